"""Surgery changes the shape of a network and keeps what it has learned, as far as that can be.

Every operation is a pure function: it gives a new network, and for each of its parameters where it
came from, so that an optimizer's moments can be carried along. What is new begins without moments.
The operations stand in surgery_units, surgery_layers, surgery_inputs and surgery_outputs.

    parameter i <- old parameter origin[i];  where origin[i] is NEW: 0, or what the operation says
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

import numpy as np
from numpy.typing import NDArray

from .calls import Array
from .layer import cut
from .network import Network
from .trainer_state import TrainerState, frozen

NEW = -1
"""Where a parameter came from that was not there before."""


@dataclass(frozen=True, eq=False)
class Surgery:
    """The new network, and where in the old flat vector each of its parameters was (or NEW)."""

    network: Network
    origin: NDArray[np.int64]

    def carry(self, vectors: Array) -> Array:
        """Flat vectors (..., n_old) as (..., n_new): gathered, and 0 where there was nothing."""
        return np.where(self.origin == NEW, 0.0, vectors[..., self.origin]).astype(vectors.dtype)

    def carry_state(self, state: TrainerState) -> TrainerState:
        """A trainer's state for the new network: its weights, carried moments, same counters."""
        moments = frozen(self.carry(state.moments))
        return replace(state, parameters=frozen(self.network.parameters), moments=moments)


def origins_of(network: Network) -> list[NDArray[np.int64]]:
    """Where each parameter lies now, one matrix for each layer."""
    return cut(np.arange(network.n_parameters, dtype=np.int64), network.sizes)


def assemble(
    network: Network,
    sizes: Sequence[int],
    hidden: Sequence[str],
    output: str,
    origins: list[NDArray[np.int64]],
) -> Surgery:
    """A network of this shape, its parameters gathered from the old one, 0 where they are new."""
    origin = np.concatenate([matrix.ravel() for matrix in origins])
    kept = np.where(origin == NEW, 0.0, network.parameters[origin]).astype(network.dtype)
    return Surgery(Network.from_parameters(sizes, hidden, output, kept), origin)


def check_index(index: int, count: int) -> None:
    """A ValueError unless there is a layer `index` among `count`."""
    if not isinstance(index, int | np.integer) or not 0 <= index < count:
        raise ValueError(f"layer must be a number from 0 to {count - 1}, not {index!r}")
