"""What the network sees of a point: features computed from x1 and x2, optionally standardized.

A `FeatureMap` names features and carries the numbers of their standardization, so that the same
point gives the same inputs for ever: adding points moves nothing until it is fitted again.
"""

import math
from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import Final

import numpy as np
from numpy.typing import ArrayLike, NDArray

Column = NDArray[np.float64]

_LEAST_SCALE = 1e-100
_GREATEST_SHIFT = 1e100


@dataclass(frozen=True)
class Feature:
    """One feature: a function of the coordinates, finite wherever |x1| and |x2| are <= 1e6."""

    name: str
    label: str
    summary: str
    function: Callable[[Column, Column], Column]


_ENTRIES = (
    Feature("x1", "x₁", "The horizontal coordinate.", lambda x1, x2: x1),
    Feature("x2", "x₂", "The vertical coordinate.", lambda x1, x2: x2),
    Feature("x1^2", "x₁²", "The horizontal coordinate, squared.", lambda x1, x2: x1 * x1),
    Feature("x2^2", "x₂²", "The vertical coordinate, squared.", lambda x1, x2: x2 * x2),
    Feature("x1 x2", "x₁x₂", "The product of both coordinates.", lambda x1, x2: x1 * x2),
    Feature("sin x1", "sin x₁", "A wave along the horizontal.", lambda x1, x2: np.sin(x1)),
    Feature("sin x2", "sin x₂", "A wave along the vertical.", lambda x1, x2: np.sin(x2)),
    Feature("cos x1", "cos x₁", "An even wave along the horizontal.", lambda x1, x2: np.cos(x1)),
    Feature("cos x2", "cos x₂", "An even wave along the vertical.", lambda x1, x2: np.cos(x2)),
)

FEATURES: Final[dict[str, Feature]] = {entry.name: entry for entry in _ENTRIES}
"""All features by name, in the order in which they are offered."""


@dataclass(frozen=True)
class FeatureMap:
    """Coordinates to a feature matrix: column j is (feature_j(x1, x2) - shift_j) / scale_j.

    Empty `shift` and `scale` mean no standardization. Hashable and compared by value. Raises
    ValueError for unknown, repeated or no names, and for numbers that could make an input infinite.
    """

    names: tuple[str, ...] = ("x1", "x2")
    shift: tuple[float, ...] = ()
    scale: tuple[float, ...] = ()

    def __post_init__(self) -> None:
        # Lists come from session files; a list would make the value neither frozen nor hashable.
        object.__setattr__(self, "names", tuple(self.names))
        object.__setattr__(self, "shift", tuple(float(value) for value in self.shift))
        object.__setattr__(self, "scale", tuple(float(value) for value in self.scale))
        self._check_names()
        self._check_numbers()

    @property
    def n_features(self) -> int:
        """The number of columns of the feature matrix."""
        return len(self.names)

    @property
    def is_fitted(self) -> bool:
        """Whether the features are standardized."""
        return bool(self.scale)

    def transform(self, x1: ArrayLike, x2: ArrayLike) -> NDArray[np.float64]:
        """Feature matrix (n_samples, n_features), a new C-ordered array, from x1 and x2 (n,)."""
        columns = self._columns(x1, x2)
        if self.is_fitted:
            columns -= np.array(self.shift)
            columns /= np.array(self.scale)
        return columns

    def fitted(self, x1: ArrayLike, x2: ArrayLike) -> "FeatureMap":
        """The same features, standardized so that these points have mean 0 and deviation 1.

        The deviation is the population's (divided by n). A column that is constant but for rounding
        gets the scale 1. No points give shift 0 and scale 1.
        """
        columns = self._columns(x1, x2)
        if len(columns) == 0:
            return replace(self, shift=(0.0,) * self.n_features, scale=(1.0,) * self.n_features)
        shift = columns.mean(axis=0)
        deviation = columns.std(axis=0)
        rounding = 1e-12 * np.abs(columns).max(axis=0)
        constant = deviation <= np.maximum(rounding, _LEAST_SCALE)
        scale = np.where(constant, 1.0, deviation)
        return replace(self, shift=tuple(shift.tolist()), scale=tuple(scale.tolist()))

    def unfitted(self) -> "FeatureMap":
        """The same features without standardization."""
        return replace(self, shift=(), scale=())

    def _columns(self, x1: ArrayLike, x2: ArrayLike) -> NDArray[np.float64]:
        first = np.asarray(x1, dtype=np.float64)
        second = np.asarray(x2, dtype=np.float64)
        if first.ndim != 1 or first.shape != second.shape:
            raise ValueError(
                f"x1 and x2 must be columns of one length, not {first.shape} and {second.shape}."
            )
        columns = np.empty((len(first), self.n_features))
        for j, name in enumerate(self.names):
            columns[:, j] = FEATURES[name].function(first, second)
        return columns

    def _check_names(self) -> None:
        if not self.names:
            raise ValueError("A network needs at least one feature: choose one.")
        for name in self.names:
            if name not in FEATURES:
                known = ", ".join(FEATURES)
                raise ValueError(f"There is no feature {name!r}. Known features: {known}.")
        if len(set(self.names)) != len(self.names):
            raise ValueError(f"A feature is named twice in {', '.join(self.names)}: remove one.")

    def _check_numbers(self) -> None:
        if len(self.shift) != len(self.scale) or len(self.scale) not in (0, self.n_features):
            raise ValueError(
                f"Standardization needs one shift and one scale for each of {self.n_features} "
                f"features, not {len(self.shift)} and {len(self.scale)}."
            )
        # The bounds keep (feature - shift) / scale within the range of double precision.
        for value in self.shift:
            if not abs(value) <= _GREATEST_SHIFT:
                raise ValueError(f"A shift must be a finite number, not {value}.")
        for value in self.scale:
            if not (math.isfinite(value) and value >= _LEAST_SCALE):
                raise ValueError(f"A scale must be a finite number above 0, not {value}.")
