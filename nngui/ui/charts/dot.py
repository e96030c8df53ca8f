"""A round mark of fixed size on a plot."""

from PySide6.QtCore import QRectF
from PySide6.QtGui import QBrush, QPainter, QPen
from PySide6.QtWidgets import QGraphicsItem, QStyleOptionGraphicsItem, QWidget

_RADIUS_PX = 3.5
_RIM_PX = 1.0


class Dot(QGraphicsItem):
    """The same number of pixels at every zoom; made once, then only moved."""

    def __init__(self) -> None:
        super().__init__()
        self.setFlag(QGraphicsItem.GraphicsItemFlag.ItemIgnoresTransformations)
        self._pen, self._brush = QPen(), QBrush()

    def set_look(self, pen: QPen, brush: QBrush) -> None:
        """Its rim and its fill."""
        self._pen, self._brush = pen, brush
        self.update()

    def boundingRect(self) -> QRectF:
        reach = _RADIUS_PX + _RIM_PX
        return QRectF(-reach, -reach, 2 * reach, 2 * reach)

    def paint(
        self,
        painter: QPainter,
        option: QStyleOptionGraphicsItem,
        widget: QWidget | None = None,
    ) -> None:
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(self._pen)
        painter.setBrush(self._brush)
        painter.drawEllipse(QRectF(-_RADIUS_PX, -_RADIUS_PX, 2 * _RADIUS_PX, 2 * _RADIUS_PX))
