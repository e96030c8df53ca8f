"""An activation bends what a layer has added up: a = f(z), for each unit by itself.

Without it, layers together would only be one straight map. Here are those that squash or swing, and
the list of all; those that pass what is positive stand in `rectifiers`.

    sigmoid  f(z) = 1 / (1 + e^-z)    f'(z) = a (1 - a)
    tanh     f(z) = tanh z            f'(z) = 1 - a^2
    sine     f(z) = sin z             f'(z) = cos z                           (Sitzmann et al., 2020)
    linear   f(z) = z                 f'(z) = 1
"""

from __future__ import annotations

import numpy as np

from .activation import Activation
from .calls import Array, Call, bind, constant
from .rectifiers import ELU, GELU, LeakyReLU, ReLU, SiLU, Softplus
from .registry import Registry


class Sigmoid(Activation):
    """f(z) = 1 / (1 + e^-z). Where e^-z overflows to infinity the quotient is 0, which is right."""

    name = "sigmoid"
    label = "Sigmoid"
    summary = "Squashes every sum smoothly between 0 and 1; slow to learn when it saturates."
    bounded = True
    lowest = 0.0
    gentle = 0.2

    def forward(self, z: Array, a: Array) -> list[Call]:
        one = constant(1.0, z.dtype)
        return [
            bind(np.negative, z, a),
            bind(np.exp, a, a),
            bind(np.add, a, one, a),
            bind(np.reciprocal, a, a),
        ]

    def derivative(self, z: Array, a: Array, slope: Array) -> list[Call]:
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
    lowest = -1.0
    gentle = 0.1

    def forward(self, z: Array, a: Array) -> list[Call]:
        return [bind(np.tanh, z, a)]

    def derivative(self, z: Array, a: Array, slope: Array) -> list[Call]:
        one = constant(1.0, a.dtype)
        return [bind(np.square, a, slope), bind(np.subtract, one, slope, slope)]


class Sine(Activation):
    """f(z) = sin z."""

    name = "sine"
    label = "Sine"
    summary = "Swings up and down without end; draws waves and spirals, and overfits easily."
    bounded = True
    lowest = -1.0
    needs_sums = True
    gentle = 0.1

    def forward(self, z: Array, a: Array) -> list[Call]:
        return [bind(np.sin, z, a)]

    def derivative(self, z: Array, a: Array, slope: Array) -> list[Call]:
        return [bind(np.cos, z, slope)]


class Linear(Activation):
    """f(z) = z."""

    name = "linear"
    label = "Linear"
    summary = "Changes nothing: layers of it together can only draw a straight boundary."

    def forward(self, z: Array, a: Array) -> list[Call]:
        return [] if a is z else [bind(np.copyto, a, z)]

    def derivative(self, z: Array, a: Array, slope: Array) -> list[Call]:
        return [bind(slope.fill, 1.0)]


ACTIVATIONS: Registry[Activation] = Registry(
    "hidden activation",
    [
        Sigmoid(),
        Tanh(),
        ReLU(),
        LeakyReLU(),
        ELU(),
        GELU(),
        SiLU(),
        Softplus(),
        Sine(),
        Linear(),
    ],
)
