"""Backpropagation written as plainly as can be: what every compiled plan is compared with."""

from __future__ import annotations

import numpy as np

from nngui.engine import Network

FUNCTIONS = {
    "sigmoid": (lambda z: 1 / (1 + np.exp(-z)), lambda z: np.exp(-z) / (1 + np.exp(-z)) ** 2),
    "tanh": (np.tanh, lambda z: 1 / np.cosh(z) ** 2),
    "relu": (lambda z: np.where(z > 0, z, 0), lambda z: np.where(z > 0, 1.0, 0.0)),
    "linear": (lambda z: z, np.ones_like),
}

PAIRS = [
    ("sigmoid", 1, "cross-entropy"),
    ("sigmoid", 1, "squared-error"),
    ("softmax", 2, "cross-entropy"),
    ("softmax", 3, "cross-entropy"),
    ("softmax", 3, "squared-error"),
    ("linear", 1, "squared-error"),
    ("linear", 3, "squared-error"),
]
"""Every valid pair of output and loss, with a number of output units."""


def samples(units: int, n_samples: int = 30, seed: int = 5) -> tuple[np.ndarray, np.ndarray]:
    rng = np.random.default_rng(seed)
    X = rng.standard_normal((n_samples, 2))
    return X, rng.integers(0, max(2, units), n_samples)


def one_hot(y: np.ndarray, units: int) -> np.ndarray:
    return y[None, :].astype(float) if units == 1 else np.eye(units)[y].T


def answer(output: str, z: np.ndarray) -> np.ndarray:
    if output == "softmax":
        exponentials = np.exp(z - z.max(axis=0))
        return exponentials / exponentials.sum(axis=0)
    return FUNCTIONS[output][0](z)


def mean_loss(loss: str, output: str, z: np.ndarray, target: np.ndarray) -> float:
    a = answer(output, z)
    if loss == "squared-error":
        return float(np.sum((a - target) ** 2) / 2 / z.shape[1])
    if output == "sigmoid":
        return float(-np.mean(target * np.log(a) + (1 - target) * np.log(1 - a)))
    return float(-np.sum(target * np.log(a)) / z.shape[1])


def gradient(network: Network, X: np.ndarray, y: np.ndarray, loss: str) -> tuple[np.ndarray, float]:
    """The mean gradient as Network.parameters lies, and the mean loss."""
    a, sums = [X.T], []
    for index, layer in enumerate(network.layers):
        sums.append(layer.weights @ a[-1] + layer.biases[:, None])
        if index < len(network.hidden):
            a.append(FUNCTIONS[network.hidden[index]][0](sums[-1]))
    out = answer(network.output, sums[-1])
    target = one_hot(y, network.sizes[-1])
    delta = out - target
    if loss == "squared-error" and network.output == "sigmoid":
        delta = delta * out * (1 - out)
    if loss == "squared-error" and network.output == "softmax":
        delta = out * (delta - np.sum(delta * out, axis=0))
    parts: list[np.ndarray] = []
    for index in reversed(range(len(network.layers))):
        rows = np.column_stack([delta @ a[index].T, delta.sum(axis=1)]) / len(X)
        parts.insert(0, rows.ravel())
        if index:
            slope = FUNCTIONS[network.hidden[index - 1]][1](sums[index - 1])
            delta = (network.layers[index].weights.T @ delta) * slope
    return np.concatenate(parts), mean_loss(loss, network.output, sums[-1], target)
