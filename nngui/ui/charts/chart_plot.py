"""The drawing of a chart: its lines, made once, then only given data."""

import math
from collections.abc import Sequence

import numpy as np
import pyqtgraph as pg
from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QBrush, QColor, QPainter, QPainterPath, QPen
from PySide6.QtWidgets import QGraphicsPathItem, QSizePolicy, QWidget

from nngui.state.flags import Flag
from nngui.ui.charts import ticks
from nngui.ui.charts.chart_axis import ChartAxis
from nngui.ui.charts.dot import Dot
from nngui.ui.charts.epoch_view import EpochView
from nngui.ui.charts.flag_marks import FlagMarks
from nngui.ui.charts.past_lines import PastLines
from nngui.ui.charts.polyline import Polyline, faint, set_line, thin_pen
from nngui.ui.charts.ranges import Range
from nngui.ui.charts.series import Lines
from nngui.ui.colors import LIGHT, Theme
from nngui.ui.tooltips import plain_tooltip

# Room round the curves for a whole dot, and at the right for half of a number below.
_PADDING_PX = 6.0
_RIGHT_PX = 18
# Lines are cut this many heights outside of the plot: painters do not bear 1e20 pixels.
_OUTSIDE = 20.0
_BAND_PIECES = 256


class ChartPlot(pg.GraphicsView):
    """Train and test over epochs, raw and smoothed, earlier runs, the best test, flags, a band and a crosshair.

    It draws what it is given, in the range that it is given, and decides nothing.
    """

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent, background=None)
        # The chart around it has the focus and the keys.
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        # Most of it changes at once: one region is cheaper than many.
        self.setViewportUpdateMode(self.ViewportUpdateMode.FullViewportUpdate)
        # Lines and dots are painted by Qt alone, as the view says.
        self.setRenderHint(QPainter.RenderHint.Antialiasing)
        self.view = EpochView()
        self.left = ChartAxis("left")
        self.bottom = ChartAxis("bottom")
        self.left.linkToView(self.view)
        self.bottom.linkToView(self.view)
        layout = self.centralLayout
        layout.addItem(self.left, 0, 0)
        layout.addItem(self.view, 0, 1)
        layout.addItem(self.bottom, 1, 1)
        layout.setSpacing(0)
        layout.setContentsMargins(0, 6, _RIGHT_PX, 0)
        self._ranges: tuple[Range, Range, bool] = ((0.0, 1.0), (0.0, 1.0), False)
        self._named: list[tuple[float, str]] = []

        self._grid = QGraphicsPathItem()
        self._band = QGraphicsPathItem()
        self._ghosts = Polyline(strokes=1), Polyline(strokes=1)
        self._past = PastLines()
        self._raw = Polyline(strokes=1), Polyline(strokes=1)
        self._lines = Polyline(), Polyline()
        self._heads = Dot(), Dot()
        self._best = Dot()
        self._flags = FlagMarks(self.view)
        self._cursor = pg.InfiniteLine(angle=90, movable=False)
        self._marks = Dot(), Dot()
        items = (
            self._grid,
            self._band,
            *self._past.items(),
            *self._ghosts[::-1],
            *self._raw[::-1],
            *self._lines[::-1],
            self._best,
            *self._heads[::-1],
            *self._flags.items(),
            self._cursor,
            *self._marks[::-1],
        )
        for depth, item in enumerate(items):
            # Train lies on test: it is the one that is watched.
            item.setZValue(depth)
            self.view.addItem(item, ignoreBounds=True)
        self.show_cursor(None, ())
        self.show_theme(LIGHT)
        self.view.sigResized.connect(self._place)

    def show_labels(self, left: str, bottom: str) -> None:
        """Say what the axes show."""
        self.left.setLabel(left)
        self.bottom.setLabel(bottom)

    def show_theme(self, theme: Theme) -> None:
        """Draw in the colors of `theme`."""
        self.setBackground(theme.plot_background)
        for axis in (self.left, self.bottom):
            axis.show_theme(theme, self.font())
        self._grid.setPen(thin_pen(theme.grid_line, 0.0))
        self._band.setPen(QPen(Qt.PenStyle.NoPen))
        self._band.setBrush(QBrush(faint(theme.ink, 0.16)))
        self._cursor.setPen(thin_pen(theme.muted, 1.0))
        paper = thin_pen(theme.plot_background, 1.5)
        for row, color in enumerate((theme.ink, theme.accent)):
            self._lines[row].set_pen(thin_pen(color, 1.0))
            self._ghosts[row].set_pen(thin_pen(faint(color, 0.38), 1.0))
            self._raw[row].set_pen(thin_pen(faint(color, 0.3), 1.0))
            for dot in (self._heads[row], self._marks[row]):
                dot.set_look(paper, QBrush(QColor(color)))
        self._best.set_look(thin_pen(theme.accent, 1.5), QBrush(QColor(theme.plot_background)))
        self._past.show_theme(theme, self.left.metrics, self.font())
        self._flags.show_theme(theme)
        self._place_ticks()

    def show_range(self, epochs: Range, values: Range, log: bool) -> None:
        """Show these epochs and these values (powers of ten with `log`)."""
        if (epochs, values, log) != self._ranges:
            self._ranges = (epochs, values, log)
            self._place()

    def show_lines(self, lines: Lines, raw: Lines, ghost: Lines, has_end: bool) -> None:
        """Draw the rows of a run, with dots at its end if that is among them, and an earlier run.

        `raw`: the same rows before they were smoothed, none where they were not.
        """
        bounds = self._bounds()
        for item, values in zip(self._raw, (raw.train, raw.test), strict=True):
            set_line(item, raw.x, values, bounds)
        for item, values in zip(self._ghosts, (ghost.train, ghost.test), strict=True):
            set_line(item, ghost.x, values, bounds)
        for item, head, values in zip(
            self._lines, self._heads, (lines.train, lines.test), strict=True
        ):
            x, y = set_line(item, lines.x, values, bounds)
            head.setVisible(has_end and len(x) > 0)
            if head.isVisible():
                head.setPos(x[-1], y[-1])
        self._band.setPath(_band_path(lines, bounds))

    def show_past(self, runs: tuple[tuple[str, Lines], ...]) -> None:
        """Draw past runs, each with its name at its end."""
        self._past.show(runs, self._ranges[0], self._bounds())

    def show_best(self, place: tuple[float, float] | None, text: str) -> None:
        """Mark the best value on test points, which `text` tells of; None: there is none."""
        self._best.setVisible(place is not None)
        if place is not None:
            self._best.setPos(*place)
            tip = plain_tooltip(text)
            if tip != self._best.toolTip():
                self._best.setToolTip(tip)

    def show_flags(self, flags: Sequence[Flag]) -> None:
        """Mark where something was changed."""
        self._flags.show(flags)

    def changes_at(self, epoch: float) -> tuple[str, ...]:
        """What the flag says that stands where `epoch` is on the axis."""
        return self._flags.lines_at(epoch)

    def _bounds(self) -> Range:
        low, high = self._ranges[1]
        return low - _OUTSIDE * (high - low), high + _OUTSIDE * (high - low)

    def show_cursor(self, epoch: float | None, values: tuple[float, ...]) -> None:
        """Mark an epoch and train and test there (nan: none); None takes the mark away."""
        self._cursor.setVisible(epoch is not None)
        if epoch is not None:
            self._cursor.setPos(epoch)
        for row, mark in enumerate(self._marks):
            mark.setVisible(epoch is not None and bool(np.isfinite(values[row])))
            if epoch is not None and mark.isVisible():
                mark.setPos(epoch, values[row])

    def _place(self) -> None:
        """Move the plane and the lines across it to the present ranges."""
        (start, end), (low, high), _ = self._ranges
        self.view.epochs = (start, end)
        x_air = (end - start) * _PADDING_PX / max(self.view.width(), 1.0)
        y_air = (high - low) * _PADDING_PX / max(self.view.height(), 1.0)
        start, end = start - x_air, end + x_air
        self.view.setRange(
            xRange=(start, end),
            yRange=(low - y_air, high + y_air),
            padding=0.0,
            disableAutoRange=True,
        )
        (start, end), (low, high) = self.view.viewRange()
        width = (end - start) / max(self.view.width(), 1.0)
        height = (high - low) / max(self.view.height(), 1.0)
        for line in self._lines:
            # Values grow upwards.
            line.set_pixel(width, -height)
        self._flags.place()
        self._place_ticks()

    def _place_ticks(self) -> None:
        epochs, (low, high), log = self._ranges
        # A number wants twice its own size and a little.
        room = 2.2 * self.bottom.metrics.horizontalAdvance(ticks.epoch_text(epochs[1]))
        _, at = ticks.linear_ticks(*epochs, int(self.view.width() / room) + 1)
        # There is no epoch 2.5.
        self.bottom.setTicks([[(one, ticks.epoch_text(one)) for one in at if one == round(one)]])

        most = int(self.view.height() / (2.3 * self.left.metrics.height())) + 1
        find = ticks.log_ticks if log else ticks.linear_ticks
        step, at = find(low, high, max(3, min(most, 7)))
        texts = [ticks.log_text(one) if log else ticks.tick_text(one, step) for one in at]
        named = list(zip(at, texts, strict=True))
        if named != self._named:
            self._named = named
            self.left.setTicks([named])
        (start, end), (bottom, top) = self.view.viewRange()
        pixel = (top - bottom) / max(self.view.height(), 1.0)
        path = QPainterPath()
        for value in at:
            # In the middle of a row of pixels: smooth lines between two rows are two faint ones.
            crisp = top - (math.floor((top - value) / pixel) + 0.5) * pixel
            path.moveTo(QPointF(start, crisp))
            path.lineTo(QPointF(end, crisp))
        self._grid.setPath(path)


def _band_path(lines: Lines, bounds: Range) -> QPainterPath:
    if not len(lines.low):
        return QPainterPath()
    finite = np.isfinite(lines.low) & np.isfinite(lines.high)
    x, low, high = lines.x[finite], lines.low[finite], lines.high[finite]
    if not len(x):
        return QPainterPath()
    # A filled outline is dear: neighbors share one piece of it.
    starts = np.arange(0, len(x), -(-len(x) // _BAND_PIECES))
    x = np.append(x[starts], x[-1])
    low, high = np.minimum.reduceat(low, starts), np.maximum.reduceat(high, starts)
    low = np.clip(np.append(low, low[-1]), *bounds)
    high = np.clip(np.append(high, high[-1]), *bounds)
    around = np.concatenate((x, x[::-1])), np.concatenate((high, low[::-1]))
    return pg.arrayToQPath(*around, connect="all", finiteCheck=False)
