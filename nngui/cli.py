"""The command line: what `nngui` understands, and what it starts."""

from __future__ import annotations

import argparse
import os
from collections.abc import Sequence

from nngui import __version__, display


def parser() -> argparse.ArgumentParser:
    """The grammar of the command line."""
    grammar = argparse.ArgumentParser(
        prog="nngui",
        description="Click labelled points onto a plane and watch a neural network learn them.",
    )
    grammar.add_argument(
        "file", metavar="FILE", nargs="?", help="a session (.nngui) or data (.csv) to open"
    )
    grammar.add_argument(
        "--smoke-test",
        action="store_true",
        help="open the window, draw, train, save, reopen; print one line of JSON and exit",
    )
    grammar.add_argument("--version", action="version", version=f"nngui {__version__}")
    return grammar


def main(arguments: Sequence[str]) -> int:
    """Do what the arguments ask; return the exit code. Wrong arguments raise SystemExit(2)."""
    options = parser().parse_args(arguments)
    if options.smoke_test and not display.is_there():
        # Nobody is to look at it: it runs where there is no screen, too.
        os.environ["QT_QPA_PLATFORM"] = "offscreen"
    display.require()
    return _start(options)


def _start(options: argparse.Namespace) -> int:
    # Late: `--version`, `--help` and a wrong argument have to answer without loading Qt.
    from nngui import app

    if options.smoke_test:
        return app.smoke_test()
    return app.main(options.file)
