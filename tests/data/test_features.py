"""FeatureMap: the formulas, standardization as fitted numbers, and what it refuses."""

import dataclasses

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra.numpy import arrays

from nngui.data.feature import FEATURES
from nngui.data.features import FeatureMap
from nngui.data.limits import MAX_COORDINATE

EVERY = tuple(FEATURES)
coordinate = st.floats(-MAX_COORDINATE, MAX_COORDINATE)
points = st.integers(1, 30).flatmap(
    lambda n: st.tuples(*[arrays(np.float64, n, elements=coordinate)] * 2)
)


def test_every_formula() -> None:
    x1, x2 = np.array([0.5, -2.0]), np.array([3.0, 0.25])
    expected = np.column_stack(
        (x1, x2, x1**2, x2**2, x1 * x2, np.sin(x1), np.sin(x2), np.cos(x1), np.cos(x2))
    )
    np.testing.assert_array_equal(FeatureMap(EVERY).transform(x1, x2), expected)


def test_default_is_the_coordinates_themselves() -> None:
    features = FeatureMap()
    assert features.n_features == 2
    assert not features.is_fitted
    np.testing.assert_array_equal(features.transform([1.0, 2.0], [3.0, 4.0]), [[1, 3], [2, 4]])


def test_result_is_new_contiguous_memory() -> None:
    x1, x2 = np.zeros(3), np.ones(3)
    matrix = FeatureMap().transform(x1, x2)
    assert matrix.flags.c_contiguous
    matrix[:] = 9.0
    assert x1.sum() == 0.0
    assert x2.sum() == 3.0


def test_columns_follow_the_order_of_names() -> None:
    np.testing.assert_array_equal(FeatureMap(("x2", "x1")).transform([1.0], [3.0]), [[3.0, 1.0]])


def test_fitted_gives_mean_zero_and_deviation_one() -> None:
    rng = np.random.default_rng(0)
    x1, x2 = rng.normal(5.0, 0.1, 500), rng.normal(-2e5, 3e4, 500)
    features = FeatureMap(EVERY).fitted(x1, x2)
    matrix = features.transform(x1, x2)
    assert features.is_fitted
    np.testing.assert_allclose(matrix.mean(axis=0), 0.0, atol=1e-9)
    np.testing.assert_allclose(matrix.std(axis=0), 1.0, rtol=1e-9)


def test_fitted_numbers_do_not_follow_later_points() -> None:
    features = FeatureMap().fitted([0.0, 2.0], [0.0, 4.0])
    np.testing.assert_array_equal(features.transform([2.0, 100.0], [4.0, 2.0])[0], [1.0, 1.0])
    assert features.shift == (1.0, 2.0)
    assert features.scale == (1.0, 2.0)


def test_constant_column_keeps_scale_one() -> None:
    # 0.1 is not exact: the mean of many differs from it by rounding.
    features = FeatureMap().fitted(np.full(1_000, 0.1), np.arange(1_000.0))
    assert features.scale[0] == 1.0
    np.testing.assert_allclose(features.transform([0.1], [0.0])[0, 0], 0.0, atol=1e-12)


def test_no_points_fit_to_the_identity() -> None:
    features = FeatureMap().fitted([], [])
    assert (features.shift, features.scale) == ((0.0, 0.0), (1.0, 1.0))
    assert FeatureMap().transform([], []).shape == (0, 2)


def test_unfitted_forgets_the_numbers() -> None:
    assert FeatureMap(("x2",)).fitted([1.0, 3.0], [2.0, 5.0]).unfitted() == FeatureMap(("x2",))


@given(points, st.tuples(coordinate, coordinate))
def test_finite_for_every_point_within_the_limit(
    fit: tuple[np.ndarray, np.ndarray], other: tuple[float, float]
) -> None:
    features = FeatureMap(EVERY).fitted(*fit)
    assert np.isfinite(features.transform(*fit)).all()
    assert np.isfinite(features.transform([other[0]], [other[1]])).all()


