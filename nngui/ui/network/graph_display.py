"""Shows a network as a graph: a stage of plain items, and a card beside what is in focus."""

from dataclasses import replace
from time import perf_counter

from PySide6.QtCore import QEvent, QPointF, QRectF, QSize, QSizeF, Qt, Signal
from PySide6.QtGui import QFocusEvent, QHideEvent, QResizeEvent
from PySide6.QtWidgets import QFrame, QGraphicsView, QSizePolicy, QWidget

from nngui.state.snapshot import NetworkView
from nngui.state.worth import UnitWorth
from nngui.ui.colors import LIGHT, Theme
from nngui.ui.network.card import Card
from nngui.ui.network.heads import HEAD_HEIGHT
from nngui.ui.network.layout import GraphLayout, Spot, arrange
from nngui.ui.network.reading import Line, Reading, read
from nngui.ui.network.scene import Labels, Scene, make_scene
from nngui.ui.network.stage import Stage
from nngui.ui.network.targets import Bias, Target, Weight, is_shown, place_of, subjects_of
from nngui.ui.network.unit_items import LABEL_GAP, label_room
from nngui.ui.network.viewport import Viewport
from nngui.ui.theme import scaled

_EDGE = 6.0


class GraphDisplay(QWidget):
    """Units as pictures of their own output, weights as curves between them; one of them may be looked at."""

    fitted_changed = Signal(bool)
    hidden = Signal()
    """It has gone out of sight, and what stands over it has to go with it."""
    looked_at = Signal(object)
    """Another target is in focus; None: nothing is."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = LIGHT
        self._labels = Labels()
        self._network: NetworkView | None = None
        self._scene: Scene | None = None
        self._opened: set[int] = set()
        self._target: Target | None = None
        self._worth: UnitWorth | None = None
        self._more: tuple[Line, ...] = ()
        self._stage = Stage(self)
        self._card = Card(self)
        self._ring = QFrame(self)
        self._ring.setObjectName("network_focus_ring")
        self._ring.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self._ring.hide()
        self.viewport = Viewport()
        self._numbers = "focus"
        self._held: Target | None = None
        self.says_parameters = True
        """Whether the small card speaks of weights and biases, too, and not another one."""
        self.paint_cost_s = 0.0
        """What the last moment took of Python's time, from the network's numbers on."""
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)

    @property
    def scene(self) -> Scene | None:
        """What is drawn."""
        return self._scene

    @property
    def stage_view(self) -> QGraphicsView:
        """What Qt paints."""
        return self._stage.view

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
        said = read(scene, target, self._numbers)
        return replace(said, lines=(*said.lines[:1], *self._more, *said.lines[1:]))

    def show_network(self, network: NetworkView | None) -> None:
        """Draw a network, or none; no work at all where it is the one shown."""
        if network is self._network:
            return
        started_s = perf_counter()
        old, self._network = self._network, network
        if old is None or network is None or old.sizes != network.sizes:
            self._opened.clear()
            self.look_at(None)
            self.viewport.fitted = True
            self._renew()
        else:
            self._show_moment(network)
        self.paint_cost_s = perf_counter() - started_s

    def show_labels(self, labels: Labels) -> None:
        """Name the inputs and outputs."""
        if labels != self._labels:
            self._labels = labels
            self._renew()

    def show_theme(self, theme: Theme) -> None:
        """Draw in the colors of `theme`, at the present text size."""
        self._theme = theme
        self._renew()

    def show_numbers(self, mode: str) -> None:
        """Write no numbers, those of what is in focus, or all: "none", "focus" or "all"."""
        if mode != self._numbers:
            self._numbers = mode
            self._show_target()

    def fit(self) -> None:
        """Show all of the graph."""
        self.viewport.fitted = True
        self._move()

    def toggle_layer(self, layer: int) -> None:
        """Open a folded layer, or fold it again."""
        self._opened ^= {layer}
        # What was in view stays where it is: an opened layer goes on below.
        self.viewport.fitted = not self._opened
        self._renew()

    def show_more(self, lines: tuple[Line, ...]) -> None:
        """More to say on the card of what is in focus."""
        if lines != self._more:
            self._more = lines
            self._show_target()

    def show_worth(self, worth: UnitWorth | None) -> None:
        """Draw what each unit is worth; None draws no bars."""
        self._worth = worth
        self._stage.worth(worth)

    def zoom_by(self, factor: float, at: QPointF) -> None:
        """Zoom round a point of the widget."""
        self.viewport.zoom_by(factor, at)
        self._move()

    def look_at(self, target: Target | None) -> None:
        """Say more about a unit, a tile or a weight; None: about nothing."""
        if target == self._target:
            return
        self._target = target
        reading = self.reading
        self.setAccessibleDescription(reading.text if reading is not None else "")
        # What a click does something with.
        is_hot = isinstance(target, (Weight, Bias)) or (
            isinstance(target, Spot) and target.unit is None
        )
        shape = Qt.CursorShape.PointingHandCursor if is_hot else Qt.CursorShape.ArrowCursor
        self.setCursor(shape)
        self._show_target()
        self.looked_at.emit(target)

    @property
    def held(self) -> Target | None:
        """The weight or bias whose card is pinned."""
        return self._held

    def hold(self, target: Target | None) -> None:
        """Mark this while nothing else is looked at."""
        if target != self._held:
            self._held = target
            self._show_target()

    @property
    def head_height(self) -> float:
        """What the heads of the layers take of the room above the units."""
        return HEAD_HEIGHT * self._scale

    def place(self, target: Target) -> QRectF:
        """Where a target that is shown stands in the widget."""
        if self._scene is None:
            return QRectF()
        return self.viewport.to_widget(place_of(self._scene.layout, target))

    def subjects(self, target: Target) -> list[QRectF]:
        """What a card about a target that is shown must not cover, in the widget: first the target itself."""
        if self._scene is None:
            return []
        return [self.viewport.to_widget(one) for one in subjects_of(self._scene.layout, target)]

    # ---- inside

    @property
    def _scale(self) -> float:
        return scaled(100, self.font()) / 100

    def _layout(self, network: NetworkView) -> GraphLayout:
        edge, gap = _EDGE * self._scale, LABEL_GAP
        names = self._labels.outputs
        left = edge + gap + label_room(self._labels.inputs, self.font())
        right = edge + gap + label_room(names, self.font())
        room = QRectF(self.rect()).adjusted(left, self.head_height, -right, -edge)
        return arrange(network.sizes, room, self._scale, self._opened)

    def _renew(self) -> None:
        """Another layout, or other names or colors."""
        network = self._network
        if network is None:
            self._scene = None
            self._stage.clear()
        else:
            self._scene = self._make_scene(network, self._layout(network))
            self._stage.begin(self._scene, self._scale, 2.0)
            self._stage.worth(self._worth)
        self._move()

    def _make_scene(self, network: NetworkView, layout: GraphLayout) -> Scene:
        return make_scene(network, layout, self._labels, self._theme, self.font())

    def _show_moment(self, network: NetworkView) -> None:
        """Other numbers, where all stands as it stood."""
        if self._scene is not None:
            self._scene = self._make_scene(network, self._scene.layout)
            self._stage.show(self._scene)
            self._show_target()

    def _move(self) -> None:
        """The viewport is another."""
        if self.viewport.fitted and self._scene is not None:
            self.viewport.fit(self._scene.layout.bounds(), QSizeF(self.size()))
        self._stage.look(self.viewport)
        self.fitted_changed.emit(self.viewport.fitted)
        self._show_target()

    def stand_card(self) -> None:
        """The graph may be elsewhere in its window: so shall the card of the target."""
        if self._card.isVisible() and self._target is not None:
            self._card.stand(self.subjects(self._target), self._scale)

    def _show_target(self) -> None:
        """Mark what is in focus, and say what there is to say beside it."""
        scene, reading = self._scene, self.reading
        if scene is None or self._target is None or reading is None:
            self._card.hide()
            if scene is not None:
                held = self._held
                shown = held is not None and is_shown(scene.layout, held)
                self._stage.focus(scene, held if shown else None, self._numbers)
            return
        self._stage.focus(scene, self._target, self._numbers)
        has_card = self._target == self._held or not self.says_parameters
        if has_card and isinstance(self._target, (Weight, Bias)):
            self._card.hide()
            return
        self._card.show_reading(scene, reading, self.subjects(self._target), self._scale)

    # ---- Qt

    def sizeHint(self) -> QSize:
        return QSize(scaled(400, self.font()), scaled(300, self.font()))

    def minimumSizeHint(self) -> QSize:
        return QSize(scaled(130, self.font()), scaled(110, self.font()))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._stage.resize(self.width(), self.height())
        self._ring.setGeometry(self.rect())
        self._renew()

    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        if not event.spontaneous():
            self.look_at(None)
            self.hidden.emit()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.FontChange:
            self._renew()

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self._ring.show()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self._ring.hide()
