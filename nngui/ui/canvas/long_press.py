"""A finger that rests: what the right button is for a mouse."""

from PySide6.QtCore import QObject, Qt, QTimer, Signal
from PySide6.QtGui import QGuiApplication, QInputDevice, QMouseEvent

from nngui.ui.canvas.tools import Pointer
from nngui.ui.canvas.tools.dragging import drag_distance_px


class LongPress(QObject):
    """Hears the presses of one finger; `held(Pointer)` when it has rested for the system's time."""

    held = Signal(object)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.timeout.connect(self._on_timeout)
        self._start: Pointer | None = None

    def press(self, pointer: Pointer, event: QMouseEvent) -> None:
        """A button went down; only one that stands for a finger counts."""
        if is_finger(event) and event.button() == Qt.MouseButton.LeftButton:
            self._start = pointer
            self._timer.start(QGuiApplication.styleHints().mousePressAndHoldInterval())

    def move(self, pointer: Pointer) -> None:
        """It moved: beyond the system's drag distance it does not rest."""
        if self._start is not None and pointer.distance_px(self._start) >= drag_distance_px():
            self.release()

    def release(self) -> None:
        """It went up, or away."""
        self._start = None
        self._timer.stop()

    def _on_timeout(self) -> None:
        start, self._start = self._start, None
        if start is not None:
            self.held.emit(start)


def is_finger(event: QMouseEvent) -> bool:
    """Whether a mouse event stands for a touch of the screen."""
    return event.device().type() == QInputDevice.DeviceType.TouchScreen
