from __future__ import annotations

import numpy as np
import pytest

from nngui.engine.calls import bind, constant, run


def test_calls_run_in_their_order_on_their_buffers() -> None:
    values = np.array([1.0, 2.0])
    two = constant(2.0, values.dtype)
    run([bind(np.multiply, values, two, values), bind(np.add, values, two, values)])
    assert values.tolist() == [4.0, 6.0]


@pytest.mark.parametrize("dtype", [np.float32, np.float64])
def test_a_constant_has_the_precision_of_its_buffer(dtype: type) -> None:
    scalar = constant(0.1, dtype)
    assert scalar.shape == ()
    assert scalar.dtype == dtype
    assert (np.ones(3, dtype) * scalar).dtype == dtype
