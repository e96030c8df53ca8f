"""Surgery changes the shape of a network and keeps what it has learned, as far as that can be.

Every operation is a pure function: it gives a new network, and for each of its parameters where it
came from, so that an optimizer's moments can be carried along. What is new begins without moments.

    added units      outgoing weights 0: the function stays exactly the same
    added layer      f(s u + c) ~ offset + slope u, undone by the layer above: exact for linear, and
                     for rectifiers wherever u >= -c; for the others near, since s is small
    removed layer    f replaced by its tangent at the biases: exact for linear
    added class      a logit of 0: the ratios of the other probabilities stay exactly the same
    other task       the hidden layers stay, the output layer is drawn anew: what it said was no such answer
    permuted classes rows change places: exact (of one unit the sign: softmax is symmetric)
    merged classes   logsumexp(z_a, z_b), which is what leaves the other probabilities as they are, is
                     no linear map of the last hidden layer: the linear map nearest to it at given samples
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

import numpy as np
from numpy.typing import ArrayLike, NDArray

from .activations import ACTIVATIONS
from .calls import Array
from .initializers import INITIALIZERS
from .layer import cut
from .network import Network
from .outputs import OUTPUTS
from .samples import check_count
from .trainer_state import TrainerState, frozen

NEW = -1
"""Where a parameter came from that was not there before."""

DOMAIN = 6.0
"""How far inputs may be expected to reach: the default extent of the plane."""


RIDGE = 1e-3
"""How strongly a fitted row is held where it was, relative to what the samples say."""


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


def set_units(network: Network, layer: int, units: int, rng: np.random.Generator) -> Surgery:
    """Hidden layer `layer` with so many units: the last go; new ones leave the outputs as is."""
    _check_hidden(network, layer, len(network.hidden))
    check_count(units, "units")
    old = network.sizes[layer + 1]
    origins = _origins(network)
    missing = max(0, units - old)
    below, above = origins[layer], origins[layer + 1]
    origins[layer] = np.pad(below[:units], ((0, missing), (0, 0)), constant_values=NEW)
    origins[layer + 1] = np.hstack([_widen(above[:, :-1][:, :units], missing), above[:, -1:]])
    sizes = list(network.sizes)
    sizes[layer + 1] = units
    surgery = _assemble(network, sizes, network.hidden, network.output, origins)
    if missing:
        fresh = surgery.network.layers[layer]
        drawn, _ = INITIALIZERS["glorot"].draw(units, fresh.fan_in, rng)
        fresh.weights[old:] = drawn[old:]
    return surgery


def add_layer(
    network: Network, index: int, units: int, activation: str, rng: np.random.Generator
) -> Surgery:
    """A hidden layer before layer `index` of network.layers, as near to the identity as may be.

    It passes on its inputs (with fewer units: those directions that matter most to the layer
    above); further units are drawn, with outgoing weights 0.
    """
    _check_hidden(network, index, len(network.layers))
    check_count(units, "units")
    ACTIVATIONS.find(activation)
    above = network.layers[index]
    n_inputs, passed = above.fan_in, min(units, above.fan_in)
    directions = np.eye(n_inputs)
    if passed < n_inputs:
        directions = np.linalg.svd(above.weights, full_matrices=True)[2][:passed]
    scale, shift, offset, slope = _pass_through(network, index, activation, passed < n_inputs)

    origins = _origins(network)
    outgoing = np.full((above.fan_out, units), NEW)
    origins[index] = np.hstack([outgoing, origins[index][:, -1:]])
    origins.insert(index, np.full((units, n_inputs + 1), NEW))
    sizes = [*network.sizes[: index + 1], units, *network.sizes[index + 1 :]]
    hidden = [*network.hidden[:index], activation, *network.hidden[index:]]
    surgery = _assemble(network, sizes, hidden, network.output, origins)

    layer, following = surgery.network.layers[index : index + 2]
    layer.weights[:] = INITIALIZERS["glorot"].draw(units, n_inputs, rng)[0]
    layer.weights[:passed] = scale * directions
    layer.biases[:passed] = shift
    following.weights[:, :passed] = above.weights @ directions.T / slope
    following.biases[:] = above.biases - following.weights.sum(axis=1) * offset
    return surgery


def remove_layer(network: Network, index: int) -> Surgery:
    """Without hidden layer `index`: its tangent at inputs of 0, folded into the layer above."""
    _check_hidden(network, index, len(network.hidden))
    gone, above = network.layers[index : index + 2]
    assert gone.activation is not None
    a, slope = gone.activation(gone.biases), gone.activation.slope(gone.biases)

    origins = _origins(network)
    folded = np.full((above.fan_out, gone.fan_in), NEW)
    origins[index : index + 2] = [np.hstack([folded, origins[index + 1][:, -1:]])]
    sizes = [*network.sizes[: index + 1], *network.sizes[index + 2 :]]
    hidden = [*network.hidden[:index], *network.hidden[index + 1 :]]
    surgery = _assemble(network, sizes, hidden, network.output, origins)
    layer = surgery.network.layers[index]
    layer.weights[:] = (above.weights * slope) @ gone.weights
    layer.biases[:] = above.weights @ a + above.biases
    return surgery


def set_activation(network: Network, index: int, activation: str) -> Surgery:
    """Another activation in hidden layer `index`; the weights stay."""
    _check_hidden(network, index, len(network.hidden))
    hidden = [*network.hidden[:index], activation, *network.hidden[index + 1 :]]
    return _assemble(network, network.sizes, hidden, network.output, _origins(network))


def set_output(network: Network, output: str) -> Surgery:
    """Another output. From one unit to two, logits (0, z), and back, z_1 - z_0: both are exact.

    From tanh, z becomes 2 z, and back z / 2: the probabilities stay what they are.

    ValueError if the output cannot tell so many classes apart.
    """
    ratio = OUTPUTS[network.output].steepness / OUTPUTS.find(output).steepness
    units, origins = network.sizes[-1], _origins(network)
    single = 1 if units <= 2 else units
    wanted = {"softmax": max(2, units), "sigmoid": single, "tanh": single}.get(output, units)
    sizes = [*network.sizes[:-1], wanted]
    if wanted > units:
        origins[-1] = np.vstack([np.full_like(origins[-1], NEW), origins[-1]])
    elif wanted < units:
        origins[-1] = origins[-1][1:]
    surgery = _assemble(network, sizes, network.hidden, output, origins)
    if wanted < units:
        surgery.network.layers[-1].matrix[:] -= network.layers[-1].matrix[:1]
    surgery.network.layers[-1].matrix[:] *= ratio
    return surgery


def replace_output(
    network: Network, units: int, output: str, rng: np.random.Generator, init: str = "glorot"
) -> Surgery:
    """The same hidden layers under a new output layer, drawn: for another task, of classes or of a value."""
    origins = _origins(network)
    origins[-1] = np.full((units, network.layers[-1].fan_in + 1), NEW)
    sizes = [*network.sizes[:-1], units]
    surgery = _assemble(network, sizes, network.hidden, output, origins)
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
    origins = _origins(network)
    origins[-1] = np.pad(origins[-1], ((0, 1), (0, 0)), constant_values=NEW)
    sizes = [*network.sizes[:-1], network.sizes[-1] + 1]
    return _assemble(network, sizes, network.hidden, network.output, origins)


def remove_output(network: Network, k: int) -> Surgery:
    """Without class k, 0-based; ValueError unless two classes are left."""
    units = network.sizes[-1]
    if units < 3:
        raise ValueError("network must have at least three classes for one to be removed")
    if not 0 <= k < units:
        raise ValueError(f"k must be a class from 0 to {units - 1}, not {k!r}")
    origins = _origins(network)
    origins[-1] = np.delete(origins[-1], k, axis=0)
    sizes = [*network.sizes[:-1], units - 1]
    return _assemble(network, sizes, network.hidden, network.output, origins)


def permute_outputs(network: Network, order: Sequence[int]) -> Surgery:
    """Class k is the one that was order[k]; the probabilities are the same, in that order.

    A single unit changes its sign where its two classes change places, and begins without moments.
    ValueError unless `order` names each class once.
    """
    if sorted(order) != list(range(network.n_classes)):
        raise ValueError(f"order must name each of {network.n_classes} classes once, not {order!r}")
    origins = _origins(network)
    if network.sizes[-1] > 1:
        origins[-1] = origins[-1][list(order)]
        return _assemble(network, network.sizes, network.hidden, network.output, origins)
    if order[0] == 0:
        return _assemble(network, network.sizes, network.hidden, network.output, origins)
    origins[-1] = np.full_like(origins[-1], NEW)
    surgery = _assemble(network, network.sizes, network.hidden, network.output, origins)
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


def _origins(network: Network) -> list[NDArray[np.int64]]:
    """Where each parameter lies now, one matrix for each layer."""
    return cut(np.arange(network.n_parameters, dtype=np.int64), network.sizes)


def _assemble(
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


def _widen(matrix: NDArray[np.int64], columns: int) -> NDArray[np.int64]:
    return np.pad(matrix, ((0, 0), (0, columns)), constant_values=NEW)


def _pass_through(
    network: Network, index: int, activation: str, rotated: bool
) -> tuple[float, float, float, float]:
    """scale s, shift c, offset, slope: f(s u + c) ~ offset + slope u for the layer's inputs u."""
    bend = ACTIVATIONS[activation]
    if bend.straight_from is None:
        at, slope = np.zeros(1), bend.slope(np.zeros(1))
        return bend.gentle, 0.0, float(bend(at)[0]), bend.gentle * float(slope[0])
    below = ACTIVATIONS[network.hidden[index - 1]] if index else ACTIVATIONS["linear"]
    reach = 1.0 if below.bounded else DOMAIN
    if not rotated and below.lowest is not None:
        reach = -below.lowest
    shift = reach * (np.sqrt(network.sizes[index]) if rotated else 1.0) + bend.straight_from
    return 1.0, shift, shift, 1.0


def _check_hidden(network: Network, index: int, count: int) -> None:
    if not 0 <= index < count:
        raise ValueError(f"layer must be a number from 0 to {count - 1}, not {index!r}")
