"""What the graph asks the worker for because of a hand, and the card of the weight that the hand is on."""

from dataclasses import replace

from PySide6.QtCore import QObject, Signal

from nngui.state.document import Document
from nngui.state.freezing import layer_of
from nngui.state.probe import ParameterPlace, ParameterView, UnitPlace
from nngui.state.snapshot import ViewRequest
from nngui.ui.network.beside import room_in, stand_beside
from nngui.ui.network.graph_view import GraphView
from nngui.ui.network.layout import Spot
from nngui.ui.network.parameter_card import ParameterCard
from nngui.ui.network.reading import input_names, unit_name
from nngui.ui.network.targets import (
    Bias,
    Parameter,
    Target,
    Weight,
    is_shown,
    place_in_network,
    target_of,
)

_FAR = 10.0


class Inspector(QObject):
    """Hovering a weight or bias shows its card, a click pins it; a hovered unit is shown by the canvas.

    `wishes_changed()`: a frame with other things in it is wanted, at once. `unit_named(str)`: what the hovered unit is
    called.
    """

    wishes_changed = Signal()
    unit_named = Signal(str)

    def __init__(self, view: GraphView, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._view = view
        self._unit: UnitPlace | None = None
        self._sizes: tuple[int, ...] = ()
        self._document: Document | None = None
        view.says_parameters = False
        self.card = ParameterCard(view)
        view.looked_at.connect(self._on_looked_at)
        view.pinned.connect(self.pin)
        view.dropped.connect(self.card.close_card)
        view.hidden.connect(self.card.close_card)
        view.fitted_changed.connect(self._on_view_moved)
        view.zero_pressed.connect(self._on_zero_pressed)
        view.number_typed.connect(self.card.number.begin_typing)
        self.card.place_chosen.connect(self._on_place_chosen)
        self.card.closed.connect(self._on_closed)
        self.card.entered.connect(self._on_card_entered)
        # The graph uses few keys: Space trains again, and Esc closes the card.
        self.card.number.done.connect(view.setFocus)

    def wish(self, request: ViewRequest) -> ViewRequest:
        """The request, with the hovered unit and the parameter of the card."""
        return replace(request, unit=self._unit, parameter=self.card.place)

    def pin(self, target: Parameter) -> None:
        """Keep the card of this weight or bias open."""
        self._open(target, pinned=True)

    def show_sizes(self, sizes: tuple[int, ...]) -> None:
        """Another shape: the weight of the card may be another one now, or none."""
        if sizes != self._sizes:
            self._sizes = sizes
            self.card.close_card()
            self._wish_unit(None)

    def show_document(self, document: Document) -> None:
        """What is frozen."""
        self._document = document
        self._show_frozen()

    def show_parameter(self, view: ParameterView | None) -> None:
        """The numbers of a moment."""
        self.card.show_parameter(view)

    def stand_anew(self) -> None:
        """The graph is elsewhere: so is the card."""
        self._stand(stay=False)

    # ---- inside

    def _open(self, target: Parameter, *, pinned: bool) -> None:
        scene = self._view.scene
        if scene is None:
            return
        place = place_in_network(target)
        was = self.card.place
        name = unit_name(scene, Spot(target.layer, place.unit))
        biases, weights = scene.network.biases[place.layer], scene.network.weights[place.layer]
        value = biases[place.unit] if place.is_bias else weights[place.unit, place.input]
        title = name[:1].upper() + name[1:]
        names = input_names(scene, target.layer)
        self._view.says_parameters = pinned
        keeps_place = self.card.pinned and pinned
        self.card.open_for(place, title, names, float(value), pinned=pinned)
        self._stand(stay=keeps_place)
        self._view.hold(target if pinned else None)
        self._show_frozen()
        if place != was:
            self.wishes_changed.emit()

    def _stand(self, *, stay: bool = True) -> None:
        """Put the card beside its parameter."""
        view, place = self._view, self.card.place
        if view.scene is None or place is None:
            return
        target: Target = target_of(place)
        if not is_shown(view.scene.layout, target):
            target = Spot(target.layer, 0)
        self.card.fit_into(room_in(view.window()).height())
        stand_beside(self.card, view, view.subjects(target), _FAR, stay=stay)

    def _show_frozen(self) -> None:
        place, document = self.card.place, self._document
        if place is None or document is None:
            return
        sizes = document.network_shape()[0]
        if place.is_in(sizes):
            mask = layer_of(document.settings.network.frozen, place.layer).mask(
                *sizes[place.layer : place.layer + 2]
            )
            self.card.show_frozen(bool(mask[place.unit, place.input]))

    def _on_looked_at(self, target: Target | None) -> None:
        unit = target.unit if isinstance(target, Spot) else None
        self._wish_unit(None if target is None or unit is None else UnitPlace(target.layer, unit))
        if self.card.pinned:
            return
        if isinstance(target, (Weight, Bias)):
            self._open(target, pinned=False)
        else:
            self.card.close_card()

    def _wish_unit(self, place: UnitPlace | None) -> None:
        if place == self._unit:
            return
        self._unit = place
        scene = self._view.scene
        if place is not None and scene is not None:
            name = unit_name(scene, Spot(*place))
            self.unit_named.emit(name[:1].upper() + name[1:] if place.layer else name)
        self.wishes_changed.emit()

    def _on_place_chosen(self, place: ParameterPlace) -> None:
        self._open(target_of(place), pinned=True)

    def _on_view_moved(self) -> None:
        self._stand()

    def _on_closed(self) -> None:
        self._view.says_parameters = False
        self._view.hold(None)
        self.wishes_changed.emit()

    def _on_card_entered(self) -> None:
        self._view.look_at(None)

    def _on_zero_pressed(self) -> None:
        if self.card.pinned:
            self.card.set_zero()
