"""A part of the canvas, beyond which nothing of what lies in it is seen."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGraphicsItem, QGraphicsRectItem

from nngui.state.snapshot import Rect


class FramedItem(QGraphicsRectItem):
    """Clips the items in it to a rectangle that is not seen itself."""

    def __init__(self) -> None:
        super().__init__()
        self.setPen(Qt.PenStyle.NoPen)
        self.setFlag(QGraphicsItem.GraphicsItemFlag.ItemClipsChildrenToShape)

        self._frame: Rect | None = None

    def set_frame(self, rect: Rect) -> None:
        """Show what lies in here, as the items in it are placed."""
        # Asking Qt where it stands would hand Python's lock over and back, in every frame.
        if rect != self._frame:
            self._frame = rect
            self.setRect(rect.x1_min, rect.x2_min, rect.width, rect.height)
