"""What an activation is: a function of a unit's sum, and its derivative, as one value.

One without the other is a bug waiting to happen. The derivative is written in terms of a wherever
it can be, so that what forward computed is not computed again.

    a = f(z),   slope = f'(z)
"""

from __future__ import annotations

from abc import ABC, abstractmethod

import numpy as np

from .calls import Array, Call, run


class Activation(ABC):
    """One activation: both methods give calls on buffers of one shape, (..., units, samples).

    `z` and `a` may be the same buffer in `forward`, which then works in place.
    """

    name: str
    label: str
    summary: str
    bounded = False
    """Whether |f(z)| <= 1 for every z."""
    lowest: float | None = None
    """No f(z) is less than this; None where there is no such bound."""
    needs_sums = False
    """Whether the derivative reads z; else z need not be kept, and `derivative` must not read it."""
    straight_from: float | None = None
    """f(z) = z for every z from here on, or as good as; None where f never follows its input."""
    gentle = 1.0
    """With inputs scaled by this, f is nearly straight around 0."""

    @abstractmethod
    def forward(self, z: Array, a: Array) -> list[Call]:
        """Calls that write a = f(z)."""

    @abstractmethod
    def derivative(self, z: Array, a: Array, slope: Array) -> list[Call]:
        """Calls that write slope = f'(z), given z and a = f(z)."""

    def __call__(self, z: Array) -> Array:
        """f(z) as a new array."""
        a = np.array(z)
        with np.errstate(over="ignore"):
            run(self.forward(a, a))
        return a

    def slope(self, z: Array) -> Array:
        """f'(z) as a new array."""
        slope = np.empty_like(z)
        with np.errstate(over="ignore"):
            run(self.derivative(z, self(z), slope))
        return slope
