from __future__ import annotations

import numpy as np
import pytest

from nngui.engine import ACTIVATIONS
from nngui.engine.calls import run
from tests.engine.reference import FUNCTIONS


@pytest.mark.parametrize("dtype", [np.float64, np.float32])
@pytest.mark.parametrize("name", ACTIVATIONS)
def test_function_and_derivative_follow_the_formula(name: str, dtype: type) -> None:
    z = np.linspace(-4.0, 4.0, 50, dtype=dtype).reshape(5, 10)
    function, derivative = FUNCTIONS[name]
    tolerance = 1e-14 if dtype is np.float64 else 1e-6
    a = ACTIVATIONS[name](z)
    assert a.dtype == dtype
    np.testing.assert_allclose(a, function(z), atol=tolerance)
    slope = np.full_like(z, np.nan)
    sums = z if ACTIVATIONS[name].needs_sums else np.full_like(z, np.nan)
    run(ACTIVATIONS[name].derivative(sums, a, slope))
    np.testing.assert_allclose(slope, derivative(z), atol=tolerance)
    np.testing.assert_array_equal(slope, ACTIVATIONS[name].slope(z))


@pytest.mark.parametrize("name", ACTIVATIONS)
def test_in_place_and_into_another_buffer_are_the_same(name: str) -> None:
    z = np.linspace(-4.0, 4.0, 50).reshape(5, 10)
    a = np.empty_like(z)
    run(ACTIVATIONS[name].forward(z, a))
    run(ACTIVATIONS[name].forward(z, z))
    np.testing.assert_array_equal(a, z)


@pytest.mark.parametrize("name", ACTIVATIONS)
def test_extreme_sums_stay_finite(name: str) -> None:
    for dtype in (np.float64, np.float32):
        z = np.array([[-1e12, -1e4, -100.0, 0.0, 100.0, 1e4, 1e12]], dtype)
        assert np.isfinite(ACTIVATIONS[name](z)).all()
        assert np.isfinite(ACTIVATIONS[name].slope(z)).all()


@pytest.mark.parametrize("name", ACTIVATIONS)
def test_an_activation_says_truly_what_surgery_relies_on(name: str) -> None:
    activation, z = ACTIVATIONS[name], np.linspace(-50.0, 50.0, 10_001)
    a = activation(z)
    assert activation.bounded is bool(np.abs(a).max() <= 1.0)
    assert np.all(np.abs(a) <= np.abs(z) + 1.0)
    if activation.lowest is not None:
        assert a.min() >= activation.lowest
    if activation.straight_from is not None:
        straight = z >= activation.straight_from
        np.testing.assert_allclose(a[straight], z[straight], rtol=1e-6)


def test_an_unknown_name_lists_the_known_ones() -> None:
    with pytest.raises(ValueError, match=r"sigmoid, tanh, relu, .*, linear, not 'swoosh'"):
        ACTIVATIONS.find("swoosh")
