"""The canvas without a mouse: a crosshair that arrow keys move, Enter places, Delete erases."""

import numpy as np
from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent

from nngui.ui.canvas.gestures import Gestures
from nngui.ui.canvas.surface import Surface
from nngui.ui.canvas.view import CanvasView

STEP_PX, FAST_STEP_PX = 8.0, 40.0
NUDGE_PX, FAST_NUDGE_PX = 1.0, 10.0
_ARROWS = {
    Qt.Key.Key_Left: (-1, 0),
    Qt.Key.Key_Right: (1, 0),
    Qt.Key.Key_Up: (0, 1),
    Qt.Key.Key_Down: (0, -1),
}
_PLACE = (Qt.Key.Key_Return, Qt.Key.Key_Enter)
_ERASE = (Qt.Key.Key_Delete, Qt.Key.Key_Backspace)


class Keyboard(QObject):
    """Keys of the canvas in focus. With points selected, arrows and Delete are for them."""

    crosshair_moved = Signal(object)
    """Where the crosshair is, (x1, x2), or None: it is gone."""

    def __init__(
        self, view: CanvasView, surface: Surface, gestures: Gestures, parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._view, self._surface, self._gestures = view, surface, gestures
        self._place: tuple[float, float] | None = None
        view.key_pressed.connect(self._on_key_pressed)
        view.focus_changed.connect(self._on_focus_changed)

    @property
    def place(self) -> tuple[float, float] | None:
        """Where the crosshair is, (x1, x2)."""
        return self._place

    def place_point(self) -> None:
        """A point of the current class at the crosshair."""
        if self._place is not None:
            self._surface.begin_stroke()
            self._surface.add_points(np.array([self._place]), self._surface.paint())
            self._surface.end_stroke()

    def erase(self) -> None:
        """The selected points go; without any, those within the eraser's radius of the crosshair."""
        ids = self._surface.selection
        if not len(ids) and self._place is not None:
            ids = self._surface.near_path(self._place, self._place, self._view.pixel)
        self._surface.begin_stroke()
        self._surface.erase_points(ids)
        self._surface.end_stroke()

    def _on_key_pressed(self, event: QKeyEvent) -> None:
        key = Qt.Key(event.key())
        modifiers = event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        fast = modifiers == Qt.KeyboardModifier.ShiftModifier
        if modifiers != Qt.KeyboardModifier.NoModifier and not fast:
            return
        if key in _ARROWS:
            self._arrow(_ARROWS[key], fast, again=event.isAutoRepeat())
        elif key in _PLACE and not event.isAutoRepeat():
            self.place_point()
        elif key in _ERASE:
            self.erase()
        elif key == Qt.Key.Key_Escape:
            self._escape()
        elif key not in _PLACE:
            return
        event.accept()

    def _escape(self) -> None:
        if self._gestures.cancel():
            return
        self._surface.select(self._surface.selection[:0])
        self._set_place(None)

    def _arrow(self, direction: tuple[int, int], fast: bool, *, again: bool) -> None:
        pixel = np.array(self._view.pixel)
        ids = self._surface.selection
        if len(ids):
            if not again:
                self._surface.begin_stroke()
            way = np.array(direction) * pixel * (FAST_NUDGE_PX if fast else NUDGE_PX)
            self._surface.move_points(ids, self._surface.place_of(ids) + way)
            self._surface.end_stroke()
            return
        rect = self._view.visible_rect
        if self._place is None:
            self._show_in_the_middle()
            return
        step = pixel * (FAST_STEP_PX if fast else STEP_PX)
        x1, x2 = (np.array(self._place) + direction * step).tolist()
        x1 = min(max(x1, rect.x1_min), rect.x1_max)
        self._set_place((x1, min(max(x2, rect.x2_min), rect.x2_max)))

    def _show_in_the_middle(self) -> None:
        rect = self._view.visible_rect
        self._set_place(((rect.x1_min + rect.x1_max) / 2, (rect.x2_min + rect.x2_max) / 2))

    def _set_place(self, place: tuple[float, float] | None) -> None:
        self._place = place
        self.crosshair_moved.emit(place)

    def _on_focus_changed(self, focused: bool, by_keyboard: bool) -> None:
        if focused and by_keyboard and self._place is None:
            # So that it is seen where the keys go.
            self._show_in_the_middle()
        elif not focused:
            self._set_place(None)
