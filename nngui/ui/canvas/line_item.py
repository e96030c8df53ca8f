"""Neuron lines as one item: thin lines, hatched on the positive side, the unit's number, and handles."""

import numpy as np
from PySide6.QtCore import QLineF, QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPainter, QPen
from PySide6.QtWidgets import QGraphicsObject, QStyleOptionGraphicsItem, QWidget

from nngui.state.snapshot import Rect
from nngui.ui.canvas.framed_item import as_qrect
from nngui.ui.canvas.line_geometry import MIDDLE
from nngui.ui.canvas.native import first_of
from nngui.ui.colors import Theme
from nngui.ui.theme import scaled

_LINE_PX, _HELD_PX = 1.2, 2.4
_TICK_PX, _TICK_EVERY_PX = 6.0, 11.0
_NUMBER_PX = 16
_MOST_NUMBERS = 16


class LineItem(QGraphicsObject):
    """Draws parts of lines, or pieces of curves; it knows nothing of what they mean."""

    def __init__(self) -> None:
        super().__init__()
        self._rect = QRectF()
        self._pieces = np.empty((0, 4))
        self._numbers: tuple[int, ...] = ()
        self._held: int | None = None
        self._pens: dict[str, QPen] = {}
        self._paper = self._ink = QColor()
        self._font = QFont()

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
        self._paper, self._ink = QColor(theme.paper), QColor(theme.ink)
        # Quieter than the boundary, which is what they add up to; and opaque, which is several times faster.
        for name, color, width in (
            ("line", theme.muted, _LINE_PX),
            ("held", theme.accent, _HELD_PX),
        ):
            flat = Qt.PenCapStyle.FlatCap
            self._pens[name] = QPen(QColor(color), width, Qt.PenStyle.SolidLine, flat)
        self._font = QFont(font)
        self._font.setPointSizeF(max(font.pointSizeF() * 0.8, 6.5))
        self.update()

    def set_pieces(self, pieces: np.ndarray, rect: Rect, numbers: tuple[int, ...] = ()) -> None:
        """Draw these within `rect`; `numbers`, one for each, are written beside them, where they are not too many."""
        area = as_qrect(rect)
        if area != self._rect:
            self.prepareGeometryChange()
            self._rect = area
        self._pieces, self._numbers = pieces, numbers
        self.update()

    def set_held(self, row: int | None) -> None:
        """Show the line of this row as one that a hand can take, or has taken."""
        if row != self._held:
            self._held = row
            self.update()

    def boundingRect(self) -> QRectF:
        return self._rect

    def paint(
        self, painter: QPainter, option: QStyleOptionGraphicsItem, widget: QWidget | None = None
    ) -> None:
        there = np.asarray(np.isfinite(self._pieces).all(axis=1))
        if not there.any() or not self._pens:
            return
        transform = painter.transform()
        pixels = self._pieces * np.tile([transform.m11(), transform.m22()], 2)
        pixels += np.tile([transform.dx(), transform.dy()], 2)
        lines = np.ascontiguousarray(pixels[there])
        right = _right(lines)
        painter.setClipRect(self._rect, Qt.ClipOperation.IntersectClip)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.resetTransform()
        _draw(painter, self._pens["line"], np.concatenate([lines, _ticks(lines, right)]))
        if self._numbers and len(lines) <= _MOST_NUMBERS:
            self._paint_numbers(painter, lines, right, there)
        if self._held is not None and self._held < len(there) and there[self._held]:
            self._paint_held(painter, pixels[self._held])
        painter.setTransform(transform)

    def _paint_numbers(
        self, painter: QPainter, lines: np.ndarray, right: np.ndarray, there: np.ndarray
    ) -> None:
        """Near the ends, on the positive side, on a small round of paper."""
        painter.setFont(self._font)
        metrics = QFontMetricsF(self._font)
        side = scaled(_NUMBER_PX, self._font)
        length = np.hypot(*(lines[:, 2:] - lines[:, :2]).T)
        along = np.clip(1 - 1.6 * side / np.maximum(length, 1.0), 0.5, 1.0)
        places = lines[:, :2] + (lines[:, 2:] - lines[:, :2]) * along[:, None]
        places += right * (side / 2 + 3)
        paper = QColor(self._paper)
        paper.setAlpha(225)
        for (x, y), number in zip(places, np.array(self._numbers)[there], strict=True):
            text = str(number)
            width = max(side, metrics.horizontalAdvance(text) + side / 2)
            box = QRectF(x - width / 2, y - side / 2, width, side)
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(paper)
            painter.drawRoundedRect(box, side / 2, side / 2)
            painter.setPen(self._ink)
            painter.drawText(box, Qt.AlignmentFlag.AlignCenter, text)

    def _paint_held(self, painter: QPainter, line: np.ndarray) -> None:
        """The line under the hand: its middle shifts it, the rounds beyond turn it."""
        _draw(painter, self._pens["held"], line[None])
        start, way = line[:2], line[2:] - line[:2]
        painter.setPen(QPen(self._pens["held"].color(), 2))
        painter.setBrush(self._paper)
        for along in (0.5 - (1 + MIDDLE) / 4, 0.5 + (1 + MIDDLE) / 4):
            painter.drawEllipse(QPointF(*(start + along * way)), 4.5, 4.5)
        x, y = start + 0.5 * way
        painter.drawRoundedRect(QRectF(x - 4, y - 4, 8, 8), 1.5, 1.5)


def _right(lines: np.ndarray) -> np.ndarray:
    """Of each line (n, 4) in pixels, y downwards: the way to its right, (n, 2), one pixel long."""
    way = lines[:, 2:] - lines[:, :2]
    length = np.maximum(np.hypot(way[:, 0], way[:, 1]), 1e-9)
    return np.column_stack([-way[:, 1], way[:, 0]]) / length[:, None]


def _ticks(lines: np.ndarray, right: np.ndarray) -> np.ndarray:
    """Short strokes to the right of lines (n, 4) in pixels, leaning back; of short pieces every second has one."""
    way = lines[:, 2:] - lines[:, :2]
    length = np.hypot(way[:, 0], way[:, 1])
    count = (length / _TICK_EVERY_PX).astype(int)
    short = np.flatnonzero(count == 0)
    count[short[::2]] = 1
    rows = np.repeat(np.arange(len(lines)), count)
    first = np.cumsum(count) - count
    along = (np.arange(len(rows)) - first[rows] + 0.5) / count[rows]
    foot = lines[rows, :2] + way[rows] * along[:, None]
    back = way[rows] / np.maximum(length[rows], 1e-9)[:, None]
    tip = foot + (right[rows] - 0.7 * back) * _TICK_PX * 0.8
    return np.hstack([foot, tip])


def _draw(painter: QPainter, pen: QPen, lines: np.ndarray) -> None:
    lines = np.ascontiguousarray(lines, dtype=np.float64)
    painter.setPen(pen)
    painter.drawLines(first_of(lines, QLineF), len(lines))
