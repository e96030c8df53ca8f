"""The plot itself: its axes, and what mouse, wheel and fingers do on it, in data coordinates."""

import math

import pyqtgraph as pg
from PySide6.QtCore import QEvent, QPointF, QRectF, Qt, Signal
from PySide6.QtGui import (
    QFocusEvent,
    QKeyEvent,
    QMouseEvent,
    QNativeGestureEvent,
    QWheelEvent,
)
from PySide6.QtWidgets import QGraphicsItem, QWidget

from nngui.state.snapshot import Rect
from nngui.ui.canvas.axes import Axes
from nngui.ui.canvas.boundary import as_qrect
from nngui.ui.canvas.framing import DEFAULT_RECT, panned, tick_step, zoomed
from nngui.ui.canvas.gestures import Gestures
from nngui.ui.canvas.grid import GridItem
from nngui.ui.canvas.hits import Pixel
from nngui.ui.canvas.long_press import LongPress
from nngui.ui.canvas.notches import Notches
from nngui.ui.canvas.tools import Pointer
from nngui.ui.colors import Theme

_ZOOM_PER_NOTCH = 1.2
_NOTCH = 120
_GRID_UNDER, _GRID_OVER = -1, 3


class CanvasView(pg.GraphicsView):
    """Turns Qt's events into pointers for the gestures; pyqtgraph's own mouse and menus are off."""

    touched = Signal()
    """A hand is at work here."""
    view_changed = Signal()
    """Another part of the plane is visible, or at another size."""
    alt_wheel_turned = Signal(int)
    """So many notches, with Alt held."""
    view_moved = Signal()
    """The hand zoomed or panned."""
    key_pressed = Signal(object)
    """A QKeyEvent; accept it to keep it."""
    focus_changed = Signal(bool, bool)
    """In focus, and by the keyboard."""

    def __init__(self, gestures: Gestures, parent: QWidget | None = None) -> None:
        super().__init__(parent, background=None)
        self._gestures = gestures
        self._box = pg.ViewBox(enableMouse=False, enableMenu=False, lockAspect=1.0)
        self._axes = Axes(self._box, self.font())
        self._mouse: tuple[QPointF, Qt.KeyboardModifier] | None = None
        self._notches = Notches()
        self._long_press = LongPress(self)
        self._long_press.held.connect(gestures.hold)
        self._equal_axes = True
        self._tick_steps = (1.0, 1.0)
        self._sheets: list[QGraphicsItem] = []
        layout = self.centralLayout
        layout.setSpacing(0)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addItem(self._axes.left, 0, 0)
        layout.addItem(self._box, 0, 1)
        layout.addItem(self._axes.bottom, 1, 1)
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.PreventContextMenu)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setObjectName("canvas")
        self.setAccessibleName(self.tr("Canvas"))
        self.setMinimumSize(140, 140)
        self._grid = GridItem()
        self._grid.setZValue(_GRID_UNDER)
        self._grid_shown = True, False
        self.add_item(self._grid)
        self._box.sigRangeChanged.connect(self._on_range_changed)
        self._box.sigResized.connect(self._on_range_changed)
        self.set_visible_rect(DEFAULT_RECT)

    def add_item(self, item: QGraphicsItem) -> None:
        """Put an item on the plane; it never changes what is in view."""
        self._box.addItem(item, ignoreBounds=True)

    def add_sheet(self, item: QGraphicsItem) -> None:
        """Put an item on the plane that is in pixels: (0, 0) stays the upper left corner of what is in view."""
        item.setFlag(QGraphicsItem.GraphicsItemFlag.ItemIgnoresTransformations)
        self.add_item(item)
        self._sheets.append(item)
        self._place_sheets()

    def show_grid(self, shown: bool, *, over: bool = False) -> None:
        """Draw the lines at the axes' numbers; under a field nobody would see them, unless they lie `over` it."""
        if (shown, over) != self._grid_shown:
            self._grid_shown = shown, over
            self._grid.setVisible(shown)
            self._grid.setZValue(_GRID_OVER if over else _GRID_UNDER)
            self._grid.set_over(over)

    def show_axes(self, shown: bool) -> None:
        """Show the numbers at the left and below, or give their room to the plane."""
        self._axes.set_shown(shown, self.visible_rect)

    @property
    def visible_rect(self) -> Rect:
        """The part of the plane in view."""
        (x1_min, x1_max), (x2_min, x2_max) = self._box.viewRange()
        return Rect(float(x1_min), float(x2_min), float(x1_max), float(x2_max))

    def set_visible_rect(self, rect: Rect) -> None:
        """Show this part, and more on two sides where the window has another shape."""
        self._box.setRange(as_qrect(rect), padding=0, disableAutoRange=True)

    @property
    def equal_axes(self) -> bool:
        """Whether a unit is as long across as it is upwards."""
        return self._equal_axes

    def set_equal_axes(self, equal: bool) -> None:
        """The same scale on both axes, or each as it fills the plane."""
        self._equal_axes = equal
        self._box.setAspectLocked(equal, ratio=1.0)

    @property
    def plot_size(self) -> tuple[float, float]:
        """Width and height of the plane in pixels, without the axes."""
        size = self._box.size()
        return size.width(), size.height()

    @property
    def pixel(self) -> Pixel:
        """The size of a pixel in data units."""
        rect, (width, height) = self.visible_rect, self.plot_size
        return Pixel(rect.width / max(width, 1.0), rect.height / max(height, 1.0))

    @property
    def plot_area(self) -> QRectF:
        """The plane in pixels of this widget, without the axes."""
        # Not the bounding rectangle, which is half a pixel larger.
        return self._box.mapRectToScene(self._box.rect())

    def pointer_at(self, position: QPointF, modifiers: Qt.KeyboardModifier) -> Pointer:
        """What a position in this widget is for a tool; held within what is in view."""
        area = self.plot_area
        px = min(max(position.x(), area.left()), area.right())
        py = min(max(position.y(), area.top()), area.bottom())
        rect = self.visible_rect
        pixel = Pixel(rect.width / max(area.width(), 1.0), rect.height / max(area.height(), 1.0))
        return Pointer(
            x1=rect.x1_min + (px - area.left()) * pixel.x1,
            x2=rect.x2_max - (py - area.top()) * pixel.x2,
            px=position.x(),
            py=position.y(),
            pixel=pixel,
            shift=bool(modifiers & Qt.KeyboardModifier.ShiftModifier),
            alt=bool(modifiers & Qt.KeyboardModifier.AltModifier),
        )

    def pan_px(self, right: float, down: float) -> None:
        """Move the plane with the hand."""
        rect, (width, height) = self.visible_rect, self.plot_size
        self._go_to(
            panned(rect, -right * rect.width / max(width, 1), down * rect.height / max(height, 1))
        )

    def zoom(self, factor: float, position: QPointF) -> None:
        """Closer by `factor`, the place under `position` staying."""
        pointer = self.pointer_at(position, Qt.KeyboardModifier.NoModifier)
        self._go_to(zoomed(self.visible_rect, factor, pointer.x1, pointer.x2))

    def show_theme(self, theme: Theme) -> None:
        """Take the colors of a theme."""
        self.setBackground(theme.plot_background)
        self._grid.set_colors(theme.grid_line, theme.ink)
        self._axes.show_theme(theme, self.font())
        self._axes.make_room(self.visible_rect)

    def _go_to(self, rect: Rect) -> None:
        self.set_visible_rect(rect)
        self.view_moved.emit()

    def _place_sheets(self) -> None:
        corner = QPointF(self.visible_rect.x1_min, self.visible_rect.x2_max)
        for item in self._sheets:
            item.setPos(corner)

    def _on_range_changed(self, *_: object) -> None:
        rect = self.visible_rect
        self._place_sheets()
        steps = tick_step(rect.width), tick_step(rect.height)
        if self._equal_axes:
            steps = (max(steps),) * 2
        if steps != self._tick_steps:
            self._tick_steps = steps
            self._grid.set_steps(*steps)
            self._axes.set_steps(*steps)
        self._axes.make_room(rect)
        self.view_changed.emit()
        if self._mouse is not None and not self._gestures.in_stroke:
            # The mouse lies over another place now.
            self._gestures.move(self.pointer_at(*self._mouse))

    def _pointer_of(self, event: QMouseEvent) -> Pointer:
        self._mouse = (event.position(), event.modifiers())
        return self.pointer_at(event.position(), event.modifiers())

    def _press(self, event: QMouseEvent, *, double: bool) -> None:
        self.touched.emit()
        self.setFocus(Qt.FocusReason.MouseFocusReason)
        event.accept()
        if self.plot_area.contains(event.position()):
            pointer = self._pointer_of(event)
            self._gestures.press(pointer, event.button(), double=double)
            self._long_press.press(pointer, event)
            self.setCursor(self._gestures.cursor)

    # ---- Qt

    def mousePressEvent(self, event: QMouseEvent) -> None:
        self._press(event, double=False)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        self._press(event, double=True)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        self.touched.emit()
        event.accept()
        if self._gestures.in_stroke and not event.buttons() & self._gestures.button:
            # Another window took the release.
            self._gestures.end_stroke(self._pointer_of(event))
        if self._gestures.in_stroke or self.plot_area.contains(event.position()):
            pointer = self._pointer_of(event)
            self._long_press.move(pointer)
            self._gestures.move(pointer)
        else:
            self._mouse = None
            self._gestures.leave()
        self.setCursor(self._gestures.cursor)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        event.accept()
        self._long_press.release()
        self._gestures.release(self._pointer_of(event), event.button())
        self.setCursor(self._gestures.cursor)

    def leaveEvent(self, event: QEvent) -> None:
        self._mouse = None
        self._gestures.leave()
        super().leaveEvent(event)

    def wheelEvent(self, event: QWheelEvent) -> None:
        self.touched.emit()
        event.accept()
        if event.modifiers() & Qt.KeyboardModifier.AltModifier:
            turned = self._notches.of(event)
            if turned:
                self.alt_wheel_turned.emit(turned)
            return
        notches = event.angleDelta().y() / _NOTCH
        if notches:
            self.zoom(math.pow(_ZOOM_PER_NOTCH, notches), event.position())

    def viewportEvent(self, event: QEvent) -> bool:
        if isinstance(event, QNativeGestureEvent):
            if event.gestureType() == Qt.NativeGestureType.ZoomNativeGesture:
                self.zoom(math.exp(event.value()), event.position())
            return True
        return bool(super().viewportEvent(event))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        self.touched.emit()
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
