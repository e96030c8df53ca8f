"""What a tool shows before it acts: what moves with the cursor, the rubber band, the lasso's loop, the marked points.

All of them are items that Qt paints by itself: an override of painting in Python would run in every frame.
"""

import numpy as np
from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor
from PySide6.QtWidgets import QGraphicsItem, QGraphicsRectItem

from nngui.ui.canvas.cursor_items import CrosshairItem, GhostItem, HaloItem
from nngui.ui.canvas.loop_item import LoopItem
from nngui.ui.canvas.markers import ring_pixmap
from nngui.ui.canvas.marks import marks_at
from nngui.ui.canvas.paint import Look
from nngui.ui.canvas.paths import line_pen
from nngui.ui.canvas.sheet import Sheet
from nngui.ui.canvas.tools import Pointer, Preview
from nngui.ui.colors import Theme


class BandItem(QGraphicsRectItem):
    """The rubber band, in data coordinates."""

    def __init__(self) -> None:
        super().__init__()
        self.setZValue(58)
        self.hide()

    def set_color(self, color: str, ratio: float) -> None:
        """Draw in this, on a screen of this many pixels to one of the window."""
        pen, fill = line_pen(QColor(color), 1.5, ratio), QColor(color)
        pen.setStyle(Qt.PenStyle.DashLine)
        fill.setAlpha(36)
        self.setPen(pen)
        self.setBrush(fill)

    def set_band(self, band: tuple[float, float, float, float]) -> None:
        """Between two corners (x1, x2, x1, x2)."""
        self.setRect(QRectF(QPointF(*band[:2]), QPointF(*band[2:])).normalized())


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
        size: float,
        *,
        ghost_is_test: bool,
    ) -> None:
        """Show what a tool tells for the cursor; `marked` (n, 2) are the places of its marked points."""
        if len(marked) or len(self._marked.marks):
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
            self.ghost.set_look(ghost, size, hollow=ghost_is_test)
        self.halo.setVisible(pointer is not None and preview.halo_px is not None)
        self.ghost.setVisible(pointer is not None and ghost is not None)
        if pointer is not None:
            self.halo.setPos(pointer.x1, pointer.x2)
            self.ghost.setPos(pointer.x1, pointer.x2)

    def show_look(self, theme: Theme, size: float, ratio: float) -> None:
        """Take the colors of a theme, at this size of markers."""
        for item in (self.halo, self.ghost, self.crosshair):
            item.show_look(theme, ratio)
        self.band.set_color(theme.accent, ratio)
        self.loop.set_colors(theme.accent, theme.paper, ratio)
        ring = ring_pixmap(theme.ink, theme.paper, size + 5, 1.5, ratio)
        self._marked.show(self._marked.marks, ring)
