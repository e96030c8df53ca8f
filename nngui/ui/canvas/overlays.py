"""What moves with the cursor: the ghost of a point, the halo of the eraser, the rubber band, the keyboard's crosshair.

Each is drawn in pixels round its place, so that nothing changes size under the wheel.
"""

import numpy as np
from PySide6.QtCore import QLineF, QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPen
from PySide6.QtWidgets import QGraphicsItem, QStyleOptionGraphicsItem, QWidget

from nngui.ui.canvas.loop_item import LoopItem
from nngui.ui.canvas.markers import paint_marker, ring_pixmap
from nngui.ui.canvas.marks import marks_at
from nngui.ui.canvas.paint import Look
from nngui.ui.canvas.sheet import Sheet
from nngui.ui.canvas.tools import Pointer, Preview
from nngui.ui.colors import Theme

_GHOST_OPACITY = 0.55
_CROSS_PX = 11


class _PixelItem(QGraphicsItem):
    """Something drawn in pixels round a place of the plane."""

    def __init__(self, z: float) -> None:
        super().__init__()
        self.setFlag(QGraphicsItem.GraphicsItemFlag.ItemIgnoresTransformations)
        self.setZValue(z)
        self.hide()


class GhostItem(_PixelItem):
    """The point that a click would place."""

    def __init__(self) -> None:
        super().__init__(60)
        self.setOpacity(_GHOST_OPACITY)
        self._look: tuple[Look, Theme, float, bool] | None = None

    @property
    def hollow(self) -> bool:
        """Whether it looks like a test point."""
        return self._look is not None and self._look[3]

    @property
    def look(self) -> Look | None:
        """Shape and color."""
        return self._look[0] if self._look else None

    def set_look(self, look: Look, theme: Theme, size: float, *, hollow: bool = False) -> None:
        """Look like this; hollow as a test point."""
        shown = (look, theme, size, hollow)
        if shown != self._look:
            self.prepareGeometryChange()
            self._look = shown
            self.update()

    def boundingRect(self) -> QRectF:
        side = self._look[2] + 4 if self._look else 0.0
        return QRectF(-side, -side, 2 * side, 2 * side)

    def paint(
        self, painter: QPainter, option: QStyleOptionGraphicsItem, widget: QWidget | None = None
    ) -> None:
        if self._look is not None:
            look, theme, size, hollow = self._look
            paint_marker(painter, look.shape, look.color, theme, size, hollow=hollow)


class HaloItem(_PixelItem):
    """A circle round the cursor: what lies in it is meant."""

    def __init__(self) -> None:
        super().__init__(59)
        self._radius = 0.0
        self._pens: tuple[QPen, ...] = ()

    def set_colors(self, ink: str, paper: str) -> None:
        """Draw in these."""
        self._pens = (QPen(QColor(paper), 3), QPen(QColor(ink), 1))

    def set_radius(self, radius: float) -> None:
        """Pixels from the cursor to the circle."""
        if radius != self._radius:
            self.prepareGeometryChange()
            self._radius = radius

    def boundingRect(self) -> QRectF:
        reach = self._radius + 3
        return QRectF(-reach, -reach, 2 * reach, 2 * reach)

    def paint(
        self, painter: QPainter, option: QStyleOptionGraphicsItem, widget: QWidget | None = None
    ) -> None:
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        for pen in self._pens:
            painter.setPen(pen)
            painter.drawEllipse(QPointF(0, 0), self._radius, self._radius)


