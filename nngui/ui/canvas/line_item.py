"""Neuron lines as one item: thin lines, hatched on the positive side, the unit's number, and handles."""

import numpy as np
from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QPainterPath, QPen
from PySide6.QtWidgets import QGraphicsPathItem

from nngui.state.snapshot import Rect
from nngui.ui.canvas.framed_item import FramedItem
from nngui.ui.canvas.hits import Pixel
from nngui.ui.canvas.line_geometry import MIDDLE
from nngui.ui.canvas.line_marks import in_pixels, number_places, ticks
from nngui.ui.canvas.number_labels import NumberLabels
from nngui.ui.canvas.paths import path_of_segments
from nngui.ui.colors import Theme

_LINE_PX, _HELD_PX, _HANDLE_PX = 1.2, 2.4, 2.0
_MOST_NUMBERS = 16


class LineItem(FramedItem):
    """Draws parts of lines, or pieces of curves, in pixels; it knows nothing of what they mean."""

    def __init__(self) -> None:
        super().__init__()
        self._lines = QGraphicsPathItem(self)
        self._labels = NumberLabels(self)
        self._line_held, self._handles = QGraphicsPathItem(self), QGraphicsPathItem(self)
        self._pieces = np.empty((0, 4))
        self._numbers: tuple[int, ...] = ()
        self._held: int | None = None
        self._rect = self._view = Rect()
        self._pixel = Pixel(1.0, 1.0)

    @property
    def pieces(self) -> np.ndarray:
        """What is drawn, (n, 4): x1, x2 of both ends, the positive side on the right."""
        return self._pieces

    @property
    def held(self) -> int | None:
        """The row of the line under the hand."""
        return self._held

    def set_theme(self, theme: Theme, font: QFont) -> None:
        """Draw in the colors of a theme."""
        # Quieter than the boundary, which is what they add up to; and opaque, which is several times faster.
        self._lines.setPen(_pen(theme.muted, _LINE_PX))
        self._line_held.setPen(_pen(theme.accent, _HELD_PX))
        self._handles.setPen(QPen(QColor(theme.accent), _HANDLE_PX))
        self._handles.setBrush(QColor(theme.paper))
        small = QFont(font)
        small.setPointSizeF(max(font.pointSizeF() * 0.8, 6.5))
        self._labels.set_look(small, QColor(theme.ink), QColor(theme.paper))
        self._draw()

    def set_pieces(self, pieces: np.ndarray, rect: Rect, numbers: tuple[int, ...] = ()) -> None:
        """Draw these within `rect`; `numbers`, one for each, are written beside them, where they are not too many."""
        self._pieces, self._rect, self._numbers = pieces, rect, numbers
        self._draw()

    def set_held(self, row: int | None) -> None:
        """Show the line of this row as one that a hand can take, or has taken."""
        if row != self._held:
            self._held = row
            self._draw_held()

    def show_plane(self, view: Rect, pixel: Pixel) -> None:
        """This part of the plane is in view, at this scale."""
        self._view, self._pixel = view, pixel
        if len(self._pieces):
            self._draw()

    def _draw(self) -> None:
        rect = self._rect
        diagonal = np.array([[rect.x1_min, rect.x2_max, rect.x1_max, rect.x2_min]])
        left, top, right, bottom = in_pixels(diagonal, self._view, self._pixel)[0].tolist()
        self.set_frame(Rect(left, top, right, bottom))
        there = np.isfinite(self._pieces).all(axis=1)
        lines = in_pixels(self._pieces[there], self._view, self._pixel)
        self._lines.setPath(path_of_segments(np.concatenate([lines, ticks(lines)])))
        numbers: tuple[int, ...] = ()
        if self._numbers and len(lines) <= _MOST_NUMBERS:
            numbers = tuple(np.array(self._numbers)[there].tolist())
        corners = (left, top), (right, bottom)
        self._labels.show(numbers, number_places(lines, self._labels.side, corners))
        self._draw_held()

    def _draw_held(self) -> None:
        """The line under the hand: its middle shifts it, the rounds beyond turn it."""
        held = self._pieces[:0] if self._held is None else self._pieces[self._held : self._held + 1]
        is_there = len(held) > 0 and bool(np.isfinite(held).all())
        self._line_held.setVisible(is_there)
        self._handles.setVisible(is_there)
        if is_there:
            line = in_pixels(held, self._view, self._pixel)
            self._line_held.setPath(path_of_segments(line))
            self._handles.setPath(_handles(line[0]))


def _handles(line: np.ndarray) -> QPainterPath:
    start, way = line[:2], line[2:] - line[:2]
    path = QPainterPath()
    path.setFillRule(Qt.FillRule.WindingFill)
    for along in (0.5 - (1 + MIDDLE) / 4, 0.5 + (1 + MIDDLE) / 4):
        path.addEllipse(QPointF(*(start + along * way)), 4.5, 4.5)
    x, y = start + 0.5 * way
    path.addRoundedRect(QRectF(x - 4, y - 4, 8, 8), 1.5, 1.5)
    return path


def _pen(color: str, width: float) -> QPen:
    return QPen(QColor(color), width, Qt.PenStyle.SolidLine, Qt.PenCapStyle.FlatCap)
