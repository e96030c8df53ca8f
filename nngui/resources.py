"""Finds the files that ship with the program: icons, themes, examples, notices."""

from __future__ import annotations

from pathlib import Path

_PACKAGE = Path(__file__).resolve().parent


def resource(name: str) -> Path:
    """The path of a file or folder below `resources/`, such as `icons/app.svg`.

    Wheel and frozen program carry them inside the package, a checkout beside it. Raises
    FileNotFoundError if there is none of that name.
    """
    # The package first: beside an installed package may lie anybody's `resources`.
    for folder in (_PACKAGE / "resources", _PACKAGE.parent / "resources"):
        path = folder / name
        if path.exists():
            return path
    raise FileNotFoundError(f"nngui ships no resource {name!r}; is the installation complete?")
