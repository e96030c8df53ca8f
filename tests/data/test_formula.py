"""Formulas: their values, their structure, and that nothing but FormulaError ever comes of a text."""

import math
from collections.abc import Callable
from dataclasses import FrozenInstanceError

import numpy as np
import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from nngui.data.formula import Call, Formula, Number, Variable
from nngui.data.formula_error import FormulaError
from nngui.data.formula_functions import CONSTANTS, FUNCTIONS, NEGATIVE, OPERATORS
from nngui.data.formula_scan import MAX_LENGTH

X1, X2 = np.linspace(-4, 4, 41), np.linspace(3, -3, 41)


@pytest.mark.parametrize(
    "text, expected",
    [
        ("x1", lambda a, b: a),
        ("x1**3 - x2", lambda a, b: a**3 - b),
        ("exp(-x1**2)", lambda a, b: np.exp(-(a**2))),
        ("-x1**2", lambda a, b: -(a**2)),
        ("2**-x1", lambda a, b: 2.0**-a),
        ("2**3**2", lambda a, b: 512.0 + 0 * a),
        ("x1^3 - x2", lambda a, b: a**3 - b),
        ("-x1^2", lambda a, b: -(a**2)),
        ("2^-x1", lambda a, b: 2.0**-a),
        ("2^3**2^1", lambda a, b: 512.0 + 0 * a),
        ("3*x1 ^ 2 + 1", lambda a, b: 3 * a**2 + 1),
        ("8 - 4 - 2", lambda a, b: 2.0 + 0 * a),
        ("8 / 4 / 2", lambda a, b: 1.0 + 0 * a),
        ("  2*(x1 + x2) / 3 ", lambda a, b: 2 * (a + b) / 3),
        ("(x1) * (x2)", lambda a, b: a * b),
        ("x1 - -x2 + +x1", lambda a, b: a + b + a),
        ("maximum(x1, minimum(x2, 0.5))", lambda a, b: np.maximum(a, np.minimum(b, 0.5))),
        ("sin(x1) + cos(x2)*tan(0.1)", lambda a, b: np.sin(a) + np.cos(b) * math.tan(0.1)),
        ("sqrt(abs(x1)) * sign(x2)", lambda a, b: np.sqrt(np.abs(a)) * np.sign(b)),
        ("floor(x1) + ceil(x2) + round(x1)", lambda a, b: np.floor(a) + np.ceil(b) + np.rint(a)),
        ("log(x1**2 + 1)", lambda a, b: np.log(a**2 + 1)),
        ("tanh(x1) + sinh(x2) - cosh(x1)", lambda a, b: np.tanh(a) + np.sinh(b) - np.cosh(a)),
        ("arctan(x1) / pi + e", lambda a, b: np.arctan(a) / math.pi + math.e),
        (".5e1 + 1.e-1", lambda a, b: 5.1 + 0 * a),
        ("sin(x1,)", lambda a, b: np.sin(a)),
    ],
)
def test_it_has_the_values_that_its_text_says(text, expected) -> None:
    np.testing.assert_allclose(Formula(text)(X1, X2), expected(X1, X2), rtol=1e-14)


def test_values_are_a_column_of_their_own() -> None:
    same = Formula("x1")(X1, X2)
    same[0] = 7.0
    assert X1[0] == -4
    assert Formula("2")(X1, X2).tolist() == [2.0] * 41
    assert Formula("x1 + x2")(X1[:, None], X2).shape == (41, 41)
    assert Formula("3*x1", ("x1",))(np.array([1, 2])).tolist() == [3.0, 6.0]


def test_numbers_are_floats_before_anything_is_computed() -> None:
    # In whole numbers this would have 370 million digits.
    assert Formula("9**9**9")(0.0, 0.0) == math.inf
    assert Formula("x1 / 0")(np.array([-1.0, 0.0, 1.0])).tolist()[::2] == [-math.inf, math.inf]
    assert Formula("9" * MAX_LENGTH)(0.0) == pytest.approx(1e200)


def test_the_tree_names_functions_and_places() -> None:
    tree = Formula("(x1) / -sin(pi)").tree
    sine = Call(FUNCTIONS["sin"], (Number(math.pi),))
    assert tree == Call(OPERATORS["/"], (Variable("x1"), Call(NEGATIVE, (sine,))))
    assert isinstance(tree, Call)
    negative = tree.arguments[1]
    assert isinstance(negative, Call)
    assert [tree.position, negative.position, negative.arguments[0].position] == [5, 7, 8]
    assert Formula("  x1**2").tree.position == 4


