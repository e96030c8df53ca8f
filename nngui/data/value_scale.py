"""The scale on which values are shown as colors: symmetric round 0, as wide as the points' targets."""

import math
from dataclasses import dataclass

import numpy as np

from nngui.data.dataset import Dataset

_LADDER = (1.0, 1.5, 2.0, 3.0, 5.0, 10.0)
_LEAST = 1e-9
_CONTOURS = (-0.75, -0.5, -0.25, 0.25, 0.5, 0.75)
"""Shares of the limit; none at 0, where flat ground would be covered with lines."""


@dataclass(frozen=True, slots=True)
class ValueScale:
    """From -limit to limit; what lies beyond has the color of the end."""

    limit: float = 1.0

    @classmethod
    def of(cls, dataset: Dataset) -> "ValueScale":
        """The scale of a dataset's targets."""
        return cls.for_values(dataset.target)

    @classmethod
    def for_values(cls, values: np.ndarray) -> "ValueScale":
        """The narrowest scale of round limits that holds all of the values (n,); +-1 where all are 0."""
        largest = float(np.abs(values).max(initial=0.0))
        if largest == 0.0:
            return cls()
        power = 10.0 ** math.floor(math.log10(max(largest, _LEAST)))
        rungs = (float(f"{rung * power:.12g}") for rung in _LADDER)
        return cls(next(rung for rung in rungs if rung >= largest))

    def shares(self, values: np.ndarray) -> np.ndarray:
        """Values as shares of the limit, held to -1 to 1."""
        return np.clip(values / self.limit, -1.0, 1.0)

    @property
    def digits(self) -> tuple[float, ...]:
        """The values of the keys 1 to 8: both ends, and what has a contour line between them."""
        return (-self.limit, *self.contours, self.limit)

    @property
    def step(self) -> float:
        """What one notch of the wheel makes more of a value."""
        return self.limit / 20

    @property
    def contours(self) -> tuple[float, ...]:
        """The values at which a map of values has its contour lines."""
        return tuple(share * self.limit for share in _CONTOURS)
