import base64
import json
import math
from typing import Any

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra import numpy as hnp

from nngui.data import LoadError
from nngui.state.array_codec import decode_array, encode_array, field_error
from tests.state.strategies import same

dtypes = st.sampled_from([np.float64, np.float32, np.int64, np.int8])
arrays = hnp.arrays(dtypes, hnp.array_shapes(min_dims=1, max_dims=2, min_side=0, max_side=40))


@given(arrays)
def test_any_array_round_trips_through_json(array: np.ndarray) -> None:
    value = json.loads(json.dumps(encode_array(array, finite=False), allow_nan=False))
    back = decode_array(value, "x", finite=False)
    assert same(back, array)
    assert not back.flags.writeable


@given(hnp.arrays(st.sampled_from([np.float64, np.int8]), st.integers(0, 1_200)))
def test_a_column_of_a_known_dtype_is_a_list_up_to_a_thousand(array: np.ndarray) -> None:
    value = encode_array(array, array.dtype, finite=False)
    is_plain = len(array) <= 1_000 and bool(np.isfinite(array).all())
    assert isinstance(value, list) == is_plain
    assert same(decode_array(value, "x", array.dtype, finite=False), array)


@pytest.mark.parametrize("value", [-0.0, 5e-324, 0.1 + 0.2, 1e308, math.pi])
def test_plain_numbers_keep_every_bit(value: float) -> None:
    array = np.array([value])
    assert same(decode_array(json.loads(json.dumps(encode_array(array))), "x"), array)


def test_not_finite_is_saved_only_where_it_may_be() -> None:
    array = np.array([1.0, math.nan])
    with pytest.raises(ValueError, match="finite"):
        encode_array(array)
    with pytest.raises(LoadError, match="x: Numbers must be finite"):
        decode_array(encode_array(array, finite=False), "x")
    with pytest.raises(LoadError, match="x: Numbers must be finite"):
        decode_array([1.0, json.loads("1e999")], "x")


@pytest.mark.parametrize(
    "array", [np.array(["a"]).view(np.uint8), np.zeros((1, 1, 1)), 1j * np.ones(2)]
)
def test_other_dtypes_and_shapes_are_not_saved(array: np.ndarray) -> None:
    with pytest.raises(ValueError, match="can be saved"):
        encode_array(array)


def described(**other: Any) -> dict[str, Any]:
    data = base64.b64encode(np.arange(6.0).tobytes()).decode()
    return {"dtype": "<f8", "shape": [2, 3], "base64": data} | other


@pytest.mark.parametrize(
    "value, message",
    [
        (described(dtype="|O"), "x.dtype: This is one of <f8"),
        (described(dtype=["<f8"]), "x.dtype: This is one of <f8"),
        (described(shape=[6]), None),
        (described(shape=[7]), "x.base64: This must be the base64 text of 7 numbers"),
        (described(shape=[2**30, 2**30]), "x.base64: This must be the base64 text"),
        (described(shape=[2**31, 0]), "x.shape: This is a list"),
        (described(shape=[1, 2, 3]), "x.shape: This is a list"),
        (described(shape=[2, -3]), "x.shape: This is a list"),
        (described(shape=[2.0, 3.0]), "x.shape: This is a list"),
        (described(shape=6), "x.shape: This is a list"),
        (described(base64="!" * 64), "x.base64: This is no base64 text"),
        (described(base64="\u00e9" * 64), "x.base64: This is no base64 text"),
        (described(base64=7), "x.base64: This must be"),
        (described(numbers=[]), "x: An array has dtype, shape, and base64 or numbers"),
        ({"dtype": "<f8", "shape": [2], "numbers": [1.0]}, "x: The shape [2] does not fit 1"),
        ({"dtype": "<f8", "shape": [2], "numbers": {}}, "x.numbers: A list of numbers"),
        ({"dtype": "<i8", "shape": [1], "numbers": [1.5]}, "x.numbers: Whole numbers"),
        ([True], "x: A list of numbers"),
        ([[1.0]], "x: A list of numbers"),
        ([10**400], "x: A number is too large"),
        ([0.5, 10**400], "x: A number is too large"),
        (3, "x: An array is expected"),
    ],
)
def test_what_is_wrong_is_named(value: Any, message: str | None) -> None:
    if message is None:
        assert decode_array(value, "x").tolist() == [0, 1, 2, 3, 4, 5]
        return
    with pytest.raises(LoadError) as caught:
        decode_array(value, "x")
    assert message in caught.value.message


def test_a_column_keeps_to_its_dtype() -> None:
    with pytest.raises(LoadError, match="x: A column of int64 is expected"):
        decode_array(described(), "x", np.dtype(np.int64))
    with pytest.raises(LoadError, match="x: A column of float64 is expected"):
        decode_array(described(), "x", np.dtype(np.float64))


def test_a_quoted_value_does_not_make_the_message_endless() -> None:
    assert len(field_error("x", "y" * 10_000).message) < 400
