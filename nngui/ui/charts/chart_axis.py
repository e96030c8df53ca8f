"""An axis of a chart: numbers and a name, no line and no ticks."""

import pyqtgraph as pg
from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPen

from nngui.ui.colors import Theme
from nngui.ui.theme import scaled

_LABEL_SHARE = 1.35


class ChartAxis(pg.AxisItem):
    """`left` or `bottom`; the plot says where which number stands (`setTicks`)."""

    def __init__(self, orientation: str) -> None:
        invisible = QPen(Qt.PenStyle.NoPen)
        super().__init__(orientation, pen=invisible, tickPen=invisible)
        # The text at the ends of an axis may reach a little beyond it.
        self.setStyle(
            tickLength=0, tickAlpha=0, hideOverlappingLabels=24, autoExpandTextSpace=False
        )
        self.enableAutoSIPrefix(False)
        self._ticks: list[tuple[float, str]] = []
        self.metrics = QFontMetricsF(QFont())

    def show_ticks(self, named: list[tuple[float, str]]) -> None:
        """Write these texts at these places; nothing is laid out anew where they are the same."""
        if named != self._ticks:
            self._ticks = named
            self.setTicks([named])

    def show_theme(self, theme: Theme, font: QFont) -> None:
        """Draw in the colors of `theme`, in a text a little smaller than `font`."""
        small = QFont(font)
        small.setPointSizeF(font.pointSizeF() * 0.88)
        self.setTickFont(small)
        self.setTextPen(QPen(QColor(theme.muted)))
        self.metrics = QFontMetricsF(small)
        height = self.metrics.height()
        if self.orientation == "left":
            # One width for all numbers: the plot must not shift when the range changes.
            numbers = self.metrics.horizontalAdvance("0.0000")
            self.setWidth(round(numbers + _LABEL_SHARE * height + scaled(8, font)))
        else:
            self.setHeight(round(height + _LABEL_SHARE * height + scaled(8, font)))
        self.labelStyle = {"color": theme.muted, "font-size": f"{small.pointSizeF():.1f}pt"}
        self.setLabel(self.labelText, **self.labelStyle)
