"""The graph under a hand: what mouse and keys do to it."""

from PySide6.QtCore import QEvent, QPointF, QRectF, QSizeF, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QMouseEvent, QWheelEvent
from PySide6.QtWidgets import QApplication, QWidget

from nngui.ui.network.graph_display import GraphDisplay
from nngui.ui.network.heads import HeadBar, head_at, head_center
from nngui.ui.network.layout import Spot
from nngui.ui.network.targets import Bias, Weight, neighbor, target_at

_REACH_PX = 5.0
_ZOOM_STEP = 1.2
_NOTCH = 120.0
_STEPS = {
    Qt.Key.Key_Left: (-1, 0),
    Qt.Key.Key_Right: (1, 0),
    Qt.Key.Key_Up: (0, -1),
    Qt.Key.Key_Down: (0, 1),
}


_NUMBER_KEYS = frozenset(
    {Qt.Key(code) for code in range(Qt.Key.Key_0, Qt.Key.Key_9 + 1)}
    | {Qt.Key.Key_Minus, Qt.Key.Key_Period, Qt.Key.Key_Comma}
)


class GraphView(GraphDisplay):
    """Units as pictures of their own output, weights as curves between them.

    The wheel zooms, a drag pans, a double click fits; a click on the tile of a folded layer opens it, one on a weight
    or bias pins its card, and then a number that is typed is for it. With the focus, the arrow keys go from unit to
    unit, Enter pins a card or opens a layer, + and - zoom, Home fits, Z sets the pinned weight to zero, Insert and
    Delete add and remove a unit, with Shift a layer, Esc lets go. Freezing and muting: see UnitTools.
    """

    _KEYS = frozenset(
        {
            Qt.Key.Key_Left,
            Qt.Key.Key_Right,
            Qt.Key.Key_Up,
            Qt.Key.Key_Down,
            Qt.Key.Key_Home,
            Qt.Key.Key_Escape,
            Qt.Key.Key_Return,
            Qt.Key.Key_Enter,
            Qt.Key.Key_Plus,
            Qt.Key.Key_Minus,
            Qt.Key.Key_Z,
            Qt.Key.Key_K,
            Qt.Key.Key_M,
            Qt.Key.Key_Delete,
            Qt.Key.Key_Insert,
        }
    )

    pinned = Signal(object)
    """A weight or bias was clicked, or Enter pressed on a unit: its card is wanted."""
    number_typed = Signal(str)
    """With a card pinned, the first character of a number, or "": its field is wanted."""
    zero_pressed = Signal()
    dropped = Signal()
    """Esc, with nothing in focus."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._pressed: QPointF | None = None
        self._last = QPointF()
        self._dragged = False
        self.heads = HeadBar(self)
        self.setObjectName("network_graph")
        # Tab only: a click leaves the keys to the canvas, unless it takes a number in hand.
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setMouseTracking(True)
        self.setAccessibleName(self.tr("Network graph"))
        self.setToolTip(
            self.tr(
                "Each square shows what a unit puts out over the plane, each curve is a weight: blue is above zero, "
                "orange below; the disk at its corner is its bias.\nClick a weight or bias to change it. Wheel zooms, "
                "drag pans, double click fits.\nWith the focus, arrow keys go from unit to unit, Enter opens a card."
            )
        )

    @property
    def used_keys(self) -> frozenset[Qt.Key]:
        """What the window must not take for a shortcut while the graph has the focus."""
        return self._KEYS if self.held is None else self._KEYS | _NUMBER_KEYS

    @property
    def _tile_layer(self) -> int | None:
        """The layer whose tile is looked at."""
        target = self.target
        return target.layer if isinstance(target, Spot) and target.unit is None else None

    @property
    def _bias(self) -> Bias | None:
        """The bias of the unit in focus."""
        target = self.target
        if not isinstance(target, Spot) or target.unit is None or target.layer == 0:
            return None
        return Bias(target.layer, target.unit)

    def _operate(self, key: int, *, by_layer: bool) -> None:
        """Add or remove at the unit in focus: a unit, or its layer."""
        target = self.target
        if not isinstance(target, Spot):
            return
        layer, adds = target.layer - 1, key == Qt.Key.Key_Insert
        if by_layer and adds:
            self.heads.insert_layer(layer + 1)
        elif by_layer:
            self.heads.remove_layer(layer)
        elif adds:
            self.heads.change_units(layer, 1)
        elif target.unit is not None:
            self.heads.remove_unit(layer, target.unit)

    def _point_at_head(self, point: QPointF) -> None:
        """Offer the buttons of the layer whose head is under the mouse, if any."""
        head = None
        place = self.viewport.to_layout(point)
        if self.scene is not None and 0 <= place.y() <= self.head_height:
            head = head_at(self.scene.layout, place.x())
        if head is None or self.scene is None:
            self.heads.show_head(None, QPointF(), QRectF())
        elif head != self.heads.head:
            center = head_center(self.scene.layout, head)
            top = self.viewport.to_widget(QRectF(center, 0.0, 0.0, 0.0)).topLeft()
            self.heads.show_head(head, top, QRectF(self.rect()))

    def _look_under(self, point: QPointF) -> None:
        self._point_at_head(point)
        if self.scene is not None:
            reach = _REACH_PX / self.viewport.zoom
            self.look_at(target_at(self.scene, self.viewport.to_layout(point), reach))

    def _step(self, layers: int, rows: int) -> None:
        if self.scene is None:
            return
        spot = self.target if isinstance(self.target, Spot) else None
        spot = neighbor(self.scene.layout, spot, layers, rows)
        self.look_at(spot)
        if self.viewport.reveal(self.scene.layout.rect(spot), QSizeF(self.size())):
            self._move()

    # ---- Qt

    def wheelEvent(self, event: QWheelEvent) -> None:
        self.zoom_by(_ZOOM_STEP ** (event.angleDelta().y() / _NOTCH), event.position())
        event.accept()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if event.button() == Qt.MouseButton.LeftButton:
            self._pressed = self._last = event.position()
            self._dragged = False

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        if self._pressed is None:
            self._look_under(event.position())
            return
        way = (event.position() - self._pressed).manhattanLength()
        if self._dragged or way >= QApplication.startDragDistance():
            self._dragged = True
            self.setCursor(Qt.CursorShape.ClosedHandCursor)
            self.viewport.pan_by(event.position() - self._last)
            self._last = event.position()
            self._move()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        if event.button() != Qt.MouseButton.LeftButton or self._pressed is None:
            return
        self._pressed = None
        self._look_under(event.position())
        if self._dragged:
            self.unsetCursor()
        elif self._tile_layer is not None:
            self.toggle_layer(self._tile_layer)
            self._look_under(event.position())
        elif isinstance(self.target, (Weight, Bias)):
            self.setFocus(Qt.FocusReason.MouseFocusReason)
            self.pinned.emit(self.target)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        # Two quick clicks on a tile are two clicks.
        if self._tile_layer is not None:
            self.mousePressEvent(event)
        elif event.button() == Qt.MouseButton.LeftButton:
            self.fit()

    def leaveEvent(self, event: QEvent) -> None:
        super().leaveEvent(event)
        self.look_at(None)
        self._point_at_head(QPointF(-1.0, -1.0))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key, middle = event.key(), QRectF(self.rect()).center()
        if key in _STEPS:
            self._step(*_STEPS[Qt.Key(key)])
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self._tile_layer is not None:
            self.toggle_layer(self._tile_layer)
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self._bias is not None:
            self.pinned.emit(self._bias)
            self.number_typed.emit("")
        elif self.held is not None and key in _NUMBER_KEYS:
            self.number_typed.emit(event.text())
        elif key == Qt.Key.Key_Z:
            self.zero_pressed.emit()
        elif key in (Qt.Key.Key_Insert, Qt.Key.Key_Delete):
            self._operate(key, by_layer=bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier))
        elif key == Qt.Key.Key_Plus:
            self.zoom_by(_ZOOM_STEP, middle)
        elif key == Qt.Key.Key_Minus:
            self.zoom_by(1 / _ZOOM_STEP, middle)
        elif key == Qt.Key.Key_Home:
            self.fit()
        elif key == Qt.Key.Key_Escape:
            if self.target in (None, self.held):
                self.dropped.emit()
            self.look_at(None)
        else:
            super().keyPressEvent(event)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.look_at(None)

    def event(self, event: QEvent) -> bool:
        # A tooltip would lie on the card.
        if event.type() == QEvent.Type.ToolTip and self.target is not None:
            return True
        return super().event(event)
