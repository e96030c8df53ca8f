"""The loop of the lasso, as it is drawn."""

import numpy as np
from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPen, QPolygonF
from PySide6.QtWidgets import QGraphicsItem, QStyleOptionGraphicsItem, QWidget

_HALO_OPACITY = 150


class LoopItem(QGraphicsItem):
    """A polygon in data coordinates: the way so far, and the straight line that closes it."""

    def __init__(self) -> None:
        super().__init__()
        self.setZValue(58)
        self.hide()
        self._polygon = QPolygonF()
        self._bounds = QRectF()
        self._halo, self._pen, self._closing, self._fill = QPen(), QPen(), QPen(), QColor()

    def set_colors(self, color: str, paper: str) -> None:
        """Draw in `color`, with a halo of `paper` that parts it from the field."""
        halo = QColor(paper)
        halo.setAlpha(_HALO_OPACITY)
        self._halo = QPen(halo, 4.0)
        self._pen = QPen(QColor(color), 1.5)
        self._closing = QPen(QColor(color), 1.5, Qt.PenStyle.DashLine)
        for pen in (self._halo, self._pen, self._closing):
            pen.setCosmetic(True)
        self._fill = QColor(color)
        self._fill.setAlpha(36)

    def set_places(self, places: np.ndarray) -> None:
        """Through these places (n, 2), n >= 1."""
        self.prepareGeometryChange()
        self._polygon = QPolygonF([QPointF(x, y) for x, y in places.tolist()])
        self._bounds = self._polygon.boundingRect()

    def boundingRect(self) -> QRectF:
        return self._bounds

    def paint(
        self, painter: QPainter, option: QStyleOptionGraphicsItem, widget: QWidget | None = None
    ) -> None:
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(self._fill)
        painter.drawPolygon(self._polygon, Qt.FillRule.WindingFill)
        for pen in (self._halo, self._pen):
            painter.setPen(pen)
            painter.drawPolyline(self._polygon)
        painter.setPen(self._closing)
        painter.drawLine(self._polygon.last(), self._polygon.first())
