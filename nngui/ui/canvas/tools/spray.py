"""Spray: points in a Gaussian cloud round the path of the mouse, so many for each piece of the way."""

import numpy as np
from PySide6.QtCore import QCoreApplication, Qt

from nngui.ui.canvas.hits import spaced_on_screen
from nngui.ui.canvas.paint import Paint
from nngui.ui.canvas.surface import Surface
from nngui.ui.canvas.tools.brush import paint_of
from nngui.ui.canvas.tools.tool import Pointer, Preview, Tool

_DEVIATIONS = 2.0
"""The circle is this many standard deviations wide: 86 % of the points fall into it."""


class SprayTool(Tool):
    """A click gives a puff, a drag a trail; a hand that rests adds nothing."""

    name = "spray"
    icon = "spray"
    key = "S"
    cycles_on_double_click = False
    has_radius = True

    @staticmethod
    def label() -> str:
        return QCoreApplication.translate("canvas", "&Spray")

    @staticmethod
    def tip() -> str:
        return QCoreApplication.translate(
            "canvas",
            "Drag to scatter points of the current class, or value, in a Gaussian cloud: "
            "[ narrower, ] wider, { thinner, } denser. Shift: the next class, or minus the value.",
        )

    @staticmethod
    def first_use() -> str:
        return QCoreApplication.translate("canvas", "Drag to scatter points of {what}.")

    def __init__(self, surface: Surface) -> None:
        super().__init__(surface)
        self._last: Pointer | None = None
        self._walked = 0.0
        self._paint = Paint()

    def press(self, pointer: Pointer) -> None:
        self._surface.begin_stroke()
        self._last, self._walked = pointer, 0.0
        self._paint = paint_of(self._surface, pointer)
        puff = np.tile([pointer.x1, pointer.x2], (round(self._surface.sizes.density), 1))
        self._spray(puff, pointer)

    def move(self, pointer: Pointer) -> None:
        if self._last is None:
            return
        sizes = self._surface.sizes
        start, end = (self._last.x1, self._last.x2), (pointer.x1, pointer.x2)
        places, self._walked = spaced_on_screen(
            start, end, pointer.pixel, self._walked, sizes.radius_px / sizes.density
        )
        self._last = pointer
        if len(places):
            self._spray(places, pointer)

    def release(self, pointer: Pointer) -> None:
        self._last = None

    def cancel(self) -> None:
        self._last = None

    def preview(self, pointer: Pointer) -> Preview:
        return Preview(
            ghost=paint_of(self._surface, pointer), halo_px=self._surface.sizes.radius_px
        )

    def cursor(self, pointer: Pointer) -> Qt.CursorShape:
        return Qt.CursorShape.CrossCursor

    def _spray(self, places: np.ndarray, pointer: Pointer) -> None:
        deviation = self._surface.sizes.radius_px * np.array(pointer.pixel) / _DEVIATIONS
        self._surface.add_points(
            places + deviation * self._surface.rng.standard_normal(places.shape), self._paint
        )
