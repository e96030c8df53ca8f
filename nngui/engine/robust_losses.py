"""Robust losses do not let a few samples far off pull everything towards them: they grow only straight.

Huber is squared error near the target. The hinge asks of every other class that its logit stay at
least 1 below that of the right one, and is content when it does.

    huber  L = sum_k d_k^2 / 2 where |d_k| <= 1, else |d_k| - 1/2,   d = a - y        (Huber, 1964)
           delta = (da/dz)^T c,   c = d cut to [-1, 1]
    hinge  L = sum over k != y of max(0, 1 + z_k - z_y)              (Weston and Watkins, 1999)
           delta_k = 1 where that is positive,   delta_y = -sum of the others
           one unit: L = max(0, 1 - s z),   s = -1 or 1 for the class
"""

from __future__ import annotations

import numpy as np

from .calls import Array, Call, bind, constant, inner, product
from .loss import Loss
from .outputs import Head, Output


class Huber(Loss):
    """Squared error up to a difference of 1, straight beyond: L = c (d - c / 2), c = d cut to [-1, 1].

    Differences of probabilities never pass 1: with sigmoid and softmax it is squared error.
    """

    name = "huber"
    label = "Huber"
    summary = "Squared error up to a difference of 1, straight beyond; for numbers with outliers."
    outputs = ("sigmoid", "softmax", "linear", "tanh", "tanh-value")

    def value(self, output: Output, head: Head, targets: Array, total: Array) -> list[Call]:
        dtype, cut, rest = head.z.dtype, head.difference, head.scratch
        return [
            bind(np.subtract, head.a, targets, rest),
            bind(np.minimum, rest, constant(1.0, dtype), out=cut),
            bind(np.maximum, cut, constant(-1.0, dtype), out=cut),
            bind(np.multiply, cut, constant(0.5, dtype), head.delta),
            bind(np.subtract, rest, head.delta, rest),
            *inner(cut, rest, total),
        ]

    def delta(self, output: Output, head: Head, targets: Array) -> list[Call]:
        return output.pull_back(head, head.difference)


class Hinge(Loss):
    """A margin of 1 between the right class and each other one, in logits; the output does not matter.

    What predict_proba shows as confidence is the output of the logits, as ever. The hinge stops
    pushing at the margin, so a sample there shows as sigmoid(1) = 73 % (tanh: 88 %): it says how far
    from the boundary a sample lies, and is no estimate of how often the answer is right.
    """

    name = "hinge"
    label = "Hinge"
    summary = (
        "Content once the right class is ahead by 1; its confidence is a distance, not a chance."
    )
    outputs = ("sigmoid", "softmax", "tanh")

    def encode(self, output: Output, targets: Array) -> Array:
        """One unit: -s. Several: y, and 1 for every class but y."""
        if output.name == "softmax":
            return np.concatenate([targets, 1.0 - targets], axis=-1)
        return 1.0 - 2.0 * targets if output.name == "sigmoid" else -targets

    def value(self, output: Output, head: Head, targets: Array, total: Array) -> list[Call]:
        zero = constant(0.0, head.z.dtype)
        if output.name != "softmax":
            return [
                bind(np.multiply, head.z, targets, head.difference),
                bind(np.add, head.difference, constant(1.0, zero.dtype), head.difference),
                bind(np.maximum, head.difference, zero, out=head.difference),
                *inner(head.difference, head.ones, total),
            ]
        right, other = np.split(targets, 2, axis=-2)
        return [
            bind(np.multiply, head.z, right, head.scratch),
            product(head.square_ones, head.scratch, head.difference),
            bind(np.subtract, head.z, head.difference, head.difference),
            bind(np.add, head.difference, other, head.difference),
            bind(np.maximum, head.difference, zero, out=head.difference),
            *inner(head.difference, head.ones, total),
        ]

    def delta(self, output: Output, head: Head, targets: Array) -> list[Call]:
        pushed = bind(np.greater, head.difference, constant(0.0, head.z.dtype), head.delta)
        if output.name != "softmax":
            return [pushed, bind(np.multiply, head.delta, targets, head.delta)]
        right, _ = np.split(targets, 2, axis=-2)
        return [
            pushed,
            product(head.square_ones, head.delta, head.scratch),
            bind(np.multiply, head.scratch, right, head.scratch),
            bind(np.subtract, head.delta, head.scratch, head.delta),
        ]
