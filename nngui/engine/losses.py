"""A loss says how wrong the answers are: one number, the mean over the samples.

Its slope with respect to the logits, delta = dL/dz, is where backpropagation begins. Cross-entropy
is computed from the logits, never from log(a), so that it stays finite however sure and wrong the
network is.

    cross-entropy  L = -sum_k y_k log a_k        delta = a - y, with sigmoid and softmax only:
                                                 their derivative cancels the logarithm's
    squared error  L = 1/2 sum_k (a_k - y_k)^2   delta = (da/dz)^T (a - y)
    huber, hinge   in `robust_losses`
"""

from __future__ import annotations

from collections.abc import Callable
from math import isfinite
from typing import Any

import numpy as np

from .calls import Array, Call, bind, constant, inner
from .loss import Loss
from .outputs import Head, Output
from .registry import Registry
from .robust_losses import Hinge, Huber


class CrossEntropy(Loss):
    """L = -sum_k y_k log a_k, in nats.

    Sigmoid: log(1 + e^x) with x = s z and s = 1 - 2y; its slope is s e^x / (1 + e^x) = s - s / (1 + e^x),
    which is a - y. Both come from one e^x, and the answer itself is not needed.
    Softmax: log(sum_j e^(z_j - max)) - sum_k y_k (z_k - max).
    """

    name = "cross-entropy"
    label = "Cross-entropy"
    summary = "Punishes being sure and wrong; the standard loss for classes."
    outputs = ("sigmoid", "softmax")

    def encode(self, output: Output, targets: Array) -> Array:
        """Sigmoid: s. Softmax: -y and 1, the factors of z - max and of the logarithm."""
        if output.name == "sigmoid":
            return 1.0 - 2.0 * targets
        return np.concatenate([-targets, np.ones_like(targets[..., :1])], axis=-1)

    def answer(self, output: Output, head: Head) -> list[Call]:
        return [] if output.name == "sigmoid" else super().answer(output, head)

    def value(self, output: Output, head: Head, targets: Array, total: Array) -> list[Call]:
        if output.name == "sigmoid":
            x, power, log = head.difference, head.scratch, head.delta
            return [
                bind(np.multiply, head.z, targets, x),
                bind(np.exp, x, power),
                bind(np.log1p, power, log),
                *inner(log, head.ones, total),
                bind(_mend, x, total, _finite_while(total)),
            ]
        return [
            bind(np.log, head.sums[..., 0, :], head.log_sum),
            *inner(head.evidence, targets, total),
        ]

    def delta(self, output: Output, head: Head, targets: Array) -> list[Call]:
        if output.name == "sigmoid":
            power = head.scratch
            return [
                bind(np.add, power, constant(1.0, power.dtype), power),
                bind(np.divide, targets, power, power),
                bind(np.subtract, targets, power, head.delta),
            ]
        return [bind(np.add, head.a, targets[..., :-1, :], head.delta)]


def _finite_while(total: Array) -> Callable[[], Any]:
    """What gives a finite number as long as all of total is: the fastest that there is."""
    if total.ndim == 0:
        return total.item
    flat = total.reshape(-1)
    return bind(flat.dot, np.zeros_like(flat))


def _mend(x: Array, total: Array, read: Callable[[], Any]) -> None:
    """Where e^x has overflowed, the total of log(1 + e^x) is found in a slower way that cannot."""
    if not isfinite(read()):
        total[...] = np.logaddexp(x, 0.0).sum(axis=(-2, -1))


class SquaredError(Loss):
    """L = 1/2 sum_k (a_k - y_k)^2; for classes y is one-hot."""

    name = "squared-error"
    label = "Squared error"
    summary = "Half the squared distance to the target; the standard loss for numbers."
    outputs = ("sigmoid", "softmax", "linear", "tanh", "tanh-value")

    def value(self, output: Output, head: Head, targets: Array, total: Array) -> list[Call]:
        return [
            bind(np.subtract, head.a, targets, head.difference),
            *inner(head.difference, head.difference, total),
            bind(np.multiply, total, constant(0.5, total.dtype), total),
        ]

    def delta(self, output: Output, head: Head, targets: Array) -> list[Call]:
        return output.pull_back(head, head.difference)


LOSSES: Registry[Loss] = Registry("loss", [CrossEntropy(), SquaredError(), Huber(), Hinge()])
