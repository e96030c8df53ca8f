"""Sample sets of labelled points, drawn on the domain +-6.

Every set is one entry of `GENERATORS`. Its points take the classes in turn (point i has class
i mod K), so that every count is balanced, and noise always moves points and never flips labels.
Circles, XOR, Gaussians and the spirals follow TensorFlow Playground's definitions
(https://github.com/tensorflow/playground, ``src/dataset.ts``), with its noise read as a movement
of the point; two moons follow scikit-learn's ``make_moons``.
"""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Final, NamedTuple

import numpy as np
from numpy.typing import NDArray

from nngui.data.limits import MAX_CLASSES, MAX_POINTS

DOMAIN: Final = 6.0
"""The sets fill the square from -DOMAIN to DOMAIN on both axes."""

MAX_NOISE: Final = 0.5
DEFAULT_NOISE: Final = 0.1

_EXTENT = 5.0
_GAP = 0.3
_TURNS = 1.75
_MOON_RADIUS = 3.2
_BLOB_RING_RADIUS = 4.2
_CELLS = 4

Points = NDArray[np.float64]
Labels = NDArray[np.int64]
Sampler = Callable[[Labels, int, float, np.random.Generator], Points]
"""(labels (n,), number of classes, noise, rng) -> points (n, 2)."""


class ClassCount(NamedTuple):
    """How many classes a set can have."""

    minimum: int
    maximum: int
    default: int


