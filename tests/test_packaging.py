"""What is shipped is what was tested: the standalone program itself is launched, and the wheel opened.

Everything here carries `slow` and `packaging`: it builds for a minute.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

pytestmark = [pytest.mark.slow, pytest.mark.packaging]
FROZEN_RESOURCES = Path("_internal/nngui/resources")


@pytest.fixture(scope="module")
def folder() -> Path:
    """dist/nngui, built from build.spec."""
    checkout = Path(__file__).resolve().parent.parent
    command = [sys.executable, "-m", "PyInstaller", "--noconfirm", "--log-level=WARN", "build.spec"]
    subprocess.run(command, cwd=checkout, check=True)
    return checkout / "dist" / "nngui"


def _launch(
    folder: Path, tmp_path: Path, *arguments: str, **environment: str
) -> subprocess.CompletedProcess[str]:
    """Run the program as on a machine without Python: nothing of this environment goes along."""
    kept = {"PATH": "/usr/bin:/bin", "HOME": str(tmp_path), "LANG": "C.UTF-8"}
    if os.name == "nt":
        kept = {"SYSTEMROOT": os.environ["SYSTEMROOT"], "USERPROFILE": str(tmp_path)}
    command = [str(folder / "nngui"), *arguments]
    return subprocess.run(
        command,
        cwd=tmp_path,
        env=kept | environment,
        capture_output=True,
        text=True,
        timeout=120,
        check=False,
    )


def _is_one_line_of_json(result: subprocess.CompletedProcess[str]) -> bool:
    (line,) = result.stdout.splitlines()
    return isinstance(json.loads(line), dict)


def test_smoke_test_passes_offscreen(folder: Path, tmp_path: Path) -> None:
    result = _launch(folder, tmp_path, "--smoke-test", QT_QPA_PLATFORM="offscreen")
    assert result.returncode == 0, result.stderr
    assert _is_one_line_of_json(result)


def test_smoke_test_passes_on_an_x_screen(folder: Path, tmp_path: Path, x_display: str) -> None:
    result = _launch(folder, tmp_path, "--smoke-test", DISPLAY=x_display, QT_QPA_PLATFORM="xcb")
    assert result.returncode == 0, result.stderr
    assert _is_one_line_of_json(result)


def test_without_a_screen_it_says_so(folder: Path, tmp_path: Path) -> None:
    result = _launch(folder, tmp_path)
    assert result.returncode == 1
    assert result.stderr.startswith("nngui: there is no screen")


def test_it_tells_its_version(folder: Path, tmp_path: Path) -> None:
    assert _launch(folder, tmp_path, "--version").stdout.startswith("nngui ")


def test_the_notices_are_inside(folder: Path) -> None:
    notices = folder / FROZEN_RESOURCES / "notices"
    assert "LESSER GENERAL PUBLIC LICENSE" in (notices / "LGPL-3.0.txt").read_text()
    for name in ("NOTICES.txt", "GPL-3.0.txt", "LICENSE", "python.txt"):
        assert (notices / name).is_file()
    for library in ("numpy", "pyqtgraph", "colorama"):
        assert any((notices / "bundled" / library).rglob("LICENSE*"))


def test_what_is_not_used_is_not_inside(folder: Path) -> None:
    names = {path.name for path in folder.rglob("*")}
    assert not {"scipy", "matplotlib", "_tkinter", "libQt6Qml.so.6", "libQt6Quick.so.6"} & names


def test_the_wheel_carries_its_resources(checkout: Path, tmp_path: Path) -> None:
    command = [sys.executable, "-m", "pip", "wheel", "--no-deps", "--wheel-dir", str(tmp_path), "."]
    subprocess.run(command, cwd=checkout, check=True)
    (wheel,) = tmp_path.glob("nngui-*.whl")
    with zipfile.ZipFile(wheel) as archive:
        inside = set(archive.namelist())
    sources = (path for path in (checkout / "resources").rglob("*") if path.is_file())
    wanted = {
        f"nngui/resources/{p.relative_to(checkout / 'resources').as_posix()}" for p in sources
    }
    assert wanted <= inside
    assert "nngui/bootstrap.py" in inside
    assert not {name for name in inside if name.startswith("tests/")}
