"""Faint lines at the numbers of the axes. pyqtgraph's own grid takes 6 ms a frame; this takes none worth naming."""

import numpy as np
import pyqtgraph as pg
from PySide6.QtCore import QLineF, QRectF
from PySide6.QtGui import QColor, QPainter, QPen
from PySide6.QtWidgets import QStyleOptionGraphicsItem, QWidget

from nngui.ui.canvas.native import first_of

_BREATH = 46


class GridItem(pg.GraphicsObject):
    """Lines at every step of an axis over all that is in view."""

    def __init__(self) -> None:
        super().__init__()
        self._steps = (1.0, 1.0)
        self._over = False
        self._pens = QPen(), QPen()

    def set_steps(self, across: float, up: float) -> None:
        """Data units between two lines, along each axis."""
        self._steps = (across, up)
        self.update()

    def set_colors(self, under: str, over: str) -> None:
        """Draw in the one where nothing else is, in a breath of the other over a field."""
        breath = QColor(over)
        breath.setAlpha(_BREATH)
        self._pens = QPen(QColor(under), 1), QPen(breath, 1)
        self.update()

    def set_over(self, over: bool) -> None:
        """Whether it lies over a field."""
        if over != self._over:
            self._over = over
            self.update()

    def boundingRect(self) -> QRectF:
        return self.viewRect() if self.getViewBox() is not None else QRectF()

    def viewTransformChanged(self) -> None:  # noqa: N802
        self.prepareGeometryChange()
        # pyqtgraph keeps what was in view until this is called: beyond it nothing would be painted.
        super().viewTransformChanged()

    def paint(
        self, painter: QPainter, option: QStyleOptionGraphicsItem, widget: QWidget | None = None
    ) -> None:
        rect, transform = self.viewRect(), painter.transform()
        x = _multiples(self._steps[0], rect.left(), rect.right()) * transform.m11() + transform.dx()
        y = _multiples(self._steps[1], rect.top(), rect.bottom()) * transform.m22() + transform.dy()
        area = transform.mapRect(rect)
        lines = np.empty((len(x) + len(y), 4))
        lines[: len(x)] = np.column_stack(
            [x, np.full(len(x), area.top()), x, np.full(len(x), area.bottom())]
        )
        lines[len(x) :] = np.column_stack(
            [np.full(len(y), area.left()), y, np.full(len(y), area.right()), y]
        )
        lines = np.rint(lines)
        if len(lines):
            painter.resetTransform()
            painter.setPen(self._pens[self._over])
            painter.drawLines(first_of(lines, QLineF), len(lines))
            painter.setTransform(transform)


def _multiples(step: float, low: float, high: float) -> np.ndarray:
    return step * np.arange(np.ceil(low / step), np.floor(high / step) + 1)
