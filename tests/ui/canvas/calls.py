"""Which functions of Python are called while something is done."""

import sys
from collections import Counter
from collections.abc import Callable


def calls_into_python(action: Callable[[], object]) -> Counter[str]:
    """Their names, and how often each was called in this thread."""
    called: Counter[str] = Counter()

    def on_event(frame, event, _):
        if event == "call":
            called[frame.f_code.co_qualname] += 1

    sys.setprofile(on_event)
    try:
        action()
    finally:
        sys.setprofile(None)
    return called
