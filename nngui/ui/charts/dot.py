"""A round mark of fixed size on a plot."""

from PySide6.QtGui import QColor, QPen
from PySide6.QtWidgets import QGraphicsEllipseItem

_RADIUS_PX, _RIM_PX = 3.5, 1.5


class Dot(QGraphicsEllipseItem):
    """Made once, then only moved. Qt paints it by itself."""

    def __init__(self) -> None:
        super().__init__(-_RADIUS_PX, -_RADIUS_PX, 2 * _RADIUS_PX, 2 * _RADIUS_PX)
        self.hide()

    def set_look(self, fill: str, rim: str) -> None:
        """Its colors."""
        self.setPen(QPen(QColor(rim), _RIM_PX))
        self.setBrush(QColor(fill))

    def show_at(self, place: tuple[float, float] | None) -> None:
        """Stand there, in pixels; None: nowhere."""
        self.setVisible(place is not None)
        if place is not None:
            self.setPos(*place)
