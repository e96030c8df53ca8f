"""Backpropagation written as plainly as can be: what every compiled plan is compared with."""

from __future__ import annotations

import numpy as np

from nngui.engine import Network


def _sigmoid(z: np.ndarray) -> np.ndarray:
    return 1 / (1 + np.exp(-z))


def _gelu_u(z: np.ndarray) -> np.ndarray:
    return np.sqrt(2 / np.pi) * (z + 0.044715 * z**3)


FUNCTIONS = {
    "sigmoid": (_sigmoid, lambda z: np.exp(-z) / (1 + np.exp(-z)) ** 2),
    "tanh": (np.tanh, lambda z: 1 / np.cosh(z) ** 2),
    "relu": (lambda z: np.where(z > 0, z, 0), lambda z: np.where(z > 0, 1.0, 0.0)),
    "leaky-relu": (lambda z: np.where(z > 0, z, 0.01 * z), lambda z: np.where(z > 0, 1.0, 0.01)),
    "elu": (lambda z: np.where(z > 0, z, np.exp(z) - 1), lambda z: np.where(z > 0, 1.0, np.exp(z))),
    "gelu": (
        lambda z: z * (1 + np.tanh(_gelu_u(z))) / 2,
        lambda z: (
            (1 + np.tanh(_gelu_u(z))) / 2
            + z / np.cosh(_gelu_u(z)) ** 2 * np.sqrt(2 / np.pi) * (1 + 0.134145 * z**2) / 2
        ),
    ),
    "silu": (
        lambda z: z * _sigmoid(z),
        lambda z: _sigmoid(z) + z * np.exp(-z) / (1 + np.exp(-z)) ** 2,
    ),
    "softplus": (lambda z: np.log(1 + np.exp(z)), _sigmoid),
    "sine": (np.sin, np.cos),
    "linear": (lambda z: z, np.ones_like),
}
FUNCTIONS["tanh-value"] = FUNCTIONS["tanh"]

PAIRS = [
    ("sigmoid", 1, "cross-entropy"),
    ("sigmoid", 1, "squared-error"),
    ("sigmoid", 1, "huber"),
    ("sigmoid", 1, "hinge"),
    ("softmax", 2, "cross-entropy"),
    ("softmax", 2, "hinge"),
    ("softmax", 3, "cross-entropy"),
    ("softmax", 3, "squared-error"),
    ("softmax", 3, "huber"),
    ("softmax", 3, "hinge"),
    ("linear", 1, "squared-error"),
    ("linear", 1, "huber"),
    ("linear", 3, "squared-error"),
    ("linear", 3, "huber"),
    ("tanh", 1, "squared-error"),
    ("tanh", 1, "huber"),
    ("tanh", 1, "hinge"),
    ("tanh-value", 1, "squared-error"),
    ("tanh-value", 1, "huber"),
]
"""Every valid pair of output and loss, with a number of output units."""


def samples(units: int, n_samples: int = 30, seed: int = 5) -> tuple[np.ndarray, np.ndarray]:
    rng = np.random.default_rng(seed)
    X = rng.standard_normal((n_samples, 2))
    return X, rng.integers(0, max(2, units), n_samples)


def encoded(output: str, y: np.ndarray, units: int) -> np.ndarray:
    if output == "tanh":
        return 2.0 * y[None, :] - 1.0
    return y[None, :].astype(float) if units == 1 else np.eye(units)[y].T


def answer(output: str, z: np.ndarray) -> np.ndarray:
    if output == "softmax":
        exponentials = np.exp(z - z.max(axis=0))
        return exponentials / exponentials.sum(axis=0)
    return FUNCTIONS[output][0](z)


def sample_loss(loss: str, output: str, z: np.ndarray, y: np.ndarray) -> float:
    """The loss of one sample with logits z (units,) and label y."""
    units = len(z)
    a, target = answer(output, z[:, None])[:, 0], encoded(output, np.array([y]), units)[:, 0]
    if loss == "squared-error":
        return float(np.sum((a - target) ** 2) / 2)
    if loss == "huber":
        d = np.abs(a - target)
        return float(np.sum(np.where(d <= 1, d**2 / 2, d - 0.5)))
    if loss == "hinge" and units == 1:
        return max(0.0, 1 - (2 * y - 1) * z[0])
    if loss == "hinge":
        return float(sum(max(0.0, 1 + z[k] - z[y]) for k in range(units) if k != y))
    p = a if units > 1 else np.array([1 - a[0], a[0]])
    return float(-np.log(p[y]))


def sample_delta(loss: str, output: str, z: np.ndarray, y: np.ndarray) -> np.ndarray:
    """dL/dz of one sample."""
    units = len(z)
    a, target = answer(output, z[:, None])[:, 0], encoded(output, np.array([y]), units)[:, 0]
    if loss == "cross-entropy":
        return a - target
    if loss == "hinge" and units == 1:
        s = 2 * y - 1
        return np.array([-s if s * z[0] < 1 else 0.0])
    if loss == "hinge":
        delta = np.array([float(k != y and 1 + z[k] - z[y] > 0) for k in range(units)])
        delta[y] = -delta.sum()
        return delta
    slope = a - target if loss == "squared-error" else np.clip(a - target, -1, 1)
    if output == "softmax":
        return (np.diag(a) - np.outer(a, a)) @ slope
    return slope * FUNCTIONS[output][1](z)


def gradient(network: Network, X: np.ndarray, y: np.ndarray, loss: str) -> tuple[np.ndarray, float]:
    """The mean gradient as Network.parameters lies, and the mean loss."""
    a, sums = [X.T], []
    for index, layer in enumerate(network.layers):
        sums.append(layer.weights @ a[-1] + layer.biases[:, None])
        if index < len(network.hidden):
            a.append(FUNCTIONS[network.hidden[index]][0](sums[-1]))
    z = sums[-1].T
    delta = np.array([sample_delta(loss, network.output, *row) for row in zip(z, y, strict=True)]).T
    mean_loss = np.mean([sample_loss(loss, network.output, *row) for row in zip(z, y, strict=True)])
    parts: list[np.ndarray] = []
    for index in reversed(range(len(network.layers))):
        rows = np.column_stack([delta @ a[index].T, delta.sum(axis=1)]) / len(X)
        parts.insert(0, rows.ravel())
        if index:
            slope = FUNCTIONS[network.hidden[index - 1]][1](sums[index - 1])
            delta = (network.layers[index].weights.T @ delta) * slope
    return np.concatenate(parts), float(mean_loss)
