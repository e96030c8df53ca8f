"""Sample sets with a value to learn at each point, uniform in the square +-6.

Plane and bumps are TensorFlow Playground's (https://github.com/tensorflow/playground,
``src/dataset.ts``), noise included: it takes a point's value from a place nearby.
"""

from collections.abc import Callable
from typing import Final

import numpy as np

from nngui.data.formula_check import check_at
from nngui.data.generator import (
    DOMAIN,
    ClassCount,
    Draw,
    FormulaInput,
    Generator,
    Points,
    Sample,
    Values,
    Wish,
    shaken,
)
from nngui.data.task import Task

_BUMP_CENTERS = np.array([[x1, x2] for x2 in (2.5, -2.5) for x1 in (-4.0, 0.0, 4.0)])
_BUMP_SIGNS = np.array([1.0, -1.0, 1.0, -1.0, 1.0, -1.0])
_BUMP_RADIUS = 2.0


def _plane(X: Points) -> Values:
    return np.asarray(X.sum(axis=1) / 10.0)


def _bumps(X: Points) -> Values:
    """+-1 at the centers, falling to 0 in a straight line; the bumps do not touch each other."""
    distance = np.linalg.norm(X[:, None, :] - _BUMP_CENTERS, axis=2)
    return np.asarray(np.clip(1.0 - distance / _BUMP_RADIUS, 0.0, None) @ _BUMP_SIGNS)


def _valued(value: Callable[[Points], Values]) -> Draw:
    def draw(wish: Wish, rng: np.random.Generator) -> Sample:
        X, places = _places(wish, rng)
        return Sample(X, np.zeros_like(wish.labels), value(places))

    return draw


def _draw_formula(wish: Wish, rng: np.random.Generator) -> Sample:
    assert wish.formula is not None
    X, places = _places(wish, rng)
    # Only there it was checked.
    x1, x2 = np.clip(places, -DOMAIN, DOMAIN).T
    return Sample(X, np.zeros_like(wish.labels), check_at(wish.formula, x1, x2))


def _places(wish: Wish, rng: np.random.Generator) -> tuple[Points, Points]:
    """Points (n, 2), and where their values are taken from (n, 2)."""
    X = rng.uniform(-DOMAIN, DOMAIN, (wish.labels.size, 2))
    return X, shaken(X, wish.noise * DOMAIN, rng)


# The points carry no labels; a dataset has two classes for those that are drawn later, all the same.
_CLASSES = ClassCount(2, 2, 2)
_NOISE = "Takes values from places nearby; 0.1 is up to 0.6 away along each axis."

REGRESSION_SETS: Final = (
    Generator(
        "plane",
        "Plane",
        "A slope: the value is a tenth of x₁ + x₂.",
        _CLASSES,
        _NOISE,
        _valued(_plane),
        Task.REGRESSION,
    ),
    Generator(
        "bumps",
        "Bumps",
        "Six round bumps, in turn up and down.",
        _CLASSES,
        _NOISE,
        _valued(_bumps),
        Task.REGRESSION,
    ),
    Generator(
        "value-formula",
        "Formula",
        "The value is a formula that you type.",
        _CLASSES,
        _NOISE,
        _draw_formula,
        Task.REGRESSION,
        FormulaInput("sin(x1)*x2/6", ("x1", "x2"), "y ="),
    ),
)
"""Plane, bumps and a formula."""
