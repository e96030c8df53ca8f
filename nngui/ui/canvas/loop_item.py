"""The loop of the lasso, as it is drawn."""

import numpy as np
from PySide6.QtCore import QLineF, QPointF, Qt
from PySide6.QtGui import QColor, QPainterPath, QPolygonF
from PySide6.QtWidgets import QGraphicsLineItem, QGraphicsPathItem, QGraphicsPolygonItem

from nngui.ui.canvas.paths import line_pen

_HALO_OPACITY = 150


class LoopItem(QGraphicsPolygonItem):
    """A polygon in data coordinates: the way so far, and the straight line that closes it. Qt paints it by itself."""

    def __init__(self) -> None:
        super().__init__()
        self.setZValue(58)
        self.setFillRule(Qt.FillRule.WindingFill)
        self.setPen(Qt.PenStyle.NoPen)
        self.hide()
        self._halo, self._way = QGraphicsPathItem(self), QGraphicsPathItem(self)
        self._closing = QGraphicsLineItem(self)

    def set_colors(self, color: str, paper: str, ratio: float) -> None:
        """Draw in `color`, with a halo of `paper` that parts it from the field, for a screen of this resolution."""
        halo, fill = QColor(paper), QColor(color)
        halo.setAlpha(_HALO_OPACITY)
        fill.setAlpha(36)
        self.setBrush(fill)
        self._halo.setPen(line_pen(halo, 4.0, ratio))
        pen = line_pen(QColor(color), 1.5, ratio)
        self._way.setPen(pen)
        pen.setStyle(Qt.PenStyle.DashLine)
        self._closing.setPen(pen)

    def set_places(self, places: np.ndarray) -> None:
        """Through these places (n, 2), n >= 1."""
        polygon = QPolygonF([QPointF(x, y) for x, y in places.tolist()])
        self.setPolygon(polygon)
        way = QPainterPath()
        way.addPolygon(polygon)
        self._halo.setPath(way)
        self._way.setPath(way)
        self._closing.setLine(QLineF(polygon.last(), polygon.first()))
