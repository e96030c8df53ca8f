"""An activation bends what a layer has added up: a = f(z), for each unit by itself.

Function and derivative are one value, because one without the other is a bug waiting to happen. The
derivative is written in terms of a wherever it can be: what forward computed is not computed again.

    sigmoid  f(z) = 1 / (1 + e^-z)    f'(z) = a (1 - a)
    tanh     f(z) = tanh z            f'(z) = 1 - a^2
    relu     f(z) = max(z, 0)         f'(z) = 1 where a > 0, else 0
    linear   f(z) = z                 f'(z) = 1
"""

from __future__ import annotations

from abc import ABC, abstractmethod

import numpy as np

from .calls import Array, Call, bind, constant, run
from .registry import Registry


class Activation(ABC):
    """One activation: both methods give calls on buffers of one shape, (units, samples).

    `z` and `a` may be the same buffer: forward then works in place.
    """

    name: str
    label: str
    summary: str
    bounded = False  # whether |f(z)| <= 1 for every z

    @abstractmethod
    def forward(self, z: Array, a: Array) -> list[Call]:
        """Calls that write a = f(z)."""

    @abstractmethod
    def derivative(self, a: Array, slope: Array) -> list[Call]:
        """Calls that write slope = f'(z), given a = f(z)."""

    def __call__(self, z: Array) -> Array:
        """f(z) as a new array."""
        a = np.array(z)
        with np.errstate(over="ignore"):
            run(self.forward(a, a))
        return a


class Sigmoid(Activation):
    """f(z) = 1 / (1 + e^-z). Where e^-z overflows to infinity the quotient is 0, which is right."""

    name = "sigmoid"
    label = "Sigmoid"
    summary = "Squashes every sum smoothly between 0 and 1; slow to learn when it saturates."
    bounded = True

    def forward(self, z: Array, a: Array) -> list[Call]:
        one = constant(1.0, z.dtype)
        return [
            bind(np.negative, z, a),
            bind(np.exp, a, a),
            bind(np.add, a, one, a),
            bind(np.reciprocal, a, a),
        ]

    def derivative(self, a: Array, slope: Array) -> list[Call]:
        one = constant(1.0, a.dtype)
        return [bind(np.subtract, one, a, slope), bind(np.multiply, slope, a, slope)]


class Tanh(Activation):
    """f(z) = tanh z."""

    name = "tanh"
    label = "Tanh"
    summary = (
        "Squashes every sum smoothly between -1 and 1; centered, so it learns faster than sigmoid."
    )
    bounded = True

    def forward(self, z: Array, a: Array) -> list[Call]:
        return [bind(np.tanh, z, a)]

    def derivative(self, a: Array, slope: Array) -> list[Call]:
        one = constant(1.0, a.dtype)
        return [bind(np.multiply, a, a, slope), bind(np.subtract, one, slope, slope)]


class ReLU(Activation):
    """f(z) = max(z, 0). The derivative is 0 at the kink."""

    name = "relu"
    label = "ReLU"
    summary = "Passes what is positive and blocks the rest; makes boundaries of straight pieces."

    def forward(self, z: Array, a: Array) -> list[Call]:
        # Against an array of zeros maximum is much faster than against a scalar.
        return [bind(np.maximum, z, np.zeros_like(z), out=a)]

    def derivative(self, a: Array, slope: Array) -> list[Call]:
        return [bind(np.greater, a, constant(0.0, a.dtype), slope)]


class Linear(Activation):
    """f(z) = z."""

    name = "linear"
    label = "Linear"
    summary = "Changes nothing: layers of it together can only draw a straight boundary."

    def forward(self, z: Array, a: Array) -> list[Call]:
        return [] if a is z else [bind(np.copyto, a, z)]

    def derivative(self, a: Array, slope: Array) -> list[Call]:
        return [bind(slope.fill, 1.0)]


ACTIVATIONS: Registry[Activation] = Registry(
    "hidden activation", [Sigmoid(), Tanh(), ReLU(), Linear()]
)
