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
    run(ACTIVATIONS[name].derivative(a, slope))
    np.testing.assert_allclose(slope, derivative(z), atol=tolerance)


@pytest.mark.parametrize("name", ACTIVATIONS)
def test_in_place_and_into_another_buffer_are_the_same(name: str) -> None:
    z = np.linspace(-4.0, 4.0, 50).reshape(5, 10)
    a = np.empty_like(z)
    run(ACTIVATIONS[name].forward(z, a))
    run(ACTIVATIONS[name].forward(z, z))
    np.testing.assert_array_equal(a, z)


@pytest.mark.parametrize("name", ACTIVATIONS)
def test_extreme_sums_stay_finite(name: str) -> None:
    assert np.isfinite(ACTIVATIONS[name](np.array([[-1e4, 0.0, 1e4]]))).all()


def test_an_unknown_name_lists_the_known_ones() -> None:
    with pytest.raises(ValueError, match=r"sigmoid, tanh, relu, linear, not 'swoosh'"):
        ACTIVATIONS.find("swoosh")
