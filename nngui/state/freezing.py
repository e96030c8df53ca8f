"""What of a network takes no updates: layers, units, single weights and biases; and how that follows surgery.

It is a part of the settings, so that it is saved, undone and replayed like any of them. Each layer has a value of its
own, the first hidden layer first; layers beyond the last value have nothing frozen, and what names a unit or an input
that a network does not have means nothing in it.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from typing import Final

import numpy as np

from nngui.state.checks import SettingError

BIAS: Final = -1
"""In place of an input: the bias of a unit."""


@dataclass(frozen=True, slots=True)
class FrozenLayer:
    """What is frozen in one layer: all of it (`whole`), units with all that flows into them, single parameters.

    Each of `parameters` is a unit and the input that its weight comes from, or BIAS. A unit that is added to a frozen
    layer, or an input to a frozen unit, is frozen as well.
    """

    whole: bool = False
    units: tuple[int, ...] = ()
    parameters: tuple[tuple[int, int], ...] = ()

    def __post_init__(self) -> None:
        if list(self.units) != sorted(set(self.units)) or min(self.units, default=0) < 0:
            raise SettingError(
                "frozen-units", "Frozen units are numbers from 0, in order, each once."
            )
        if not all(len(place) == 2 and place[0] >= 0 <= place[1] + 1 for place in self.parameters):
            raise SettingError(
                "frozen-parameter",
                "A frozen parameter is a unit from 0 and an input from -1, the bias.",
            )
        if list(self.parameters) != sorted(set(self.parameters)):
            raise SettingError("frozen-order", "Frozen parameters stand in order, each once.")

    def mask(self, fan_in: int, fan_out: int) -> np.ndarray:
        """Where a layer of this shape is frozen, (fan_out, fan_in + 1), the biases last, as in the engine."""
        mask = np.full((fan_out, fan_in + 1), self.whole, dtype=np.bool_)
        mask[[unit for unit in self.units if unit < fan_out]] = True
        for unit, source in self.parameters:
            if unit < fan_out and source < fan_in:
                mask[unit, source] = True
        return mask

    def with_mask(self, mask: np.ndarray) -> "FrozenLayer":
        """The same with this mask; it stays whole while all of it is frozen."""
        if self.whole and mask.all():
            return self
        units = np.flatnonzero(mask.all(axis=1)).tolist()
        single = mask & ~mask.all(axis=1, keepdims=True)
        bias = mask.shape[1] - 1
        places = (
            (int(unit), BIAS if source == bias else int(source))
            for unit, source in np.argwhere(single)
        )
        return FrozenLayer(units=tuple(units), parameters=tuple(sorted(places)))

    def moved(
        self,
        unit: Callable[[int], int | None] = lambda old: old,
        source: Callable[[int], int | None] = lambda old: old,
    ) -> "FrozenLayer":
        """With other numbers for units and inputs; None: it is not there any more. A bias stays one."""
        units = (unit(old) for old in self.units)
        places = (
            (unit(old), BIAS if came == BIAS else source(came)) for old, came in self.parameters
        )
        return replace(
            self,
            units=tuple(sorted(new for new in units if new is not None)),
            parameters=tuple(
                sorted((new, came) for new, came in places if new is not None and came is not None)
            ),
        )


Frozen = tuple[FrozenLayer, ...]
"""A value for each layer, or fewer."""


def layer_of(frozen: Frozen, layer: int) -> FrozenLayer:
    """What is frozen in a layer, the first hidden one being 0."""
    return frozen[layer] if layer < len(frozen) else FrozenLayer()


def with_layer(frozen: Frozen, layer: int, value: FrozenLayer) -> Frozen:
    """With another value for one layer."""
    values = [layer_of(frozen, index) for index in range(max(len(frozen), layer + 1))]
    values[layer] = value
    return _trimmed(values)


def frozen_mask(frozen: Frozen, sizes: Sequence[int]) -> np.ndarray:
    """Where the flat parameters of a network of these sizes are frozen, (n_parameters,)."""
    masks = [
        layer_of(frozen, index).mask(sizes[index], sizes[index + 1]).ravel()
        for index in range(len(sizes) - 1)
    ]
    return np.concatenate(masks)


# ---- surgery


def without_units(frozen: Frozen, layer: int, gone: Sequence[int]) -> Frozen:
    """These units of a hidden layer go."""

    def left(unit: int) -> int | None:
        return None if unit in gone else unit - sum(other < unit for other in gone)

    below = with_layer(frozen, layer, layer_of(frozen, layer).moved(unit=left))
    return with_layer(below, layer + 1, layer_of(below, layer + 1).moved(source=left))


def with_added_layer(frozen: Frozen, layer: int) -> Frozen:
    """A layer comes before the one at `layer`, whose weights are new ones: of single ones the bias stays frozen."""
    values = [layer_of(frozen, index) for index in range(max(len(frozen), layer + 1))]
    values[layer] = values[layer].moved(source=_gone)
    values.insert(layer, FrozenLayer())
    return _trimmed(values)


def without_layer(frozen: Frozen, layer: int) -> Frozen:
    """A layer goes; the weights of the next one are new ones."""
    values = [layer_of(frozen, index) for index in range(max(len(frozen), layer + 2))]
    del values[layer]
    values[layer] = values[layer].moved(source=_gone)
    return _trimmed(values)


def with_added_input(frozen: Frozen, index: int) -> Frozen:
    """An input comes before the one at `index`."""
    first = layer_of(frozen, 0).moved(source=lambda old: old + (old >= index))
    return with_layer(frozen, 0, first)


def without_input(frozen: Frozen, index: int) -> Frozen:
    """An input goes."""
    first = layer_of(frozen, 0).moved(
        source=lambda old: None if old == index else old - (old > index)
    )
    return with_layer(frozen, 0, first)


def with_outputs(frozen: Frozen, layer: int, order: Sequence[int]) -> Frozen:
    """The output layer has units in this order of its old ones; units that are not named go."""
    places = {old: new for new, old in enumerate(order)}
    return with_layer(frozen, layer, layer_of(frozen, layer).moved(unit=places.get))


def _gone(source: int) -> None:
    return None


def _trimmed(values: list[FrozenLayer]) -> Frozen:
    """Without empty values at the end: what means the same is the same."""
    while values and values[-1] == FrozenLayer():
        values.pop()
    return tuple(values)
