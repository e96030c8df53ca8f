"""Past runs on a chart: faint lines, each with its name where it ends; made once, then only given data."""

import numpy as np
from PySide6.QtGui import QBrush, QColor, QFont, QFontMetricsF, QTransform
from PySide6.QtWidgets import QGraphicsItem, QGraphicsSimpleTextItem

from nngui.state.runs import MAX_PINNED
from nngui.ui.charts.polyline import Polyline, faint, set_line, thin_pen
from nngui.ui.charts.ranges import Range
from nngui.ui.charts.series import Lines
from nngui.ui.colors import Theme

MOST = MAX_PINNED + 1
_WIDEST_NAME = 18
_NEAR = 0.3


class PastLines:
    """Train and test of up to MOST runs."""

    def __init__(self) -> None:
        self._lines = [(Polyline(strokes=1), Polyline(strokes=1)) for _ in range(MOST)]
        self._names = [QGraphicsSimpleTextItem() for _ in range(MOST)]
        self._shown: tuple[tuple[tuple[str, Lines], ...], Range, Range] | None = None
        for name in self._names:
            name.setFlag(QGraphicsItem.GraphicsItemFlag.ItemIgnoresTransformations)
            name.hide()

    def items(self) -> list[QGraphicsItem]:
        """What stands on the plot, lowest first."""
        return [*(line for pair in self._lines for line in pair[::-1]), *self._names]

    def show_theme(self, theme: Theme, metrics: QFontMetricsF, font: QFont) -> None:
        """Draw in the colors of `theme`, names in a text a little smaller than `font`."""
        small = QFont(font)
        small.setPointSizeF(font.pointSizeF() * 0.85)
        self._metrics = QFontMetricsF(small)
        for pair, name in zip(self._lines, self._names, strict=True):
            for line, color in zip(pair, (theme.ink, theme.accent), strict=True):
                line.set_pen(thin_pen(faint(color, 0.34), 1.0))
            name.setBrush(QBrush(QColor(theme.muted)))
            name.setFont(small)

    def show(self, runs: tuple[tuple[str, Lines], ...], epochs: Range, bounds: Range) -> None:
        """These, the latest MOST of them, as far as they lie within these epochs."""
        if (runs, epochs, bounds) == self._shown:
            return
        self._shown = (runs, epochs, bounds)
        drawn = runs[-MOST:]
        taken: list[float] = []
        for index, (pair, name) in enumerate(zip(self._lines, self._names, strict=True)):
            if index >= len(drawn):
                for line in pair:
                    line.setVisible(False)
                name.hide()
                continue
            text, lines = drawn[index]
            ends = [
                set_line(line, lines.x, values, bounds)
                for line, values in zip(pair, (lines.train, lines.test), strict=True)
            ]
            self._place_name(name, text, ends[0], epochs, taken)

    def _place_name(
        self,
        name: QGraphicsSimpleTextItem,
        text: str,
        line: tuple[np.ndarray, np.ndarray],
        epochs: Range,
        taken: list[float],
    ) -> None:
        """At the end of its line, one line of text higher for each name that stands near already."""
        x, y = line
        inside = np.flatnonzero((x >= epochs[0]) & (x <= epochs[1]))
        name.setVisible(len(inside) > 0)
        if not len(inside):
            return
        cut = text if len(text) <= _WIDEST_NAME else text[: _WIDEST_NAME - 1] + "…"
        name.setText(cut)
        name.setPos(x[inside[-1]], y[inside[-1]])
        # In its own pixels: before the end of its line, and above it.
        width = self._metrics.horizontalAdvance(cut)
        share = (x[inside[-1]] - epochs[0]) / max(epochs[1] - epochs[0], 1e-9)
        level = 1 + sum(abs(share - other) < _NEAR for other in taken)
        taken.append(share)
        left = -width - 4 if share > 0.5 else 4.0
        name.setTransform(QTransform.fromTranslate(left, -level * self._metrics.height() - 2))
