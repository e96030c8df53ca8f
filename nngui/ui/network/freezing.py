"""What freezing means for what a hand points at: whether it is frozen, and the edit that changes that."""

import numpy as np

from nngui.state.document import Document
from nngui.state.edits import SetFrozen
from nngui.state.freezing import layer_of
from nngui.state.probe import ParameterPlace
from nngui.ui.network.layout import Spot
from nngui.ui.network.targets import Target, place_in_network


def freezes(document: Document, target: Target | None) -> bool:
    """Whether there is anything in it that could learn: the inputs have no weights, a tile is no unit."""
    sizes = document.network_shape()[0]
    if target is None or not 0 < target.layer < len(sizes):
        return False
    if isinstance(target, Spot):
        return target.unit is not None and target.unit < sizes[target.layer]
    return place_in_network(target).is_in(sizes)


def is_frozen(document: Document, target: Target, *, layer: bool = False) -> bool:
    """Whether all of a unit, a weight or a bias takes no updates, or with `layer` all of its layer."""
    sizes = document.network_shape()[0]
    index = target.layer - 1
    mask = layer_of(document.settings.network.frozen, index).mask(*sizes[index : index + 2])
    if layer:
        return bool(mask.all())
    if isinstance(target, Spot):
        return bool(mask[target.unit].all())
    place = place_in_network(target)
    return bool(mask[place.unit, place.input])


def toggled(document: Document, target: Target, *, layer: bool = False) -> SetFrozen:
    """The edit that freezes it, or lets it learn again where all of it is frozen."""
    frozen = not is_frozen(document, target, layer=layer)
    if layer:
        return SetFrozen(target.layer - 1, frozen=frozen)
    if isinstance(target, Spot):
        return SetFrozen(target.layer - 1, np.array([target.unit]), frozen=frozen)
    place: ParameterPlace = place_in_network(target)
    return SetFrozen(place.layer, np.array([place.unit]), np.array([place.input]), frozen)
