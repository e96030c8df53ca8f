"""Select: a rubber band takes points; what is taken moves together."""

import numpy as np
from PySide6.QtCore import QCoreApplication, Qt

from nngui.ui.canvas.surface import Surface
from nngui.ui.canvas.tools.dragging import Dragging, drag_distance_px
from nngui.ui.canvas.tools.tool import NO_IDS, Pointer, Preview, Tool


class SelectTool(Tool):
    """Shift adds to the selection. A press on a selected point holds all of it."""

    name = "select"
    icon = "select"

    @staticmethod
    def title() -> str:
        return QCoreApplication.translate("canvas", "Select (V)")

    @staticmethod
    def tip() -> str:
        return QCoreApplication.translate(
            "canvas",
            "Drag round points to select them; Shift adds. Then drag or use the arrow keys to move "
            "them, a digit to change their class, Delete to erase them.",
        )

    def __init__(self, surface: Surface) -> None:
        super().__init__(surface)
        self._dragging: Dragging | None = None
        self._start: Pointer | None = None
        self._end: Pointer | None = None
        self._kept = NO_IDS

    def press(self, pointer: Pointer) -> None:
        hit = self._surface.hit(pointer.x1, pointer.x2, pointer.pixel)
        selection = self._surface.selection
        self._kept = selection if pointer.shift else NO_IDS
        if hit is None:
            self._start = self._end = pointer
            return
        if hit not in selection:
            self._surface.select(np.append(self._kept, hit))
        self._dragging = Dragging(self._surface, pointer, self._surface.selection)

    def move(self, pointer: Pointer) -> None:
        if self._dragging is not None:
            self._dragging.go_on(pointer)
        elif self._start is not None:
            self._end = pointer
            if pointer.distance_px(self._start) >= drag_distance_px():
                inside = self._surface.in_band(self._band())
                self._surface.select(np.union1d(self._kept, inside))

    def release(self, pointer: Pointer) -> None:
        if self._start is not None and pointer.distance_px(self._start) < drag_distance_px():
            self._surface.select(self._kept)
        self._dragging = self._start = self._end = None

    def cancel(self) -> None:
        if self._start is not None:
            self._surface.select(self._kept)
        self._dragging = self._start = self._end = None

    def preview(self, pointer: Pointer) -> Preview:
        if self._dragging is not None:
            return Preview()
        if self._start is not None:
            return Preview(band=self._band())
        hit = self._surface.hit(pointer.x1, pointer.x2, pointer.pixel)
        return Preview() if hit is None else Preview(marked=np.array([hit]))

    def cursor(self, pointer: Pointer) -> Qt.CursorShape:
        if self._dragging is not None:
            return Qt.CursorShape.ClosedHandCursor
        hit = self._surface.hit(pointer.x1, pointer.x2, pointer.pixel)
        over = hit is not None and self._start is None
        return Qt.CursorShape.OpenHandCursor if over else Qt.CursorShape.ArrowCursor

    def _band(self) -> tuple[float, float, float, float]:
        assert self._start is not None
        assert self._end is not None
        return self._start.x1, self._start.x2, self._end.x1, self._end.x2
