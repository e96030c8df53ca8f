"""Arrays in a session file: short ones are plain numbers, long ones base64 of their bytes.

A column of up to 1,000 numbers whose dtype the reader knows is a list; JSON's shortest decimals read back to the same
bits. Everything else is an object that says what it is:

    {"dtype": "<f8", "shape": [2, 33], "numbers": [...]}        up to 1,000 numbers, all finite
    {"dtype": "<f8", "shape": [400], "base64": "..."}           more, or with nan or inf among them
"""

import base64
import binascii
import math
from typing import Any

import numpy as np

from nngui.data.errors import LoadError

MAX_PLAIN_NUMBERS = 1_000
_MAX_DIMENSIONS = 2
_MAX_PROBLEM_LENGTH = 300
_DTYPES = {code: np.dtype(code) for code in ("<f8", "<f4", "<i8", "|i1")}
_LISTED = (np.dtype(np.float64), np.dtype(np.int64))

Json = Any
"""What the json module reads and writes."""


def field_error(path: str, problem: str) -> LoadError:
    """A field of a session file that is not as it must be; `problem` is a sentence about it."""
    problem = problem[:_MAX_PROBLEM_LENGTH]  # it may quote what stands in the file
    return LoadError("bad-field", f"{path}: {problem}", field=path, problem=problem)


def encode_array(array: np.ndarray, dtype: np.dtype | None = None, *, finite: bool = True) -> Json:
    """The JSON value of an array; `dtype` is the one that the reader expects, if it expects one.

    Raises ValueError for dtypes that the format does not know, and for nan or inf where `finite`.
    """
    all_finite = bool(np.isfinite(array).all())
    if finite and not all_finite:
        raise ValueError("An array to be saved must be finite.")
    is_plain = array.size <= MAX_PLAIN_NUMBERS and all_finite
    # An empty list would not say whether it holds whole numbers.
    is_known = (
        (array.dtype in _LISTED and array.size > 0) if dtype is None else array.dtype == dtype
    )
    if is_plain and is_known and array.ndim == 1:
        return array.tolist()
    code = next((code for code, known in _DTYPES.items() if known == array.dtype), None)
    if code is None or array.ndim > _MAX_DIMENSIONS:
        raise ValueError(f"No array of {array.dtype} with {array.ndim} dimensions can be saved.")
    described: dict[str, Json] = {"dtype": code, "shape": list(array.shape)}
    if is_plain:
        return described | {"numbers": array.ravel().tolist()}
    data = np.ascontiguousarray(array, dtype=_DTYPES[code]).tobytes()
    return described | {"base64": base64.b64encode(data).decode("ascii")}


def decode_array(
    value: Json, path: str, dtype: np.dtype | None = None, *, finite: bool = True
) -> np.ndarray:
    """The read-only array of a JSON value, of this dtype if one is given; raises LoadError."""
    if isinstance(value, list):
        array = _from_numbers(value, path, dtype)
    elif isinstance(value, dict):
        array = _from_description(value, path)
        if dtype is not None and (array.dtype != dtype or array.ndim != 1):
            raise field_error(path, f"A column of {dtype.name} is expected here.")
    else:
        raise field_error(path, "An array is expected here.")
    if finite and not np.isfinite(array).all():
        raise field_error(path, "Numbers must be finite.")
    array.flags.writeable = False
    return array


def _from_numbers(numbers: list[Json], path: str, dtype: np.dtype | None) -> np.ndarray:
    is_whole = all(type(number) is int for number in numbers)
    if not is_whole and not all(type(number) in (int, float) for number in numbers):
        raise field_error(path, "A list of numbers is expected here.")
    if dtype is None:
        dtype = np.dtype(np.int64 if is_whole else np.float64)
    if dtype.kind == "i" and not is_whole:
        raise field_error(path, "Whole numbers are expected here.")
    try:
        return np.array(numbers, dtype=dtype)
    except OverflowError:
        raise field_error(path, "A number is too large.") from None


def _from_description(value: dict[str, Json], path: str) -> np.ndarray:
    if value.keys() not in ({"dtype", "shape", "base64"}, {"dtype", "shape", "numbers"}):
        raise field_error(path, "An array has dtype, shape, and base64 or numbers.")
    code, shape = value["dtype"], value["shape"]
    dtype = _DTYPES.get(code) if isinstance(code, str) else None
    if dtype is None:
        raise field_error(f"{path}.dtype", f"This is one of {', '.join(_DTYPES)}.")
    if not (
        isinstance(shape, list) and len(shape) <= _MAX_DIMENSIONS and all(map(_is_size, shape))
    ):
        raise field_error(f"{path}.shape", f"This is a list of at most {_MAX_DIMENSIONS} sizes.")
    if "numbers" in value:
        if not isinstance(value["numbers"], list):
            raise field_error(f"{path}.numbers", "A list of numbers is expected here.")
        array = _from_numbers(value["numbers"], f"{path}.numbers", dtype)
    else:
        array = _from_base64(value["base64"], f"{path}.base64", dtype, math.prod(shape))
    if array.size != math.prod(shape):
        raise field_error(path, f"The shape {shape} does not fit {array.size:,} numbers.")
    return array.reshape(shape)


def _from_base64(text: Json, path: str, dtype: np.dtype, size: int) -> np.ndarray:
    # Compared before anything is decoded: the text itself bounds the memory that it can ask for.
    if not isinstance(text, str) or len(text) != -(-size * dtype.itemsize // 3) * 4:
        raise field_error(path, f"This must be the base64 text of {size:,} numbers.")
    try:
        data = base64.b64decode(text, validate=True)
    except (binascii.Error, ValueError):
        raise field_error(path, "This is no base64 text.") from None
    if len(data) != size * dtype.itemsize:
        raise field_error(path, f"This must be the base64 text of {size:,} numbers.")
    return np.frombuffer(data, dtype).astype(dtype.newbyteorder("="), copy=False)


def _is_size(value: Json) -> bool:
    return type(value) is int and 0 <= value < 2**31
