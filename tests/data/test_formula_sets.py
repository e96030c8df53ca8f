"""Above and below a formula: the gap, an even fill of both sides, and formulas that leave no side."""

import numpy as np
import pytest
from sklearn.neighbors import KNeighborsClassifier

from nngui.data.formula_error import FormulaError
from nngui.data.generator import DEFAULT_NOISE
from nngui.data.generators import GENERATORS


def draw(formula: str, n: int = 4_000, noise: float = 0.0, seed: int = 0):
    return GENERATORS["above-formula"].generate(
        n, noise, np.random.default_rng(seed), formula=formula
    )[:2]


@pytest.mark.parametrize(
    "formula, curve",
    [
        ("", lambda x1: 2 * np.sin(x1)),
        ("x1**2/3 - 4", lambda x1: x1**2 / 3 - 4),
        ("4.6", lambda x1: 4.6 + 0 * x1),
        ("10*x1", lambda x1: 10 * x1),
        ("3*sign(x1)", lambda x1: 3 * np.sign(x1)),
        ("100 - 1000*floor(abs(x1)/5 + 0.02)", lambda x1: 100 - 1000.0 * (np.abs(x1) >= 4.9)),
    ],
)
def test_no_point_lies_on_the_wrong_side_or_in_the_gap(formula, curve) -> None:
    points, labels = draw(formula)
    assert np.abs(points).max() <= 5.0
    above = points[:, 1] - curve(points[:, 0])
    assert above[labels == 1].min() >= 0.3 - 1e-9
    assert above[labels == 0].max() <= -0.3 + 1e-9


def test_each_side_is_filled_evenly() -> None:
    points, labels = draw("2*x1", 20_000)
    for label in (0, 1):
        side = points[labels == label]
        # The halves of the triangle and the rectangle that 2 x1 leaves of each side.
        deep = (side[:, 0] < -2.5 if label == 1 else side[:, 0] > 2.5).mean()
        assert deep == pytest.approx(0.5, abs=0.03)


def test_both_sides_can_be_told_apart_at_default_noise() -> None:
    classifier = KNeighborsClassifier(15).fit(*draw("", 6_000, DEFAULT_NOISE, 1))
    assert classifier.score(*draw("", 2_000, DEFAULT_NOISE, 2)) >= 0.97


def test_where_the_formula_has_no_value_between_the_grid_there_are_no_points() -> None:
    formula = "x1*sqrt(sign(abs(x1 - 0.05) - 0.01))"
    points, _ = draw(formula, 20_000)
    assert np.isfinite(points).all()
    assert np.abs(points[:, 0] - 0.05).min() >= 0.01


@pytest.mark.parametrize(
    "formula, side, mend",
    [("x1 - 20", "above", "Add a number"), ("9", "below", "Subtract a number")],
)
def test_a_curve_that_leaves_one_side_no_room_is_refused(formula, side, mend) -> None:
    with pytest.raises(FormulaError, match=f"lies {side} this curve. {mend}") as caught:
        draw(formula)
    assert caught.value.code == f"all-{side}"


def test_x2_has_no_place_in_a_function_of_x1() -> None:
    with pytest.raises(FormulaError, match=r'Character 6 .* no "x2"'):
        draw("x1 + x2")
