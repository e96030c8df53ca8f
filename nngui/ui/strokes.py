"""Numbers for strokes: the edits of one drag carry one number, so that undo takes them back together."""

from itertools import count
from time import time_ns

# A journal goes on in another run of the program: its strokes must not be taken for earlier ones.
_numbers = count(time_ns())


def new_stroke() -> int:
    """A number that no stroke has had before; never 0, which means "no stroke"."""
    return next(_numbers)


class Gesture:
    """Gives each drag of a slider one stroke number, from its first value to its last."""

    def __init__(self) -> None:
        self._stroke = 0

    def stroke(self, finished: bool) -> int:
        """The number for a value; 0 for one that came at once (typed, or by a key)."""
        if not finished and not self._stroke:
            self._stroke = new_stroke()
        stroke = self._stroke
        if finished:
            self._stroke = 0
        return stroke
