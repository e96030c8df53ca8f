"""Press and hold a unit to mute it: a hand, or the key M, that is down for as long as the unit is mute."""

from PySide6.QtCore import QEvent, QObject, QPointF, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent
from PySide6.QtWidgets import QApplication

from nngui.state.probe import UnitPlace
from nngui.ui.network.graph_view import GraphView
from nngui.ui.network.layout import Spot

HOLD_MS = 300
KEY = Qt.Key.Key_M


class Holding(QObject):
    """Watches a graph; `changed()`: another unit is mute, or none is. Outputs have nothing that they could mute."""

    changed = Signal()

    def __init__(self, view: GraphView) -> None:
        super().__init__(view)
        self._view = view
        self._muted: UnitPlace | None = None
        self._pressed: QPointF | None = None
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(HOLD_MS)
        self._timer.timeout.connect(self._mute)
        view.installEventFilter(self)

    @property
    def muted(self) -> UnitPlace | None:
        """The unit under the hand."""
        return self._muted

    def let_go(self) -> None:
        """Nothing is held any more."""
        self._timer.stop()
        self._pressed = None
        if self._muted is not None:
            self._muted = None
            self.changed.emit()

    def _mute(self) -> None:
        """Mute the unit in focus."""
        target, scene = self._view.target, self._view.scene
        if scene is None or not isinstance(target, Spot) or target.unit is None:
            return
        if target.layer < len(scene.layout.columns) - 1:
            self._muted = UnitPlace(target.layer, target.unit)
            self.changed.emit()

    def _on_mouse_move(self, event: QMouseEvent) -> bool:
        if self._muted is not None and self._pressed is not None:
            # A hand that holds does not pan.
            return True
        if self._pressed is not None:
            way = (event.position() - self._pressed).manhattanLength()
            if way >= QApplication.startDragDistance():
                self._timer.stop()
        return False

    def _on_key(self, event: QKeyEvent) -> bool:
        if event.key() != KEY or event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier:
            return False
        if not event.isAutoRepeat():
            if event.type() == QEvent.Type.KeyPress:
                self._mute()
            else:
                self.let_go()
        return True

    # ---- Qt

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        kind = event.type()
        if kind == QEvent.Type.MouseMove and isinstance(event, QMouseEvent):
            return self._on_mouse_move(event)
        if kind == QEvent.Type.MouseButtonPress and isinstance(event, QMouseEvent):
            if event.button() == Qt.MouseButton.LeftButton:
                self._pressed = event.position()
                self._timer.start()
        elif kind in (QEvent.Type.KeyPress, QEvent.Type.KeyRelease) and isinstance(
            event, QKeyEvent
        ):
            return self._on_key(event)
        elif kind in (
            QEvent.Type.MouseButtonRelease,
            QEvent.Type.FocusOut,
            QEvent.Type.Hide,
            QEvent.Type.WindowDeactivate,
        ):
            self.let_go()
        return False
