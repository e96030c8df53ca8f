from __future__ import annotations

import numpy as np
import pytest

from nngui.engine.calls import CACHE_LINE, as_stored, bind, buffer, constant, run


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


@pytest.mark.parametrize("lead", [(), (3,)])
@pytest.mark.parametrize("dtype", [np.float32, np.float64])
def test_a_buffer_begins_where_a_line_of_the_cache_does(lead: tuple[int, ...], dtype: type) -> None:
    made = [buffer(lead, 5, count, dtype, 2.0) for count in range(1, 40)]
    assert {one.ctypes.data % CACHE_LINE for one in made} == {0}
    assert made[6].shape == (*lead, 5, 7)
    assert made[6].dtype == dtype
    assert np.all(made[6] == 2.0)
    assert as_stored(made[6]).flags.c_contiguous
