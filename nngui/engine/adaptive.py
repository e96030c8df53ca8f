"""Adaptive optimizers give every weight a step of its own, by how large its gradients have been.

AdaGrad adds up all squares and so slows down for ever; RMSProp and Adam forget. AdamW lets weights
decay by themselves, apart from the gradient, so that the decay is the same for all.

    adagrad  G <- G + g^2;  w <- w - alpha g / (sqrt(G) + epsilon)             (Duchi et al., 2011)
    rmsprop  v <- rho v + (1 - rho) g^2;  w <- w - alpha g / (sqrt(v) + epsilon)     (Hinton, 2012)
    adam     m <- b1 m + (1 - b1) g;  v <- b2 v + (1 - b2) g^2            (Kingma and Ba, 2015)
             w <- w - alpha (m / (1 - b1^t)) / (sqrt(v / (1 - b2^t)) + epsilon)
    adamw    adam, and w <- w - alpha lambda w               (Loshchilov and Hutter, 2019)
"""

from __future__ import annotations

import math
from dataclasses import dataclass

import numpy as np

from .calls import Array, Call, bind, constant
from .optimizer import Optimizer, Slots, decay


@dataclass(frozen=True)
class AdaGrad(Optimizer):
    """G <- G + g^2; w <- w - alpha g / (sqrt(G) + epsilon)."""

    name = "adagrad"
    label = "AdaGrad"
    summary = "Shortens every weight's steps by all its gradients so far; careful, and ever slower."
    moments = ("sum of squares",)

    learning_rate: float = 0.1
    epsilon: float = 1e-8

    def update(self, slots: Slots, samples: int) -> list[Call]:
        g, square, total = slots.gradients, slots.rows[1], slots.moments[0]
        return [
            bind(np.multiply, g, constant(1.0 / samples, g.dtype), g),
            bind(np.multiply, g, g, square),
            bind(np.add, total, square, total),
            *_divided_step(slots, total, self.epsilon),
        ]


@dataclass(frozen=True)
class RMSProp(Optimizer):
    """v <- rho v + (1 - rho) g^2; w <- w - alpha g / (sqrt(v) + epsilon)."""

    name = "rmsprop"
    label = "RMSProp"
    summary = "Divides every weight's gradient by its recent size, so that all move at one pace."
    moments = ("mean square",)

    learning_rate: float = 0.01
    rho: float = decay(0.9)
    epsilon: float = 1e-8

    def update(self, slots: Slots, samples: int) -> list[Call]:
        g, square, mean = slots.gradients, slots.rows[1], slots.moments[0]
        return [
            bind(np.multiply, g, constant(1.0 / samples, g.dtype), g),
            bind(np.multiply, g, g, square),
            bind(np.multiply, square, constant(1.0 - self.rho, g.dtype), square),
            bind(np.multiply, mean, constant(self.rho, g.dtype), mean),
            bind(np.add, mean, square, mean),
            *_divided_step(slots, mean, self.epsilon),
        ]


def _divided_step(slots: Slots, squares: Array, epsilon: float) -> list[Call]:
    """w <- w - alpha g / (sqrt(squares) + epsilon)."""
    g, root = slots.gradients, slots.rows[1]
    return [
        bind(np.sqrt, squares, root),
        bind(np.add, root, constant(epsilon, g.dtype), root),
        bind(np.divide, g, root, g),
        bind(np.multiply, g, slots.rate(1.0), g),
        bind(np.subtract, slots.parameters, g, slots.parameters),
    ]


@dataclass(frozen=True)
class Adam(Optimizer):
    """Both moments are rows of one array, updated by the same calls: g and g^2 below each other."""

    name = "adam"
    label = "Adam"
    summary = "Gives every weight a step of its own size; works nearly everywhere as it is."
    moments = ("first moment", "second moment")

    learning_rate: float = 0.03
    beta1: float = decay(0.9)
    beta2: float = decay(0.999)
    epsilon: float = 1e-8

    def update(self, slots: Slots, samples: int) -> list[Call]:
        step = slots.gradients
        first, second = slots.moments
        kept = _rows(slots, self.beta1, self.beta2)
        taken = _rows(slots, (1.0 - self.beta1) / samples, (1.0 - self.beta2) / samples**2)
        rate, epsilon = np.array(slots.rate(1.0)), constant(0.0, step.dtype)
        return [
            bind(np.multiply, slots.gradients, slots.gradients, slots.rows[1]),
            bind(np.multiply, slots.rows, taken, slots.rows),
            bind(np.multiply, slots.moments, kept, slots.moments),
            bind(np.add, slots.moments, slots.rows, slots.moments),
            bind(self._correct_bias, slots, rate, epsilon),
            bind(np.sqrt, second, step),
            bind(np.add, step, epsilon, step),
            bind(np.divide, first, step, step),
            bind(np.multiply, step, rate, step),
            bind(np.subtract, slots.parameters, step, slots.parameters),
        ]

    def _correct_bias(self, slots: Slots, rate: Array, epsilon: Array) -> None:
        """Both bias corrections as scalars: rate m / (sqrt(v) + epsilon) is the paper's step."""
        slots.updates = t = slots.updates + 1
        root = math.sqrt(1.0 - self.beta2**t)
        rate[...] = slots.learning_rate * (root / (1.0 - self.beta1**t))
        epsilon.fill(self.epsilon * root)


@dataclass(frozen=True)
class AdamW(Adam):
    """Adam, with w <- w - alpha lambda w before the step."""

    name = "adamw"
    label = "AdamW"
    summary = "Adam whose weights also shrink a little in every step, all by the same share."

    weight_decay: float = decay(0.01)

    def update(self, slots: Slots, samples: int) -> list[Call]:
        lost = slots.rate(self.weight_decay)
        return [
            bind(np.multiply, slots.parameters, lost, slots.rows[1]),
            bind(np.subtract, slots.parameters, slots.rows[1], slots.parameters),
            *super().update(slots, samples),
        ]


def _rows(slots: Slots, first: float, second: float) -> Array:
    """Two constants as two rows: written out for small networks, where broadcasting costs more."""
    column = np.array([first, second], slots.rows.dtype).reshape(2, *[1] * slots.parameters.ndim)
    return column * np.ones_like(slots.rows) if slots.parameters.size <= 4096 else column
