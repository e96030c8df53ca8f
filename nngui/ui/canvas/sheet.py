"""Marks as one picture in pixels: painted when they change, and laid over the plane in each frame by Qt alone.

A frame of the network costs no call of Python for it, however many marks there are; and a mark that comes, goes or
moves is painted at its own place only.
"""

import ctypes
from dataclasses import dataclass

import numpy as np
from PySide6.QtCore import QRect, QRectF, Qt
from PySide6.QtGui import QImage, QPainter, QPixmap
from PySide6.QtWidgets import QGraphicsPixmapItem

from nngui.state.snapshot import Rect
from nngui.ui.canvas.marks import Marks
from nngui.ui.canvas.native import first_of

_FEW = 64
_FORMAT = QImage.Format.Format_ARGB32_Premultiplied


@dataclass(frozen=True)
class Extent:
    """Which part of the plane fills how many logical pixels, of `ratio` pixels of the screen each."""

    rect: Rect
    width: float
    height: float
    ratio: float

    @property
    def area(self) -> QRect:
        """The plane in pixels of the screen."""
        size = np.ceil([self.width * self.ratio, self.height * self.ratio])
        return QRect(0, 0, int(size[0]), int(size[1]))

    def pixels_of(self, x1: np.ndarray, x2: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
        """The pixels of the screen at which places lie: whole numbers, not only of what is in view."""
        x = (x1 - self.rect.x1_min) * (self.width * self.ratio / self.rect.width)
        y = (self.rect.x2_max - x2) * (self.height * self.ratio / self.rect.height)
        return np.floor(x + 0.5), np.floor(y + 0.5)


class Sheet:
    """Its `item` is put on the view as a sheet; made once, then only given marks."""

    def __init__(self, z: float, *, tight: bool = False) -> None:
        """`tight`: for marks that are often few, or none: the picture is no larger than they need."""
        self.item = QGraphicsPixmapItem()
        self.item.setShapeMode(QGraphicsPixmapItem.ShapeMode.BoundingRectShape)
        self.item.setZValue(z)
        self.item.hide()
        self._tight = tight
        self._marks = Marks()
        self._marker = QPixmap()
        self._side = 0
        self._extent = Extent(Rect(), 0, 0, 1)
        self._area = QRect()
        # The image and the item's pixmap look at the same pixels. Painting on a pixmap that an item holds would copy it
        # each time, and giving the item another would repaint the whole of it.
        self._pixels = np.empty((0, 0), dtype=np.uint32)
        self._pixmap, self._image = QPixmap(), QImage()

    @property
    def marks(self) -> Marks:
        """What is shown."""
        return self._marks

    @property
    def marker(self) -> QPixmap:
        """How they look: square markers side by side, in pixels of the screen."""
        return self._marker

    def show_extent(self, extent: Extent) -> None:
        """Another part of the plane is in view, or at another size."""
        if extent != self._extent:
            self._extent = extent
            self.item.setScale(1 / extent.ratio)
            self._paint()

    def show(self, marks: Marks, marker: QPixmap | None = None) -> None:
        """Other marks, or another look of them. Where a few differ, those places alone are painted."""
        old, self._marks = self._marks, marks
        if marker is not None:
            self._marker, self._side = marker, marker.height()
            self._paint()
            return
        if not len(marks) and not len(old):
            return
        changed = marks.places_changed_since(old)
        if not len(changed):
            return
        x, y = self._extent.pixels_of(changed[:, 0], changed[:, 1])
        if len(changed) > _FEW or not self._has_room_for(x, y):
            self._paint()
        else:
            self._paint_at(x, y)

    # ---- painting: all in pixels of the screen, from the upper left corner of the plane

    def _has_room_for(self, x: np.ndarray, y: np.ndarray) -> bool:
        """Whether all that can be seen of marks there lies in the picture as it is."""
        if not len(self._marks) or not self.item.isVisible():
            return False
        needed = self._needed(x, y)
        return needed.isEmpty() or self._area.contains(needed)

    def _in_view(self, x: np.ndarray, y: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
        """Those of the places at which a mark can be seen: no others are sure to be numbers that Qt can hold."""
        reach, area = self._side // 2, self._extent.area
        seen = (
            (x > -reach) & (x < area.width() + reach) & (y > -reach) & (y < area.height() + reach)
        )
        return x[seen], y[seen]

    def _needed(self, x: np.ndarray, y: np.ndarray) -> QRect:
        """What marks there cover of the plane."""
        reach, area = self._side // 2, self._extent.area
        x, y = self._in_view(x, y)
        if not len(x):
            return QRect()
        left, top, right, bottom = (int(v) for v in (x.min(), y.min(), x.max(), y.max()))
        side = self._side
        around = QRect(left - reach, top - reach, right - left + side, bottom - top + side)
        return around & area

    def _paint(self) -> None:
        x, y = self._extent.pixels_of(self._marks.x1, self._marks.x2)
        area = self._needed(x, y) if self._tight or not len(self._marks) else self._extent.area
        self.item.setVisible(not area.isEmpty())
        if area.isEmpty():
            return
        self._make_room(area)
        self._pixels.fill(0)
        painter = QPainter(self._image)
        self._draw(painter, x, y, self._marks.sprites)
        painter.end()
        self.item.update()

    def _make_room(self, area: QRect) -> None:
        if area == self._area:
            return
        self._area = area
        width, height = area.width(), area.height()
        image = QImage(width, height, _FORMAT)
        # Shares the image's pixels, which live as long as this pixmap or the item's.
        self._pixmap = QPixmap.fromImage(image, Qt.ImageConversionFlag.NoFormatConversion)
        self._pixels = _writable(memoryview(image.constBits())).reshape(height, width)
        self._image = QImage(self._pixels.data, width, height, 4 * width, _FORMAT)
        self.item.setPixmap(self._pixmap)
        self.item.setOffset(area.x(), area.y())

    def _paint_at(self, x: np.ndarray, y: np.ndarray) -> None:
        x, y = self._in_view(x, y)
        if not len(x):
            return
        side, reach = self._side, self._side // 2
        all_x, all_y = self._extent.pixels_of(self._marks.x1, self._marks.x2)
        near = (all_x > x.min() - side) & (all_x < x.max() + side)
        near &= (all_y > y.min() - side) & (all_y < y.max() + side)
        all_x, all_y, sprites = all_x[near], all_y[near], self._marks.sprites[near]
        painter = QPainter(self._image)
        for at_x, at_y in set(zip(x.tolist(), y.tolist(), strict=True)):
            spot = QRect(int(at_x) - reach, int(at_y) - reach, side, side) & self._area
            if spot.isEmpty():
                continue
            inside = spot.translated(-self._area.topLeft())
            rows = slice(inside.top(), inside.bottom() + 1)
            self._pixels[rows, inside.left() : inside.right() + 1] = 0
            painter.setClipRect(inside)
            touch = (np.abs(all_x - at_x) < side) & (np.abs(all_y - at_y) < side)
            self._draw(painter, all_x[touch], all_y[touch], sprites[touch])
            self.item.update(QRectF(spot))
        painter.end()

    def _draw(self, painter: QPainter, x: np.ndarray, y: np.ndarray, sprites: np.ndarray) -> None:
        reach, area = self._side // 2, self._area
        seen = (x > area.left() - reach) & (x <= area.right() + reach)
        seen &= (y > area.top() - reach) & (y <= area.bottom() + reach)
        x, y, sprites = x[seen], y[seen], sprites[seen]
        if not len(x):
            return
        # Columns: x, y, source (left, top, width, height), scale (x, y), rotation, opacity.
        rows = np.empty((len(x), 10))
        rows[:, 0], rows[:, 1] = x - area.left(), y - area.top()
        rows[:, 2] = sprites * self._side
        rows[:, 3] = 0
        rows[:, 4:6] = self._side
        rows[:, 6:8] = 1
        rows[:, 8:10] = 0, 1
        fragments = first_of(rows, QPainter.PixmapFragment)
        painter.drawPixmapFragments(fragments, len(rows), self._marker)


def _writable(bits: memoryview) -> np.ndarray:
    """The same 32-bit pixels, to be written to; whoever owns them has to stay."""
    address = np.frombuffer(bits, np.uint32).ctypes.data
    return np.ctypeslib.as_array((ctypes.c_uint32 * (len(bits) // 4)).from_address(address))
