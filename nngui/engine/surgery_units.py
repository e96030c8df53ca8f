"""Surgery on single units: any of a layer can go, and what it put out on average stays."""

from __future__ import annotations

from collections.abc import Iterable

import numpy as np
from numpy.typing import ArrayLike

from .network import Network
from .surgery import Surgery, _assemble, _check_hidden, _origins


def remove_units(network: Network, layer: int, gone: Iterable[int], means: ArrayLike) -> Surgery:
    """Hidden layer `layer` without these units, of which at least one must stay.

    What they put out on average, `means` (units,) over all units of the layer, goes on as a part of the next biases:
    exact for a unit that puts out the same everywhere; elsewhere sums of the next layer change by 0 on average.
    """
    _check_hidden(network, layer, len(network.hidden))
    old = network.sizes[layer + 1]
    out = sorted(set(gone))
    if out and not 0 <= out[0] <= out[-1] < old:
        raise ValueError(f"units must be numbers from 0 to {old - 1}, not {out!r}")
    if len(out) >= old:
        raise ValueError("a layer must keep at least one unit; remove the layer instead")
    origins = _origins(network)
    origins[layer] = np.delete(origins[layer], out, axis=0)
    origins[layer + 1] = np.delete(origins[layer + 1], out, axis=1)
    sizes = list(network.sizes)
    sizes[layer + 1] = old - len(out)
    surgery = _assemble(network, sizes, network.hidden, network.output, origins)
    mean = np.asarray(means, dtype=network.dtype)[out]
    surgery.network.layers[layer + 1].biases[:] += network.layers[layer + 1].weights[:, out] @ mean
    return surgery
