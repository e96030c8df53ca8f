"""Places of units and parameters."""

import numpy as np
import pytest

from nngui.engine import Network
from nngui.state.edits.weights import BIAS
from nngui.state.probe import ParameterPlace

SIZES = (2, 3, 4, 2)


def test_each_parameter_has_its_own_place_in_the_flat_vector() -> None:
    network = Network(list(SIZES), hidden="tanh", output="softmax", rng=np.random.default_rng(0))
    seen = set()
    for k, layer in enumerate(network.layers):
        for unit in range(layer.fan_out):
            for source in range(layer.fan_in):
                place = ParameterPlace(k, unit, source).offset(SIZES)
                assert network.parameters[place] == layer.weights[unit, source]
                seen.add(place)
            place = ParameterPlace(k, unit, BIAS).offset(SIZES)
            assert network.parameters[place] == layer.biases[unit]
            seen.add(place)
    assert seen == set(range(network.n_parameters))


@pytest.mark.parametrize(
    "place", [(3, 0, 0), (-1, 0, 0), (0, 3, 0), (0, -1, 0), (0, 0, 2), (1, 0, -2)]
)
def test_what_a_network_does_not_have(place: tuple[int, int, int]) -> None:
    assert not ParameterPlace(*place).is_in(SIZES)
    assert ParameterPlace(0, 0, BIAS).is_in(SIZES)
