"""The loss without a unit is the loss after the surgery that removes it."""

import numpy as np
import pytest

from nngui.engine import Network, evaluate
from nngui.engine.ablation import Ablation
from nngui.engine.surgery_units import remove_units

CASES = [
    ((2, 3, 1), "sigmoid", "sigmoid", "cross-entropy"),
    ((2, 8, 8, 2), "tanh", "softmax", "cross-entropy"),
    ((3, 5, 4, 6, 3), "relu", "softmax", "squared-error"),
    ((2, 6, 5, 1), "silu", "linear", "huber"),
    ((2, 6, 5, 1), "gelu", "tanh", "hinge"),
]


@pytest.mark.parametrize("sizes, hidden, output, loss", CASES)
def test_it_is_the_loss_after_surgery(
    sizes: tuple[int, ...], hidden: str, output: str, loss: str
) -> None:
    rng = np.random.default_rng(7)
    network = Network(list(sizes), hidden=hidden, output=output, init="glorot", rng=rng)
    network.parameters[:] += rng.normal(0, 0.3, network.n_parameters)
    everything = rng.normal(size=(90, sizes[0]))
    X = everything[:60]
    y = rng.normal(size=60) if output == "linear" else rng.integers(max(sizes[-1], 2), size=60)
    ablation = Ablation(network, X, y, loss, everything)
    whole = evaluate(network, X, y, loss)
    assert whole is not None
    assert ablation.look() == pytest.approx(whole[0], rel=1e-12)
    for layer in range(len(sizes) - 2):
        means = network.activations(everything)[layer].mean(axis=0)
        for unit in range(sizes[layer + 1]):
            if sizes[layer + 1] == 1:
                continue
            left = remove_units(network, layer, [unit], means).network
            expected = evaluate(left, X, y, loss)
            assert expected is not None
            assert ablation.without(layer, unit) == pytest.approx(expected[0], rel=1e-10)


def test_it_answers_for_the_weights_that_it_has_looked_at() -> None:
    rng = np.random.default_rng(1)
    network = Network([2, 4, 2], hidden="tanh", output="softmax", init="glorot", rng=rng)
    X, y = rng.normal(size=(20, 2)), rng.integers(2, size=20)
    ablation = Ablation(network, X, y, "cross-entropy", X)
    ablation.look()
    before = ablation.without(0, 1)
    network.parameters[:] *= 3.0
    assert ablation.without(0, 1) == before
    ablation.look()
    assert ablation.without(0, 1) != before


def test_bad_samples_are_refused() -> None:
    rng = np.random.default_rng(1)
    network = Network([2, 4, 2], hidden="tanh", output="softmax", init="glorot", rng=rng)
    X, y = rng.normal(size=(20, 2)), rng.integers(2, size=20)
    with pytest.raises(ValueError, match="X"):
        Ablation(network, X[:, :1], y, "cross-entropy", X)
    with pytest.raises(ValueError, match="loss"):
        Ablation(network, X, y, "nothing", X)
