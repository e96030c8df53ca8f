"""What is trained in the benchmark: networks, data and settings that every peer gets alike."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np


@dataclass(frozen=True)
class Workload:
    """One row of the table. batch_size None is the full batch; all layers share one activation."""

    name: str
    sizes: tuple[int, ...]
    hidden: str
    output: str
    n_samples: int
    batch_size: int | None
    optimizer: str
    learning_rate: float

    def data(self) -> tuple[np.ndarray, np.ndarray]:
        """Points (n_samples, 2) of N(0, 1), and the class of each: sectors of the plane."""
        X = np.random.default_rng(0).standard_normal((self.n_samples, 2))
        n_classes = max(2, self.sizes[-1])
        angle = np.arctan2(X[:, 1], X[:, 0]) / np.pi + 1.0
        return X, (angle * n_classes).astype(np.int64) % n_classes

    def targets(self, labels: np.ndarray) -> np.ndarray:
        """(units, n_samples): one-hot, or 0 and 1 for a single unit."""
        units = self.sizes[-1]
        return labels[None].astype(float) if units == 1 else np.eye(units)[labels].T

    def weights(self) -> list[tuple[np.ndarray, np.ndarray]]:
        """The same first weights (out, in) and biases (out,) for every peer."""
        rng = np.random.default_rng(1)
        return [
            (rng.standard_normal((out, inputs)) / np.sqrt(inputs), np.zeros(out))
            for inputs, out in zip(self.sizes, self.sizes[1:], strict=False)
        ]

    def batch_sizes(self) -> list[int]:
        """The rows of each step of an epoch."""
        size = self.batch_size or self.n_samples
        return [min(size, self.n_samples - start) for start in range(0, self.n_samples, size)]


WORKLOADS = {
    "a": Workload("2-3-1, full", (2, 3, 1), "sigmoid", "sigmoid", 200, None, "sgd", 0.5),
    "b10": Workload("2-8-8-1, 10", (2, 8, 8, 1), "tanh", "sigmoid", 500, 10, "sgd", 0.05),
    "b32": Workload("2-8-8-1, 32", (2, 8, 8, 1), "tanh", "sigmoid", 500, 32, "sgd", 0.1),
    "c": Workload("2-64-64-3, 128", (2, 64, 64, 3), "relu", "softmax", 5000, 128, "adam", 0.003),
    "d": Workload(
        "2-256-256-1, 1024", (2, 256, 256, 1), "relu", "sigmoid", 50_000, 1024, "adam", 0.003
    ),
}
