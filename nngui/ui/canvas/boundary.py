"""What the network says about the plane: the colored field, and the line where its decision changes."""

import numpy as np
from PySide6.QtCore import QLineF, QRectF, Qt
from PySide6.QtGui import QColor, QImage, QPainter, QPen
from PySide6.QtWidgets import QGraphicsItem, QGraphicsObject, QStyleOptionGraphicsItem, QWidget

from nngui.state.snapshot import Rect
from nngui.ui.canvas.native import first_of

_LINE_WIDTH = 1.6
_HALO_WIDTH = 4.0
_HALO_OPACITY = 150
_FINE_WIDTH, _FINE_OPACITY = 1.0, 110


def as_qrect(rect: Rect) -> QRectF:
    """A part of the plane as Qt writes it."""
    return QRectF(rect.x1_min, rect.x2_min, rect.width, rect.height)


class FieldItem(QGraphicsObject):
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
            # Smooth edges of the picture as a whole would take six times as long, and lie under the frame.
            painter.setRenderHint(QPainter.RenderHint.Antialiasing, False)
            painter.drawImage(self._rect, self._image)


class BoundaryItem(QGraphicsObject):
    """The decision boundary: a line in ink, with a halo of paper that parts it from the field.

    Contour lines of values are many, and finer: thin, pale, and without a halo.
    """

    def __init__(self) -> None:
        super().__init__()
        # So that paint hears which part is asked for.
        self.setFlag(QGraphicsItem.GraphicsItemFlag.ItemUsesExtendedStyleOption)
        self._rect = QRectF()
        self._lines = np.empty((0, 4))
        self._pens: tuple[QPen, ...] = ()
        self._fine_pens: tuple[QPen, ...] = ()
        self._fine = False

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
        fine = QColor(ink)
        fine.setAlpha(_FINE_OPACITY)
        self._fine_pens = (QPen(fine, _FINE_WIDTH),)
        self.update()

    def set_fine(self, fine: bool) -> None:
        """Draw contour lines, or the boundary."""
        self._fine = fine

    def set_segments(self, segments: np.ndarray, rect: Rect) -> None:
        """Draw these, (n, 4) as x1, x2 of both ends, within `rect`."""
        area = as_qrect(rect)
        if area != self._rect:
            self.prepareGeometryChange()
            self._rect = area
        self._lines = segments
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
        for pen in self._fine_pens if self._fine else self._pens:
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
