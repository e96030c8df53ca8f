"""Surgery on the inputs of a network: one more, one less, or the same in other units.

What the first layer computes stays what it was: a new input has weights of zero, the mean of one that goes is added to
the biases, and where inputs are shifted and scaled the weights are converted.

    W u + b with u = factor v + offset is (W factor) v + (b + W offset)
"""

from __future__ import annotations

import numpy as np
from numpy.typing import ArrayLike

from .checks import check_numbers
from .network import Network
from .surgery import NEW, Surgery, assemble, origins_of


def add_input(network: Network, index: int) -> Surgery:
    """An input before the one that is `index` now (or last), with weights of zero: the outputs stay as is."""
    if not 0 <= index <= network.sizes[0]:
        raise ValueError(f"index must be a number from 0 to {network.sizes[0]}, not {index!r}")
    origins = origins_of(network)
    origins[0] = np.insert(origins[0], index, NEW, axis=1)
    sizes = [network.sizes[0] + 1, *network.sizes[1:]]
    return assemble(network, sizes, network.hidden, network.output, origins)


def remove_input(network: Network, index: int, mean: float = 0.0) -> Surgery:
    """Without one input, as if it were always `mean`: exact where it is; ValueError for the last one."""
    if network.sizes[0] < 2:
        raise ValueError("network must have at least two inputs for one to be removed")
    if not 0 <= index < network.sizes[0]:
        raise ValueError(f"index must be a number from 0 to {network.sizes[0] - 1}, not {index!r}")
    mean = float(check_numbers(mean, "mean", np.float64, ()))
    origins = origins_of(network)
    origins[0] = np.delete(origins[0], index, axis=1)
    sizes = [network.sizes[0] - 1, *network.sizes[1:]]
    surgery = assemble(network, sizes, network.hidden, network.output, origins)
    surgery.network.layers[0].biases[:] += network.layers[0].weights[:, index] * mean
    return surgery


def convert_inputs(network: Network, factor: ArrayLike, offset: ArrayLike) -> Surgery:
    """Inputs v in place of u, where u = factor v + offset, one number for each: the outputs stay as is.

    Weights whose factor is not 1 begin without moments: these were of gradients of another size.
    """
    factors = check_numbers(factor, "factor", np.float64, (network.sizes[0],))
    offsets = check_numbers(offset, "offset", np.float64, (network.sizes[0],))
    origins = origins_of(network)
    origins[0][:, :-1][:, factors != 1.0] = NEW
    surgery = assemble(network, network.sizes, network.hidden, network.output, origins)
    old, new = network.layers[0], surgery.network.layers[0]
    new.weights[:] = old.weights * factors
    new.biases[:] = old.biases + old.weights @ offsets
    return surgery
