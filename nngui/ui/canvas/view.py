"""The canvas under a hand: what mouse, wheel and fingers do on the plane, in data coordinates."""

import math

from PySide6.QtCore import QEvent, QPointF, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QMouseEvent, QWheelEvent
from PySide6.QtWidgets import QWidget

from nngui.state.snapshot import Rect
from nngui.ui.canvas.framing import panned, part_left, zoomed
from nngui.ui.canvas.gestures import Gestures
from nngui.ui.canvas.hover import Hover
from nngui.ui.canvas.long_press import LongPress
from nngui.ui.canvas.notches import Notches
from nngui.ui.canvas.plane_view import PlaneView
from nngui.ui.canvas.tools import Pointer
from nngui.ui.frame_pump import TOUCH_INTERVAL_S, Pace

_ZOOM_PER_NOTCH = 1.2
_NOTCH = 120


class CanvasView(PlaneView):
    """Turns Qt's events into pointers for the gestures."""

    touched = Signal()
    """A hand is at work here."""
    alt_wheel_turned = Signal(int)
    """So many notches, with Alt held."""
    view_moved = Signal()
    """The hand zoomed or panned."""
    key_pressed = Signal(object)
    """A QKeyEvent; accept it to keep it."""
    focus_changed = Signal(bool, bool)
    """In focus, and by the keyboard."""

    def __init__(self, gestures: Gestures, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._gestures = gestures
        self._mouse: tuple[QPointF, Qt.KeyboardModifier] | None = None
        self._cursor = Qt.CursorShape.ArrowCursor
        self._pan_rest = QPointF()
        self.hover = Hover(self._show_hover, self)
        self._notches = Notches()
        self._touches = Pace(TOUCH_INTERVAL_S)
        self._long_press = LongPress(self)
        self._long_press.held.connect(gestures.hold)
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.PreventContextMenu)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setObjectName("canvas")
        self.setAccessibleName(self.tr("Canvas"))
        self.setMinimumSize(140, 140)
        # Else Qt tells each move of the mouse to the main window too, which answers in Python.
        self.viewport().setAttribute(Qt.WidgetAttribute.WA_NoMousePropagation)
        self.pinched.connect(self._on_pinched)
        self.view_changed.connect(self._on_view_changed)

    def pointer_at(self, position: QPointF, modifiers: Qt.KeyboardModifier) -> Pointer:
        """What a position in this widget is for a tool; held within what is in view."""
        px, py = position.x(), position.y()
        x1, x2 = self._plane.place_at(px - self._axes.room[0], py)
        held = modifiers != Qt.KeyboardModifier.NoModifier
        return Pointer(
            x1=x1,
            x2=x2,
            px=px,
            py=py,
            pixel=self._plane.pixel,
            shift=held and bool(modifiers & Qt.KeyboardModifier.ShiftModifier),
            alt=held and bool(modifiers & Qt.KeyboardModifier.AltModifier),
        )

    def pan_px(self, right: float, down: float) -> None:
        """Move the plane with the hand, by whole pixels of the screen: what is left over goes with the next move.

        So all that is drawn in pixels stays what it is.
        """
        ratio, wanted = self.devicePixelRatioF(), self._pan_rest + QPointF(right, down)
        way = QPointF(round(wanted.x() * ratio), round(wanted.y() * ratio)) / ratio
        self._pan_rest = wanted - way
        if not way.isNull():
            pixel = self._plane.pixel
            self._go_to(panned(self.visible_rect, -way.x() * pixel.x1, way.y() * pixel.x2))

    def zoom(self, factor: float, position: QPointF) -> None:
        """Closer by `factor`, the place under `position` staying."""
        pointer = self.pointer_at(position, Qt.KeyboardModifier.NoModifier)
        self._go_to(zoomed(self.visible_rect, factor, pointer.x1, pointer.x2))

    def _go_to(self, rect: Rect) -> None:
        before = self.plot_area
        self.set_visible_rect(rect)
        if self.plot_area != before:
            # The numbers take more room: what they cover is given up, and nothing moves under the hand.
            self.set_visible_rect(part_left(rect, before, self.plot_area))
        self.view_moved.emit()

    def _on_view_changed(self) -> None:
        if self._mouse is None or self._gestures.in_stroke:
            return
        # The mouse lies over another place now. Where it has gone since, that is shown with the next frame.
        if not self.hover.is_waiting:
            self._gestures.move(self.pointer_at(*self._mouse))

    def _on_pinched(self, value: float, position: QPointF) -> None:
        self.zoom(math.exp(value), position)

    def _pointer_of(self, event: QMouseEvent) -> Pointer:
        self._mouse = event.position(), event.modifiers()
        return self.pointer_at(*self._mouse)

    def _press(self, event: QMouseEvent, *, double: bool) -> None:
        self._touch()
        self.setFocus(Qt.FocusReason.MouseFocusReason)
        event.accept()
        position = event.position()
        if self.is_on_plane(position.x(), position.y()):
            self.hover.forget()
            pointer = self._pointer_of(event)
            self._gestures.press(pointer, event.button(), double=double)
            self._long_press.press(pointer, event)
            self._show_cursor()

    def _show_hover(self, position: QPointF, modifiers: Qt.KeyboardModifier) -> None:
        self._touch()
        if self.is_on_plane(position.x(), position.y()):
            self._mouse = position, modifiers
            self._gestures.move(self.pointer_at(position, modifiers))
        else:
            self._mouse = None
            self._gestures.leave()
        self._show_cursor()

    def _touch(self) -> None:
        """Tell that a hand is at work; not with each of a hundred moves a second, which would cost training time."""
        if self._touches.is_due():
            self.touched.emit()

    def _show_cursor(self) -> None:
        shape = self._gestures.cursor
        if shape is not self._cursor:
            self._cursor = shape
            self.setCursor(shape)

    # ---- Qt

    def mousePressEvent(self, event: QMouseEvent) -> None:
        self._press(event, double=False)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        self._press(event, double=True)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        event.accept()
        if self._gestures.in_stroke and not event.buttons() & self._gestures.button:
            # Another window took the release.
            self._gestures.end_stroke(self._pointer_of(event))
        if not self._gestures.in_stroke:
            self.hover.move(event.position(), event.modifiers())
            return
        self._touch()
        pointer = self._pointer_of(event)
        self._long_press.move(pointer)
        self._gestures.move(pointer)
        self._show_cursor()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        event.accept()
        self._long_press.release()
        self._gestures.release(self._pointer_of(event), event.button())
        self._show_cursor()

    def leaveEvent(self, event: QEvent) -> None:
        self._mouse = None
        self.hover.forget()
        self._gestures.leave()
        super().leaveEvent(event)

    def wheelEvent(self, event: QWheelEvent) -> None:
        self._touch()
        event.accept()
        if event.modifiers() & Qt.KeyboardModifier.AltModifier:
            turned = self._notches.of(event)
            if turned:
                self.alt_wheel_turned.emit(turned)
            return
        notches = event.angleDelta().y() / _NOTCH
        if notches:
            self.zoom(math.pow(_ZOOM_PER_NOTCH, notches), event.position())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        self._touch()
        event.ignore()
        self.key_pressed.emit(event)

    def keyReleaseEvent(self, event: QKeyEvent) -> None:
        event.ignore()

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        keyboard = (Qt.FocusReason.TabFocusReason, Qt.FocusReason.BacktabFocusReason)
        self.focus_changed.emit(True, event.reason() in keyboard)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.focus_changed.emit(False, False)
