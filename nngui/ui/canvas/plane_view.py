"""The plane and its axes, drawn: which part of it is in view, and what lies on it."""

from PySide6.QtCore import QPointF, QRectF, Qt, Signal
from PySide6.QtGui import QColor, QPainter, QResizeEvent
from PySide6.QtWidgets import QFrame, QGraphicsItem, QGraphicsView, QWidget

from nngui.state.snapshot import Rect
from nngui.ui.canvas.axes import Axes
from nngui.ui.canvas.framing import DEFAULT_RECT
from nngui.ui.canvas.grid import GridItem
from nngui.ui.canvas.hits import Pixel
from nngui.ui.canvas.pinch import PinchViewport
from nngui.ui.canvas.plane import Plane
from nngui.ui.canvas.stage import Stage
from nngui.ui.colors import Theme

_GRID_UNDER, _GRID_OVER = -1, 3


class PlaneView(QGraphicsView):
    """Shows a part of the plane; its scene is in pixels of the viewport, and Qt paints all of it by itself."""

    view_changed = Signal()
    """Another part of the plane is visible, or at another size."""
    area_changed = Signal()
    """The plane lies elsewhere in this widget, or is of another size."""
    pinched = Signal(float, QPointF)
    """By two fingers on a touch pad: so much closer, at this place."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._stage = Stage(self)
        self._axes = Axes(self.font())
        self._grid = GridItem()
        self._grid_shown: tuple[bool, bool] | None = None
        self._plane = Plane(DEFAULT_RECT, 0.0, 0.0)
        self._set_up_drawing()
        for strip in (self._axes.left, self._axes.below):
            self._stage.scene.addItem(strip)
        self._grid.setZValue(_GRID_UNDER)
        self.add_sheet(self._grid)
        self._arrange()

    def _set_up_drawing(self) -> None:
        viewport = PinchViewport()
        viewport.pinched.connect(self.pinched)
        self.setViewport(viewport)
        self.setScene(self._stage.scene)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop)
        # A ghost that moves repaints a few pixels, and the axes none while the field changes.
        self.setViewportUpdateMode(QGraphicsView.ViewportUpdateMode.MinimalViewportUpdate)
        self.setRenderHints(
            QPainter.RenderHint.Antialiasing | QPainter.RenderHint.SmoothPixmapTransform
        )
        # Items have no part in what the hand does, and files that are dropped are the window's.
        self.setInteractive(False)
        self.setAcceptDrops(False)
        viewport.setAcceptDrops(False)
        viewport.setMouseTracking(True)
        # The background brush covers it all: nothing beneath has to be painted first.
        viewport.setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)

    def add_item(self, item: QGraphicsItem) -> None:
        """Put an item on the plane, in data coordinates; it never changes what is in view."""
        self._stage.add_item(item)

    def add_sheet(self, item: QGraphicsItem) -> None:
        """Put an item on the plane in pixels: (0, 0) stays the upper left corner of what is in view."""
        self._stage.add_sheet(item)

    def show_grid(self, shown: bool, *, over: bool = False) -> None:
        """Draw the lines at the axes' numbers; under a field nobody would see them, unless they lie `over` it."""
        if (shown, over) != self._grid_shown:
            self._grid_shown = shown, over
            self._grid.setZValue(_GRID_OVER if over else _GRID_UNDER)
            self._grid.set_shown(shown, over=over)

    def show_axes(self, shown: bool) -> None:
        """Show the numbers at the left and below, or give their room to the plane."""
        if self._axes.set_shown(shown):
            self._arrange()

    def show_screen(self) -> None:
        """Draw for the present screen's resolution."""
        self._paint_axes()

    @property
    def visible_rect(self) -> Rect:
        """The part of the plane in view."""
        return self._plane.rect

    def set_visible_rect(self, rect: Rect) -> None:
        """Show this part, and more on two sides where the window has another shape."""
        self._arrange(asked=rect)

    @property
    def equal_axes(self) -> bool:
        """Whether a unit is as long across as it is upwards."""
        return self._plane.equal_axes

    def set_equal_axes(self, equal: bool) -> None:
        """The same scale on both axes, or each as it fills the plane."""
        self._arrange(equal_axes=equal)

    @property
    def plot_size(self) -> tuple[float, float]:
        """Width and height of the plane in pixels, without the axes."""
        return self._plane.width, self._plane.height

    def is_on_plane(self, x: float, y: float) -> bool:
        """Whether a pixel of this widget lies on the plane, and not on the axes."""
        plane, left = self._plane, self._axes.room[0]
        return left <= x <= left + plane.width and 0.0 <= y <= plane.height

    @property
    def pixel(self) -> Pixel:
        """The size of a pixel in data units."""
        return self._plane.pixel

    @property
    def plot_area(self) -> QRectF:
        """The plane in pixels of this widget, without the axes."""
        return QRectF(self._axes.room[0], 0.0, self._plane.width, self._plane.height)

    def show_theme(self, theme: Theme) -> None:
        """Take the colors of a theme."""
        self.setBackgroundBrush(QColor(theme.plot_background))
        self._grid.set_colors(theme.grid_line, theme.ink)
        self._axes.show_theme(theme, self.font())
        self._arrange()
        self._paint_axes()

    def _arrange(self, *, asked: Rect | None = None, equal_axes: bool | None = None) -> None:
        """Place all in the present size of the widget, with the room that the numbers need."""
        before = self._plane, self.plot_area
        asked = before[0].asked if asked is None else asked
        equal_axes = before[0].equal_axes if equal_axes is None else equal_axes
        size = self.viewport().size()
        while True:
            left, below = self._axes.room
            width, height = max(size.width() - left, 1.0), max(size.height() - below, 1.0)
            self._plane = Plane(asked, width, height, equal_axes)
            if not self._axes.make_room(self._plane):
                break
        if (self._plane, self.plot_area) != before:
            self.setSceneRect(QRectF(self.viewport().rect()))
            self._stage.show(self._plane, self.plot_area)
            self._grid.show_plane(self._plane)
            self._paint_axes()
            if self.plot_area != before[1]:
                self.area_changed.emit()
            self.view_changed.emit()

    def _paint_axes(self) -> None:
        self._axes.paint(self._plane, self.plot_area, self.devicePixelRatioF())

    # ---- Qt

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        # No hand draws while the window changes its size. Another height alone may come from what stands below, which
        # begins where the plane does: giving room up for that could move both for ever.
        if event.size().width() != event.oldSize().width():
            self._axes.give_up_room()
        self._arrange()
