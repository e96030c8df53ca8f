"""Sets with values: TensorFlow Playground's plane and bumps, and a formula."""

import numpy as np
import pytest

from nngui.data.formula_error import FormulaError
from nngui.data.generator import Sample
from nngui.data.generators import GENERATORS

SEED = 7


def draw(name: str, noise: float = 0.0, formula: str = "", n: int = 2_000) -> Sample:
    return GENERATORS[name].generate(n, noise, np.random.default_rng(SEED), formula=formula)


@pytest.mark.parametrize("name", ["plane", "bumps", "value-formula"])
def test_points_are_uniform_in_the_square(name: str) -> None:
    X = draw(name, 0.5).X
    assert 5.9 < np.abs(X).max() <= 6.0
    np.testing.assert_allclose(X.mean(axis=0), 0.0, atol=0.3)


def test_the_plane_is_a_tenth_of_the_sum() -> None:
    X, _, target = draw("plane")
    np.testing.assert_allclose(target, (X[:, 0] + X[:, 1]) / 10.0)


def test_bumps_alternate_and_fall_to_zero_in_two_units() -> None:
    X, _, target = draw("bumps", n=20_000)
    signs = {(-4, 2.5): 1, (0, 2.5): -1, (4, 2.5): 1, (-4, -2.5): -1, (0, -2.5): 1, (4, -2.5): -1}
    expected = np.zeros(len(X))
    for center, sign in signs.items():
        near = np.hypot(*(X - center).T) < 2.0
        expected[near] = sign * (1.0 - np.hypot(*(X[near] - center).T) / 2.0)
    np.testing.assert_allclose(target, expected, atol=1e-12)
    assert target.max() > 0.95
    assert target.min() < -0.95


def test_a_formula_gives_the_values() -> None:
    X, _, target = draw("value-formula", formula="exp(-x1**2) - x2")
    np.testing.assert_allclose(target, np.exp(-(X[:, 0] ** 2)) - X[:, 1])


def test_noise_takes_values_from_places_nearby_and_leaves_the_points() -> None:
    quiet, loud = draw("plane"), draw("plane", 0.25)
    np.testing.assert_array_equal(quiet.X, loud.X)
    shift = np.abs(quiet.target - loud.target) * 10.0
    assert 2.0 < shift.max() <= 2 * 0.25 * 6.0


def test_noise_looks_no_further_than_the_formula_was_checked() -> None:
    loud = draw("value-formula", 0.5, "sqrt(6 - x1)*sqrt(x2 + 6)")
    assert np.isfinite(loud.target).all()


def test_a_formula_without_a_value_at_a_point_is_refused() -> None:
    # It has one at every node of the grid.
    with pytest.raises(FormulaError, match=r'"sqrt" has no value at x1 = 0\.0'):
        draw("value-formula", formula="sqrt(sign(abs(x1 - 0.05) - 0.02))")
