from __future__ import annotations

import numpy as np
import pytest

from nngui.engine import ACTIVATIONS, Network, Regularization, gradient_error
from nngui.engine.gradient_check import numerical_gradient
from tests.engine.reference import PAIRS, samples


@pytest.mark.parametrize("layers", [0, 1, 3])
@pytest.mark.parametrize("hidden", ACTIVATIONS)
@pytest.mark.parametrize("output, units, loss", PAIRS)
def test_backpropagation_agrees_with_central_differences(
    output: str, units: int, loss: str, hidden: str, layers: int
) -> None:
    X, y = samples(units)
    sizes = [2, *[4] * layers, units]
    network = Network(sizes, hidden, output, "glorot", rng=np.random.default_rng(7))
    if "relu" in hidden:  # away from the kink, where there is no derivative
        network.parameters += 0.01
    assert gradient_error(network, X, y, loss) < 1e-6


@pytest.mark.parametrize("hidden", ["tanh", "gelu", "leaky-relu"])
@pytest.mark.parametrize("output, units, loss", PAIRS)
@pytest.mark.parametrize("l1, l2", [(0.1, 0.0), (0.0, 0.1), (0.05, 0.2)])
def test_penalties_have_their_share(
    output: str, units: int, loss: str, hidden: str, l1: float, l2: float
) -> None:
    X, y = samples(units)
    network = Network([2, 4, 4, units], hidden, output, "normal", rng=np.random.default_rng(7))
    penalties = Regularization(l1=l1, l2=l2, dropout=0.5)
    assert gradient_error(network, X, y, loss, penalties) < 1e-6
    assert gradient_error(network, X, y, loss) < 1e-6


def test_a_wrong_gradient_would_be_found() -> None:
    X, y = samples(2)
    network = Network([2, 3, 1], rng=np.random.default_rng(7))
    before = network.parameters.copy()
    cross_entropy = numerical_gradient(network, X, y, "cross-entropy")
    squared_error = numerical_gradient(network, X, y, "squared-error")
    assert np.linalg.norm(cross_entropy - squared_error) > 1e-2
    np.testing.assert_array_equal(network.parameters, before)


def test_no_samples_are_refused() -> None:
    network = Network([2, 1], rng=np.random.default_rng(7))
    with pytest.raises(ValueError, match="X must have at least one sample"):
        numerical_gradient(network, np.empty((0, 2)), [], "cross-entropy")
