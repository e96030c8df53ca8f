"""Which points a loop goes round that is drawn bit by bit."""

import numpy as np


class Enclosure:
    """A loop from `start`, closed by a straight line, among points x, y (n,); nan is nowhere.

    A point is inside where the loop winds round it, however often and whichever way (Sunday, 2001: winding number).
    Each piece of the way costs one pass over the points, however long the loop already is.
    """

    def __init__(self, x: np.ndarray, y: np.ndarray, start: tuple[float, float]) -> None:
        self._x, self._y = x, y
        self._start = self._last = start
        self._windings = np.zeros(len(x), dtype=np.int64)

    def go_on(self, place: tuple[float, float]) -> None:
        """The loop goes straight on to here."""
        self._windings += self._crossings(self._last, place)
        self._last = place

    def inside(self) -> np.ndarray:
        """Mask (n,): the points that the closed loop goes round."""
        return (self._windings + self._crossings(self._last, self._start)) != 0

    def _crossings(self, a: tuple[float, float], b: tuple[float, float]) -> np.ndarray:
        """1 where the way from a to b passes upwards to the right of a point, -1 downwards, else 0."""
        side = (b[0] - a[0]) * (self._y - a[1]) - (self._x - a[0]) * (b[1] - a[1])
        up = (a[1] <= self._y) & (self._y < b[1]) & (side > 0)
        down = (b[1] <= self._y) & (self._y < a[1]) & (side < 0)
        return up.astype(np.int64) - down
