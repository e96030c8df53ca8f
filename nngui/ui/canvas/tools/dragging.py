"""Dragging points: from where they lay, by the whole way of the mouse, so that no rounding adds up."""

import numpy as np
from PySide6.QtGui import QGuiApplication

from nngui.ui.canvas.surface import Surface
from nngui.ui.canvas.tools.tool import Pointer


class Dragging:
    """Points held by a press; below the system's drag distance it is still a click."""

    def __init__(self, surface: Surface, start: Pointer, ids: np.ndarray) -> None:
        self._surface, self._start = surface, start
        self._ids, self._places = ids, surface.place_of(ids)
        self.moved = False

    def go_on(self, pointer: Pointer) -> None:
        """The mouse is here now."""
        if not self.moved:
            if pointer.distance_px(self._start) < drag_distance_px():
                return
            self.moved = True
            self._surface.begin_stroke()
        way = np.array([pointer.x1 - self._start.x1, pointer.x2 - self._start.x2])
        self._surface.move_points(self._ids, self._places + way)


def drag_distance_px() -> int:
    """How far the system lets a click wander."""
    return QGuiApplication.styleHints().startDragDistance()
