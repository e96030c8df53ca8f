"""Marks as one picture in pixels: painted when they change, and laid over the plane in each frame by Qt alone.

A frame of the network costs no call of Python for it, however many marks there are; and a mark that comes, goes or
moves is painted at its own place only. Where a hand pans, the picture is shifted by whole pixels.
"""

import math

import numpy as np
from PySide6.QtCore import QPoint, QRect
from PySide6.QtGui import QPixmap, QTransform

from nngui.state.snapshot import Rect
from nngui.ui.canvas.extent import Extent
from nngui.ui.canvas.marks import Marks
from nngui.ui.canvas.pixel_item import PixelItem

_FEW = 64
# So much more than is seen is painted on the side to which a hand pans: its next moves only shift the picture.
_AHEAD_PX = 96


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
        # What is in view, for what all was painted, and for what the picture was placed: further on it is stretched.
        self._extent = self._base = self._placed = Extent(Rect(), 0, 0, 1)
        self._is_stretched = False
        self._covered = QRect()

    @property
    def marks(self) -> Marks:
        """What is shown."""
        return self._marks

    @property
    def marker(self) -> QPixmap:
        """How they look: square markers side by side, in pixels of the screen."""
        return self._marker

    def show_extent(self, extent: Extent, *, roughly: bool = False) -> bool:
        """Another part of the plane is in view, or at another size; tells whether it is painted for that.

        `roughly`: what would have to be painted anew is only stretched by now, marks and all.
        """
        if extent == self._extent and not self._is_stretched:
            return True
        if extent.ratio != self._extent.ratio:
            self.item.setScale(1 / extent.ratio)
        self._extent = extent
        shift = None if self._covered.isEmpty() else extent.shift_from(self._base)
        seen = None if shift is None else extent.area.translated(shift)
        if seen is None or not self._covered.intersects(seen):
            if roughly and self.item.isVisible() and extent.ratio == self._placed.ratio:
                self._is_stretched = True
                self.item.stretch(extent.stretched_from(self._placed))
                return False
            self._paint()
            return True
        if not self._covered.contains(seen):
            self._cover(_around(seen, self._covered, math.ceil(_AHEAD_PX * extent.ratio)))
        self._place(seen.topLeft())
        return True

    def show(self, marks: Marks, marker: QPixmap | None = None) -> None:
        """Other marks, or another look of them. Where a few differ, those places alone are painted."""
        old, self._marks = self._marks, marks
        if marker is not None:
            self._marker, self._side = marker, marker.height()
            self._paint()
            return
        if not len(marks) and not len(old):
            return
        if old.is_beginning_of(marks):
            self._add(marks.of(slice(len(old), None)))
            return
        changed = marks.places_changed_since(old)
        if not len(changed):
            return
        x, y = self._base.pixels_of(changed[:, 0], changed[:, 1])
        if len(changed) > _FEW or not self._has_room_for(x, y):
            self._paint()
        else:
            self._paint_at(x, y)

    # ---- painting: all in pixels of the screen, from where the plane's corner was at the last time all was painted

    def _has_room_for(self, x: np.ndarray, y: np.ndarray) -> bool:
        """Whether all that is to be painted of marks there lies in the picture as it is."""
        if not len(self._marks) or not self.item.isVisible():
            return False
        needed = self._needed(x, y)
        return needed.isEmpty() or self.item.area.contains(needed)

    def _in_reach(self, x: np.ndarray, y: np.ndarray) -> np.ndarray:
        """Mask (n,): the places at which a mark can be seen. No others are sure to be numbers that Qt can hold."""
        reach, covered = self._side // 2, self._covered
        seen = (x > covered.left() - reach) & (x <= covered.right() + reach)
        return seen & (y > covered.top() - reach) & (y <= covered.bottom() + reach)

    def _needed(self, x: np.ndarray, y: np.ndarray) -> QRect:
        """What marks there cover of what is painted at all."""
        seen = self._in_reach(x, y)
        x, y = x[seen], y[seen]
        if not len(x):
            return QRect()
        side, reach = self._side, self._side // 2
        left, top, right, bottom = (int(v) for v in (x.min(), y.min(), x.max(), y.max()))
        around = QRect(left - reach, top - reach, right - left + side, bottom - top + side)
        return around & self._covered

    def _area_for(self, x: np.ndarray, y: np.ndarray) -> QRect:
        """What the picture has to cover for marks there, which are all; the item is seen if that is anything."""
        area = self._needed(x, y) if self._tight or not len(x) else self._covered
        self.item.setVisible(not area.isEmpty())
        return area

    def _paint(self) -> None:
        """All that is in view, and no more: seldom is it panned next."""
        marks, self._base = self._marks, self._extent
        self._covered = self._base.area
        x, y = self._base.pixels_of(marks.x1, marks.x2)
        area = self._area_for(x, y)
        if not area.isEmpty():
            self.item.set_area(area)
            self._place(QPoint())
            self.item.paint_parts([area], self._marker, x, y, marks.sprites)

    def _place(self, corner: QPoint) -> None:
        """This pixel of what is painted lies in the corner of the plane as it is now."""
        self._placed = self._extent
        self.item.show_from(corner)
        if self._is_stretched:
            self._is_stretched = False
            self.item.stretch(QTransform())

    def _cover(self, covered: QRect) -> None:
        """More of the plane on some sides: only that is painted."""
        fresh = _beyond(covered, self._covered)
        self._covered = covered
        was_empty = not self.item.isVisible()
        x, y = self._base.pixels_of(self._marks.x1, self._marks.x2)
        area = self._area_for(x, y)
        if area.isEmpty():
            return
        if was_empty:
            self.item.set_area(area)
            parts = [area]
        else:
            self.item.extend(area)
            parts = _parts_of(fresh, area)
        self.item.paint_parts(parts, self._marker, x, y, self._marks.sprites)

    def _add(self, more: Marks) -> None:
        """These have come on top of all that is painted."""
        x, y = self._base.pixels_of(more.x1, more.x2)
        if self._has_room_for(x, y):
            seen = self._in_reach(x, y)
            self.item.paint_more(self._marker, x[seen], y[seen], more.sprites[seen])
        else:
            self._paint()

    def _paint_at(self, x: np.ndarray, y: np.ndarray) -> None:
        seen = self._in_reach(x, y)
        x, y = x[seen], y[seen]
        side, reach = self._side, self._side // 2
        places = set(zip(x.tolist(), y.tolist(), strict=True))
        spots = [QRect(int(at_x) - reach, int(at_y) - reach, side, side) for at_x, at_y in places]
        parts = _parts_of(spots, self.item.area)
        if parts:
            all_x, all_y = self._base.pixels_of(self._marks.x1, self._marks.x2)
            self.item.paint_parts(parts, self._marker, all_x, all_y, self._marks.sprites)


