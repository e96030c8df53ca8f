"""What a hand points at in the network, and what the worker tells of it: one unit over the plane, one parameter."""

from dataclasses import dataclass
from typing import NamedTuple

import numpy as np

from nngui.state.edits.weights import BIAS, parameter_places


class UnitPlace(NamedTuple):
    """A unit; layer 0 are the inputs."""

    layer: int
    unit: int


class ParameterPlace(NamedTuple):
    """A weight or bias; layer 0 is the first that has any. `input` is BIAS for the bias of the unit."""

    layer: int
    unit: int
    input: int

    @property
    def is_bias(self) -> bool:
        return self.input == BIAS

    def is_in(self, sizes: tuple[int, ...]) -> bool:
        """Whether a network of these sizes (inputs first) has it."""
        if not 0 <= self.layer < len(sizes) - 1:
            return False
        fan_in, fan_out = sizes[self.layer : self.layer + 2]
        return 0 <= self.unit < fan_out and BIAS <= self.input < fan_in

    def offset(self, sizes: tuple[int, ...]) -> int:
        """Where it stands in the flat vector of such a network."""
        return int(parameter_places(sizes, self.layer, self.unit, self.input))


@dataclass(frozen=True, eq=False, slots=True)
class UnitField:
    """A unit over the plane, as the canvas shows it in place of the network's answer.

    `shade` (rows, columns), uint16, as in a Snapshot: of a class where `of_class`, otherwise of values, positive ones
    first. `line` (n, 4): where its sum is zero (of an input: the feature), in pieces: x1, x2 of both ends.
    """

    place: UnitPlace
    shade: np.ndarray
    of_class: bool
    line: np.ndarray


@dataclass(frozen=True, eq=False, slots=True)
class PlaceAnswer:
    """What units say at one place of the plane: `at` is x1, x2.

    `sums` (units,) of each layer that has weights, `outputs` (units,) of each layer, the features first.
    """

    at: tuple[float, float]
    sums: tuple[np.ndarray, ...]
    outputs: tuple[np.ndarray, ...]


@dataclass(frozen=True, eq=False, slots=True)
class ParameterView:
    """A weight or bias, live.

    `gradient` is that of the mean loss over the next batch with what L1 and L2 add (over `n_samples` points).
    `last_update` is what the last step that trained did to the value; None before the first that was watched.
    `history` (n,): values since it is watched, a few a second, the last one now.
    """

    place: ParameterPlace
    value: float
    gradient: float | None
    n_samples: int
    last_update: float | None
    history: np.ndarray
