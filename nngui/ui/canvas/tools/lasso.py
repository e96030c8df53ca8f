"""Lasso: a loop drawn by hand takes the points inside."""

import numpy as np
from PySide6.QtCore import QCoreApplication

from nngui.data import Dataset
from nngui.ui.canvas.enclosure import Enclosure
from nngui.ui.canvas.surface import Surface
from nngui.ui.canvas.tools.dragging import drag_distance_px
from nngui.ui.canvas.tools.selecting import SelectingTool
from nngui.ui.canvas.tools.tool import Pointer, Preview

_STEP_PX = 2.0


class LassoTool(SelectingTool):
    """Goes round points freely; a straight line closes the loop."""

    name = "lasso"
    icon = "lasso"
    key = "L"

    @staticmethod
    def label() -> str:
        return QCoreApplication.translate("canvas", "L&asso")

    @staticmethod
    def tip() -> str:
        return QCoreApplication.translate(
            "canvas",
            "Draw a loop round points to select them; Shift adds. What is selected moves together, "
            "as with Select.",
        )

    def __init__(self, surface: Surface) -> None:
        super().__init__(surface)
        self._places: list[tuple[float, float]] = []
        self._last: Pointer | None = None
        self._dataset = Dataset()
        self._enclosure = Enclosure(self._dataset.x1, self._dataset.x2, (0.0, 0.0))
        self._reach_px = 0.0

    def begin(self, pointer: Pointer) -> None:
        self._places = [(pointer.x1, pointer.x2)]
        self._last, self._reach_px = pointer, 0.0
        self._enclose()

    def go_on(self, pointer: Pointer) -> np.ndarray:
        assert self._last is not None
        assert self._start is not None
        self._reach_px = max(self._reach_px, pointer.distance_px(self._start))
        if self._dataset is not self._surface.dataset:
            self._enclose()
        if pointer.distance_px(self._last) >= _STEP_PX:
            self._last = pointer
            self._places.append((pointer.x1, pointer.x2))
            self._enclosure.go_on(self._places[-1])
        return self._surface.visible_of(self._enclosure.inside())

    def end_at_start(self) -> None:
        # A loop that was closed by hand is no click.
        if self._reach_px < drag_distance_px():
            super().end_at_start()

    def outline(self) -> Preview:
        return Preview(loop=np.array(self._places))

    def _enclose(self) -> None:
        """Begin counting anew: other points have come while the loop was drawn."""
        self._dataset = self._surface.dataset
        self._enclosure = Enclosure(self._dataset.x1, self._dataset.x2, self._places[0])
        for place in self._places[1:]:
            self._enclosure.go_on(place)
