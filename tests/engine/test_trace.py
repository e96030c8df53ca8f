from __future__ import annotations

import numpy as np
import pytest

from nngui.engine import Network, Trainer
from tests.engine.reference import samples


def test_a_trace_shows_the_textbook_values() -> None:
    X, y = samples(2, 40)
    network = Network([2, 3, 1], rng=np.random.default_rng(0))
    trainer = Trainer(network, X, y, rng=np.random.default_rng(0))
    before = network.parameters.copy()
    trace = trainer.trace()
    first, second = trace.layers
    z1 = X @ network.layers[0].weights.T + network.layers[0].biases
    a1 = 1 / (1 + np.exp(-z1))
    z2 = a1 @ network.layers[1].weights.T + network.layers[1].biases
    a2 = 1 / (1 + np.exp(-z2))
    delta2 = a2 - y[:, None]
    delta1 = delta2 @ network.layers[1].weights * a1 * (1 - a1)
    for shown, expected in [
        (first.z, z1),
        (first.a, a1),
        (first.delta, delta1),
        (second.z, z2),
        (second.a, a2),
        (second.delta, delta2),
        (first.weights_gradient, delta1.T @ X / 40),
        (first.biases_gradient, delta1.mean(axis=0)),
        (second.weights_gradient, delta2.T @ a1 / 40),
        (second.biases_gradient, delta2.mean(axis=0)),
        (trace.X, X),
    ]:
        np.testing.assert_allclose(shown, expected, atol=1e-14)
    assert trace.loss == pytest.approx(trainer.loss)
    np.testing.assert_array_equal(network.parameters, before)
    assert trainer.steps == 0


def test_a_trace_is_of_the_next_batch_or_of_given_samples() -> None:
    X, y = samples(2, 25)
    network = Network([2, 3, 1], rng=np.random.default_rng(0))
    trainer = Trainer(network, X, y, batch_size=10, rng=np.random.default_rng(0))
    assert trainer.trace().X.shape == (10, 2)
    trainer.step()
    trainer.step()
    assert trainer.trace().X.shape == (5, 2)
    given = trainer.trace(X[:4], y[:4])
    np.testing.assert_array_equal(given.X, X[:4])
    assert trainer.steps == 2
