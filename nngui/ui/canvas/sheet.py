"""Marks as one picture in pixels: painted when they change, and laid over the plane in each frame by Qt alone.

A frame of the network costs no call of Python for it, however many marks there are; and a mark that comes, goes or
moves is painted at its own place only.
"""

import numpy as np
from PySide6.QtCore import QRect
from PySide6.QtGui import QPixmap

from nngui.state.snapshot import Rect
from nngui.ui.canvas.extent import Extent
from nngui.ui.canvas.marks import Marks
from nngui.ui.canvas.pixel_item import PixelItem

_FEW = 64


class Sheet:
    """Its `item` is put on the view as a sheet; made once, then only given marks."""

    def __init__(self, z: float, *, tight: bool = False) -> None:
        """`tight`: for marks that are often few, or none: the picture is no larger than they need."""
        self.item = PixelItem()
        self.item.setZValue(z)
        self.item.hide()
        self._tight = tight
        self._marks = Marks()
        self._marker = QPixmap()
        self._side = 0
        self._extent = Extent(Rect(), 0, 0, 1)

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
        return needed.isEmpty() or self.item.area.contains(needed)

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
        marks = self._marks
        x, y = self._extent.pixels_of(marks.x1, marks.x2)
        area = self._needed(x, y) if self._tight or not len(marks) else self._extent.area
        self.item.setVisible(not area.isEmpty())
        if not area.isEmpty():
            self.item.set_area(area)
            self.item.paint_parts([area], self._marker, x, y, marks.sprites)

    def _paint_at(self, x: np.ndarray, y: np.ndarray) -> None:
        x, y = self._in_view(x, y)
        side, reach = self._side, self._side // 2
        places = set(zip(x.tolist(), y.tolist(), strict=True))
        spots = [QRect(int(at_x) - reach, int(at_y) - reach, side, side) for at_x, at_y in places]
        parts = [part for part in (spot & self.item.area for spot in spots) if not part.isEmpty()]
        if parts:
            all_x, all_y = self._extent.pixels_of(self._marks.x1, self._marks.x2)
            self.item.paint_parts(parts, self._marker, all_x, all_y, self._marks.sprites)
