"""The ghost of the boundary: how it ran before the last operation on the network, dashed, with a caption."""

import numpy as np
from PySide6.QtCore import QObject, QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPen, QPolygonF
from PySide6.QtWidgets import QGraphicsObject, QStyleOptionGraphicsItem, QWidget

from nngui.state.plane_lines import PastBoundary
from nngui.state.snapshot import Rect
from nngui.ui.canvas.boundary import as_qrect
from nngui.ui.canvas.corner_caption import CornerCaption
from nngui.ui.colors import Theme
from nngui.ui.sentences.labels import label_text

_DASHES = [5.0, 4.0]


class PastBoundaryItem(QGraphicsObject):
    """Dashed lines along paths."""

    def __init__(self) -> None:
        super().__init__()
        self.setZValue(4)
        self._rect = QRectF()
        self._paths: tuple[np.ndarray, ...] = ()
        self._pens: tuple[QPen, ...] = ()

    @property
    def paths(self) -> tuple[np.ndarray, ...]:
        """What is drawn, each (k, 2)."""
        return self._paths

    def set_colors(self, ink: str, paper: str) -> None:
        """Draw in these."""
        halo = QColor(paper)
        halo.setAlpha(110)
        dashed = QPen(QColor(ink), 1.6, Qt.PenStyle.CustomDashLine, Qt.PenCapStyle.FlatCap)
        dashed.setDashPattern(_DASHES)
        self._pens = (QPen(halo, 3.2), dashed)
        self.update()

    def set_paths(self, paths: tuple[np.ndarray, ...], rect: Rect) -> None:
        """Draw these within `rect`."""
        area = as_qrect(rect)
        if area != self._rect:
            self.prepareGeometryChange()
            self._rect = area
        self._paths = paths
        self.update()

    def boundingRect(self) -> QRectF:
        return self._rect

    def paint(
        self, painter: QPainter, option: QStyleOptionGraphicsItem, widget: QWidget | None = None
    ) -> None:
        if not self._paths:
            return
        transform = painter.transform()
        polygons = [
            transform.map(QPolygonF([QPointF(x1, x2) for x1, x2 in path.tolist()]))
            for path in self._paths
        ]
        painter.setClipRect(self._rect, Qt.ClipOperation.IntersectClip)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.resetTransform()
        for pen in self._pens:
            painter.setPen(pen)
            for polygon in polygons:
                painter.drawPolyline(polygon)
        painter.setTransform(transform)


class PastBoundaryLayer(QObject):
    """The line and its caption in a corner of the plot."""

    def __init__(self, viewport: QWidget, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.item = PastBoundaryItem()
        self.caption = CornerCaption("ghost_caption", Qt.Corner.BottomLeftCorner, viewport)
        self._shown: PastBoundary | None = None

    def show_past(self, past: PastBoundary | None, rect: Rect) -> None:
        """Draw this boundary; None draws nothing."""
        if past is self._shown:
            return
        self._shown = past
        self.item.set_paths(past.paths if past else (), rect)
        if past is None:
            self.caption.say("")
            return
        self.caption.say(
            self.tr("- - -  before: {label} (epoch {epoch:,})").format(
                label=label_text(past.label), epoch=past.epoch
            )
        )

    def show_theme(self, theme: Theme) -> None:
        """Take the colors of a theme."""
        self.item.set_colors(theme.muted, theme.paper)
        self.caption.show_theme(theme)