@dataclass(frozen=True)
class Generator:
    """One sample set: what it is called, what its noise does, and how it is drawn."""

    name: str
    label: str
    summary: str
    n_classes: ClassCount
    noise_summary: str
    sampler: Sampler

    def generate(
        self, n: int, noise: float, rng: np.random.Generator, n_classes: int | None = None
    ) -> tuple[Points, Labels]:
        """Draw `n` points: X (n, 2) and labels (n,), where label i is i mod `n_classes`.

        `noise` runs from 0 to `MAX_NOISE`; without `n_classes` the set's default is used. Raises
        ValueError for a count, noise or number of classes outside of its range.
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
        labels = np.arange(n, dtype=np.int64) % k
        return self.sampler(labels, k, noise, rng), labels


def _polar(radius: Points, angle: Points) -> Points:
    return np.column_stack((radius * np.cos(angle), radius * np.sin(angle)))


def _shake(points: Points, reach: float, rng: np.random.Generator) -> Points:
    """Move each coordinate by up to `reach`, uniformly."""
    return points + rng.uniform(-reach, reach, points.shape)


def _two_moons(labels: Labels, k: int, noise: float, rng: np.random.Generator) -> Points:
    angle = rng.uniform(0.0, np.pi, labels.size)
    upper = np.column_stack((np.cos(angle) - 0.5, np.sin(angle) - 0.25))
    points = np.where((labels == 0)[:, None], upper, -upper)
    return _MOON_RADIUS * (points + rng.normal(0.0, noise, points.shape))


def _circles(labels: Labels, k: int, noise: float, rng: np.random.Generator) -> Points:
    inner = rng.uniform(0.0, 0.5 * _EXTENT, labels.size)
    outer = rng.uniform(0.7 * _EXTENT, _EXTENT, labels.size)
    angle = rng.uniform(0.0, 2.0 * np.pi, labels.size)
    return _shake(_polar(np.where(labels == 0, inner, outer), angle), noise * _EXTENT, rng)


def _xor(labels: Labels, k: int, noise: float, rng: np.random.Generator) -> Points:
    points = rng.uniform(_GAP, _EXTENT, (labels.size, 2))
    side = rng.choice((-1.0, 1.0), labels.size)
    points[:, 0] *= side
    points[:, 1] *= np.where(labels == 0, side, -side)
    return _shake(points, noise * _EXTENT, rng)


def _gaussians(labels: Labels, k: int, noise: float, rng: np.random.Generator) -> Points:
    variance = 0.5 + noise / MAX_NOISE * 3.5
    center = np.where(labels == 0, 2.0, -2.0)[:, None]
    return center + rng.normal(0.0, np.sqrt(variance), (labels.size, 2))


def _blobs(labels: Labels, k: int, noise: float, rng: np.random.Generator) -> Points:
    angle = np.pi * (0.5 + (2.0 * labels + 1.0) / k)
    centers = _polar(np.full(labels.size, _BLOB_RING_RADIUS), angle)
    return centers + rng.normal(0.0, 0.3 + 2.0 * noise, centers.shape)


def _spiral(labels: Labels, k: int, noise: float, rng: np.random.Generator) -> Points:
    # i from 1, not 0: the arms would share the origin, a point that no classifier can get right.
    n_per_arm = -(-labels.size // k)
    along = (np.arange(labels.size) // k + 1) / n_per_arm
    angle = 2.0 * np.pi * (_TURNS * along + labels / k)
    points = _EXTENT * np.column_stack((along * np.sin(angle), along * np.cos(angle)))
    return _shake(points, noise, rng)


def _linear(labels: Labels, k: int, noise: float, rng: np.random.Generator) -> Points:
    points = rng.uniform(-_EXTENT, _EXTENT, (labels.size, 2))
    wanted = np.where(labels == 0, -1.0, 1.0)
    # The square is its own mirror image through the origin, so the points stay uniform in it.
    points *= (wanted * np.where(points.sum(axis=1) < 0.0, -1.0, 1.0))[:, None]
    return _shake(points + wanted[:, None] * _GAP * np.sqrt(0.5), noise * _EXTENT, rng)


def _checkerboard(labels: Labels, k: int, noise: float, rng: np.random.Generator) -> Points:
    cell = 2.0 * _EXTENT / _CELLS
    row = rng.integers(0, _CELLS, labels.size)
    column = 2 * rng.integers(0, _CELLS // 2, labels.size) + (row + labels) % 2
    inside = rng.uniform(0.5 * _GAP, cell - 0.5 * _GAP, (labels.size, 2))
    return _shake(np.column_stack((column, row)) * cell + inside - _EXTENT, noise * cell, rng)


def _rings(labels: Labels, k: int, noise: float, rng: np.random.Generator) -> Points:
    distance = _EXTENT / k
    angle = rng.uniform(0.0, 2.0 * np.pi, labels.size)
    radii = distance * np.arange(1.0, k + 1.0)
    points = _polar(radii[labels], angle)
    return points + rng.normal(0.0, noise * distance, points.shape)


_TWO = ClassCount(2, 2, 2)

_ENTRIES = (
    Generator(
        "two-moons",
        "Two moons",
        "Two half circles that reach into each other.",
        _TWO,
        "Moves points by a Gaussian; 0.1 is a tenth of a moon's radius.",
        _two_moons,
    ),
    Generator(
        "circles",
        "Circles",
        "A disc, and a wide ring around it.",
        _TWO,
        "Moves points evenly; 0.1 is up to 0.5 along each axis, a tenth of the outer radius.",
        _circles,
    ),
    Generator(
        "xor",
        "XOR",
        "Opposite quadrants share a class: no single line can part them.",
        _TWO,
        "Moves points evenly; 0.1 is up to 0.5 along each axis, a tenth of a quadrant.",
        _xor,
    ),
    Generator(
        "gaussians",
        "Gaussians",
        "Two round clouds at (2, 2) and (-2, -2).",
        _TWO,
        "Widens the clouds: their variance grows from 0.5 to 4.",
        _gaussians,
    ),
    Generator(
        "blobs",
        "Blobs",
        "Two to eight round clouds, evenly spaced on a circle.",
        ClassCount(2, MAX_CLASSES, 3),
        "Widens the clouds: their standard deviation grows from 0.3 to 1.3.",
        _blobs,
    ),
    Generator(
        "spiral",
        "Two-arm spiral",
        "Two arms wound around each other: the test that everyone runs.",
        _TWO,
        "Moves points evenly; 0.1 is up to 0.1 along each axis, where the arms are 1.4 apart.",
        _spiral,
    ),
    Generator(
        "three-arm-spiral",
        "Three-arm spiral",
        "Three arms wound around each other, one class each.",
        ClassCount(3, 3, 3),
        "Moves points evenly; 0.1 is up to 0.1 along each axis, where the arms are 0.95 apart.",
        _spiral,
    ),
    Generator(
        "linear",
        "Linear",
        "One straight line parts the classes: a single neuron is enough.",
        _TWO,
        "Moves points evenly; 0.1 is up to 0.5 along each axis, across a gap of 0.6.",
        _linear,
    ),
    Generator(
        "checkerboard",
        "Checkerboard",
        "Four by four fields that change class at every edge.",
        _TWO,
        "Moves points evenly; 0.1 is up to a tenth of a field along each axis.",
        _checkerboard,
    ),
    Generator(
        "rings",
        "Rings",
        "Two to eight thin rings, one in the other.",
        ClassCount(2, MAX_CLASSES, 3),
        "Moves points by a Gaussian; 0.1 is a tenth of the distance between rings.",
        _rings,
    ),
)

GENERATORS: Final[dict[str, Generator]] = {entry.name: entry for entry in _ENTRIES}
"""All sample sets by name, in the order in which they are offered."""
