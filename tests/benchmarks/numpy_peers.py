"""This engine, and the notebook's formulas in plain NumPy: each gives a function that trains n epochs."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import numpy as np

from nngui.engine import OPTIMIZERS, Network, Trainer

from .workloads import Workload

Train = Callable[[int], object]


def engine(workload: Workload, dtype: type) -> Train:
    """This engine; the loss of each epoch is kept."""
    network = Network(
        workload.sizes,
        workload.hidden,
        workload.output,
        rng=np.random.default_rng(0),
        dtype=dtype,
    )
    for layer, (weights, biases) in zip(network.layers, workload.weights(), strict=True):
        layer.weights[:], layer.biases[:] = weights, biases
    trainer = Trainer(
        network,
        *workload.data(),
        optimizer=OPTIMIZERS[workload.optimizer].create(learning_rate=workload.learning_rate),
        batch_size=workload.batch_size,
        rng=np.random.default_rng(0),
    )
    return lambda epochs: trainer.run_slice(1e9, until_epoch=trainer.epoch + epochs)


FUNCTIONS: dict[str, tuple[Callable[[Any], Any], Callable[[Any], Any]]] = {
    "sigmoid": (lambda z: 1 / (1 + np.exp(-z)), lambda a: a * (1 - a)),
    "tanh": (np.tanh, lambda a: 1 - a**2),
    "relu": (lambda z: np.maximum(z, 0), lambda a: a > 0),
}


def notebook(workload: Workload, *, keep_loss: bool) -> tuple[Train, list[np.ndarray]]:
    """The notebook, line by line, in double precision; for mini-batches with a permutation an epoch.

    With its parameters, which change in place: the weights of all layers, then the biases.
    """
    X, labels = workload.data()
    X, Y = X.T, workload.targets(labels)
    weights = [part.copy() for part, _ in workload.weights()]
    biases = [part[:, None].copy() for _, part in workload.weights()]
    parameters = weights + biases
    m = [np.zeros_like(part) for part in parameters]
    v = [np.zeros_like(part) for part in parameters]
    f, slope = FUNCTIONS[workload.hidden]
    n_layers, n, rate = len(weights), workload.n_samples, workload.learning_rate
    rng, steps = np.random.default_rng(0), 0

    def answer(z: np.ndarray) -> np.ndarray:
        if workload.output == "sigmoid":
            return 1 / (1 + np.exp(-z))
        e = np.exp(z - z.max(axis=0))
        return e / e.sum(axis=0)

    def cost(a: np.ndarray, y: np.ndarray) -> float:
        if workload.output == "sigmoid":
            return -np.mean(y * np.log(a) + (1 - y) * np.log(1 - a))
        return -np.sum(y * np.log(a)) / y.shape[1]

    def step(x: np.ndarray, y: np.ndarray) -> float:
        nonlocal steps
        steps += 1
        count, A, gradients = x.shape[1], [x], [None] * 2 * n_layers
        for W, b in zip(weights, biases, strict=True):
            Z = W @ A[-1] + b
            A.append(f(Z) if len(A) < n_layers else answer(Z))
        dZ = A[-1] - y
        for index in reversed(range(n_layers)):
            gradients[index] = dZ @ A[index].T / count
            gradients[n_layers + index] = np.sum(dZ, axis=1, keepdims=True) / count
            if index:
                dZ = (weights[index].T @ dZ) * slope(A[index])
        for index, (w, g) in enumerate(zip(parameters, gradients, strict=True)):
            if workload.optimizer == "sgd":
                w -= rate * g
                continue
            m[index] = 0.9 * m[index] + 0.1 * g
            v[index] = 0.999 * v[index] + 0.001 * g**2
            first, second = m[index] / (1 - 0.9**steps), v[index] / (1 - 0.999**steps)
            w -= rate * first / (np.sqrt(second) + 1e-8)
        return cost(A[-1], y) if keep_loss else 0.0

    def train(epochs: int) -> None:
        size = workload.batch_size
        for _ in range(epochs):
            if size is None:
                step(X, Y)
                continue
            order = rng.permutation(n)
            for start in range(0, n, size):
                rows = order[start : start + size]
                step(X[:, rows], Y[:, rows])

    return train, parameters
