"""What the network says about the plane: the colored field, and the line where its decision changes.

Qt paints both by itself, without Python's lock, which training waits for: nothing of Qt's is overridden here.
"""

import numpy as np
from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QImage, QPainterPath, QPen, QPixmap, QTransform
from PySide6.QtWidgets import QGraphicsPathItem, QGraphicsPixmapItem

from nngui.state.snapshot import NO_SEGMENTS, Rect
from nngui.ui.canvas.field_colors import field_pixels
from nngui.ui.canvas.framed_item import FramedItem
from nngui.ui.canvas.paths import line_pen, path_of_segments

_LINE_WIDTH = 1.6
_HALO_WIDTH = 4.0
_HALO_OPACITY = 150
_FINE_OPACITY = 110


class FieldItem(QGraphicsPixmapItem):
    """The field of colors, stretched smoothly over its own part of the plane.

    A hand that pans or zooms is ahead of the network's answer: its edge goes on for a quarter of it on all sides.
    """

    def __init__(self) -> None:
        super().__init__()
        self.setTransformationMode(Qt.TransformationMode.SmoothTransformation)
        self._shade = self._table = self._pixels = self._all = np.empty((0, 0), dtype=np.uint32)
        self._hard = False
        self._reach: Rect | None = None
        self._place: tuple[Rect, tuple[int, ...]] | None = None
        # Looks at the pixels, which therefore have to stay.
        self._image, self._pixmap = QImage(), QPixmap()

    @property
    def pixels(self) -> np.ndarray:
        """What is shown, 0xffRRGGBB (rows, columns), row 0 lowest; without what goes on at the edges."""
        return self._pixels.copy()

    def covers(self, rect: Rect) -> bool:
        """Whether it is seen on all of this part of the plane, if only by its edge."""
        return self._reach is not None and self._reach.covers(rect)

    def show_field(self, shade: np.ndarray, table: np.ndarray, rect: Rect, *, hard: bool) -> None:
        """Show shades (rows, columns), row 0 lowest, over `rect` in the colors of a table; `hard`: winners alone."""
        # What is as it was in the last frame is not asked of Qt: each value that it returns hands Python's lock over.
        if (rect, shade.shape) != self._place:
            self._place = rect, shade.shape
            self._reach = self._placed(rect, *shade.shape)
        if shade is self._shade and table is self._table and hard == self._hard:
            return
        self._shade, self._table, self._hard = shade, table, hard
        self._make_room(*shade.shape)
        field_pixels(shade, table, hard=hard, out=self._pixels)
        _go_on(self._pixels, self._all)
        # Without a copy: the pixmap looks at the pixels too, which are written only here, before it is told.
        self._pixmap.convertFromImage(self._image)
        self.setPixmap(self._pixmap)

    def clear(self) -> None:
        """Show nothing."""
        self._image, self._pixmap = QImage(), QPixmap()
        self.setPixmap(self._pixmap)
        self._shade = self._pixels = np.empty((0, 0), dtype=np.uint32)
        self._place = self._reach = None

    def _placed(self, rect: Rect, rows: int, columns: int) -> Rect:
        """Lay so many cells over `rect`; all that is covered with those beyond it."""
        width, height = rect.width / columns, rect.height / rows
        across, up = _beyond(columns) * width, _beyond(rows) * height
        left, low = rect.x1_min - across, rect.x2_min - up
        self.setTransform(QTransform(width, 0, 0, height, left, low))
        return Rect(left, low, rect.x1_max + across, rect.x2_max + up)

    def _make_room(self, rows: int, columns: int) -> None:
        if self._pixels.shape != (rows, columns):
            up, across = _beyond(rows), _beyond(columns)
            height, width = rows + 2 * up, columns + 2 * across
            self._all = np.empty((height, width), dtype=np.uint32)
            self._pixels = self._all[up : up + rows, across : across + columns]
            self._image = QImage(
                self._all.data, width, height, 4 * width, QImage.Format.Format_RGB32
            )


def _beyond(cells: int) -> int:
    """How many cells it goes on for at an edge, where it has so many."""
    return max(cells // 4, 1)


def _go_on(inside: np.ndarray, around: np.ndarray) -> None:
    """Write into `around`, of which `inside` is the middle, what it has at its edges."""
    up, across = _beyond(inside.shape[0]), _beyond(inside.shape[1])
    around[up:-up, :across] = inside[:, :1]
    around[up:-up, -across:] = inside[:, -1:]
    around[:up] = around[up]
    around[-up:] = around[-up - 1]


class BoundaryItem(FramedItem):
    """The decision boundary: a line in ink, with a halo of paper that parts it from the field.

    Contour lines of values are many, and finer: thin, pale, and without a halo. Nothing is drawn outside of the field.
    """

    def __init__(self) -> None:
        super().__init__()
        self._halo, self._line = QGraphicsPathItem(self), QGraphicsPathItem(self)
        self._segments = NO_SEGMENTS
        self._line_pen = self._fine_pen = QPen()
        self._fine = False

    @property
    def segments(self) -> np.ndarray:
        """What is shown: (n, 4) as x1, x2 of both ends."""
        return self._segments

    def set_colors(self, ink: str, paper: str, ratio: float) -> None:
        """Draw in these, on a screen of this many pixels to one of the window."""
        halo, fine = QColor(paper), QColor(ink)
        halo.setAlpha(_HALO_OPACITY)
        fine.setAlpha(_FINE_OPACITY)
        self._halo.setPen(line_pen(halo, _HALO_WIDTH, ratio))
        self._line_pen = line_pen(QColor(ink), _LINE_WIDTH, ratio)
        self._fine_pen = line_pen(fine, 1.0, ratio)
        self._line.setPen(self._fine_pen if self._fine else self._line_pen)

    def set_fine(self, fine: bool) -> None:
        """Draw contour lines, or the boundary."""
        if fine != self._fine:
            self._fine = fine
            self._halo.setVisible(not fine)
            self._line.setPen(self._fine_pen if fine else self._line_pen)
            self._halo.setPath(QPainterPath() if fine else self._line.path())

    def set_segments(self, segments: np.ndarray, rect: Rect) -> None:
        """Draw these, (n, 4) as x1, x2 of both ends, within `rect`."""
        self.set_frame(rect)
        if segments is self._segments:
            return
        self._segments = segments
        path = path_of_segments(segments)
        self._line.setPath(path)
        if not self._fine:
            self._halo.setPath(path)
