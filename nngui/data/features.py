"""What the network sees of a point: features computed from x1 and x2, optionally standardized.

A `FeatureMap` names features and carries the numbers of their standardization, so that the same
point gives the same inputs for ever: adding points moves nothing until it is fitted again.
"""

import math
from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Final

import numpy as np
from numpy.typing import ArrayLike, NDArray

from nngui.data.errors import DataError
from nngui.data.feature import FEATURES, Column, check_feature, find_feature
from nngui.data.formula_error import FormulaError

MAX_FEATURES: Final = 16
"""As many inputs as a network may have."""

_LEAST_SCALE = 1e-100
_GREATEST_SHIFT = 1e100


@dataclass(frozen=True)
class FeatureMap:
    """Coordinates to a feature matrix: column j is (feature_j(x1, x2) - shift_j) / scale_j.

    A name is one of `FEATURES` or a formula of x1 and x2. Empty `shift` and `scale` mean no standardization. Hashable
    and compared by value. Raises ValueError (FormulaError for a formula) for unknown, repeated or no names, and for
    numbers that could make an input infinite.
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

    def with_feature(self, name: str, x1: ArrayLike, x2: ArrayLike) -> "FeatureMap":
        """With one feature more, at its place in the list of all features; formulas follow these, as they come.

        Where features are standardized it is fitted to these points; the others keep their numbers.
        """
        if name in self.names:
            label = find_feature(name).label
            raise DataError("known-feature", f"{label} is a feature already.", label=label)
        order = list(FEATURES)
        place = self.n_features
        if name in FEATURES:
            later = [
                known not in FEATURES or order.index(known) > order.index(name)
                for known in self.names
            ]
            place = next((j for j, is_later in enumerate(later) if is_later), place)
        one = FeatureMap((name,))
        added = one.fitted(x1, x2) if self.is_fitted else one
        return FeatureMap(
            (*self.names[:place], name, *self.names[place:]),
            (*self.shift[:place], *added.shift, *self.shift[place:]),
            (*self.scale[:place], *added.scale, *self.scale[place:]),
        )

    def without(self, name: str) -> "FeatureMap":
        """With one feature less; ValueError for the last one."""
        if name not in self.names:
            raise DataError("no-such-feature", f"{name} is no feature of this network.", name=name)
        if self.n_features == 1:
            label = find_feature(name).label
            raise DataError(
                "last-feature",
                f"{label} is the last feature: a network needs one. Add another first.",
                label=label,
            )
        kept = [j for j, known in enumerate(self.names) if known != name]
        shift, scale = (
            tuple(numbers[j] for j in kept) if numbers else ()
            for numbers in (self.shift, self.scale)
        )
        return FeatureMap(tuple(self.names[j] for j in kept), shift, scale)

    def with_values_at(self, x1: ArrayLike, x2: ArrayLike) -> "FeatureMap":
        """Without the formulas that have no value at one of these points (n,); the coordinates where none is left."""
        features = self
        for name in self.names:
            try:
                check_feature(name, x1, x2)
            except FormulaError:
                features = features.without(name) if features.n_features > 1 else FeatureMap()
        return features

    def moves_to(self, names: Sequence[str]) -> list[tuple[bool, int]]:
        """How these features become others, one after the other: whether one comes (or goes), and at which place.

        What comes stands at the end; ValueError where that does not lead to `names`.
        """
        moves, present = [], list(self.names)
        for name in names:
            if name not in present:
                moves.append((True, len(present)))
                present.append(name)
        for name in self.names:
            if name not in names:
                moves.append((False, present.index(name)))
                present.remove(name)
        if present != list(names):
            raise ValueError(f"Features {', '.join(self.names)} cannot change their order.")
        return moves

    def conversion_to(self, other: "FeatureMap") -> tuple[Column, Column]:
        """factor and offset (n_features,) by which the inputs of this are those of `other`: factor * other + offset.

        Both have the same features.
        """
        shift, scale = self.numbers
        other_shift, other_scale = other.numbers
        return other_scale / scale, (other_shift - shift) / scale

    @property
    def numbers(self) -> tuple[Column, Column]:
        """Shift and scale (n_features,), also where there is no standardization."""
        if not self.is_fitted:
            return np.zeros(self.n_features), np.ones(self.n_features)
        return np.array(self.shift), np.array(self.scale)

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
            columns[:, j] = find_feature(name).function(first, second)
        return columns

    def _check_names(self) -> None:
        if not self.names:
            raise DataError("no-feature", "A network needs at least one feature: choose one.")
        if len(self.names) > MAX_FEATURES:
            raise DataError(
                "too-many-features",
                f"A network takes {MAX_FEATURES} features; remove one first.",
                limit=MAX_FEATURES,
            )
        for name in self.names:
            find_feature(name)
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
