"""Surgery on single units: a layer gets more of them or fewer, or any of them goes.

added units      outgoing weights 0: the function stays exactly the same
removed units    what they put out on average goes on as a part of the next biases
"""

from __future__ import annotations

from collections.abc import Iterable

import numpy as np
from numpy.typing import ArrayLike, NDArray

from .checks import check_count, check_numbers
from .initializers import INITIALIZERS
from .network import Network
from .surgery import NEW, Surgery, assemble, check_index, origins_of


def set_units(network: Network, layer: int, units: int, rng: np.random.Generator) -> Surgery:
    """Hidden layer `layer` with so many units: the last go; new ones leave the outputs as is."""
    check_index(layer, len(network.hidden))
    check_count(units, "units")
    old = network.sizes[layer + 1]
    origins = origins_of(network)
    missing = max(0, units - old)
    below, above = origins[layer], origins[layer + 1]
    origins[layer] = np.pad(below[:units], ((0, missing), (0, 0)), constant_values=NEW)
    origins[layer + 1] = np.hstack([_widen(above[:, :-1][:, :units], missing), above[:, -1:]])
    sizes = list(network.sizes)
    sizes[layer + 1] = units
    surgery = assemble(network, sizes, network.hidden, network.output, origins)
    if missing:
        fresh = surgery.network.layers[layer]
        drawn, _ = INITIALIZERS["glorot"].draw(units, fresh.fan_in, rng)
        fresh.weights[old:] = drawn[old:]
    return surgery


def remove_units(network: Network, layer: int, gone: Iterable[int], means: ArrayLike) -> Surgery:
    """Hidden layer `layer` without these units, of which at least one must stay.

    What they put out on average, `means` (units,) over all units of the layer, goes on as a part of the next biases:
    exact for a unit that puts out the same everywhere; elsewhere sums of the next layer change by 0 on average.
    """
    check_index(layer, len(network.hidden))
    old = network.sizes[layer + 1]
    out = sorted(set(gone))
    if out and not 0 <= out[0] <= out[-1] < old:
        raise ValueError(f"units must be numbers from 0 to {old - 1}, not {out!r}")
    if len(out) >= old:
        raise ValueError("a layer must keep at least one unit; remove the layer instead")
    origins = origins_of(network)
    origins[layer] = np.delete(origins[layer], out, axis=0)
    origins[layer + 1] = np.delete(origins[layer + 1], out, axis=1)
    sizes = list(network.sizes)
    sizes[layer + 1] = old - len(out)
    surgery = assemble(network, sizes, network.hidden, network.output, origins)
    mean = check_numbers(means, "means", network.dtype, (old,))[out]
    surgery.network.layers[layer + 1].biases[:] += network.layers[layer + 1].weights[:, out] @ mean
    return surgery


def _widen(matrix: NDArray[np.int64], columns: int) -> NDArray[np.int64]:
    return np.pad(matrix, ((0, 0), (0, columns)), constant_values=NEW)
