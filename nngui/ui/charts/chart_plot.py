"""The plot of a chart: pyqtgraph's axes and the box that a mouse zooms, and the sheet of curves on it."""

import pyqtgraph as pg
from PySide6.QtCore import QPointF, Qt, Slot
from PySide6.QtWidgets import QSizePolicy, QWidget

from nngui.ui.charts import ticks
from nngui.ui.charts.chart_axis import ChartAxis
from nngui.ui.charts.curve_sheet import CurveSheet
from nngui.ui.charts.epoch_view import EpochView
from nngui.ui.charts.ranges import Range
from nngui.ui.charts.scale import Scale
from nngui.ui.colors import LIGHT, Theme

# Room round the curves for a whole dot, and at the right for half of a number below.
_PADDING_PX = 6.0
_RIGHT_PX = 18


class ChartPlot(pg.GraphicsView):
    """It draws in the range that it is given, and decides nothing; while that stays, only the sheet is painted."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent, background=None)
        # The chart around it has the focus and the keys.
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
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
        self.sheet = CurveSheet(self.viewport())
        self._ranges: tuple[Range, Range, bool] = ((0.0, 1.0), (0.0, 1.0), False)
        self.show_theme(LIGHT)
        self.view.geometryChanged.connect(self._place)
        self.view.pointed.connect(self._on_pointed)

    def show_labels(self, left: str, bottom: str) -> None:
        """Say what the axes show."""
        self.left.setLabel(left)
        self.bottom.setLabel(bottom)

    def show_theme(self, theme: Theme) -> None:
        """Draw in the colors of `theme`."""
        self._theme = theme
        self.setBackground(theme.plot_background)
        for axis in (self.left, self.bottom):
            axis.show_theme(theme, self.font())
        self.sheet.show_theme(theme, self.font())
        self._place_ticks()

    def show_screen(self) -> None:
        """Draw for the present screen's resolution."""
        self.sheet.show_theme(self._theme, self.font())
        self._place()

    def show_range(self, epochs: Range, values: Range, log: bool) -> None:
        """Show these epochs and these values (powers of ten with `log`)."""
        if (epochs, values, log) != self._ranges:
            self._ranges = (epochs, values, log)
            self._place()

    @Slot()
    def _place(self) -> None:
        """Move the box, the sheet and the numbers to the present ranges."""
        (start, end), (low, high), _ = self._ranges
        width, height = max(self.view.width(), 1.0), max(self.view.height(), 1.0)
        self.view.epochs = (start, end)
        x_air = (end - start) * _PADDING_PX / width
        y_air = (high - low) * _PADDING_PX / height
        epochs, values = (start - x_air, end + x_air), (low - y_air, high + y_air)
        self.view.setRange(xRange=epochs, yRange=values, padding=0.0, disableAutoRange=True)
        scale = Scale(epochs, values, width, height, self.devicePixelRatioF())
        place = self.view.mapRectToScene(self.view.rect()).toRect()
        self.sheet.show_scale(scale, place)
        self._place_ticks()

    def _place_ticks(self) -> None:
        epochs, (low, high), log = self._ranges
        # A number wants twice its own size and a little.
        room = 2.2 * self.bottom.metrics.horizontalAdvance(ticks.epoch_text(epochs[1]))
        _, at = ticks.linear_ticks(*epochs, int(self.view.width() / room) + 1)
        # There is no epoch 2.5.
        self.bottom.show_ticks([(one, ticks.epoch_text(one)) for one in at if one == round(one)])

        most = int(self.view.height() / (2.3 * self.left.metrics.height())) + 1
        find = ticks.log_ticks if log else ticks.linear_ticks
        step, at = find(low, high, max(3, min(most, 7)))
        texts = [ticks.log_text(one) if log else ticks.tick_text(one, step) for one in at]
        self.left.show_ticks(list(zip(at, texts, strict=True)))
        self.sheet.show_levels(at)

    @Slot(QPointF)
    def _on_pointed(self, place: QPointF) -> None:
        """The sheet lets the mouse through: the box says what lies on it there."""
        self.view.setToolTip(self.sheet.tip_at(place))
