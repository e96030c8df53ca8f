"""A rectifier passes what is positive and holds back the rest, abruptly or softly.

Its slope is 1 for large sums, so that gradients reach the first layers of deep networks unshrunk.

    relu        f(z) = max(z, 0)                          f'(z) = 1 where a > 0, else 0
    leaky-relu  f(z) = max(z, 0.01 z)                     f'(z) = 1 where a > 0, else 0.01
    elu         f(z) = z, or e^z - 1 where z < 0          f'(z) = 1 + min(a, 0)
    gelu        f(z) = z (1 + t) / 2,                     f'(z) = (1 + t) / 2 + z (1 - t^2) u' / 2
                t = tanh u, u = sqrt(2/pi) (z + 0.044715 z^3)
    silu        f(z) = z s, s = 1 / (1 + e^-z)            f'(z) = s (1 + z (1 - s))
    softplus    f(z) = log(1 + e^z)                       f'(z) = 1 - e^-a

Sources: Maas et al., 2013 (leaky); Clevert et al., 2016 (ELU); Hendrycks and Gimpel, 2016 (GELU in
its tanh form, and SiLU); Dugas et al., 2001 (softplus).
"""

from __future__ import annotations

import math

import numpy as np

from .activation import Activation
from .calls import Array, Call, aligned, bind, constant


class ReLU(Activation):
    """f(z) = max(z, 0). The derivative is 0 at the kink."""

    name = "relu"
    label = "ReLU"
    summary = "Passes what is positive and blocks the rest; makes boundaries of straight pieces."
    lowest = 0.0
    straight_from = 0.0

    def forward(self, z: Array, a: Array) -> list[Call]:
        # Against an array of zeros maximum is much faster than against a scalar.
        return [bind(np.maximum, z, aligned(z.shape, z.dtype), out=a)]

    def derivative(self, z: Array, a: Array, slope: Array) -> list[Call]:
        return [bind(np.greater, a, constant(0.0, a.dtype), slope)]


class LeakyReLU(Activation):
    """f(z) = max(z, 0.01 z)."""

    name = "leaky-relu"
    label = "Leaky ReLU"
    summary = "ReLU that lets a hundredth of what is negative through, so that no unit dies."
    straight_from = 0.0
    leak = 0.01

    def forward(self, z: Array, a: Array) -> list[Call]:
        leaked, leak = np.zeros_like(z), constant(self.leak, z.dtype)
        return [bind(np.multiply, z, leak, leaked), bind(np.maximum, z, leaked, out=a)]

    def derivative(self, z: Array, a: Array, slope: Array) -> list[Call]:
        return [
            bind(np.greater, a, constant(0.0, a.dtype), slope),
            bind(np.maximum, slope, constant(self.leak, a.dtype), out=slope),
        ]


class ELU(Activation):
    """f(z) = max(z, 0) + e^min(z, 0) - 1."""

    name = "elu"
    label = "ELU"
    summary = "Like ReLU, but bends smoothly towards -1 for what is negative."
    lowest = -1.0
    straight_from = 0.0

    def forward(self, z: Array, a: Array) -> list[Call]:
        bent, zero = np.zeros_like(z), constant(0.0, z.dtype)
        return [
            bind(np.minimum, z, zero, out=bent),
            bind(np.expm1, bent, bent),
            bind(np.maximum, z, zero, out=a),
            bind(np.add, a, bent, a),
        ]

    def derivative(self, z: Array, a: Array, slope: Array) -> list[Call]:
        zero, one = constant(0.0, a.dtype), constant(1.0, a.dtype)
        return [bind(np.minimum, a, zero, out=slope), bind(np.add, slope, one, slope)]


