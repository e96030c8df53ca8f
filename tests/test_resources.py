from __future__ import annotations

from pathlib import Path

import pytest

from nngui import resources
from nngui.resources import resource


def test_finds_a_file_of_the_checkout() -> None:
    assert resource("icons/app.svg").read_text(encoding="utf-8").startswith("<svg")


def test_finds_a_folder() -> None:
    assert resource("notices").is_dir()


def test_a_package_that_carries_its_resources_uses_those(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    # As in a wheel and in the frozen program; beside the package lies somebody else's folder.
    package = tmp_path / "nngui"
    for folder in (package / "resources", tmp_path / "resources"):
        folder.mkdir(parents=True)
        (folder / "a.txt").touch()
    monkeypatch.setattr(resources, "_PACKAGE", package)
    assert resource("a.txt") == package / "resources" / "a.txt"


def test_what_is_not_there_is_named() -> None:
    with pytest.raises(FileNotFoundError, match=r"no resource 'icons/none\.svg'"):
        resource("icons/none.svg")


@pytest.mark.parametrize("name", ["LGPL-3.0.txt", "GPL-3.0.txt", "python.txt", "numpy.txt"])
def test_notices_are_whole(name: str) -> None:
    assert len(resource(f"notices/{name}").read_text(encoding="utf-8").splitlines()) > 100


def test_the_icons_hold_every_size() -> None:
    ico = resource("icons/nngui.ico").read_bytes()
    widths = {ico[6 + 16 * index] or 256 for index in range(ico[4])}
    assert {16, 32, 48, 256} <= widths
    assert resource("icons/nngui.icns").read_bytes()[:4] == b"icns"
