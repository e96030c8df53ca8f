"""An item on the canvas whose pixels are painted a part at a time, and which Qt lays over the plane by itself."""

import ctypes
from collections.abc import Sequence

import numpy as np
from PySide6.QtCore import QPoint, QRect, QRectF, Qt
from PySide6.QtGui import QImage, QPainter, QPixmap, QTransform
from PySide6.QtWidgets import QGraphicsPixmapItem

from nngui.ui.canvas.native import first_of

# Beyond so many sprites the whole picture comes to the screen anew.
_FEW = 64
_FORMAT = QImage.Format.Format_ARGB32_Premultiplied


class PixelItem(QGraphicsPixmapItem):
    """A picture of sprites: square markers of one row, as wide as that is high, each round a whole pixel."""

    def __init__(self) -> None:
        super().__init__()
        self.setShapeMode(QGraphicsPixmapItem.ShapeMode.BoundingRectShape)
        self._area = QRect()
        # The image and the item's pixmap look at the same pixels. Painting on a pixmap that an item holds would copy it
        # each time, and giving the item another would repaint the whole of it.
        self._pixels = np.empty((0, 0), dtype=np.uint32)
        self._shared, self._image = QPixmap(), QImage()

    @property
    def area(self) -> QRect:
        """What the picture covers."""
        return self._area

    def set_area(self, area: QRect) -> None:
        """Cover this, with any pixels: all of it has to be painted."""
        if area == self._area:
            return
        self._area = area
        width, height = area.width(), area.height()
        image = QImage(width, height, _FORMAT)
        # Shares the image's pixels, which live as long as this pixmap or the item's.
        self._shared = QPixmap.fromImage(image, Qt.ImageConversionFlag.NoFormatConversion)
        self._pixels = _writable(memoryview(image.constBits())).reshape(height, width)
        self._image = QImage(self._pixels.data, width, height, 4 * width, _FORMAT)
        self.setPixmap(self._shared)

    def extend(self, area: QRect) -> None:
        """Cover this, with what was painted of it already, and nothing in the rest."""
        before, pixels, shared = self._area, self._pixels, self._shared
        if area == before:
            return
        self.set_area(area)
        self._pixels.fill(0)
        kept = area & before
        self._pixels[_within(area, kept)] = pixels[_within(before, kept)]
        del shared  # whose pixels these were

    def show_from(self, corner: QPoint) -> None:
        """Let this pixel of the picture lie at the item's origin."""
        at = self._area.topLeft() - corner
        self.setOffset(at.x(), at.y())

    def stretch(self, transform: QTransform) -> None:
        """Show all of it like this, smoothly: where pixels were left out or doubled, it would look darker."""
        is_as_painted = transform.isIdentity()
        mode = Qt.TransformationMode
        self.setTransformationMode(
            mode.FastTransformation if is_as_painted else mode.SmoothTransformation
        )
        self.setTransform(transform)

    def paint_parts(
        self,
        parts: Sequence[QRect],
        marker: QPixmap,
        x: np.ndarray,
        y: np.ndarray,
        sprites: np.ndarray,
    ) -> None:
        """Paint these parts of the area anew: what is seen there of sprites at (x, y), the later ones on top."""
        side = marker.height()
        if len(parts) > 1:
            bounds = QRect()
            for part in parts:
                bounds |= part
            near = _touching(bounds, x, y, side)
            x, y, sprites = x[near], y[near], sprites[near]
        painter = QPainter(self._image)
        for part in parts:
            self._pixels[_within(self._area, part)] = 0
            touch = _touching(part, x, y, side)
            if touch.any():
                painter.setClipRect(part.translated(-self._area.topLeft()))
                self._draw(painter, marker, x[touch], y[touch], sprites[touch])
            self._show(part)
        painter.end()

    def paint_more(
        self, marker: QPixmap, x: np.ndarray, y: np.ndarray, sprites: np.ndarray
    ) -> None:
        """Paint sprites at (x, y) on top of what there is."""
        if not len(x):
            return
        painter = QPainter(self._image)
        self._draw(painter, marker, x, y, sprites)
        painter.end()
        side, reach = marker.height(), marker.height() // 2
        if len(x) > _FEW:
            self.update()
            return
        for at_x, at_y in zip(x.tolist(), y.tolist(), strict=True):
            self._show(QRect(int(at_x) - reach, int(at_y) - reach, side, side) & self._area)

    def _show(self, part: QRect) -> None:
        """Bring a part of the area to the screen."""
        offset = self.offset().toPoint() - self._area.topLeft()
        self.update(QRectF(part.translated(offset)))

    def _draw(
        self, painter: QPainter, marker: QPixmap, x: np.ndarray, y: np.ndarray, sprites: np.ndarray
    ) -> None:
        # Columns: x, y, source (left, top, width, height), scale (x, y), rotation, opacity.
        side = marker.height()
        rows = np.empty((len(x), 10))
        rows[:, 0], rows[:, 1] = x - self._area.left(), y - self._area.top()
        rows[:, 2] = sprites * side
        rows[:, 3] = 0
        rows[:, 4:6] = side
        rows[:, 6:8] = 1
        rows[:, 8:10] = 0, 1
        painter.drawPixmapFragments(first_of(rows, QPainter.PixmapFragment), len(rows), marker)


def _touching(part: QRect, x: np.ndarray, y: np.ndarray, side: int) -> np.ndarray:
    """Mask (n,): which squares of this side round (x, y) lie in a part, if only with a pixel."""
    reach = side // 2
    touch = (x > part.left() - reach) & (x <= part.right() + reach)
    return touch & (y > part.top() - reach) & (y <= part.bottom() + reach)


def _within(area: QRect, part: QRect) -> tuple[slice, slice]:
    """The rows and columns of a picture of `area` that are `part`; none where that is empty."""
    inside = part.translated(-area.topLeft())
    left, top = max(inside.left(), 0), max(inside.top(), 0)
    return slice(top, top + inside.height()), slice(left, left + inside.width())


def _writable(bits: memoryview) -> np.ndarray:
    """The same 32-bit pixels, to be written to; whoever owns them has to stay."""
    address = np.frombuffer(bits, np.uint32).ctypes.data
    return np.ctypeslib.as_array((ctypes.c_uint32 * (len(bits) // 4)).from_address(address))
