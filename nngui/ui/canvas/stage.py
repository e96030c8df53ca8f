"""The stage on which the canvas is drawn: a scene in pixels of the view, and in it the plane in data coordinates.

What Python paints, it paints holding its lock, which training waits for. So nothing here overrides anything of Qt's
that is called while painting: Python says what has changed, and Qt's own paint code does the rest without the lock.
"""

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QTransform
from PySide6.QtWidgets import QGraphicsItem, QGraphicsRectItem, QGraphicsScene, QWidget

from nngui.ui.canvas.plane import Plane

# Where a shape begins is cut off to a fraction of a pixel in painting. A sheet that by rounding began just short of a
# whole pixel would be smeared over its neighbor; one that begins a trace inside is not.
_INSIDE_PX = 1e-6
_Flag = QGraphicsItem.GraphicsItemFlag


class Stage:
    """A frame that clips the plane, and a root in it that carries the transform from data to pixels."""

    def __init__(self, parent: QWidget) -> None:
        self.scene = QGraphicsScene(parent)
        # Few items, which move as one: an index would be made anew with each change of view.
        self.scene.setItemIndexMethod(QGraphicsScene.ItemIndexMethod.NoIndex)
        self._frame = QGraphicsRectItem()
        self._frame.setPen(Qt.PenStyle.NoPen)
        self._frame.setFlag(_Flag.ItemClipsChildrenToShape)
        self._root = QGraphicsRectItem(self._frame)
        self._root.setFlag(_Flag.ItemHasNoContents)
        self._sheets: list[QGraphicsItem] = []
        self._corner = QPointF()
        self.scene.addItem(self._frame)

    def add_item(self, item: QGraphicsItem) -> None:
        """Put an item on the plane, in data coordinates."""
        item.setParentItem(self._root)

    def add_sheet(self, item: QGraphicsItem) -> None:
        """Put an item on the plane in pixels: (0, 0) stays the upper left corner of what is in view."""
        item.setFlag(_Flag.ItemIgnoresTransformations)
        item.setParentItem(self._root)
        item.setPos(self._corner)
        self._sheets.append(item)

    def show(self, plane: Plane, area: QRectF) -> None:
        """This part of the plane, in this part of the scene."""
        rect, pixel = plane.rect, plane.pixel
        across, up = 1 / pixel.x1, 1 / pixel.x2
        self._frame.setPos(area.topLeft())
        self._frame.setRect(0, 0, area.width(), area.height())
        self._root.setTransform(
            QTransform(across, 0, 0, -up, -rect.x1_min * across, rect.x2_max * up)
        )
        self._corner = QPointF(
            rect.x1_min + _INSIDE_PX * pixel.x1, rect.x2_max - _INSIDE_PX * pixel.x2
        )
        for item in self._sheets:
            item.setPos(self._corner)