class CrosshairItem(_PixelItem):
    """Where the keyboard would place or erase a point."""

    def __init__(self) -> None:
        super().__init__(61)
        self._pens: tuple[QPen, ...] = ()

    def set_colors(self, ink: str, paper: str) -> None:
        """Draw in these."""
        self._pens = (QPen(QColor(paper), 5), QPen(QColor(ink), 2))
        self.update()

    def boundingRect(self) -> QRectF:
        reach = _CROSS_PX + 4
        return QRectF(-reach, -reach, 2 * reach, 2 * reach)

    def paint(
        self, painter: QPainter, option: QStyleOptionGraphicsItem, widget: QWidget | None = None
    ) -> None:
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        arms = [
            QLineF(4 * x, 4 * y, _CROSS_PX * x, _CROSS_PX * y)
            for x, y in ((1, 0), (-1, 0), (0, 1), (0, -1))
        ]
        for pen in self._pens:
            painter.setPen(pen)
            painter.drawLines(arms)


class BandItem(QGraphicsItem):
    """The rubber band, in data coordinates."""

    def __init__(self) -> None:
        super().__init__()
        self.setZValue(58)
        self.hide()
        self._rect = QRectF()
        self._pen, self._fill = QPen(), QColor()

    def set_color(self, color: str) -> None:
        """Draw in this."""
        self._pen = QPen(QColor(color), 1.5, Qt.PenStyle.DashLine)
        self._pen.setCosmetic(True)
        self._fill = QColor(color)
        self._fill.setAlpha(36)

    def set_band(self, band: tuple[float, float, float, float]) -> None:
        """Between two corners (x1, x2, x1, x2)."""
        self.prepareGeometryChange()
        self._rect = QRectF(QPointF(*band[:2]), QPointF(*band[2:])).normalized()

    def boundingRect(self) -> QRectF:
        return self._rect

    def paint(
        self, painter: QPainter, option: QStyleOptionGraphicsItem, widget: QWidget | None = None
    ) -> None:
        painter.fillRect(self._rect, self._fill)
        painter.setPen(self._pen)
        painter.drawRect(self._rect)


class Overlays:
    """All of them, made once; they show `Preview` values."""

    def __init__(self) -> None:
        self.ghost, self.halo, self.band = GhostItem(), HaloItem(), BandItem()
        self.loop, self.crosshair = LoopItem(), CrosshairItem()
        self._marked = Sheet(57, tight=True)

    def sheets(self) -> list[Sheet]:
        """To be put on a plot as such."""
        return [self._marked]

    def items(self) -> list[QGraphicsItem]:
        """To be put on a plot, in data coordinates."""
        return [self.band, self.loop, self.halo, self.ghost, self.crosshair]

    def show_preview(
        self,
        preview: Preview,
        pointer: Pointer | None,
        ghost: Look | None,
        marked: np.ndarray,
        theme: Theme,
        size: float,
        *,
        ghost_is_test: bool,
    ) -> None:
        """Show what a tool tells for the cursor; `marked` (n, 2) are the places of its marked points."""
        self._marked.show(marks_at(marked))
        if preview.band is not None:
            self.band.set_band(preview.band)
        self.band.setVisible(preview.band is not None)
        if preview.loop is not None:
            self.loop.set_places(preview.loop)
        self.loop.setVisible(preview.loop is not None)
        if preview.halo_px is not None:
            self.halo.set_radius(preview.halo_px)
        if ghost is not None:
            self.ghost.set_look(ghost, theme, size, hollow=ghost_is_test)
        self.halo.setVisible(pointer is not None and preview.halo_px is not None)
        self.ghost.setVisible(pointer is not None and ghost is not None)
        if pointer is not None:
            place = QPointF(pointer.x1, pointer.x2)
            self.halo.setPos(place)
            self.ghost.setPos(place)

    def show_look(self, theme: Theme, size: float, ratio: float) -> None:
        """Take the colors of a theme, at this size of markers."""
        self.halo.set_colors(theme.ink, theme.paper)
        self.crosshair.set_colors(theme.accent, theme.paper)
        self.band.set_color(theme.accent)
        self.loop.set_colors(theme.accent, theme.paper)
        ring = ring_pixmap(theme.ink, theme.paper, size + 5, 1.5, ratio)
        self._marked.show(self._marked.marks, ring)
