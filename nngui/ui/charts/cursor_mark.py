"""The crosshair as it is drawn: a line at an epoch, and dots on train and test."""

import math

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QColor, QPen
from PySide6.QtWidgets import QGraphicsItem, QGraphicsRectItem

from nngui.ui.charts.dot import Dot
from nngui.ui.charts.scale import Scale
from nngui.ui.colors import Theme


class CursorMark:
    """Made once, then only moved."""

    def __init__(self) -> None:
        # An area, not a line: a pen would smear it over two columns of pixels.
        self._line = QGraphicsRectItem()
        self._line.setPen(QPen(Qt.PenStyle.NoPen))
        self._line.hide()
        self._dots = Dot(), Dot()
        self._scale = Scale()
        self._at: tuple[float, tuple[float, ...]] | None = None

    def items(self) -> list[QGraphicsItem]:
        """What stands on the plot, lowest first."""
        return [self._line, *self._dots[::-1]]

    def show_theme(self, theme: Theme) -> None:
        """Draw in the colors of `theme`."""
        self._line.setBrush(QColor(theme.muted))
        for dot, color in zip(self._dots, (theme.ink, theme.accent), strict=True):
            dot.set_look(color, theme.plot_background)

    def show(self, epoch: float | None, values: tuple[float, ...] = ()) -> None:
        """Mark an epoch and train and test there (nan: none); None takes the mark away."""
        self._at = None if epoch is None else (epoch, values)
        self._place()

    def show_scale(self, scale: Scale) -> None:
        """Stand there."""
        self._scale = scale
        self._place()

    def _place(self) -> None:
        self._line.setVisible(self._at is not None)
        if self._at is None:
            for dot in self._dots:
                dot.show_at(None)
            return
        epoch, values = self._at
        scale = self._scale
        self._line.setRect(
            QRectF(scale.crisp(scale.x(epoch)) - 0.5 / scale.ratio, 0.0, 1.0, scale.height)
        )
        for dot, value in zip(self._dots, values, strict=True):
            dot.show_at(scale.place(epoch, value) if math.isfinite(value) else None)
