"""Many points of one look, or of a few: one pixmap, drawn at every place, in one call of the painter.

pyqtgraph's ScatterPlotItem looks up a symbol per point: 100 ms for 50,000 points. Where all points look the same
there is nothing to look up, and a click among 50,000 points is on screen in 15 ms.
"""

import numpy as np
from PySide6.QtCore import QRectF
from PySide6.QtGui import QPainter, QPixmap
from PySide6.QtWidgets import QGraphicsItem, QGraphicsObject, QStyleOptionGraphicsItem, QWidget

from nngui.ui.canvas.native import first_of

_FEW = 64


class ScatterItem(QGraphicsObject):
    """One marker at points (n, 2), in data coordinates; made once, then only given data.

    The pixmap may hold several markers side by side; `sprites` say which of them each point has.
    """

    def __init__(self) -> None:
        super().__init__()
        # So that paint hears which part is asked for: moving the ghost redraws a few points, not all.
        self.setFlag(QGraphicsItem.GraphicsItemFlag.ItemUsesExtendedStyleOption)
        self._points = np.empty((0, 2))
        self._sprites = np.empty(0, dtype=np.int64)
        self._marker = QPixmap()
        self._side = 0

    @property
    def points(self) -> np.ndarray:
        """What is shown, (n, 2)."""
        return self._points

    @property
    def sprites(self) -> np.ndarray:
        """Which marker each point has, (n,)."""
        return self._sprites

    def set_marker(self, marker: QPixmap) -> None:
        """Another look for all points: square markers, one or several side by side."""
        self._marker = marker
        self._side = marker.height()
        self.update()

    def set_points(self, points: np.ndarray, sprites: np.ndarray | None = None) -> None:
        """Other points, (n, 2), finite. Where they differ in a few only, those places alone are redrawn."""
        if sprites is None:
            sprites = np.zeros(len(points), dtype=np.int64)
        old, self._points = self._points, points
        old_sprites, self._sprites = self._sprites, sprites
        n = min(len(old), len(points))
        stayed = (old[:n] == points[:n]).all(axis=1) & (old_sprites[:n] == sprites[:n])
        if len(old) == len(points):
            changed = np.concatenate([old[~stayed], points[~stayed]])
        elif stayed.all():
            changed = np.concatenate([old[n:], points[n:]])
        else:
            changed = np.concatenate([old, points])
        if len(changed) <= _FEW:
            self._update_at(changed)
        else:
            self.update()

    def _update_at(self, points: np.ndarray) -> None:
        # A marker is drawn on whole pixels: half a pixel to each side more.
        reach = self._marker.deviceIndependentSize().height() / 2 + 1
        scale = self.sceneTransform()
        width, height = reach / abs(scale.m11()), reach / abs(scale.m22())
        for x, y in points.tolist():
            self.update(QRectF(x - width, y - height, 2 * width, 2 * height))

    def boundingRect(self) -> QRectF:
        # Whatever is in view may be drawn on; no bounds of the points to keep up to date.
        frame = self.topLevelItem()
        return QRectF() if frame is self else self.mapRectFromItem(frame, frame.boundingRect())

    def paint(
        self, painter: QPainter, option: QStyleOptionGraphicsItem, widget: QWidget | None = None
    ) -> None:
        if not len(self._points):
            return
        transform = painter.transform()
        side = self._side / self._marker.devicePixelRatio()
        exposed = transform.mapRect(option.exposedRect).adjusted(-side, -side, side, side)
        x = self._points[:, 0] * transform.m11() + transform.dx()
        y = self._points[:, 1] * transform.m22() + transform.dy()
        inside = (x > exposed.left()) & (x < exposed.right())
        inside &= (y > exposed.top()) & (y < exposed.bottom())
        x, y = x[inside], y[inside]
        if not len(x):
            return
        # Columns: x, y, source (left, top, width, height), scale (x, y), rotation, opacity.
        rows = np.empty((len(x), 10))
        rows[:, 0], rows[:, 1] = x, y
        rows[:, 2] = self._sprites[inside] * self._side
        rows[:, 3] = 0
        rows[:, 4:6] = self._side
        rows[:, 6:8] = 1 / self._marker.devicePixelRatio()
        rows[:, 8:10] = 0, 1
        fragments = first_of(rows, QPainter.PixmapFragment)
        painter.resetTransform()
        painter.drawPixmapFragments(fragments, len(rows), self._marker)
        painter.setTransform(transform)
