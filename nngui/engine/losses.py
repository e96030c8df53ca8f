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

import numpy as np

from .calls import Array, Call, bind, constant, inner
from .loss import Loss
from .outputs import Head, Output
from .registry import Registry
from .robust_losses import Hinge, Huber

FEW = 100
"""Of so many logits log(1 + e^x) is found in one slow call; of more, in several fast ones."""


class CrossEntropy(Loss):
    """L = -sum_k y_k log a_k, in nats.

    Sigmoid: log(1 + e^(s z)) with s = 1 - 2y, which no logit overflows; for its slope 1 - a is enough,
    one call less than a.
    Softmax: log(sum_j e^(z_j - max)) - sum_k y_k (z_k - max).
    """

    name = "cross-entropy"
    label = "Cross-entropy"
    summary = "Punishes being sure and wrong; the standard loss for classes."
    outputs = ("sigmoid", "softmax")

    def encode(self, output: Output, targets: Array) -> Array:
        """Sigmoid: 1 - y and s. Softmax: -y and 1, the factors of z - max and of the logarithm."""
        if output.name == "sigmoid":
            return np.concatenate([1.0 - targets, 1.0 - 2.0 * targets], axis=-1)
        return np.concatenate([-targets, np.ones_like(targets[..., :1])], axis=-1)

    def answer(self, output: Output, head: Head) -> list[Call]:
        if output.name != "sigmoid":
            return super().answer(output, head)
        one, rest = constant(1.0, head.z.dtype), head.rest
        return [
            bind(np.exp, head.z, rest),
            bind(np.add, rest, one, rest),
            bind(np.reciprocal, rest, rest),
        ]

    def value(self, output: Output, head: Head, targets: Array, total: Array) -> list[Call]:
        if output.name == "sigmoid":
            margin = head.shifted
            find = _few_softplus if margin.size <= FEW else _many_softplus
            return [bind(np.multiply, head.z, targets[..., 1:, :], margin), *find(head, total)]
        return [
            bind(np.log, head.sums[..., 0, :], head.log_sum),
            *inner(head.evidence, targets, total),
        ]

    def delta(self, output: Output, head: Head, targets: Array) -> list[Call]:
        if output.name == "sigmoid":  # a - y = (1 - y) - (1 - a)
            return [bind(np.subtract, targets[..., :1, :], head.rest, head.delta)]
        return [bind(np.add, head.a, targets[..., :-1, :], head.delta)]


def _few_softplus(head: Head, total: Array) -> list[Call]:
    """total = the sum of log(1 + e^x) over x in head.shifted."""
    x = head.shifted
    return [bind(np.logaddexp, x, constant(0.0, x.dtype), x), *inner(x, head.ones, total)]


def _many_softplus(head: Head, total: Array) -> list[Call]:
    """The same as the sum of max(x, 0) + log(1 + e^-|x|): here |x| = |z|, and x becomes max(x, 0)."""
    x, log = head.shifted, head.evidence[..., -1:, :]
    add = inner(head.evidence, np.ones_like(head.evidence), total)
    if total.ndim:  # of several networks, both are one product less as one row
        add = [bind(np.add, x, log, log), *inner(log, head.ones, total)]
    return [
        bind(np.copysign, head.z, constant(-1.0, x.dtype), log),
        bind(np.exp, log, log),
        bind(np.log1p, log, log),
        bind(np.fmax, x, np.zeros_like(x), x),  # what is no number shows in the logarithm
        *add,
    ]


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
