"""What the network says about the plane: the colored field, and the line where its decision changes."""

import numpy as np
import pyqtgraph as pg
from PySide6.QtCore import QLineF, QRectF, Qt
from PySide6.QtGui import QColor, QImage, QPainter, QPen
from PySide6.QtWidgets import QGraphicsItem, QStyleOptionGraphicsItem, QWidget

from nngui.state.snapshot import Rect
from nngui.ui.canvas.contour import zero_segments
from nngui.ui.canvas.native import first_of

_LINE_WIDTH = 1.6
_HALO_WIDTH = 4.0
_HALO_OPACITY = 150


def as_qrect(rect: Rect) -> QRectF:
    """A part of the plane as Qt writes it."""
    return QRectF(rect.x1_min, rect.x2_min, rect.width, rect.height)


class FieldItem(pg.GraphicsObject):
    """The field of colors, stretched smoothly over its own part of the plane."""

    def __init__(self) -> None:
        super().__init__()
        self._pixels = np.empty((0, 0), dtype=np.uint32)
        self._image = QImage()
        self._rect = QRectF()

    @property
    def pixels(self) -> np.ndarray:
        """What is shown, 0xffRRGGBB (rows, columns), row 0 lowest."""
        return self._pixels

    def set_field(self, pixels: np.ndarray, rect: Rect) -> None:
        """Show 32-bit colors (rows, columns), row 0 lowest, over `rect`; none of them clears."""
        area = as_qrect(rect)
        if area != self._rect:
            self.prepareGeometryChange()
            self._rect = area
        # The image looks at this array, which therefore has to stay.
        self._pixels = np.ascontiguousarray(pixels)
        rows, columns = pixels.shape
        image_format = QImage.Format.Format_RGB32
        self._image = QImage(self._pixels.data, columns, rows, 4 * columns, image_format)
        self.update()

    def boundingRect(self) -> QRectF:
        return self._rect

    def paint(
        self, painter: QPainter, option: QStyleOptionGraphicsItem, widget: QWidget | None = None
    ) -> None:
        if not self._image.isNull():
            painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
            painter.drawImage(self._rect, self._image)


class BoundaryItem(pg.GraphicsObject):
    """The decision boundary: a line in ink, with a halo of paper that parts it from the field."""

    def __init__(self) -> None:
        super().__init__()
        # So that paint hears which part is asked for.
        self.setFlag(QGraphicsItem.GraphicsItemFlag.ItemUsesExtendedStyleOption)
        self._rect = QRectF()
        self._lines = np.empty((0, 4))
        self._pens: tuple[QPen, ...] = ()

    @property
    def segments(self) -> np.ndarray:
        """What is shown: (n, 4) as x1, x2 of both ends."""
        return self._lines

    def set_colors(self, ink: str, paper: str) -> None:
        """Draw in these."""
        halo = QColor(paper)
        halo.setAlpha(_HALO_OPACITY)
        self._pens = tuple(
            QPen(color, width, Qt.PenStyle.SolidLine, Qt.PenCapStyle.FlatCap)
            for color, width in ((halo, _HALO_WIDTH), (QColor(ink), _LINE_WIDTH))
        )
        self.update()

    def set_field(self, field: np.ndarray, rect: Rect) -> None:
        """Draw where the winner of probabilities (n_classes, rows, columns) over `rect` changes."""
        area = as_qrect(rect)
        if area != self._rect:
            self.prepareGeometryChange()
            self._rect = area
        self._lines = boundary_segments(field, rect).reshape(-1, 4)
        self.update()

    def boundingRect(self) -> QRectF:
        return self._rect

    def paint(
        self, painter: QPainter, option: QStyleOptionGraphicsItem, widget: QWidget | None = None
    ) -> None:
        lines = _within(self._lines, option.exposedRect)
        if not len(lines):
            return
        transform = painter.transform()
        lines = lines * np.tile([transform.m11(), transform.m22()], 2)
        lines += np.tile([transform.dx(), transform.dy()], 2)
        first = first_of(lines, QLineF)
        painter.setClipRect(self._rect, Qt.ClipOperation.IntersectClip)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        # In pixels and not through the transform, which would make Qt stroke each line as a path of its own.
        painter.resetTransform()
        for pen in self._pens:
            painter.setPen(pen)
            painter.drawLines(first, len(lines))
        painter.setTransform(transform)


def _within(lines: np.ndarray, rect: QRectF) -> np.ndarray:
    """Those of the lines (n, 4) that may touch `rect`, with one line's length to spare for their width."""
    if not len(lines):
        return lines
    reach = 2 * float(np.abs(lines[:, 2:] - lines[:, :2]).max())
    inside = (lines[:, 0] > rect.left() - reach) & (lines[:, 0] < rect.right() + reach)
    inside &= (lines[:, 1] > rect.top() - reach) & (lines[:, 1] < rect.bottom() + reach)
    return lines[inside]


def boundary_segments(field: np.ndarray, rect: Rect) -> np.ndarray:
    """Decision boundary of probabilities (n_classes, rows, columns) at cell centers over `rect`.

    It is where the margin of a class, p_k minus the largest other probability, is zero.
    Returns segments (n, 2, 2), each end (x1, x2).
    """
    n_classes, rows, columns = field.shape
    if n_classes < 2 or min(rows, columns) < 2:
        return np.empty((0, 2, 2))
    # Half a cell more on each side, straight on: the line reaches the edge as the field does.
    padded = np.pad(field, ((0, 0), (1, 1), (1, 1)), mode="reflect", reflect_type="odd")
    parts = _pair_segments(padded) if n_classes == 2 else _class_segments(padded)
    cell = np.array([rect.width / columns, rect.height / rows])
    return np.array([rect.x1_min, rect.x2_min]) + (parts - 0.5) * cell


def _pair_segments(field: np.ndarray) -> np.ndarray:
    return zero_segments(field[0] - field[1])


def _class_segments(field: np.ndarray) -> np.ndarray:
    winner = field.argmax(axis=0)
    first = field.max(axis=0)
    others = field.copy()
    np.put_along_axis(others, winner[None], -np.inf, axis=0)
    lead = first - others.max(axis=0)
    corners = (winner[:-1, :-1], winner[:-1, 1:], winner[1:, :-1], winner[1:, 1:])
    highest, lowest = np.maximum.reduce(corners), np.minimum.reduce(corners)
    parts = [np.empty((0, 2, 2))]
    for k in range(len(field) - 1):
        # Two classes share a boundary; it is drawn for the one that comes first.
        cells = (lowest <= k) & (highest > k)
        if cells.any():
            margin = np.where(winner == k, lead, field[k] - first)
            parts.append(zero_segments(margin, cells))
    return np.concatenate(parts)
