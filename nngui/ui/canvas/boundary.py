"""What the network says about the plane: the colored field, and the line where its decision changes."""

import numpy as np
import pyqtgraph as pg
from PySide6.QtCore import QLineF, QRectF, Qt
from PySide6.QtGui import QColor, QImage, QPainter, QPen
from PySide6.QtWidgets import QStyleOptionGraphicsItem, QWidget

from nngui.state.snapshot import Rect
from nngui.ui.canvas.contour import zero_segments
from nngui.ui.canvas.field_colors import margin
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
        for pen in self._pens:
            pen.setCosmetic(True)
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
        if not len(self._lines):
            return
        painter.setClipRect(self._rect)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        first = first_of(self._lines, QLineF)
        for pen in self._pens:
            painter.setPen(pen)
            painter.drawLines(first, len(self._lines))


def boundary_segments(field: np.ndarray, rect: Rect) -> np.ndarray:
    """Decision boundary of probabilities (n_classes, rows, columns) at cell centers over `rect`.

    Segments (n, 2, 2), each end (x1, x2). The last class needs no look: its boundary is the others'.
    """
    n_classes, rows, columns = field.shape
    parts = [np.empty((0, 2, 2))]
    for k in range(n_classes - 1):
        values = margin(field, k)
        if min(values.shape) > 1 and values.min() <= 0 < values.max():
            # Half a cell more on each side, straight on: the line reaches the edge as the field does.
            parts.append(zero_segments(np.pad(values, 1, mode="reflect", reflect_type="odd")))
    cell = np.array([rect.width / columns, rect.height / rows]) if field.size else np.ones(2)
    corner = np.array([rect.x1_min, rect.x2_min])
    return corner + (np.concatenate(parts) - 0.5) * cell
