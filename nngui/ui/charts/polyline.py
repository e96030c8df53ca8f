"""A line through many points that costs little to draw."""

import numpy as np
import pyqtgraph as pg
from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPainterPath, QPen, QTransform
from PySide6.QtWidgets import QGraphicsItem, QStyleOptionGraphicsItem, QWidget

from nngui.ui.charts.ranges import Range

# Qt draws smooth lines of one pixel twenty times faster than wider ones, so a line of one and a half
# is two of one: here and, down to the right of it, here.
_STROKES = (QTransform(), QTransform.fromTranslate(0.35, 0.5))


class Polyline(QGraphicsItem):
    """A line of about one and a half pixels, whatever the zoom; made once, then only given data."""

    def __init__(self, strokes: int = 2) -> None:
        super().__init__()
        self._strokes = _STROKES[:strokes]
        self._pen = QPen()
        self._path = QPainterPath()
        self._rect = QRectF()

    def set_pen(self, pen: QPen) -> None:
        """Draw with this pen, one pixel wide."""
        self._pen = pen
        self.update()

    def set_points(self, x: np.ndarray, y: np.ndarray) -> None:
        """Go through these points (n,), all finite, `x` ascending."""
        self.prepareGeometryChange()
        self.setVisible(len(x) > 1)
        if len(x) > 1:
            # A level stretch is one piece: joints of short ones can be seen as beads.
            level = np.zeros(len(y), dtype=bool)
            level[1:-1] = (y[1:-1] == y[:-2]) & (y[1:-1] == y[2:])
            x, y = x[~level], y[~level]
            self._path = pg.arrayToQPath(x, y, connect="all", finiteCheck=False)
            low, high = float(y.min()), float(y.max())
            self._rect = QRectF(float(x[0]), low, float(x[-1] - x[0]), high - low)
        else:
            self._path = QPainterPath()
            self._rect = QRectF()
        self.update()

    def boundingRect(self) -> QRectF:
        return self._rect

    def paint(
        self,
        painter: QPainter,
        option: QStyleOptionGraphicsItem,
        widget: QWidget | None = None,
    ) -> None:
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(self._pen)
        transform = painter.worldTransform()
        for stroke in self._strokes:
            painter.setWorldTransform(transform * stroke)
            painter.drawPath(self._path)
        painter.setWorldTransform(transform)


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