class GELU(Activation):
    """f(z) = z (1 + tanh u) / 2 with u = sqrt(2/pi) (z + 0.044715 z^3)."""

    name = "gelu"
    label = "GELU"
    summary = "A smooth ReLU that dips a little below zero; usual in today's large networks."
    lowest = -0.18
    needs_sums = True
    straight_from = 6.0
    scale = math.sqrt(2.0 / math.pi)
    cubic = 0.044715
    saturated = 10.0
    """Beyond this t is exactly 1 or -1; no cube of z may overflow."""

    def forward(self, z: Array, a: Array) -> list[Call]:
        t, _, calls = self._tanh(z)
        half = constant(0.5, z.dtype)
        return [
            *calls,
            bind(np.add, t, constant(1.0, z.dtype), t),
            bind(np.multiply, t, half, t),
            bind(np.multiply, z, t, a),
        ]

    def derivative(self, z: Array, a: Array, slope: Array) -> list[Call]:
        t, near, calls = self._tanh(z)
        square = np.zeros_like(z)
        one, half = constant(1.0, z.dtype), constant(0.5, z.dtype)
        return [
            *calls,
            bind(np.multiply, near, near, square),
            bind(np.multiply, square, constant(3.0 * self.cubic, z.dtype), square),
            bind(np.add, square, one, square),
            bind(np.multiply, square, near, square),
            bind(np.multiply, square, constant(self.scale, z.dtype), square),  # z u'
            bind(np.subtract, one, t, slope),
            bind(np.multiply, square, slope, square),
            bind(np.add, square, one, square),
            bind(np.add, t, one, slope),
            bind(np.multiply, slope, square, slope),
            bind(np.multiply, slope, half, slope),
        ]

    def _tanh(self, z: Array) -> tuple[Array, Array, list[Call]]:
        """Buffers for t and for z brought near 0, and the calls that fill them."""
        t, near = np.zeros_like(z), np.zeros_like(z)
        limit = constant(self.saturated, z.dtype)
        calls: list[Call] = [
            bind(np.minimum, z, limit, out=near),
            bind(np.maximum, near, np.negative(limit), out=near),
            bind(np.multiply, near, near, t),
            bind(np.multiply, t, constant(self.cubic * self.scale, z.dtype), t),
            bind(np.add, t, constant(self.scale, z.dtype), t),
            bind(np.multiply, t, near, t),
            bind(np.tanh, t, t),
        ]
        return t, near, calls


class SiLU(Activation):
    """f(z) = z / (1 + e^-z), also called swish."""

    name = "silu"
    label = "SiLU"
    summary = "The sum times its own sigmoid: a smooth ReLU, also called swish."
    lowest = -0.28
    needs_sums = True
    straight_from = 16.0

    def forward(self, z: Array, a: Array) -> list[Call]:
        below = np.zeros_like(z)
        return [
            bind(np.negative, z, below),
            bind(np.exp, below, below),
            bind(np.add, below, constant(1.0, z.dtype), below),
            bind(np.divide, z, below, a),
        ]

    def derivative(self, z: Array, a: Array, slope: Array) -> list[Call]:
        s, one = np.zeros_like(z), constant(1.0, z.dtype)
        return [
            bind(np.negative, z, s),
            bind(np.exp, s, s),
            bind(np.add, s, one, s),
            bind(np.reciprocal, s, s),
            bind(np.subtract, one, s, slope),
            bind(np.multiply, slope, z, slope),
            bind(np.add, slope, one, slope),
            bind(np.multiply, slope, s, slope),
        ]


class Softplus(Activation):
    """f(z) = log(1 + e^z), which no z overflows."""

    name = "softplus"
    label = "Softplus"
    summary = "ReLU with its corner rounded; its slope is the sigmoid."
    lowest = 0.0
    straight_from = 16.0

    def forward(self, z: Array, a: Array) -> list[Call]:
        return [bind(np.logaddexp, z, constant(0.0, z.dtype), a)]

    def derivative(self, z: Array, a: Array, slope: Array) -> list[Call]:
        return [
            bind(np.negative, a, slope),
            bind(np.expm1, slope, slope),
            bind(np.negative, slope, slope),
        ]
