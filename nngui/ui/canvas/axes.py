"""The numbers at the left of the plane and below it."""

import math

import pyqtgraph as pg
from PySide6.QtGui import QFont, QFontMetricsF
from PySide6.QtWidgets import QGraphicsItem

from nngui.state.snapshot import Rect
from nngui.ui.colors import Theme

_TICK_OFFSET = 5
_SHARE_OF_TEXT, _LEAST_PT = 0.82, 6.5


class Axes:
    """Two axis items of pyqtgraph, with steps and room that the canvas decides on."""

    def __init__(self, box: pg.ViewBox, font: QFont) -> None:
        self.left, self.bottom = pg.AxisItem("left"), pg.AxisItem("bottom")
        self._steps = (1.0, 1.0)
        self._font = QFont(font)
        self._width = 0.0
        for axis in (self.left, self.bottom):
            axis.linkToView(box)
            axis.enableAutoSIPrefix(False)
            axis.setStyle(tickLength=0, tickTextOffset=_TICK_OFFSET, hideOverlappingLabels=True)
            # Each field of a training network would have them drawn anew: their edges touch.
            axis.setCacheMode(QGraphicsItem.CacheMode.DeviceCoordinateCache)

    def set_steps(self, across: float, up: float) -> None:
        """Data units between two numbers, along each axis."""
        self._steps = across, up
        self.bottom.setTickSpacing(levels=[(across, 0)])
        self.left.setTickSpacing(levels=[(up, 0)])

    def show_theme(self, theme: Theme, font: QFont) -> None:
        """In the colors of a theme, somewhat smaller than this font."""
        self._font = QFont(font)
        self._font.setPointSizeF(max(font.pointSizeF() * _SHARE_OF_TEXT, _LEAST_PT))
        self._width = 0.0
        for axis in (self.left, self.bottom):
            axis.setPen(theme.grid_line)
            axis.setTextPen(theme.muted)
            axis.setTickFont(self._font)

    def set_shown(self, shown: bool, rect: Rect) -> None:
        """Show the numbers of what is in view, or give their room to the plane."""
        if shown == self.left.isVisible():
            return
        for axis in (self.left, self.bottom):
            axis.setVisible(shown)
        self._width = 0.0
        if shown:
            self.make_room(rect)
        else:
            self.left.setWidth(0)
            self.bottom.setHeight(0)

    def make_room(self, rect: Rect) -> None:
        """For the numbers of this part of the plane.

        Here and not in pyqtgraph, which does it while painting: the plane would move under a hand that draws. For the
        same reason the room only ever grows.
        """
        if not self.left.isVisible():
            return
        step = self._steps[1]
        ends = [round(end / step) * step for end in (rect.x2_min, rect.x2_max)]
        labels = self.left.tickStrings(ends, 1.0, step)
        metrics = QFontMetricsF(self._font)
        width = max(metrics.horizontalAdvance(label) for label in labels) + 2 * _TICK_OFFSET
        if width > self._width:
            self._width = width
            self.left.setWidth(math.ceil(width))
        self.bottom.setHeight(math.ceil(metrics.height()) + _TICK_OFFSET)
