"""The notebook, step by step: its formulas in plain NumPy, and the engine beside them."""

from __future__ import annotations

import numpy as np
import pytest

from nngui.engine import SGD, Network, Trainer


def sigma(Z: np.ndarray) -> np.ndarray:
    return 1.0 / (1.0 + np.exp(-Z))


def test_the_engine_reproduces_the_notebook() -> None:
    rng = np.random.default_rng(1)
    X = rng.standard_normal((2, 200))
    Y = (X[0] * X[1] > 0.0).astype(float)[None, :]
    m, alpha = X.shape[1], 0.5

    network = Network([2, 3, 1], hidden="sigmoid", output="sigmoid", init="normal", rng=rng)
    W1, b1 = network.layers[0].weights.copy(), network.layers[0].biases[:, None].copy()
    W2, b2 = network.layers[1].weights.copy(), network.layers[1].biases[:, None].copy()
    trainer = Trainer(network, X.T, Y[0].astype(int), optimizer=SGD(learning_rate=alpha), rng=rng)

    for epoch in range(1, 1001):
        Z1 = W1 @ X + b1
        A1 = sigma(Z1)
        Z2 = W2 @ A1 + b2
        A2 = sigma(Z2)
        cost = -np.mean(Y * np.log(A2) + (1 - Y) * np.log(1 - A2))
        dZ2 = A2 - Y
        dW2 = dZ2 @ A1.T / m
        db2 = dZ2.sum(axis=1, keepdims=True) / m
        dZ1 = (W2.T @ dZ2) * A1 * (1 - A1)
        dW1 = dZ1 @ X.T / m
        db1 = dZ1.sum(axis=1, keepdims=True) / m
        W1, b1 = W1 - alpha * dW1, b1 - alpha * db1
        W2, b2 = W2 - alpha * dW2, b2 - alpha * db2

        loss = trainer.run_epoch()
        if epoch in (1, 10, 1000):
            first, second = network.layers
            np.testing.assert_allclose(first.weights, W1, rtol=0, atol=1e-12)
            np.testing.assert_allclose(first.biases[:, None], b1, rtol=0, atol=1e-12)
            np.testing.assert_allclose(second.weights, W2, rtol=0, atol=1e-12)
            np.testing.assert_allclose(second.biases[:, None], b2, rtol=0, atol=1e-12)
            assert loss == pytest.approx(cost, abs=1e-12)


def test_normal_draws_weights_and_biases_from_the_standard_normal() -> None:
    network = Network([2, 300, 1], rng=np.random.default_rng(2))
    assert abs(network.parameters.mean()) < 0.1
    assert network.parameters.std() == pytest.approx(1.0, abs=0.1)
    assert network.layers[0].biases.std() == pytest.approx(1.0, abs=0.15)
