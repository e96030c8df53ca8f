"""The parts of a chart and where they lie: a line of buttons, the plot, and on it a hint, a legend and a readout."""

from dataclasses import dataclass

from PySide6.QtCore import QEvent, QPoint, QRect, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPen, QResizeEvent
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QLabel, QVBoxLayout, QWidget

from nngui.ui.charts.chart_header import ChartHeader
from nngui.ui.charts.chart_plot import ChartPlot
from nngui.ui.charts.legend import Legend, LegendLine, Readout
from nngui.ui.charts.names import names_of
from nngui.ui.colors import LIGHT, Theme
from nngui.ui.theme import scaled

_MARGINS = (4, 2, 4, 2)
# About what label and numbers of the left axis take: the hint must not lie on them.
_AXIS_PX = 48


@dataclass(frozen=True, slots=True)
class Shown:
    """What decides which parts are seen; they are told only where it is another."""

    has_rows: bool
    has_trained: bool
    has_log: bool
    has_ghost: bool
    is_following: bool


class ChartFace(QWidget):
    """What a chart named "loss" or "accuracy" looks like; what it shows is said by CurveChart."""

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = LIGHT
        self._shown: Shown | None = None
        self.setObjectName(f"{name}_chart")
        # Tab only: a click leaves the keys to the canvas.
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.header = ChartHeader(name, "", has_log=name == "loss")
        self.plot = ChartPlot()
        policy = self.plot.sizePolicy()
        policy.setRetainSizeWhenHidden(True)
        self.plot.setSizePolicy(policy)
        self._hint = QLabel(alignment=Qt.AlignmentFlag.AlignCenter, wordWrap=True)
        self._hint.setObjectName(f"{name}_hint")
        self._hint.setProperty("role", "muted")
        self._hint.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.legend = Legend()
        self.legend.setObjectName(f"{name}_legend")
        self._legend_line = LegendLine(self.legend)
        self._readout = Readout()
        self._readout.setObjectName(f"{name}_readout")
        self._show_names(name)
        # Where the curve of such a quantity goes last: a loss falls, an accuracy rises.
        free = Qt.AlignmentFlag.AlignTop if name == "loss" else Qt.AlignmentFlag.AlignVCenter
        self._arrange(free | Qt.AlignmentFlag.AlignRight)

    def _arrange(self, free_corner: Qt.AlignmentFlag) -> None:
        drawing = QGridLayout()
        drawing.addWidget(self.plot, 0, 0)
        self._beside_axis = QHBoxLayout()
        self._beside_axis.addWidget(self._hint, 0, Qt.AlignmentFlag.AlignCenter)
        drawing.addLayout(self._beside_axis, 0, 0)
        drawing.addLayout(self._legend_line, 0, 0)
        drawing.addWidget(self._readout, 0, 0, free_corner)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(*_MARGINS)
        layout.setSpacing(2)
        layout.addWidget(self.header)
        layout.addLayout(drawing, 1)
        self.setMinimumHeight(130)

    def header_place(self) -> QPoint:
        """Where the line with the name begins, in the chart."""
        return QPoint(_MARGINS[0], _MARGINS[1])

    def _show_names(self, quantity: str) -> None:
        """Speak of this quantity."""
        names = names_of(quantity)
        self._axis = names.axis
        self.setAccessibleName(self.tr("{} over the epochs").format(names.title))
        self.header.set_title(names.title)
        self._hint.setText(names.hint)
        self._place_legend()

    def _place_legend(self) -> None:
        """The legend stands beside the name of the axis, or, where that leaves it no room, in its place."""
        below = self.tr("epoch") if self._legend_line.fit(self.width()) else " "
        self.plot.show_labels(self._axis, below)

    def _show_state(self, shown: Shown) -> None:
        """What there is to be seen beside the curves."""
        if shown == self._shown:
            return
        self._shown = shown
        self.plot.setVisible(shown.has_rows)
        self._hint.setVisible(not (shown.has_rows and shown.has_trained))
        self.legend.setVisible(shown.has_rows)
        self.legend.show_ghost(shown.has_ghost)
        self.header.menu_button.setVisible(shown.has_rows)
        self.header.show_log(shown.has_rows and shown.has_log)
        self.header.follow_button.setVisible(not shown.is_following)

    def show_theme(self, theme: Theme) -> None:
        """Draw in the colors of `theme`."""
        self._theme = theme
        self.header.show_theme(theme)
        self.legend.show_theme(theme)
        self._beside_axis.setContentsMargins(scaled(_AXIS_PX, self.font()), 0, 0, 0)
        self._readout.show_theme(theme)
        self._readout.fit(self.height())
        self._hint.setStyleSheet(f"background: {theme.plot_background}; color: {theme.muted};")
        self.plot.show_theme(theme)
        self.update()

    def event(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.DevicePixelRatioChange:
            self.plot.show_screen()
        return super().event(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._place_legend()
        self._readout.fit(self.height())

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.FontChange:
            self.show_theme(self._theme)

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        if self.hasFocus():
            painter = QPainter(self)
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setPen(QPen(QColor(self._theme.accent), 2))
            painter.drawRoundedRect(QRect(1, 1, self.width() - 2, self.height() - 2), 6, 6)
