"""The plane of a chart, and what a mouse can ask of it: other epochs, or a value to be read."""

import pyqtgraph as pg
from pyqtgraph.GraphicsScene.mouseEvents import HoverEvent, MouseClickEvent, MouseDragEvent
from PySide6.QtCore import QPointF, Qt, Signal
from PySide6.QtWidgets import QGraphicsSceneWheelEvent


class EpochView(pg.ViewBox):
    """Wheel and drag ask for other epochs, a double click for all of them.

    It moves nothing itself: the chart decides what is shown.
    """

    span_requested = Signal(float, float)
    """First and last epoch that the user wants to see."""
    follow_requested = Signal()
    hovered = Signal(float)
    """The epoch under the mouse."""
    hover_left = Signal()
    pointed = Signal(QPointF)
    """Where the mouse is, in pixels of the plane."""

    def __init__(self) -> None:
        super().__init__(enableMenu=False, defaultPadding=0.0)
        self.disableAutoRange()
        self.epochs = (0.0, 1.0)
        """First and last epoch shown; a little air is round them."""
        self._grabbed = self.epochs

    def _epoch_at(self, position: QPointF) -> float:
        return float(self.mapToView(position).x())

    def hoverEvent(self, ev: HoverEvent) -> None:
        if ev.isExit():
            self.hover_left.emit()
        else:
            self.pointed.emit(QPointF(ev.pos()))
            self.hovered.emit(self._epoch_at(ev.pos()))

    def wheelEvent(self, ev: QGraphicsSceneWheelEvent, axis: int | None = None) -> None:
        ev.accept()
        factor = 1.2 ** (-ev.delta() / 120.0)
        center = self._epoch_at(ev.pos())
        start, end = self.epochs
        self.span_requested.emit(
            center + (start - center) * factor, center + (end - center) * factor
        )

    def mouseDragEvent(self, ev: MouseDragEvent, axis: int | None = None) -> None:
        if ev.button() not in (Qt.MouseButton.LeftButton, Qt.MouseButton.MiddleButton):
            ev.ignore()
            return
        ev.accept()
        if ev.isStart():
            self._grabbed = self.epochs
        start, end = self._grabbed
        shift = self._epoch_at(ev.pos()) - self._epoch_at(ev.buttonDownPos())
        self.span_requested.emit(start - shift, end - shift)

    def mouseClickEvent(self, ev: MouseClickEvent) -> None:
        if ev.double() and ev.button() == Qt.MouseButton.LeftButton:
            ev.accept()
            self.follow_requested.emit()
