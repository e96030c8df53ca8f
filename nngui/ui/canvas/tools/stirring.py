"""What magnet and jitter have in common: the points in a circle round the mouse move, by the way that it goes."""

import math
from typing import ClassVar

import numpy as np
from PySide6.QtCore import Qt

from nngui.state.edits import MovePoints
from nngui.ui.canvas.surface import Surface
from nngui.ui.canvas.tools.tool import Pointer, Preview, Tool

_TOUCH_PX = 8.0
"""The press alone acts like so much of the way."""
_STEPS_PER_RADIUS = 4.0


class StirringTool(Tool):
    """One stroke is one step of undo; a fast hand does what a slow one does."""

    cycles_on_double_click = False
    has_radius = True
    edit: ClassVar[type[MovePoints]]

    def __init__(self, surface: Surface) -> None:
        super().__init__(surface)
        self._last: Pointer | None = None

    def stir(
        self, offsets_px: np.ndarray, radius_px: float, way_px: float, *, opposite: bool
    ) -> np.ndarray:
        """Where points at these offsets (n, 2) from the mouse are, after so much of its way beside them."""
        raise NotImplementedError

    def press(self, pointer: Pointer) -> None:
        self._surface.begin_stroke()
        self._last = pointer
        self._stir_along(pointer, pointer, _TOUCH_PX)

    def move(self, pointer: Pointer) -> None:
        if self._last is not None:
            last, self._last = self._last, pointer
            self._stir_along(last, pointer, pointer.distance_px(last))

    def release(self, pointer: Pointer) -> None:
        self._last = None

    def cancel(self) -> None:
        self._last = None

    def preview(self, pointer: Pointer) -> Preview:
        # The circle says enough: rings round hundreds of points would look like mistakes of the network.
        return Preview(halo_px=self._surface.sizes.radius_px)

    def cursor(self, pointer: Pointer) -> Qt.CursorShape:
        return Qt.CursorShape.CrossCursor

    def _stir_along(self, start: Pointer, end: Pointer, way_px: float) -> None:
        radius, pixel = self._surface.sizes.radius_px, np.array(end.pixel)
        a, b = np.array([start.x1, start.x2]), np.array([end.x1, end.x2])
        ids = self._surface.near_path((start.x1, start.x2), (end.x1, end.x2), end.pixel, radius)
        if not len(ids):
            return
        old = self._surface.place_of(ids)
        places = old.copy()
        steps = max(1, math.ceil(way_px * _STEPS_PER_RADIUS / radius))
        for share in np.arange(1, steps + 1) / steps:
            center = a + share * (b - a)
            offsets = (places - center) / pixel
            near = np.hypot(offsets[:, 0], offsets[:, 1]) <= radius
            stirred = self.stir(offsets[near], radius, way_px / steps, opposite=end.shift)
            places[near] = center + stirred * pixel
        moved = (places != old).any(axis=1)
        self._surface.move_points(ids[moved], places[moved], self.edit)
