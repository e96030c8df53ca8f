"""Pan: drag the plane, or a point."""

import numpy as np
from PySide6.QtCore import QCoreApplication, Qt

from nngui.ui.canvas.surface import Surface
from nngui.ui.canvas.tools.dragging import Dragging
from nngui.ui.canvas.tools.tool import Pointer, Preview, Tool


class MoveTool(Tool):
    """On a point it moves the point, elsewhere the view. The middle button pans with every tool."""

    name = "move"
    icon = "move"
    key = "H"
    yields_to_lines = True

    @staticmethod
    def label() -> str:
        return QCoreApplication.translate("canvas", "Pa&n")

    @staticmethod
    def tip() -> str:
        return QCoreApplication.translate(
            "canvas",
            "Drag to move the view; a point under the cursor is moved instead. "
            "The wheel zooms, F shows everything.",
        )

    def __init__(self, surface: Surface) -> None:
        super().__init__(surface)
        self._dragging: Dragging | None = None
        self._last: Pointer | None = None

    def press(self, pointer: Pointer) -> None:
        hit = self._surface.hit(pointer.x1, pointer.x2, pointer.pixel)
        if hit is None:
            self._last = pointer
        else:
            self._dragging = Dragging(self._surface, pointer, np.array([hit]))

    def move(self, pointer: Pointer) -> None:
        if self._dragging is not None:
            self._dragging.go_on(pointer)
        elif self._last is not None:
            last, self._last = self._last, pointer
            self._surface.pan_requested.emit(pointer.px - last.px, pointer.py - last.py)

    def release(self, pointer: Pointer) -> None:
        self.cancel()

    def cancel(self) -> None:
        self._dragging = self._last = None

    def preview(self, pointer: Pointer) -> Preview:
        if self._dragging is not None or self._last is not None:
            return Preview()
        hit = self._surface.hit(pointer.x1, pointer.x2, pointer.pixel)
        return Preview() if hit is None else Preview(marked=np.array([hit]))

    def cursor(self, pointer: Pointer) -> Qt.CursorShape:
        held = self._dragging is not None or self._last is not None
        return Qt.CursorShape.ClosedHandCursor if held else Qt.CursorShape.OpenHandCursor
