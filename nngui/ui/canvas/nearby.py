"""Which of the drawn points lie near a place.

Every move of the mouse asks, several times: it is to cost next to nothing.
"""

import numpy as np

from nngui.ui.canvas.hits import Pixel, near_segment, nearest
from nngui.ui.canvas.points import ShownPoints

GRAB_RADIUS_PX = 8.0


class Nearby:
    """The points of one dataset. Only those in the upright strip round the place are looked at more closely."""

    def __init__(self, shown: ShownPoints) -> None:
        dataset = shown.dataset
        self._id, self._x1, self._x2 = dataset.id, dataset.x1, dataset.x2
        self._visible = None if shown.show_test else shown.visible
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
        rows = self._strip(x1, x1, GRAB_RADIUS_PX * pixel.x1)
        if not len(rows):
            return None
        found = nearest(*self._offsets_px(rows, x1, x2, pixel), GRAB_RADIUS_PX)
        return None if found is None else int(self._id[rows[found]])

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
