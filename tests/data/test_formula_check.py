"""Where formulas have no value: found on the grid, between its nodes, and at given points."""

import numpy as np
import pytest
from hypothesis import given

from nngui.data.formula import Formula
from nngui.data.formula_check import EVERYWHERE, check_at, checked
from nngui.data.formula_error import FormulaError

from .test_formula import outcome, texts

BOTH, FIRST = ("x1", "x2"), ("x1",)


@pytest.mark.parametrize(
    "text",
    [
        "2",
        "x1**3 - x2",
        "exp(-x1**2)",
        "1/(x1**2 + 1)",
        "1/(x1 - 6.5)",
        "x1/(floor(x2) + 0.5)",
        "tan(x1)",
        "log(x1 + 6.01)",
        "(x1**2 + 1)**-2",
        "sqrt(x1 + 6)",
        "10**x1",
        "x1/sign(x1 + 0.05)",
    ],
)
def test_what_has_a_value_everywhere_passes(text: str) -> None:
    assert checked(text, BOTH) == Formula(text)


@pytest.mark.parametrize(
    "text, code, position, place",
    [
        ("1/x1", "division-by-zero", 1, "x1 = 0"),
        ("1 / (x2 - 2)", "division-by-zero", 2, "x2 = 2"),
        ("x1/(x1*x2)", "division-by-zero", 2, "x1 = -6, x2 = 0"),
        ("1/0", "division-by-zero", 1, "every point"),
        ("0/0 + x1", "division-by-zero", 1, "every point"),
        ("x1**-1", "division-by-zero", 2, "x1 = 0"),
        ("x1^2 + x1^-1", "division-by-zero", 9, "x1 = 0"),
        # Between the nodes of the grid.
        ("1/(x1 - 0.25)", "division-by-zero", 1, "x1 = 0.25"),
        ("1/(0.03 - x2)", "division-by-zero", 1, "x2 = 0.03"),
        ("(x1 - 0.03)**-3", "division-by-zero", 11, "x1 = 0.03"),
        ("1/tan(x1 + 0.03)", "division-by-zero", 1, "x1 = -3.17"),
        ("log(x1)", "undefined", 0, "x1 = -6"),
        ("log(0)", "undefined", 0, "every point"),
        ("2*sqrt(x2)", "undefined", 2, "x2 = -6"),
        ("x1**0.5", "undefined", 2, "x1 = -6"),
        ("exp(exp(2*x1) + x2)", "overflow", 0, "x1 = 3.3"),
        ("9**9**9", "overflow", 1, "every point"),
        ("1e300*x1*1e300", "overflow", 8, "x1 = -6"),
        ("exp(3*x1)", "too-large", 0, "x1 = 4.7"),
        ("2e6", "too-large", 0, "every point"),
        ("x1 -", "missing-value", 4, None),
    ],
)
def test_the_error_says_where_in_the_text_and_where_in_the_plane(
    text, code, position, place
) -> None:
    with pytest.raises(FormulaError) as caught:
        checked(text, BOTH)
    error = caught.value
    assert (error.code, error.position) == (code, position)
    if place:
        assert f" at {place}" in error.message
        named = "" if place == EVERYWHERE else place
        assert error.parameters["place"].startswith(named)
        assert bool(error.parameters["place"]) == bool(named)


def test_a_formula_of_x1_alone_is_not_looked_for_along_x2() -> None:
    assert checked("x1*x1", FIRST).variables == FIRST
    with pytest.raises(FormulaError, match=r"divides by zero at x1 = 0\.25\. "):
        checked("1/(x1 - 0.25)", FIRST)


def test_points_off_the_grid_are_checked_where_they_are() -> None:
    formula = checked("sqrt(6 - x1)", FIRST)
    x1 = np.array([2.0, 5.0])
    np.testing.assert_array_equal(check_at(formula, x1, x1), [2.0, 1.0])
    with pytest.raises(FormulaError, match=r'Character 1 .* "sqrt" has no value at x1 = 7\.5'):
        check_at(formula, np.array([2.0, 7.5]), np.zeros(2))
    assert check_at(Formula("3"), x1, x1).tolist() == [3.0, 3.0]
    with pytest.raises(FormulaError, match="beyond ±1,000,000"):
        check_at(Formula("x1*x2"), np.array([2e3]), np.array([2e3]))


@given(texts)
def test_a_checked_formula_is_finite_on_the_grid(text: str) -> None:
    result = outcome(text, lambda text: checked(text, BOTH))
    if isinstance(result, FormulaError):
        assert 0 <= result.position <= len(text)
        return
    ticks = np.arange(-60, 61) / 10.0
    assert (np.abs(result(ticks[:, None], ticks)) <= 1e6).all()
