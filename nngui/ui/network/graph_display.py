"""Shows a network as a graph: one picture, kept until something in it changes, and a card beside what is in focus."""

from time import perf_counter

from PySide6.QtCore import QEvent, QPointF, QRectF, QSize, QSizeF, Qt, Signal
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPen, QPixmap, QResizeEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from nngui.state.snapshot import NetworkView
from nngui.ui.colors import LIGHT, Theme
from nngui.ui.network.card import paint_card
from nngui.ui.network.layout import GraphLayout, Spot, arrange
from nngui.ui.network.picture import label_room, paint_focus, paint_scene
from nngui.ui.network.reading import Reading, read
from nngui.ui.network.scene import Labels, Scene, make_scene
from nngui.ui.network.targets import Target, is_shown, place_of
from nngui.ui.network.viewport import Viewport
from nngui.ui.theme import scaled

_EDGE, _LABEL_GAP = 6.0, 6.0


class GraphDisplay(QWidget):
    """Units as pictures of their own output, weights as curves between them; one of them may be looked at."""

    fitted_changed = Signal(bool)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = LIGHT
        self._labels = Labels()
        self._network: NetworkView | None = None
        self._scene: Scene | None = None
        self._pixmap: QPixmap | None = None
        self._opened: set[int] = set()
        self._target: Target | None = None
        self.viewport = Viewport()
        self.paint_cost_s = 0.0
        """What the last picture took, from the network's numbers on."""
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)

    @property
    def scene(self) -> Scene | None:
        """What is drawn; made when it is first needed."""
        if self._scene is None and self._network is not None:
            self._scene = make_scene(
                self._network,
                self._layout(self._network),
                self._labels,
                self._theme,
                self.font(),
                self._scale,
            )
            if self.viewport.fitted:
                self.viewport.fit(self._scene.layout.bounds(), QSizeF(self.size()))
        return self._scene

    @property
    def target(self) -> Target | None:
        """What is under the cursor, or chosen by key."""
        return self._target

    @property
    def reading(self) -> Reading | None:
        """What is said about it."""
        scene, target = self.scene, self._target
        if scene is None or target is None or not is_shown(scene.layout, target):
            return None
        return read(scene, target)

    def show_network(self, network: NetworkView | None) -> None:
        """Draw a network, or none; no work at all where it is the one shown."""
        if network is self._network:
            return
        old, self._network = self._network, network
        if old is None or network is None or old.sizes != network.sizes:
            self._opened.clear()
            self.look_at(None)
            self.viewport.fitted = True
        self._renew()

    def show_labels(self, labels: Labels) -> None:
        """Name the inputs and outputs."""
        if labels != self._labels:
            self._labels = labels
            self._renew()

    def show_theme(self, theme: Theme) -> None:
        """Draw in the colors of `theme`, at the present text size."""
        self._theme = theme
        self._renew()

    def fit(self) -> None:
        """Show all of the graph."""
        self.viewport.fitted = True
        if self._scene is not None:
            self.viewport.fit(self._scene.layout.bounds(), QSizeF(self.size()))
        self._redraw()

    def toggle_layer(self, layer: int) -> None:
        """Open a folded layer, or fold it again."""
        self._opened ^= {layer}
        # What was in view stays where it is: an opened layer goes on below.
        self.viewport.fitted = not self._opened
        self._renew()

    def zoom_by(self, factor: float, at: QPointF) -> None:
        """Zoom round a point of the widget."""
        self.viewport.zoom_by(factor, at)
        self._redraw()

    def look_at(self, target: Target | None) -> None:
        """Say more about a unit, a tile or a weight; None: about nothing."""
        if target == self._target:
            return
        self._target = target
        reading = self.reading
        self.setAccessibleDescription(reading.text if reading is not None else "")
        is_tile = isinstance(target, Spot) and target.unit is None
        shape = Qt.CursorShape.PointingHandCursor if is_tile else Qt.CursorShape.ArrowCursor
        self.setCursor(shape)
        self.update()

    # ---- inside

    @property
    def _scale(self) -> float:
        return scaled(100, self.font()) / 100

    def _layout(self, network: NetworkView) -> GraphLayout:
        edge, gap = _EDGE * self._scale, _LABEL_GAP
        names = self._labels.outputs
        left = edge + gap + label_room(self._labels.inputs, self.font())
        right = edge + gap + label_room(names, self.font())
        room = QRectF(self.rect()).adjusted(left, edge, -right, -edge)
        return arrange(network.sizes, room, self._scale, self._opened)

    def _renew(self) -> None:
        """Something is drawn otherwise than before."""
        self._scene = None
        self._redraw()

    def _redraw(self) -> None:
        self._pixmap = None
        self.fitted_changed.emit(self.viewport.fitted)
        self.update()

    def _painted(self, scene: Scene) -> QPixmap:
        """The graph without what is in focus: hovering costs no more than this picture's copy."""
        ratio = self.devicePixelRatioF()
        pixmap = QPixmap((QSizeF(self.size()) * ratio).toSize())
        pixmap.setDevicePixelRatio(ratio)
        pixmap.fill(QColor(self._theme.card))
        painter = QPainter(pixmap)
        corners = (QPointF(0, 0), QPointF(self.width(), self.height()))
        visible = QRectF(*map(self.viewport.to_layout, corners))
        self.viewport.apply(painter)
        paint_scene(painter, scene, visible)
        painter.end()
        return pixmap

    def _paint_target(self, painter: QPainter, scene: Scene, target: Target) -> None:
        painter.save()
        self.viewport.apply(painter)
        paint_focus(painter, scene, target)
        painter.restore()
        beside = self.viewport.to_widget(place_of(scene.layout, target))
        paint_card(painter, scene, read(scene, target), beside, QRectF(self.rect()), self._scale)

    # ---- Qt

    def sizeHint(self) -> QSize:
        return QSize(scaled(400, self.font()), scaled(300, self.font()))

    def minimumSizeHint(self) -> QSize:
        return QSize(scaled(160, self.font()), scaled(110, self.font()))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._renew()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.FontChange:
            self._renew()

    def paintEvent(self, event: QPaintEvent) -> None:
        started_s = perf_counter()
        scene = self.scene
        painter = QPainter(self)
        painter.setRenderHints(
            QPainter.RenderHint.Antialiasing | QPainter.RenderHint.SmoothPixmapTransform
        )
        if scene is not None:
            if self._pixmap is None:
                self._pixmap = self._painted(scene)
                self.paint_cost_s = perf_counter() - started_s
            painter.drawPixmap(0, 0, self._pixmap)
            if self._target is not None and is_shown(scene.layout, self._target):
                self._paint_target(painter, scene, self._target)
        if self.hasFocus():
            painter.setPen(QPen(QColor(self._theme.accent), 2))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(self.rect().adjusted(1, 1, -1, -1), 6, 6)
