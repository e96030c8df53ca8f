"""What callers hand in is checked at the door: a ValueError names the argument, and what it may be.

Samples and labels are checked in `samples`, names by the registries, settings by the values themselves.
"""

from __future__ import annotations

import operator
from contextlib import suppress
from typing import TypeVar

import numpy as np
from numpy.typing import ArrayLike, DTypeLike

from .calls import Array

Value = TypeVar("Value")


def check_count(value: int, argument: str, least: int = 1) -> int:
    """`value` as an int, at least `least`; ValueError naming the argument otherwise."""
    try:
        count = operator.index(value)
    except TypeError:
        count = least - 1
    if count < least or isinstance(value, bool):
        raise ValueError(f"{argument} must be a whole number of at least {least}, not {value!r}")
    return count


def check_kind(value: Value, kind: type, argument: str) -> Value:
    """`value`, which must be an instance of `kind`."""
    if not isinstance(value, kind):
        raise ValueError(f"{argument} must be of the kind {kind.__name__}, not {value!r}")
    return value


def check_numbers(
    values: ArrayLike, argument: str, dtype: DTypeLike, shape: tuple[int, ...] | None = None
) -> Array:
    """`values` as an array of finite numbers in this precision, of this shape if one is named."""
    try:
        if np.iscomplexobj(values):
            raise TypeError("complex numbers")
        with np.errstate(over="ignore"):
            numbers: Array = np.array(values, dtype=dtype)
    except (TypeError, ValueError) as error:
        raise ValueError(f"{argument} must be an array of numbers") from error
    if shape is not None and numbers.shape != shape:
        raise ValueError(f"{argument} must have the shape {shape}, not {numbers.shape}")
    if not np.isfinite(numbers).all():
        raise ValueError(f"{argument} must hold finite numbers only; nan or infinity is among them")
    return numbers


def check_precision(dtype: DTypeLike) -> np.dtype[np.floating]:
    """float64 or float32."""
    with suppress(TypeError):
        if dtype is not None and np.dtype(dtype) == np.float64:
            return np.dtype(np.float64)
        if dtype is not None and np.dtype(dtype) == np.float32:
            return np.dtype(np.float32)
    raise ValueError(f"dtype must be float64 or float32, not {dtype!r}")