@given(st.lists(st.sampled_from(EVERY), min_size=1, unique=True), st.data())
def test_finite_for_every_map_that_is_accepted(names: list[str], data: st.DataObject) -> None:
    numbers = st.lists(st.floats(), min_size=len(names), max_size=len(names))
    try:
        features = FeatureMap(tuple(names), tuple(data.draw(numbers)), tuple(data.draw(numbers)))
    except ValueError:
        return
    corner = np.array([-MAX_COORDINATE, MAX_COORDINATE, 0.0])
    assert np.isfinite(features.transform(corner, -corner)).all()


def test_is_a_frozen_value() -> None:
    features = FeatureMap(["x1"], [1], [2])  # type: ignore[arg-type]
    assert features == FeatureMap(("x1",), (1.0,), (2.0,))
    assert len({features, FeatureMap(("x1",), (1.0,), (2.0,))}) == 1
    assert features != FeatureMap(("x1",))
    with pytest.raises(dataclasses.FrozenInstanceError):
        features.names = ()  # type: ignore[misc]


@pytest.mark.parametrize(
    "arguments,message",
    [
        (((),), "needs at least one feature"),
        ((("x1", "x3"),), '"x3"'),
        ((tuple(f"x1 + {n}" for n in range(17)),), "takes 16 features; remove one"),
        ((("x1", "x1"),), "named twice"),
        ((("x1", "x2"), (0.0,), (1.0,)), "one shift and one scale for each of 2"),
        ((("x1",), (0.0,), ()), "one shift and one scale for each of 1"),
        ((("x1",), (float("nan"),), (1.0,)), "shift must be a finite number"),
        ((("x1",), (float("inf"),), (1.0,)), "shift must be a finite number"),
        ((("x1",), (0.0,), (0.0,)), "scale must be a finite number above 0"),
        ((("x1",), (0.0,), (-1.0,)), "scale must be a finite number above 0"),
        ((("x1",), (0.0,), (float("nan"),)), "scale must be a finite number above 0"),
        ((("x1",), (0.0,), (float("inf"),)), "scale must be a finite number above 0"),
    ],
)
def test_refuses(arguments: tuple, message: str) -> None:
    with pytest.raises(ValueError, match=message):
        FeatureMap(*arguments)


@pytest.mark.parametrize("x1,x2", [([1.0], [1.0, 2.0]), ([[1.0]], [[2.0]]), (1.0, 2.0)])
def test_refuses_columns_that_do_not_fit_together(x1: object, x2: object) -> None:
    with pytest.raises(ValueError, match="columns of one length"):
        FeatureMap().transform(x1, x2)  # type: ignore[arg-type]


def test_an_added_feature_stands_where_it_is_offered_and_formulas_stand_last() -> None:
    none = np.empty(0)
    features = FeatureMap(("x2",))
    for name in ("x1*x2", "cos x1", "x1", "x1 x2", "x2 - x1"):
        features = features.with_feature(name, none, none)
    assert features.names == ("x1", "x2", "x1 x2", "cos x1", "x1*x2", "x2 - x1")
    with pytest.raises(ValueError, match="x₂ is a feature already"):
        features.with_feature("x2", none, none)


def test_an_added_feature_is_fitted_and_the_others_keep_their_numbers() -> None:
    features = FeatureMap().fitted([0.0, 2.0], [0.0, 4.0])
    more = features.with_feature("x1^2", [1.0, 3.0], [5.0, 5.0])
    assert more.names == ("x1", "x2", "x1^2")
    assert more.shift == (1.0, 2.0, 5.0)
    assert more.scale == (1.0, 2.0, 4.0)
    assert more.without("x1^2") == features
    assert more.without("x1").shift == (2.0, 5.0)


def test_the_last_feature_stays() -> None:
    with pytest.raises(ValueError, match=r"x₂ is the last feature: .* Add another first"):
        FeatureMap(("x2",)).without("x2")
    with pytest.raises(ValueError, match="no feature of this network"):
        FeatureMap(("x2",)).without("x1")


def test_formulas_without_a_value_at_a_point_are_left_out() -> None:
    features = FeatureMap(("x1", "log(x1 + 7)", "x2"))
    assert features.with_values_at([0.0], [0.0]) == features
    assert features.with_values_at([-9.0], [0.0]).names == ("x1", "x2")
    assert FeatureMap(("log(x1 + 7)",)).with_values_at([-9.0], [0.0]) == FeatureMap()
