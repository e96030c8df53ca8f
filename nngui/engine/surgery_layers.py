"""Surgery on whole hidden layers: one comes or goes, and the function stays near what it was.

added layer      f(s u + c) ~ offset + slope u, undone by the layer above: exact for linear, and
                 for rectifiers wherever u >= -c; for the others near, since s is small
removed layer    f replaced by its tangent at the biases: exact for linear
"""

from __future__ import annotations

import numpy as np

from .activations import ACTIVATIONS
from .checks import check_count
from .initializers import INITIALIZERS
from .network import Network
from .surgery import NEW, Surgery, assemble, check_index, origins_of

DOMAIN = 6.0
"""How far inputs may be expected to reach: the default extent of the plane."""


def add_layer(
    network: Network, index: int, units: int, activation: str, rng: np.random.Generator
) -> Surgery:
    """A hidden layer before layer `index` of network.layers, as near to the identity as may be.

    It passes on its inputs (with fewer units: those directions that matter most to the layer
    above); further units are drawn, with outgoing weights 0.
    """
    check_index(index, len(network.layers))
    check_count(units, "units")
    ACTIVATIONS.find(activation)
    above = network.layers[index]
    n_inputs, passed = above.fan_in, min(units, above.fan_in)
    directions = np.eye(n_inputs)
    if passed < n_inputs:
        directions = np.linalg.svd(above.weights, full_matrices=True)[2][:passed]
    scale, shift, offset, slope = _pass_through(network, index, activation, passed < n_inputs)

    origins = origins_of(network)
    outgoing = np.full((above.fan_out, units), NEW)
    origins[index] = np.hstack([outgoing, origins[index][:, -1:]])
    origins.insert(index, np.full((units, n_inputs + 1), NEW))
    sizes = [*network.sizes[: index + 1], units, *network.sizes[index + 1 :]]
    hidden = [*network.hidden[:index], activation, *network.hidden[index:]]
    surgery = assemble(network, sizes, hidden, network.output, origins)

    layer, following = surgery.network.layers[index : index + 2]
    layer.weights[:] = INITIALIZERS["glorot"].draw(units, n_inputs, rng)[0]
    layer.weights[:passed] = scale * directions
    layer.biases[:passed] = shift
    following.weights[:, :passed] = above.weights @ directions.T / slope
    following.biases[:] = above.biases - following.weights.sum(axis=1) * offset
    return surgery


def remove_layer(network: Network, index: int) -> Surgery:
    """Without hidden layer `index`: its tangent at inputs of 0, folded into the layer above."""
    check_index(index, len(network.hidden))
    gone, above = network.layers[index : index + 2]
    assert gone.activation is not None
    a, slope = gone.activation(gone.biases), gone.activation.slope(gone.biases)

    origins = origins_of(network)
    folded = np.full((above.fan_out, gone.fan_in), NEW)
    origins[index : index + 2] = [np.hstack([folded, origins[index + 1][:, -1:]])]
    sizes = [*network.sizes[: index + 1], *network.sizes[index + 2 :]]
    hidden = [*network.hidden[:index], *network.hidden[index + 1 :]]
    surgery = assemble(network, sizes, hidden, network.output, origins)
    layer = surgery.network.layers[index]
    layer.weights[:] = (above.weights * slope) @ gone.weights
    layer.biases[:] = above.weights @ a + above.biases
    return surgery


def set_activation(network: Network, index: int, activation: str) -> Surgery:
    """Another activation in hidden layer `index`; the weights stay."""
    check_index(index, len(network.hidden))
    hidden = [*network.hidden[:index], activation, *network.hidden[index + 1 :]]
    return assemble(network, network.sizes, hidden, network.output, origins_of(network))


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
