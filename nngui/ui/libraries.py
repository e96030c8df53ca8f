"""What nngui stands on: names, versions and licenses, and the texts that go with them."""

import platform
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import pyqtgraph as pg
import PySide6
from PySide6.QtCore import qVersion

from nngui import __version__
from nngui.resources import resource


@dataclass(frozen=True, slots=True)
class Library:
    """One that runs here now."""

    name: str
    version: str
    license: str


def libraries() -> tuple[Library, ...]:
    """All of them, in the versions that are loaded."""
    return (
        Library("Qt", str(qVersion()), "LGPL 3.0"),
        Library("Qt for Python (PySide6)", PySide6.__version__, "LGPL 3.0"),
        Library("pyqtgraph", pg.__version__, "MIT"),
        Library("NumPy", np.__version__, "BSD 3-Clause"),
        Library("Python", platform.python_version(), "PSF 2.0"),
    )


def versions_text() -> str:
    """One line each, to be pasted into a letter."""
    lines = [f"nngui {__version__}", *(f"{one.name} {one.version}" for one in libraries())]
    return "\n".join([*lines, platform.platform()])


def notices() -> dict[str, Path]:
    """Title and file of each notice that this installation carries; the overview comes first."""
    try:
        folder = resource("notices")
    except FileNotFoundError:
        return {}
    files = sorted(path for path in folder.rglob("*") if path.is_file())
    files.sort(key=lambda path: path.stem.upper() != "NOTICES")
    return {path.relative_to(folder).with_suffix("").as_posix(): path for path in files}
