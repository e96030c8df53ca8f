"""What all tools that select have in common: a press on a point holds it, one beside begins to go round some."""

import numpy as np
from PySide6.QtCore import Qt

from nngui.ui.canvas.surface import Surface
from nngui.ui.canvas.tools.dragging import Dragging, drag_distance_px
from nngui.ui.canvas.tools.tool import NO_IDS, Pointer, Preview, Tool


class SelectingTool(Tool):
    """Shift adds to the selection. A press on a selected point holds all of it."""

    keeps_selection = True

    def __init__(self, surface: Surface) -> None:
        super().__init__(surface)
        self._dragging: Dragging | None = None
        self._start: Pointer | None = None
        self._kept = NO_IDS

    def begin(self, pointer: Pointer) -> None:
        """The way round points begins here."""
        raise NotImplementedError

    def go_on(self, pointer: Pointer) -> np.ndarray:
        """It goes on to here; returns the ids of the points that it goes round."""
        raise NotImplementedError

    def outline(self) -> Preview:
        """What to show of it."""
        raise NotImplementedError

    def press(self, pointer: Pointer) -> None:
        hit = self._surface.hit(pointer.x1, pointer.x2, pointer.pixel)
        selection = self._surface.selection
        self._kept = selection if pointer.shift else NO_IDS
        if hit is None:
            self._start = pointer
            self.begin(pointer)
            return
        if hit not in selection:
            self._surface.select(np.append(self._kept, hit))
        self._dragging = Dragging(self._surface, pointer, self._surface.selection)

    def move(self, pointer: Pointer) -> None:
        if self._dragging is not None:
            self._dragging.go_on(pointer)
        elif self._start is not None:
            inside = self.go_on(pointer)
            if pointer.distance_px(self._start) >= drag_distance_px():
                self._surface.select(np.union1d(self._kept, inside))

    def release(self, pointer: Pointer) -> None:
        if self._start is not None and pointer.distance_px(self._start) < drag_distance_px():
            self.end_at_start()
        self._dragging = self._start = None

    def end_at_start(self) -> None:
        """The button came up where it went down: a click beside the points."""
        self._surface.select(self._kept)

    def cancel(self) -> None:
        if self._start is not None:
            self._surface.select(self._kept)
        self._dragging = self._start = None

    def preview(self, pointer: Pointer) -> Preview:
        if self._dragging is not None:
            return Preview()
        if self._start is not None:
            return self.outline()
        hit = self._surface.hit(pointer.x1, pointer.x2, pointer.pixel)
        return Preview() if hit is None else Preview(marked=np.array([hit]))

    def cursor(self, pointer: Pointer) -> Qt.CursorShape:
        if self._dragging is not None:
            return Qt.CursorShape.ClosedHandCursor
        over = (
            self._start is None
            and self._surface.hit(pointer.x1, pointer.x2, pointer.pixel) is not None
        )
        return Qt.CursorShape.OpenHandCursor if over else Qt.CursorShape.ArrowCursor
