"""A round mark of fixed size on a plot."""

from PySide6.QtGui import QBrush, QPen
from PySide6.QtWidgets import QGraphicsEllipseItem, QGraphicsItem

_RADIUS_PX = 3.5


class Dot(QGraphicsEllipseItem):
    """The same number of pixels at every zoom; made once, then only moved. Qt paints it by itself."""

    def __init__(self) -> None:
        super().__init__(-_RADIUS_PX, -_RADIUS_PX, 2 * _RADIUS_PX, 2 * _RADIUS_PX)
        self.setFlag(QGraphicsItem.GraphicsItemFlag.ItemIgnoresTransformations)

    def set_look(self, pen: QPen, brush: QBrush) -> None:
        """Its rim and its fill."""
        rim = QPen(pen)
        # Its pixels are not scaled anyway, and Qt measures the rim of a plain pen alone.
        rim.setCosmetic(False)
        self.setPen(rim)
        self.setBrush(brush)
