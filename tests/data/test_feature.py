"""Features by name, and formulas as features."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from nngui.data import FormulaError
from nngui.data.feature import FEATURES, check_feature, find_feature
from nngui.data.limits import MAX_COORDINATE


def test_registry_describes_itself() -> None:
    assert list(FEATURES)[:2] == ["x1", "x2"]
    for name, feature in FEATURES.items():
        assert feature.name == name
        assert feature.label
        assert feature.summary.endswith(".")
        assert feature.formula is None
        assert find_feature(name) is feature


def test_a_formula_is_a_feature_under_its_own_text() -> None:
    feature = find_feature("x1**3 - x2")
    assert feature.name == "x1**3 - x2"
    x1, x2 = np.array([1.0, -2.0]), np.array([0.5, 3.0])
    np.testing.assert_allclose(feature.function(x1, x2), [0.5, -11.0])
    np.testing.assert_allclose(find_feature("exp(-x1**2)").function(x1, x2), np.exp(-(x1**2)))


@pytest.mark.parametrize(
    "text, label",
    [
        ("x1**3 - x2", "x₁³ − x₂"),
        ("exp(-x1**2)", "exp(−x₁²)"),
        ("x1*x2", "x₁·x₂"),
        ("x1^3 - x2 ^ 2", "x₁³ − x₂²"),
        ("(x1/6)^2e0 - x2^2^3/1e9", "(x₁/6)^2e0 − x₂^2³/1e9"),
        ("x1**2.5", "x₁**2.5"),
        ("x1**20 / 1e12", "x₁**20 / 1e12"),
    ],
)
def test_a_formula_is_shown_as_it_would_be_written(text: str, label: str) -> None:
    if "2.5" in text:
        text = text.replace("x1", "abs(x1)")
        label = label.replace("x₁", "abs(x₁)")
    if "**20" in text:
        text, label = text.replace("x1", "(x1/6)"), label.replace("x₁", "(x₁/6)")
    assert find_feature(text).label == label


@pytest.mark.parametrize(
    "text, position, message",
    [
        ("x3", 0, "x3"),
        ("log(x1)", 0, "log"),
        ("1/x1", 1, "divides by zero"),
        ("x1 +", 4, "missing"),
        ("2 + 3", 0, "same number everywhere"),
        ("exp(x1**3)", 0, "beyond|too large"),
        ("__import__(1)", 0, "__import__"),
    ],
)
def test_what_is_no_feature_is_refused_at_its_character(
    text: str, position: int, message: str
) -> None:
    with pytest.raises(FormulaError, match=message) as refused:
        find_feature(text)
    assert refused.value.position == position


def test_points_where_it_has_no_value_are_told() -> None:
    check_feature("log(x1 + 7)", [-6.0, 6.0], [0.0, 0.0])
    check_feature("x1", [-1e6], [1e6])
    check_feature("log(x1 + 7)", [], [])
    with pytest.raises(FormulaError, match="x1 = -8") as refused:
        check_feature("log(x1 + 7)", [0.0, -8.0], [0.0, 1.0])
    assert refused.value.position == 0


@given(
    st.sampled_from(["exp(x1)", "log(x1 + 7)", "sqrt(x1 + x2 + 13)", "x1**9 / 1e4", "1/(x1 + 9)"]),
    st.floats(-MAX_COORDINATE, MAX_COORDINATE),
    st.floats(-MAX_COORDINATE, MAX_COORDINATE),
)
def test_it_is_finite_over_the_whole_plane(text: str, x1: float, x2: float) -> None:
    value = find_feature(text).function(np.array([x1, -9.0]), np.array([x2, -9.0]))
    assert np.isfinite(value).all()
    assert np.abs(value).max() <= MAX_COORDINATE
