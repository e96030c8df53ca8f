"""`python -m nngui`, the `nngui` command and the frozen program all begin here."""

from __future__ import annotations

import sys

from nngui import bootstrap


def main() -> int:
    """Make sure that the dependencies are there, then hand over to the command line."""
    bootstrap.prepare()
    from nngui import cli

    return cli.main(sys.argv[1:])


if __name__ == "__main__":
    sys.exit(main())
