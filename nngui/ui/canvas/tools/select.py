"""Select: a rubber band takes points; what is taken moves together."""

import numpy as np
from PySide6.QtCore import QCoreApplication

from nngui.ui.canvas.surface import Surface
from nngui.ui.canvas.tools.selecting import SelectingTool
from nngui.ui.canvas.tools.tool import Pointer, Preview


class SelectTool(SelectingTool):
    """Goes round points with a rectangle."""

    name = "select"
    icon = "select"
    key = "V"
    begins_group = True
    yields_to_lines = True

    @staticmethod
    def label() -> str:
        return QCoreApplication.translate("canvas", "Se&lect")

    @staticmethod
    def tip() -> str:
        return QCoreApplication.translate(
            "canvas",
            "Drag round points to select them; Shift adds. Then drag or use the arrow keys to move "
            "them, a digit to change their class, Delete to erase them.",
        )

    def __init__(self, surface: Surface) -> None:
        super().__init__(surface)
        self._band = (0.0, 0.0, 0.0, 0.0)

    def begin(self, pointer: Pointer) -> None:
        self._band = (pointer.x1, pointer.x2, pointer.x1, pointer.x2)

    def go_on(self, pointer: Pointer) -> np.ndarray:
        self._band = (*self._band[:2], pointer.x1, pointer.x2)
        return self._surface.in_band(self._band)

    def outline(self) -> Preview:
        return Preview(band=self._band)
