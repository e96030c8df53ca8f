"""Magnet: draws the points near the mouse together, or drives them apart."""

import numpy as np
from PySide6.QtCore import QCoreApplication

from nngui.state.edits import AttractPoints
from nngui.ui.canvas.tools.stirring import StirringTool

_PULL_PX = 60.0
"""So much of the way beside a point brings it to 1/e of its distance."""


class MagnetTool(StirringTool):
    """The nearer a point, the stronger; at the circle nothing."""

    name = "magnet"
    icon = "magnet"
    key = "M"
    edit = AttractPoints

    @staticmethod
    def label() -> str:
        return QCoreApplication.translate("canvas", "&Magnet")

    @staticmethod
    def tip() -> str:
        return QCoreApplication.translate(
            "canvas",
            "Drag to pull the points in the circle towards the cursor; Shift pushes them away. "
            "[ smaller, ] larger.",
        )

    def stir(
        self, offsets_px: np.ndarray, radius_px: float, way_px: float, *, opposite: bool
    ) -> np.ndarray:
        squares = (offsets_px**2).sum(axis=1, keepdims=True)
        weight = 1 - squares / radius_px**2
        left = np.exp(-weight * way_px / _PULL_PX)
        return offsets_px * (2 - left if opposite else left)
