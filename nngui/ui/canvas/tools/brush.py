"""Brush: points along the path of the mouse, spaced by distance. However fast the hand, they lie equally dense."""

import numpy as np
from PySide6.QtCore import QCoreApplication, Qt

from nngui.ui.canvas.hits import spaced_on_screen
from nngui.ui.canvas.paint import Paint
from nngui.ui.canvas.surface import Surface
from nngui.ui.canvas.tools.tool import Pointer, Preview, Tool


class Painting:
    """One stroke of paint: which points the path so far has asked for."""

    def __init__(self, surface: Surface, start: Pointer, paint: Paint) -> None:
        self._surface, self._paint = surface, paint
        self._last, self._walked = start, 0.0
        surface.begin_stroke()
        surface.add_points(np.array([[start.x1, start.x2]]), paint)

    def go_on(self, pointer: Pointer) -> None:
        """The path goes straight on to here."""
        places, walked = spaced_on_screen(
            (self._last.x1, self._last.x2),
            (pointer.x1, pointer.x2),
            pointer.pixel,
            self._walked,
            self._surface.brush_px,
        )
        self._last, self._walked = pointer, walked
        if len(places):
            self._surface.add_points(places, self._paint)


class BrushTool(Tool):
    """Drag to paint points of the current class, or value."""

    name = "brush"
    icon = "brush"
    key = "B"
    cycles_on_double_click = False

    @staticmethod
    def label() -> str:
        return QCoreApplication.translate("canvas", "&Brush")

    @staticmethod
    def tip() -> str:
        return QCoreApplication.translate(
            "canvas",
            "Drag to paint points, one every few pixels of the way: [ closer together, ] farther apart.",
        )

    @staticmethod
    def first_use() -> str:
        return QCoreApplication.translate("canvas", "Drag to paint points of {what}.")

    def __init__(self, surface: Surface) -> None:
        super().__init__(surface)
        self._painting: Painting | None = None

    def press(self, pointer: Pointer) -> None:
        self._painting = Painting(self._surface, pointer, paint_of(self._surface, pointer))

    def move(self, pointer: Pointer) -> None:
        if self._painting is not None:
            self._painting.go_on(pointer)

    def release(self, pointer: Pointer) -> None:
        self._painting = None

    def cancel(self) -> None:
        self._painting = None

    def preview(self, pointer: Pointer) -> Preview:
        return Preview(ghost=paint_of(self._surface, pointer), halo_px=self._surface.brush_px / 2)

    def cursor(self, pointer: Pointer) -> Qt.CursorShape:
        return Qt.CursorShape.CrossCursor


def paint_of(surface: Surface, pointer: Pointer) -> Paint:
    """What a press here paints: Shift takes the next class, or minus the value."""
    return surface.paint(other=pointer.shift)
