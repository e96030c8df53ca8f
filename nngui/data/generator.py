"""What a sample set is: how it presents itself, what it can be told, and how its points are drawn."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Final, NamedTuple

import numpy as np
from numpy.typing import NDArray

from nngui.data.formula import Formula
from nngui.data.formula_check import checked
from nngui.data.limits import MAX_POINTS
from nngui.data.task import Task

DOMAIN: Final = 6.0
"""The sets fill the square from -DOMAIN to DOMAIN on both axes."""

EXTENT: Final = 5.0
"""Without noise, sets of classes stay within +-EXTENT."""

MAX_NOISE: Final = 0.5
DEFAULT_NOISE: Final = 0.1

Points = NDArray[np.float64]
Labels = NDArray[np.int64]
Values = NDArray[np.float64]


class ClassCount(NamedTuple):
    """How many classes a set can have."""

    minimum: int
    maximum: int
    default: int


class Sample(NamedTuple):
    """Points X (n, 2) with what is learned of them: labels (n,) or targets (n,); the other is 0."""

    X: Points
    label: Labels
    target: Values


class Wish(NamedTuple):
    """What a sample is drawn to: the labels (n,) to take, of how many classes, noise, and a formula."""

    labels: Labels
    n_classes: int
    noise: float
    formula: Formula | None


Draw = Callable[[Wish, np.random.Generator], Sample]


def _anything_goes(formula: Formula) -> None:
    """Sets that can be drawn with every formula that has values."""


@dataclass(frozen=True)
class FormulaInput:
    """The formula that a set takes: of which variables, and what stands before it ("x₂ >").

    `check` raises FormulaError for a formula with values that the set still cannot be drawn with.
    """

    default: str
    variables: tuple[str, ...]
    left_side: str
    check: Callable[[Formula], None] = _anything_goes

    def read(self, text: str) -> Formula:
        """The formula of this text, checked; raises FormulaError."""
        formula = checked(text, self.variables)
        self.check(formula)
        return formula


@dataclass(frozen=True)
class Generator:
    """One sample set: what it is called, what its noise does, and how it is drawn."""

    name: str
    label: str
    summary: str
    n_classes: ClassCount
    noise_summary: str
    draw: Draw
    task: Task = Task.CLASSIFICATION
    formula: FormulaInput | None = None

    def generate(
        self,
        n: int,
        noise: float,
        rng: np.random.Generator,
        n_classes: int | None = None,
        formula: str = "",
    ) -> Sample:
        """Draw `n` points, where label i is i mod `n_classes` unless noise flips it, or all 0 in regression.

        `noise` runs from 0 to `MAX_NOISE`; without `n_classes` or `formula` the set's default is
        used. Raises ValueError for a count, noise or number of classes outside of its range, and
        FormulaError for a formula that the set cannot be drawn with.
        """
        if not 1 <= n <= MAX_POINTS:
            raise ValueError(f"The count must be from 1 to {MAX_POINTS:,}, not {n:,}.")
        if not 0.0 <= noise <= MAX_NOISE:
            raise ValueError(f"Noise must be from 0 to {MAX_NOISE}, not {noise}.")
        k = self.n_classes.default if n_classes is None else n_classes
        if not self.n_classes.minimum <= k <= self.n_classes.maximum:
            raise ValueError(
                f"{self.label} can have {self.n_classes.minimum} to {self.n_classes.maximum} "
                f"classes, not {k}."
            )
        read = self.read_formula(formula)
        return self.draw(Wish(np.arange(n, dtype=np.int64) % k, k, noise, read), rng)

    def read_formula(self, text: str) -> Formula | None:
        """The formula of this text, or the default for an empty one; None if the set takes none.

        Raises FormulaError for one that the set cannot be drawn with, ValueError for one too many.
        """
        if self.formula is not None:
            return self.formula.read(text or self.formula.default)
        if text:
            raise ValueError(f"{self.label} takes no formula; leave it out.")
        return None


Sampler = Callable[[Labels, int, float, np.random.Generator], Points]
"""(labels (n,), number of classes, noise, rng) -> points (n, 2)."""


def of_classes(sampler: Sampler) -> Draw:
    """A set that places each point by its class."""

    def draw(wish: Wish, rng: np.random.Generator) -> Sample:
        X = sampler(wish.labels, wish.n_classes, wish.noise, rng)
        return Sample(X, wish.labels, np.zeros(len(X)))

    return draw


def flipped_near_edges(sampler: Sampler, class_at: Callable[[Points], Labels]) -> Draw:
    """A set that places each point by its class; with noise its label is that of a place nearby."""

    def draw(wish: Wish, rng: np.random.Generator) -> Sample:
        X = sampler(wish.labels, wish.n_classes, 0.0, rng)
        labels = class_at(shaken(X, wish.noise * EXTENT, rng))
        return Sample(X, labels, np.zeros(len(X)))

    return draw


def shaken(points: Points, reach: float, rng: np.random.Generator) -> Points:
    """Each coordinate moved by up to `reach`, uniformly."""
    return points + rng.uniform(-reach, reach, points.shape)