def test_a_caret_is_a_power_and_positions_are_those_of_the_typed_text() -> None:
    tree = Formula("  (x1^2) ^ 3 - x2").tree
    assert tree == Formula("(x1**2)**3 - x2").tree
    assert isinstance(tree, Call)
    power, x2 = tree.arguments
    assert isinstance(power, Call)
    assert [tree.position, power.position, power.arguments[0].position] == [13, 9, 5]
    assert x2.position == 15


def test_it_is_a_value() -> None:
    formula = Formula("x1")
    assert formula == Formula("x1")
    assert formula != Formula("x1", ("x1",))
    assert hash(formula) == hash(Formula("x1"))
    with pytest.raises(FrozenInstanceError):
        formula.text = "x2"  # type: ignore[misc]


@pytest.mark.parametrize(
    "text, code, position",
    [
        ("x1 +", "missing-value", 4),
        ("x1 +   ", "missing-value", 4),
        ("  * x1", "missing-value", 2),
        ("x1 + * 2", "missing-value", 5),
        ("x1 * * 2", "missing-value", 5),
        ("2 * ()", "missing-value", 4),
        ("sin()", "missing-value", 4),
        ("sin(,)", "missing-value", 4),
        ("sin(*x1)", "missing-value", 4),
        ("sin(**x1)", "missing-value", 4),
        ("  x1^2 + x1^3 + ", "missing-value", 15),
        ("x1^^2", "missing-value", 3),
        ("^x1", "missing-value", 0),
        ("sin(^x1)", "missing-value", 4),
        ("x1^2 + sin(0,5)", "too-many-values", 7),
        ("x1^2 + 0,5", "comma", 8),
        ("x1^" * 30 + "2", "too-deep", 57),
        ("0,5*x1", "comma", 1),
        ("(x1, x2)", "comma", 3),
        ("sin(x1),", "comma", 7),
        ("maximum(x1)", "too-few-values", 0),
        ("1 + sin(0,5)", "too-many-values", 4),
        ("2*1e999", "huge-number", 2),
        ("-" * 30 + "x1", "too-deep", 20),
        ("+" * 30 + "x1", "too-deep", 20),
        ("x1" + "**2" * 30, "too-deep", 58),
        ("sin(" * 20 + "x1" + ")" * 20, "too-deep", 80),
    ],
)
def test_the_error_points_at_the_character(text, code, position) -> None:
    with pytest.raises(FormulaError) as caught:
        Formula(text)
    assert (caught.value.code, caught.value.position) == (code, position)


def test_twenty_levels_pass() -> None:
    assert np.isfinite(Formula("sin(" * 19 + "x1" + ")" * 19)(X1)).all()


def test_x2_is_unknown_where_only_x1_may_stand() -> None:
    with pytest.raises(
        FormulaError, match='Character 6 of the formula: There is no "x2"'
    ) as caught:
        Formula("x1 + x2", ("x1",))
    assert caught.value.parameters["known"].startswith("x1, e, pi, abs")


pieces = st.sampled_from(
    [
        *FUNCTIONS,
        *CONSTANTS,
        "x1",
        "x2",
        *"+-*/(),. 0123456789",
        "**",
        "//",
        "e5",
        "if",
        "lambda",
        "^",
    ]
)


@given(st.text(max_size=220) | st.lists(pieces, max_size=70).map("".join))
@example("(" * 200)
@example("-" * 199 + "1")
@example("x1**" * 49 + "x1")
@example("\ud800")
def test_any_text_is_a_formula_or_a_formula_error(text: str) -> None:
    result = outcome(text, Formula)
    if isinstance(result, FormulaError):
        assert 0 <= result.position <= len(text)
        assert result.message
    else:
        assert result(X1, X2).shape == X1.shape


def outcome(text: str, read: Callable[[str], Formula]) -> Formula | FormulaError:
    """What reading the text gives; anything but these two goes on upwards."""
    try:
        return read(text)
    except FormulaError as error:
        return error


leaves = st.sampled_from(["x1", "x2", "pi", "e"]) | st.floats(0, 1e6).map(repr)
texts = st.recursive(
    leaves,
    lambda inner: (
        st.tuples(inner, st.sampled_from(list(OPERATORS)), inner).map(
            "({0[0]} {0[1]} {0[2]})".format
        )
        | inner.map("(-{})".format)
        | st.sampled_from([f for f in FUNCTIONS.values() if f.arity == 1]).flatmap(
            lambda function: inner.map(f"{function.name}({{}})".format)
        )
    ),
    max_leaves=6,
)


@given(texts)
def test_every_good_formula_of_moderate_size_is_taken(text: str) -> None:
    if len(text) <= MAX_LENGTH and text.count("(") < 19:
        assert Formula(text)(X1, X2).shape == X1.shape
