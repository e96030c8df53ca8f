"""A loss says how wrong the answers are: one number, the mean over the samples.

Its slope with respect to the logits, delta = dL/dz, is where backpropagation begins. Cross-entropy
is computed from the logits, never from log(a), so that it stays finite however sure and wrong the
network is.

    cross-entropy  L = -sum_k y_k log a_k        delta = a - y, with sigmoid and softmax only:
                                                 their derivative cancels the logarithm's
    squared error  L = 1/2 sum_k (a_k - y_k)^2   delta = (da/dz)^T (a - y)
"""

from __future__ import annotations

from abc import ABC, abstractmethod

import numpy as np

from .calls import Array, Call, bind, constant
from .outputs import Head, Output
from .registry import Registry


class Loss(ABC):
    """One loss: the calls for its value, summed over a block of samples, and for delta."""

    name: str
    label: str
    summary: str
    outputs: tuple[str, ...]

    def check_output(self, output: Output) -> None:
        """A ValueError if this loss does not fit the output."""
        if output.name not in self.outputs:
            fitting = " or ".join(self.outputs)
            raise ValueError(f"loss {self.name} needs the output {fitting}, not {output.name}")

    def encode(self, output: Output, targets: Array) -> Array:
        """Targets (n_samples, units) as the calls want them: further columns where they help."""
        return targets

    @abstractmethod
    def value(self, output: Output, head: Head, targets: Array, total: Array) -> list[Call]:
        """Calls that write the loss, summed over the samples, into the 0-d array `total`."""

    @abstractmethod
    def delta(self, output: Output, head: Head, targets: Array) -> list[Call]:
        """Calls that write head.delta = dL/dz of each sample; run after those of `value`."""


class CrossEntropy(Loss):
    """L = -sum_k y_k log a_k, in nats.

    Sigmoid: log(1 + e^(s z)) with s = 1 - 2y, which no logit overflows.
    Softmax: log(sum_j e^(z_j - max)) - sum_k y_k (z_k - max).
    """

    name = "cross-entropy"
    label = "Cross-entropy"
    summary = "Punishes being sure and wrong; the standard loss for classes."
    outputs = ("sigmoid", "softmax")

    def encode(self, output: Output, targets: Array) -> Array:
        """Sigmoid: y and s. Softmax: -y and 1, the factors of z - max and of the logarithm."""
        if output.name == "sigmoid":
            return np.hstack([targets, 1.0 - 2.0 * targets])
        return np.hstack([-targets, np.ones_like(targets[:, :1])])

    def value(self, output: Output, head: Head, targets: Array, total: Array) -> list[Call]:
        if output.name == "sigmoid":
            margin = head.shifted[0]
            zero = constant(0.0, margin.dtype)
            return [
                bind(np.multiply, head.z[0], targets[1], margin),
                bind(np.logaddexp, margin, zero, margin),
                bind(margin.dot, head.sample_ones, total),
            ]
        return [
            bind(np.log, head.sums[0], head.log_sum),
            bind(head.evidence.reshape(-1).dot, targets.reshape(-1), total),
        ]

    def delta(self, output: Output, head: Head, targets: Array) -> list[Call]:
        if output.name == "sigmoid":
            return [bind(np.subtract, head.a, targets[:1], head.delta)]
        return [bind(np.add, head.a, targets[:-1], head.delta)]


class SquaredError(Loss):
    """L = 1/2 sum_k (a_k - y_k)^2; for classes y is one-hot."""

    name = "squared-error"
    label = "Squared error"
    summary = "Half the squared distance to the target; the standard loss for numbers."
    outputs = ("sigmoid", "softmax", "linear")

    def value(self, output: Output, head: Head, targets: Array, total: Array) -> list[Call]:
        flat = head.difference.reshape(-1)
        half = constant(0.5, flat.dtype)
        return [
            bind(np.subtract, head.a, targets, head.difference),
            bind(flat.dot, flat, total),
            bind(np.multiply, total, half, total),
        ]

    def delta(self, output: Output, head: Head, targets: Array) -> list[Call]:
        return output.pull_back(head, head.difference)


LOSSES: Registry[Loss] = Registry("loss", [CrossEntropy(), SquaredError()])
