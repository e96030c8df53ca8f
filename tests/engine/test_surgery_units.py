from __future__ import annotations

import numpy as np
import pytest

from nngui.engine import Network
from nngui.engine.surgery import NEW
from nngui.engine.surgery_units import remove_units

X = np.random.default_rng(8).uniform(-6.0, 6.0, (200, 2))


def make() -> Network:
    return Network([2, 5, 4, 3], "tanh", "softmax", "glorot", rng=np.random.default_rng(0))


@pytest.mark.parametrize("layer, gone", [(0, [0]), (0, [4, 1]), (1, [2]), (1, [0, 1, 3])])
def test_any_unit_can_go_and_its_mean_stays(layer: int, gone: list[int]) -> None:
    old = make()
    means = old.activations(X)[layer].mean(axis=0)
    surgery = remove_units(old, layer, gone, means)
    sizes = list(old.sizes)
    sizes[layer + 1] -= len(gone)
    assert surgery.network.sizes == tuple(sizes)
    held = Network.from_parameters(old.sizes, old.hidden, old.output, old.parameters)
    # The same network in which these units put out their mean, whatever comes in.
    held.layers[layer + 1].biases[:] += held.layers[layer + 1].weights[:, gone] @ means[gone]
    held.layers[layer + 1].weights[:, gone] = 0.0
    np.testing.assert_allclose(
        surgery.network.decision_function(X), held.decision_function(X), rtol=0, atol=1e-12
    )
    assert not np.any(surgery.origin == NEW)


def test_the_mean_makes_the_loss_of_a_unit_smaller() -> None:
    old = make()
    old.layers[0].biases[:] = 2.0
    means = old.activations(X)[0].mean(axis=0)

    def change(kept: np.ndarray) -> float:
        new = remove_units(old, 0, [1], kept).network
        return float(np.abs(new.decision_function(X) - old.decision_function(X)).mean())

    assert change(means) < change(np.zeros(5))


def test_what_cannot_be_is_refused() -> None:
    with pytest.raises(ValueError, match="from 0 to 4"):
        remove_units(make(), 0, [5], np.zeros(5))
    with pytest.raises(ValueError, match="remove the layer instead"):
        remove_units(make(), 1, range(4), np.zeros(4))
    with pytest.raises(ValueError, match="layer must be a number from 0 to 1"):
        remove_units(make(), 2, [0], np.zeros(3))
