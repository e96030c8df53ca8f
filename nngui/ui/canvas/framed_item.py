"""A part of the canvas, beyond which nothing of what lies in it is seen."""

from PySide6.QtCore import QRectF, Qt
from PySide6.QtWidgets import QGraphicsItem, QGraphicsRectItem

from nngui.state.snapshot import Rect


def as_qrect(rect: Rect) -> QRectF:
    """A part of the plane as Qt writes it."""
    return QRectF(rect.x1_min, rect.x2_min, rect.width, rect.height)


class FramedItem(QGraphicsRectItem):
    """Clips the items in it to a rectangle that is not seen itself."""

    def __init__(self) -> None:
        super().__init__()
        self.setPen(Qt.PenStyle.NoPen)
        self.setFlag(QGraphicsItem.GraphicsItemFlag.ItemClipsChildrenToShape)

    def set_frame(self, area: QRectF) -> None:
        """Show what lies in here."""
        if area != self.rect():
            self.setRect(area)
