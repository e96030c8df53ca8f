"""Which of the drawn points lie near a place.

Every move of the mouse asks, several times: it is to cost next to nothing.
"""

from bisect import bisect_left, bisect_right

import numpy as np

from nngui.ui.canvas.hits import Pixel, near_segment, nearest
from nngui.ui.canvas.points import ShownPoints

GRAB_RADIUS_PX = 8.0


class Columns:
    """Points (n,) in the order of x1, so that those between two values are found by halving."""

    def __init__(self, rows: np.ndarray, x1: np.ndarray, x2: np.ndarray) -> None:
        order = np.argsort(x1, kind="stable")
        self.rows, self.x1, self.x2 = rows[order], x1[order], x2[order]
        # One number is read without a scalar of NumPy being made of it.
        self._numbers = self.x1.data

    def between(self, low: float, high: float) -> slice:
        """Those with x1 from `low` to `high`."""
        begin = bisect_left(self._numbers, low)
        return slice(begin, bisect_right(self._numbers, high, begin))


class Nearby:
    """The points of one dataset. Only those in the upright strip round the place are looked at more closely."""

    def __init__(self, shown: ShownPoints) -> None:
        dataset = shown.dataset
        self._id, self._x1, self._x2 = dataset.id, dataset.x1, dataset.x2
        self._visible = None if shown.show_test else shown.visible
        self._columns: Columns | None = None
        self._was_asked = False
        self._last: tuple[tuple[float, float, Pixel], int | None] | None = None

    def hit(self, x1: float, x2: float, pixel: Pixel) -> int | None:
        """The id of the point nearest to a place, within a finger's breadth."""
        place = (x1, x2, pixel)
        if self._last is None or self._last[0] != place:
            self._last = place, self._find(x1, x2, pixel)
        return self._last[1]

    def near_path(
        self, start: tuple[float, float], end: tuple[float, float], pixel: Pixel, radius_px: float
    ) -> np.ndarray:
        """Ids of the points within a radius of a straight path."""
        rows = self._strip(start[0], end[0], radius_px * pixel.x1)
        dx, dy = self._offsets_px(rows, *start, pixel)
        step = ((end[0] - start[0]) / pixel.x1, (end[1] - start[1]) / pixel.x2)
        return self._id[rows[near_segment(dx, dy, step, radius_px)]]

    def _find(self, x1: float, x2: float, pixel: Pixel) -> int | None:
        reach = GRAB_RADIUS_PX * pixel.x1
        columns = self._columns_in_use()
        if columns is None:
            rows = self._strip(x1, x1, reach)
            dx, dy = self._offsets_px(rows, x1, x2, pixel)
        else:
            strip = columns.between(x1 - reach, x1 + reach)
            rows = columns.rows[strip]
            dx, dy = (columns.x1[strip] - x1) / pixel.x1, (columns.x2[strip] - x2) / pixel.x2
        found = nearest(dx, dy, rows, GRAB_RADIUS_PX)
        return None if found is None else int(self._id[found])

    def _columns_in_use(self) -> Columns | None:
        """None at first: a dataset that a stroke is about to change is asked once, and not worth sorting."""
        if self._columns is None and self._was_asked:
            rows = np.arange(len(self._id)) if self._visible is None else self._visible.nonzero()[0]
            self._columns = Columns(rows, self._x1[rows], self._x2[rows])
        self._was_asked = True
        return self._columns

    def _strip(self, start: float, end: float, reach: float) -> np.ndarray:
        """Rows of the drawn points at most so far to the left and right of a way along x1."""
        x1 = self._x1
        inside = x1 >= min(start, end) - reach
        inside &= x1 <= max(start, end) + reach
        if self._visible is not None:
            inside &= self._visible
        return inside.nonzero()[0]

    def _offsets_px(
        self, rows: np.ndarray, x1: float, x2: float, pixel: Pixel
    ) -> tuple[np.ndarray, np.ndarray]:
        return (self._x1[rows] - x1) / pixel.x1, (self._x2[rows] - x2) / pixel.x2
