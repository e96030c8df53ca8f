"""Point: click to place, drag to paint, press on a point and drag to move it."""

import numpy as np
from PySide6.QtCore import QCoreApplication, Qt

from nngui.ui.canvas.surface import Surface
from nngui.ui.canvas.tools.brush import Painting, paint_of
from nngui.ui.canvas.tools.dragging import Dragging, drag_distance_px
from nngui.ui.canvas.tools.tool import Pointer, Preview, Tool


class PointTool(Tool):
    """Places on the press, not on the release: the point is there as soon as the finger is down."""

    name = "point"
    icon = "point"
    key = "P"
    yields_to_lines = True

    @staticmethod
    def label() -> str:
        return QCoreApplication.translate("canvas", "&Point")

    @staticmethod
    def tip() -> str:
        return QCoreApplication.translate(
            "canvas",
            "Click to place a point of the current class, or value, drag to paint. "
            "Press on a point and drag to move it. "
            "Shift: the next class, or minus the value. Alt: take those of the point under the cursor.",
        )

    @staticmethod
    def first_use() -> str:
        return QCoreApplication.translate("canvas", "Click to place points of {what}.")

    def __init__(self, surface: Surface) -> None:
        super().__init__(surface)
        self._dragging: Dragging | None = None
        self._painting: Painting | None = None
        self._start: Pointer | None = None

    def press(self, pointer: Pointer) -> None:
        hit = self._surface.hit(pointer.x1, pointer.x2, pointer.pixel)
        self._start = pointer
        if hit is None:
            paint = paint_of(self._surface, pointer)
            self._painting = Painting(self._surface, pointer, paint)
        else:
            self._dragging = Dragging(self._surface, pointer, np.array([hit]))

    def move(self, pointer: Pointer) -> None:
        if self._dragging is not None:
            self._dragging.go_on(pointer)
        elif self._painting is not None and self._start is not None:
            # A hand that shakes in a click paints nothing.
            if pointer.distance_px(self._start) < drag_distance_px():
                return
            self._painting.go_on(pointer)

    def release(self, pointer: Pointer) -> None:
        self.cancel()

    def cancel(self) -> None:
        self._dragging = self._painting = self._start = None

    def preview(self, pointer: Pointer) -> Preview:
        if self._dragging is not None:
            return Preview()
        hit = self._grasp(pointer)
        if hit is not None:
            return Preview(marked=np.array([hit]))
        return Preview(ghost=paint_of(self._surface, pointer))

    def cursor(self, pointer: Pointer) -> Qt.CursorShape:
        if self._dragging is not None:
            return Qt.CursorShape.ClosedHandCursor
        free = self._grasp(pointer) is None
        return Qt.CursorShape.CrossCursor if free else Qt.CursorShape.OpenHandCursor

    def _grasp(self, pointer: Pointer) -> int | None:
        """The point that a press would take hold of; a hand that paints asks for none."""
        if self._painting is not None:
            return None
        return self._surface.hit(pointer.x1, pointer.x2, pointer.pixel)
