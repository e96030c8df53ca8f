"""Past runs on a chart: faint lines, each with its name where it ends; made once, then only given data."""

import numpy as np
from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPen
from PySide6.QtWidgets import QGraphicsItem, QGraphicsRectItem, QGraphicsSimpleTextItem

from nngui.state.runs import MAX_PINNED
from nngui.ui.charts.polyline import LinePair
from nngui.ui.charts.scale import Place, Scale
from nngui.ui.charts.series import NO_LINES, Lines
from nngui.ui.colors import Theme, mixed

MOST = MAX_PINNED + 1
_WIDEST_NAME = 18
_NEAR = 0.3
_SHARE, _WIDTH_PX, _GAP_PX = 0.44, 1.0, 4.0
# Of the ground under a name: lines are seen through it, and the letters before them.
_GROUND_ALPHA = 190


class NameTag(QGraphicsRectItem):
    """A name on a ground of its own, that it can be read on any line."""

    def __init__(self) -> None:
        super().__init__()
        self.setPen(QPen(Qt.PenStyle.NoPen))
        self._text = QGraphicsSimpleTextItem(self)
        self.hide()

    @property
    def text(self) -> str:
        return self._text.text()

    def set_look(self, color: str, ground: str, font: QFont) -> None:
        """Its colors and its letters."""
        under = QColor(ground)
        under.setAlpha(_GROUND_ALPHA)
        self.setBrush(under)
        self._text.setBrush(QColor(color))
        self._text.setFont(font)

    def show_at(self, text: str, box: QRectF) -> None:
        """Say this there."""
        self._text.setText(text)
        self.setRect(0.0, 0.0, box.width(), box.height())
        self.setPos(box.topLeft())
        self.show()


class PastLines:
    """Train and test of up to MOST runs."""

    def __init__(self) -> None:
        self.pairs = [LinePair(_WIDTH_PX) for _ in range(MOST)]
        self.names = [NameTag() for _ in range(MOST)]
        self._metrics = QFontMetricsF(QFont())
        self._scale = Scale()
        self._runs: tuple[tuple[str, Lines], ...] = ()

    def items(self) -> list[QGraphicsItem]:
        """The lines as they stand on the plot, lowest first; the names are to lie on what is drawn later."""
        return [item for pair in self.pairs for item in pair.items()]

    def show_theme(self, theme: Theme, font: QFont, ratio: float) -> None:
        """Draw in the colors of `theme`, names in a text a little smaller than `font`."""
        small = QFont(font)
        small.setPointSizeF(font.pointSizeF() * 0.85)
        self._metrics = QFontMetricsF(small)
        ground = theme.plot_background
        for pair, name in zip(self.pairs, self.names, strict=True):
            train, test = mixed(ground, theme.ink, _SHARE), mixed(ground, theme.accent, _SHARE)
            pair.set_look(train, test, ratio)
            name.set_look(theme.muted, ground, small)
        self._draw()

    def show(self, runs: tuple[tuple[str, Lines], ...]) -> None:
        """These, the latest MOST of them."""
        if runs != self._runs:
            self._runs = runs
            self._draw()

    def show_scale(self, scale: Scale) -> None:
        """Draw them there."""
        self._scale = scale
        self._draw()

    def _draw(self) -> None:
        drawn = self._runs[-MOST:]
        taken: list[float] = []
        for index, (pair, name) in enumerate(zip(self.pairs, self.names, strict=True)):
            text, lines = drawn[index] if index < len(drawn) else ("", NO_LINES)
            pair.show(lines, self._scale)
            end = self._end_in_view(pair)
            name.setVisible(end is not None)
            if end is not None:
                self._place_name(name, text, end, taken)

    def _end_in_view(self, pair: LinePair) -> Place | None:
        """Where the line of train ends, or leaves the picture."""
        inside = np.flatnonzero((pair.x <= self._scale.width) & np.isfinite(pair.ys[0]))
        if not len(inside) or pair.x[inside[-1]] < 0:
            return None
        return float(pair.x[inside[-1]]), float(pair.ys[0, inside[-1]])

    def _place_name(self, name: NameTag, text: str, end: Place, taken: list[float]) -> None:
        """Before the end and above it, one line of text higher for each name that stands near already."""
        cut = text if len(text) <= _WIDEST_NAME else text[: _WIDEST_NAME - 1] + "…"
        width, height = self._metrics.horizontalAdvance(cut), self._metrics.height()
        x, y = end
        share = x / self._scale.width
        level = 1 + sum(abs(share - other) < _NEAR for other in taken)
        taken.append(share)
        left = x - width - _GAP_PX if share > 0.5 else x + _GAP_PX
        top = max(y - level * height - 2, (level - 1) * height)
        name.show_at(cut, QRectF(left, top, width, height))
