from __future__ import annotations

import numpy as np
import pytest

from nngui.engine import ACTIVATIONS, Network, Trainer
from tests.engine.reference import PAIRS, gradient, samples


@pytest.mark.parametrize("hidden", [*ACTIVATIONS, ("tanh", "relu"), ("relu", "relu"), ()])
@pytest.mark.parametrize("output, units, loss", PAIRS)
def test_a_plan_computes_what_the_formulas_say(
    output: str, units: int, loss: str, hidden: str | tuple[str, ...]
) -> None:
    X, y = samples(units)
    inner = [] if hidden == () else [4, 5]
    network = Network([2, *inner, units], hidden, output, "glorot", rng=np.random.default_rng(3))
    trace = Trainer(network, X, y, loss=loss, rng=np.random.default_rng(0)).trace()
    expected, mean_loss = gradient(network, X, y, loss)
    np.testing.assert_allclose(trace.gradient, expected, rtol=1e-12, atol=1e-14)
    assert trace.loss == pytest.approx(mean_loss, rel=1e-12)


@pytest.mark.parametrize("output, units, loss", PAIRS)
def test_single_precision_computes_the_same_less_exactly(
    output: str, units: int, loss: str
) -> None:
    X, y = samples(units)
    double = Network([2, 4, units], "tanh", output, rng=np.random.default_rng(3))
    parameters = double.parameters.astype(np.float32)
    single = Network.from_parameters([2, 4, units], "tanh", output, parameters)
    trainer = Trainer(single, X, y, loss=loss, rng=np.random.default_rng(0))
    trace = trainer.trace()
    assert trace.gradient.dtype == np.float32
    np.testing.assert_allclose(trace.gradient, gradient(double, X, y, loss)[0], atol=1e-5)
    trainer.train(5)
    assert single.parameters.dtype == np.float32
