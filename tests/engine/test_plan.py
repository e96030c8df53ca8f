from __future__ import annotations

import numpy as np
import pytest

from nngui.engine import ACTIVATIONS, Network, Regularization, Trainer
from nngui.engine.plan import FEW
from nngui.engine.trace import trace
from tests.engine.reference import PAIRS, gradient, samples


@pytest.mark.parametrize("hidden", [*ACTIVATIONS, ("tanh", "relu"), ("relu", "relu"), ()])
@pytest.mark.parametrize("output, units, loss", PAIRS)
def test_a_plan_computes_what_the_formulas_say(
    output: str, units: int, loss: str, hidden: str | tuple[str, ...]
) -> None:
    X, y = samples(units)
    inner = [] if hidden == () else [4, 5]
    network = Network([2, *inner, units], hidden, output, "glorot", rng=np.random.default_rng(3))
    told = Trainer(network, X, y, loss=loss, rng=np.random.default_rng(0)).trace()
    expected, mean_loss = gradient(network, X, y, loss)
    np.testing.assert_allclose(told.gradient, expected, rtol=1e-12, atol=1e-14)
    assert told.loss == pytest.approx(mean_loss, rel=1e-12)


@pytest.mark.parametrize("hidden", [*ACTIVATIONS, ("tanh", "relu", "sine")])
@pytest.mark.parametrize("dropout", [0.0, 0.4])
def test_many_values_are_done_layer_by_layer_with_the_same_result(
    hidden: str | tuple[str, ...], dropout: float
) -> None:
    X, y = samples(3, 900)
    network = Network([2, 6, 5, 4, 3], hidden, "softmax", "glorot", rng=np.random.default_rng(3))
    assert FEW < (6 + 5 + 4 + 3) * 900
    settings = {"regularization": Regularization(dropout=dropout)}
    trainer = Trainer(network, X, y, rng=np.random.default_rng(0), **settings)
    if not dropout:
        expected = gradient(network, X, y, "cross-entropy")[0]
        np.testing.assert_allclose(trainer.trace().gradient, expected, rtol=1e-11, atol=1e-13)
    whole, masks = trainer.trace().gradient, trainer._program.next_masks(0)
    columns = trainer._program.next_batch(0)
    parts = [
        trace(
            network,
            trainer._rules,
            *np.split(columns[:, rows], [3]),
            None if masks is None else masks[:, rows],
        ).gradient
        for rows in (slice(0, 300), slice(300, 600), slice(600, 900))
    ]
    np.testing.assert_allclose(whole, np.mean(parts, axis=0), rtol=1e-11, atol=1e-13)


@pytest.mark.parametrize("output, units, loss", PAIRS)
def test_single_precision_computes_the_same_less_exactly(
    output: str, units: int, loss: str
) -> None:
    X, y = samples(units)
    double = Network([2, 4, units], "tanh", output, rng=np.random.default_rng(3))
    parameters = double.parameters.astype(np.float32)
    single = Network.from_parameters([2, 4, units], "tanh", output, parameters)
    trainer = Trainer(single, X, y, loss=loss, rng=np.random.default_rng(0))
    told = trainer.trace()
    assert told.gradient.dtype == np.float32
    np.testing.assert_allclose(told.gradient, gradient(double, X, y, loss)[0], atol=1e-5)
    trainer.train(5)
    assert single.parameters.dtype == np.float32
