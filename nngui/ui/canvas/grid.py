"""Faint lines at the numbers of the axes."""

import math

from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QPainterPath, QPen
from PySide6.QtWidgets import QGraphicsPathItem

from nngui.ui.canvas.plane import Plane

_BREATH = 46


class GridItem(QGraphicsPathItem):
    """Lines at every step of an axis over all that is in view, in pixels: a sheet on the plane."""

    def __init__(self) -> None:
        super().__init__()
        self._plane: Plane | None = None
        self._drawn: Plane | None = None
        self._over = False
        self._pens = QPen(), QPen()

    def set_colors(self, under: str, over: str) -> None:
        """Draw in the one where nothing else is, in a breath of the other over a field."""
        breath = QColor(over)
        breath.setAlpha(_BREATH)
        self._pens = _pen(QColor(under)), _pen(breath)
        self.setPen(self._pens[self._over])

    def set_shown(self, shown: bool, *, over: bool) -> None:
        """Whether it is seen, and lies over a field."""
        self._over = over
        self.setPen(self._pens[over])
        self.setVisible(shown)
        self._draw()

    def show_plane(self, plane: Plane) -> None:
        """The lines of what is in view."""
        self._plane = plane
        self._draw()

    def _draw(self) -> None:
        """Make the lines, if anybody sees them."""
        plane = self._plane
        if plane is None or plane == self._drawn or not self.isVisible():
            return
        self._drawn = plane
        rect, pixel, (across, up) = plane.rect, plane.pixel, plane.steps
        path = QPainterPath()
        for x1 in multiples(across, rect.x1_min, rect.x1_max):
            # The middle of a pixel: such a line is crisp, smooth edges or not.
            x = round((x1 - rect.x1_min) / pixel.x1) + 0.5
            path.moveTo(x, 0)
            path.lineTo(x, plane.height)
        for x2 in multiples(up, rect.x2_min, rect.x2_max):
            y = round((rect.x2_max - x2) / pixel.x2) + 0.5
            path.moveTo(0, y)
            path.lineTo(plane.width, y)
        self.setPath(path)


def multiples(step: float, low: float, high: float) -> list[float]:
    """Those of a step that lie between two numbers."""
    return [step * k for k in range(math.ceil(low / step), math.floor(high / step) + 1)]


def _pen(color: QColor) -> QPen:
    return QPen(color, 1, Qt.PenStyle.SolidLine, Qt.PenCapStyle.FlatCap)
