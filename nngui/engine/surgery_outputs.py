"""Surgery on the output layer: classes come, go, change places or become one.

added class      a logit of 0: the ratios of the other probabilities stay exactly the same
permuted classes rows change places: exact (of one unit the sign: softmax is symmetric)
merged classes   logsumexp(z_a, z_b), which is what leaves the other probabilities as they are, is
                 no linear map of the last hidden layer: the linear map nearest to it at given samples
"""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from numpy.typing import ArrayLike

from .initializers import INITIALIZERS
from .network import Network
from .outputs import OUTPUTS
from .surgery import NEW, Surgery, assemble, origins_of

RIDGE = 1e-3
"""How strongly a fitted row is held where it was, relative to what the samples say."""


def set_output(network: Network, output: str) -> Surgery:
    """Another output. From one unit to two, logits (0, z), and back, z_1 - z_0: both are exact.

    From tanh, z becomes 2 z, and back z / 2: the probabilities stay what they are.

    ValueError if the output cannot tell so many classes apart.
    """
    ratio = OUTPUTS[network.output].steepness / OUTPUTS.find(output).steepness
    units, origins = network.sizes[-1], origins_of(network)
    single = 1 if units <= 2 else units
    wanted = {"softmax": max(2, units), "sigmoid": single, "tanh": single}.get(output, units)
    sizes = [*network.sizes[:-1], wanted]
    if wanted > units:
        origins[-1] = np.vstack([np.full_like(origins[-1], NEW), origins[-1]])
    elif wanted < units:
        origins[-1] = origins[-1][1:]
    surgery = assemble(network, sizes, network.hidden, output, origins)
    if wanted < units:
        surgery.network.layers[-1].matrix[:] -= network.layers[-1].matrix[:1]
    surgery.network.layers[-1].matrix[:] *= ratio
    return surgery


def replace_output(
    network: Network, units: int, output: str, rng: np.random.Generator, init: str = "glorot"
) -> Surgery:
    """The same hidden layers under a new output layer, drawn: for another task, of classes or of a value."""
    origins = origins_of(network)
    origins[-1] = np.full((units, network.layers[-1].fan_in + 1), NEW)
    sizes = [*network.sizes[:-1], units]
    surgery = assemble(network, sizes, network.hidden, output, origins)
    fresh = surgery.network.layers[-1]
    fresh.weights[:], fresh.biases[:] = INITIALIZERS.find(init).draw(units, fresh.fan_in, rng)
    return surgery


def add_output(network: Network) -> Surgery:
    """One class more, the last. A sigmoid becomes softmax; ValueError for regression."""
    if network.n_classes == 0:
        raise ValueError("output linear with one unit has no classes to add to")
    if network.sizes[-1] == 1:
        first = set_output(network, "softmax")
        second = add_output(first.network)
        origin = np.where(second.origin == NEW, NEW, first.origin[second.origin])
        return Surgery(second.network, origin)
    origins = origins_of(network)
    origins[-1] = np.pad(origins[-1], ((0, 1), (0, 0)), constant_values=NEW)
    sizes = [*network.sizes[:-1], network.sizes[-1] + 1]
    return assemble(network, sizes, network.hidden, network.output, origins)


def remove_output(network: Network, k: int) -> Surgery:
    """Without class k, 0-based; ValueError unless two classes are left."""
    units = network.sizes[-1]
    if units < 3:
        raise ValueError("network must have at least three classes for one to be removed")
    if not 0 <= k < units:
        raise ValueError(f"k must be a class from 0 to {units - 1}, not {k!r}")
    origins = origins_of(network)
    origins[-1] = np.delete(origins[-1], k, axis=0)
    sizes = [*network.sizes[:-1], units - 1]
    return assemble(network, sizes, network.hidden, network.output, origins)


def permute_outputs(network: Network, order: Sequence[int]) -> Surgery:
    """Class k is the one that was order[k]; the probabilities are the same, in that order.

    A single unit changes its sign where its two classes change places, and begins without moments.
    ValueError unless `order` names each class once.
    """
    if sorted(order) != list(range(network.n_classes)):
        raise ValueError(f"order must name each of {network.n_classes} classes once, not {order!r}")
    origins = origins_of(network)
    if network.sizes[-1] > 1:
        origins[-1] = origins[-1][list(order)]
        return assemble(network, network.sizes, network.hidden, network.output, origins)
    if order[0] == 0:
        return assemble(network, network.sizes, network.hidden, network.output, origins)
    origins[-1] = np.full_like(origins[-1], NEW)
    surgery = assemble(network, network.sizes, network.hidden, network.output, origins)
    surgery.network.layers[-1].matrix[:] = -network.layers[-1].matrix
    return surgery


def merge_outputs(network: Network, k: int, into: int, X: ArrayLike) -> Surgery:
    """Without class k, whose probability goes to class `into`; ValueError unless two classes are left.

    The row of `into` moves as little as it takes to give logsumexp(z_k, z_into) at the samples X
    (ridge regression on the last hidden layer); without samples it stays, moments as well.
    """
    if k == into or not 0 <= into < network.n_classes:
        raise ValueError(f"into must be another class than {k}, not {into!r}")
    removed = remove_output(network, k)
    z = network.decision_function(X)
    if len(z):
        inputs = network.activations(X)[-2] if network.hidden else np.asarray(X, network.dtype)
        design = np.column_stack([inputs, np.ones(len(inputs))]).astype(np.float64)
        missing = np.logaddexp(z[:, k], z[:, into]) - z[:, into]
        normal = design.T @ design
        normal[np.diag_indices_from(normal)] += RIDGE * (1.0 + np.trace(normal) / len(normal))
        row = into - (into > k)
        removed.network.layers[-1].matrix[row] += np.linalg.solve(normal, design.T @ missing)
    return removed
