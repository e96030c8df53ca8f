"""Sample sets of classes, drawn on the domain +-6.

Their points take the classes in turn (point i has class i mod K), so that every count is balanced. Circles, XOR,
Gaussians and the spirals follow TensorFlow Playground's definitions (https://github.com/tensorflow/playground,
``src/dataset.ts``), noise included but for circles: in XOR points stay, and those near the axes take the class of a
place nearby; everywhere else noise moves the points and flips no label. (Circles flip there too. Drawn so, three labels
of a hundred are wrong at the default noise, and no network could show that it has learned the rest.) Two moons follow
scikit-learn's ``make_moons``.
"""

from typing import Final

import numpy as np

from nngui.data.generator import (
    EXTENT,
    MAX_NOISE,
    ClassCount,
    Generator,
    Labels,
    Points,
    flipped_near_edges,
    of_classes,
    shaken,
)
from nngui.data.limits import MAX_CLASSES

_GAP = 0.3
_TURNS = 1.75
_MOON_RADIUS = 3.2
_BLOB_RING_RADIUS = 4.2
_CELLS = 4


def _polar(radius: Points, angle: Points) -> Points:
    return np.column_stack((radius * np.cos(angle), radius * np.sin(angle)))


def _two_moons(labels: Labels, k: int, noise: float, rng: np.random.Generator) -> Points:
    angle = rng.uniform(0.0, np.pi, labels.size)
    upper = np.column_stack((np.cos(angle) - 0.5, np.sin(angle) - 0.25))
    points = np.where((labels == 0)[:, None], upper, -upper)
    return _MOON_RADIUS * (points + rng.normal(0.0, noise, points.shape))


def _circles(labels: Labels, k: int, noise: float, rng: np.random.Generator) -> Points:
    inner = rng.uniform(0.0, 0.5 * EXTENT, labels.size)
    outer = rng.uniform(0.7 * EXTENT, EXTENT, labels.size)
    angle = rng.uniform(0.0, 2.0 * np.pi, labels.size)
    return shaken(_polar(np.where(labels == 0, inner, outer), angle), noise * EXTENT, rng)


def _xor(labels: Labels, k: int, noise: float, rng: np.random.Generator) -> Points:
    points = rng.uniform(_GAP, EXTENT, (labels.size, 2))
    side = rng.choice((-1.0, 1.0), labels.size)
    points[:, 0] *= side
    points[:, 1] *= np.where(labels == 0, side, -side)
    return points


def _has_other_signs(points: Points) -> Labels:
    return (points[:, 0] * points[:, 1] < 0.0).astype(np.int64)


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
    points = EXTENT * np.column_stack((along * np.sin(angle), along * np.cos(angle)))
    return shaken(points, noise, rng)


def _linear(labels: Labels, k: int, noise: float, rng: np.random.Generator) -> Points:
    points = rng.uniform(-EXTENT, EXTENT, (labels.size, 2))
    wanted = np.where(labels == 0, -1.0, 1.0)
    # The square is its own mirror image through the origin, so the points stay uniform in it.
    points *= (wanted * np.where(points.sum(axis=1) < 0.0, -1.0, 1.0))[:, None]
    return shaken(points + wanted[:, None] * _GAP * np.sqrt(0.5), noise * EXTENT, rng)


def _checkerboard(labels: Labels, k: int, noise: float, rng: np.random.Generator) -> Points:
    cell = 2.0 * EXTENT / _CELLS
    row = rng.integers(0, _CELLS, labels.size)
    column = 2 * rng.integers(0, _CELLS // 2, labels.size) + (row + labels) % 2
    inside = rng.uniform(0.5 * _GAP, cell - 0.5 * _GAP, (labels.size, 2))
    return shaken(np.column_stack((column, row)) * cell + inside - EXTENT, noise * cell, rng)


def _rings(labels: Labels, k: int, noise: float, rng: np.random.Generator) -> Points:
    distance = EXTENT / k
    angle = rng.uniform(0.0, 2.0 * np.pi, labels.size)
    radii = distance * np.arange(1.0, k + 1.0)
    points = _polar(radii[labels], angle)
    return points + rng.normal(0.0, noise * distance, points.shape)


def _random_labels(labels: Labels, k: int, noise: float, rng: np.random.Generator) -> Points:
    points = rng.uniform(-EXTENT, EXTENT, (labels.size, 2))
    return shaken(points, noise * EXTENT, rng)


_TWO = ClassCount(2, 2, 2)

CLASS_SETS: Final = (
    Generator(
        "two-moons",
        "Two moons",
        "Two half circles that reach into each other.",
        _TWO,
        "Moves points by a Gaussian; 0.1 is a tenth of a moon's radius.",
        of_classes(_two_moons),
    ),
    Generator(
        "circles",
        "Circles",
        "A disc, and a wide ring around it.",
        _TWO,
        "Moves points evenly; 0.1 is up to 0.5 along each axis, a tenth of the outer radius.",
        of_classes(_circles),
    ),
    Generator(
        "xor",
        "XOR",
        "Opposite quadrants share a class: no single line can part them.",
        _TWO,
        "Flips labels near the axes, within 0.5 of them at 0.1; no point moves.",
        flipped_near_edges(_xor, _has_other_signs),
    ),
    Generator(
        "gaussians",
        "Gaussians",
        "Two round clouds at (2, 2) and (-2, -2).",
        _TWO,
        "Widens the clouds: their variance grows from 0.5 to 4.",
        of_classes(_gaussians),
    ),
    Generator(
        "blobs",
        "Blobs",
        "Two to eight round clouds, evenly spaced on a circle.",
        ClassCount(2, MAX_CLASSES, 3),
        "Widens the clouds: their standard deviation grows from 0.3 to 1.3.",
        of_classes(_blobs),
    ),
    Generator(
        "spiral",
        "Two-arm spiral",
        "Two arms wound around each other: the test that everyone runs.",
        _TWO,
        "Moves points evenly; 0.1 is up to 0.1 along each axis, where the arms are 1.4 apart.",
        of_classes(_spiral),
    ),
    Generator(
        "three-arm-spiral",
        "Three-arm spiral",
        "Three arms wound around each other, one class each.",
        ClassCount(3, 3, 3),
        "Moves points evenly; 0.1 is up to 0.1 along each axis, where the arms are 0.95 apart.",
        of_classes(_spiral),
    ),
    Generator(
        "linear",
        "Linear",
        "One straight line parts the classes: a single neuron is enough.",
        _TWO,
        "Moves points evenly; 0.1 is up to 0.5 along each axis, across a gap of 0.6.",
        of_classes(_linear),
    ),
    Generator(
        "checkerboard",
        "Checkerboard",
        "Four by four fields that change class at every edge.",
        _TWO,
        "Moves points evenly; 0.1 is up to a tenth of a field along each axis.",
        of_classes(_checkerboard),
    ),
    Generator(
        "rings",
        "Rings",
        "Two to eight thin rings, one in the other.",
        ClassCount(2, MAX_CLASSES, 3),
        "Moves points by a Gaussian; 0.1 is a tenth of the distance between rings.",
        of_classes(_rings),
    ),
    Generator(
        "random-labels",
        "Random labels",
        "Classes at random: there is nothing to find, only to learn by heart.",
        ClassCount(2, MAX_CLASSES, 2),
        "Moves points evenly, which changes little: their classes are random already.",
        of_classes(_random_labels),
    ),
)
"""Two moons to random labels, in the order in which they are offered."""
