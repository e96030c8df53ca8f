import numpy as np
import pytest

from nngui import __version__
from nngui.ui import libraries as module
from nngui.ui.libraries import libraries, notices, versions_text


def test_each_library_says_version_and_license() -> None:
    found = {one.name: one for one in libraries()}
    assert found["NumPy"].version == np.__version__
    assert found["Qt"].license.startswith("LGPL")
    assert all(one.version and one.license for one in found.values())


def test_the_versions_are_one_text() -> None:
    lines = versions_text().splitlines()
    assert lines[0] == f"nngui {__version__}"
    assert f"NumPy {np.__version__}" in lines


def test_notices_name_the_license_of_qt_and_begin_with_the_overview() -> None:
    found = notices()
    assert next(iter(found)) == "NOTICES"
    texts = {title: path.read_text(encoding="utf-8") for title, path in found.items()}
    assert any("GNU LESSER GENERAL PUBLIC LICENSE" in text for text in texts.values())
    assert "pyqtgraph" in texts["NOTICES"]


def test_an_installation_without_notices_has_none(monkeypatch) -> None:
    def missing(name: str) -> None:
        raise FileNotFoundError(name)

    monkeypatch.setattr(module, "resource", missing)
    assert notices() == {}


@pytest.mark.parametrize("name", ["bundled/zlib.txt", "LICENSE"])
def test_notices_in_folders_are_found(monkeypatch, tmp_path, name) -> None:
    (tmp_path / name).parent.mkdir(exist_ok=True)
    (tmp_path / name).write_text("Anyone may use it.")
    monkeypatch.setattr(module, "resource", lambda _: tmp_path)
    assert list(notices().values()) == [tmp_path / name]
