"""The viewport of the canvas, which hears of two fingers on a touch pad."""

from PySide6.QtCore import QEvent, QPointF, Qt, Signal
from PySide6.QtGui import QNativeGestureEvent
from PySide6.QtWidgets import QWidget


class PinchViewport(QWidget):
    """Only what the view around it leaves over comes to `event`: paints and moves of the mouse never do."""

    pinched = Signal(float, QPointF)
    """So much closer, at this place."""

    def event(self, event: QEvent) -> bool:
        if isinstance(event, QNativeGestureEvent):
            if event.gestureType() == Qt.NativeGestureType.ZoomNativeGesture:
                self.pinched.emit(event.value(), event.position())
            return True
        return super().event(event)
