"""`python -m tests`: the same set-up as the program, with the test tools, and then pytest.

Arguments go to pytest: `-m quick` is a minute's selection, `-m slow` the long figures.
"""

from __future__ import annotations

import os
import sys

from nngui import bootstrap, display


def main() -> int:
    """Run the tests headless; return pytest's exit code."""
    os.environ["QT_QPA_PLATFORM"] = "offscreen"
    bootstrap.prepare(extras=("test",))
    display.require()
    import pytest

    return int(pytest.main(sys.argv[1:]))


if __name__ == "__main__":
    sys.exit(main())
