"""A line through many points that costs little to draw, and nothing of Python's time."""

import numpy as np
import pyqtgraph as pg
from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QColor, QPainterPath, QPen
from PySide6.QtWidgets import QGraphicsPathItem

from nngui.ui.charts.ranges import Range

# Qt draws smooth lines of one pixel twenty times faster than wider ones, so a line of one and a half
# is two of one: here and, down to the right of it, here.
_SECOND_PX = QPointF(0.35, 0.5)


class Polyline(QGraphicsPathItem):
    """A line of about one and a half pixels, whatever the zoom; made once, then only given data."""

    def __init__(self, strokes: int = 2) -> None:
        super().__init__()
        self._second = QGraphicsPathItem(self) if strokes == 2 else None

    def set_pen(self, pen: QPen) -> None:
        """Draw with this pen, one pixel wide."""
        # Of a pen of width 0, which is one pixel, Qt asks for no outline of the line to know its bounds.
        thin = QPen(pen)
        thin.setWidthF(0.0)
        for item in self._strokes():
            item.setPen(thin)

    def set_pixel(self, width: float, height: float) -> None:
        """How large a pixel is along x and, downwards, along y."""
        if self._second is not None:
            self._second.setPos(_SECOND_PX.x() * width, _SECOND_PX.y() * height)

    def set_points(self, x: np.ndarray, y: np.ndarray) -> None:
        """Go through these points (n,), all finite, `x` ascending."""
        self.setVisible(len(x) > 1)
        path = QPainterPath()
        if len(x) > 1:
            # A level stretch is one piece: joints of short ones can be seen as beads.
            level = np.zeros(len(y), dtype=bool)
            level[1:-1] = (y[1:-1] == y[:-2]) & (y[1:-1] == y[2:])
            path = pg.arrayToQPath(x[~level], y[~level], connect="all", finiteCheck=False)
        for item in self._strokes():
            item.setPath(path)

    def _strokes(self) -> tuple[QGraphicsPathItem, ...]:
        return (self,) if self._second is None else (self, self._second)


def thin_pen(color: str | QColor, width: float) -> QPen:
    """A pen of so many pixels at every zoom."""
    pen = QPen(QColor(color), width)
    pen.setCosmetic(True)
    pen.setJoinStyle(Qt.PenJoinStyle.RoundJoin)
    return pen


def faint(color: str, alpha: float) -> QColor:
    """A color through which the ground is seen."""
    result = QColor(color)
    result.setAlphaF(alpha)
    return result


def set_line(
    item: Polyline, x: np.ndarray, y: np.ndarray, bounds: Range
) -> tuple[np.ndarray, np.ndarray]:
    """Give `item` what is finite of a line, and return that."""
    finite = np.isfinite(y)
    x, y = x[finite], np.clip(y[finite], *bounds)
    item.set_points(x, y)
    return x, y
