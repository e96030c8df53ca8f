"""Jitter: shakes the points near the mouse."""

import math

import numpy as np
from PySide6.QtCore import QCoreApplication

from nngui.state.edits import JitterPoints
from nngui.ui.canvas.tools.stirring import StirringTool

_SHARE = 0.025
"""Pixels of deviation after one pixel of the way, for each pixel of the radius."""


class JitterTool(StirringTool):
    """A random walk: its spread grows with the root of the way, alike for a fast and a slow hand."""

    name = "jitter"
    icon = "jitter"
    key = "J"
    edit = JitterPoints

    @staticmethod
    def label() -> str:
        return QCoreApplication.translate("canvas", "&Jitter")

    @staticmethod
    def tip() -> str:
        return QCoreApplication.translate(
            "canvas",
            "Drag to shake the points in the circle. [ smaller and gentler, ] larger and stronger.",
        )

    def stir(
        self, offsets_px: np.ndarray, radius_px: float, way_px: float, *, opposite: bool
    ) -> np.ndarray:
        deviation = _SHARE * radius_px * math.sqrt(way_px)
        return offsets_px + deviation * self._surface.rng.standard_normal(offsets_px.shape)