def _parts_of(rects: list[QRect], area: QRect) -> list[QRect]:
    """What of these lies in an area."""
    return [part for part in (rect & area for rect in rects) if not part.isEmpty()]


def _beyond(outer: QRect, inner: QRect) -> list[QRect]:
    """What `outer` has above, below, left and right of `inner`, where they meet."""
    inner = inner & outer
    left, width, height = outer.left(), outer.width(), inner.height()
    return [
        QRect(left, outer.top(), width, inner.top() - outer.top()),
        QRect(left, inner.bottom() + 1, width, outer.bottom() - inner.bottom()),
        QRect(left, inner.top(), inner.left() - left, height),
        QRect(inner.right() + 1, inner.top(), outer.right() - inner.right(), height),
    ]


def _around(seen: QRect, covered: QRect, ahead: int) -> QRect:
    """More than `covered` where it ends within `seen`: so far ahead of the hand; and no more than that elsewhere."""
    wide = seen.adjusted(-ahead, -ahead, ahead, ahead)
    left = wide.left() if seen.left() < covered.left() else max(wide.left(), covered.left())
    top = wide.top() if seen.top() < covered.top() else max(wide.top(), covered.top())
    right = wide.right() if seen.right() > covered.right() else min(wide.right(), covered.right())
    low = (
        wide.bottom() if seen.bottom() > covered.bottom() else min(wide.bottom(), covered.bottom())
    )
    return QRect(QPoint(left, top), QPoint(right, low))
