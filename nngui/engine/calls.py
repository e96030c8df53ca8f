"""A call is one NumPy operation with its arrays bound beforehand: running it looks nothing up.

For small networks each NumPy call costs about half a microsecond whatever its size, so training is
a flat list of calls on buffers that are made once. Scalars are 0-d arrays of the buffers' own
precision. All calls are written for arrays (..., rows, columns): further axes in front hold several
networks side by side.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Iterable
from functools import partial
from typing import Any

import numpy as np
from numpy.typing import ArrayLike, DTypeLike, NDArray

Array = NDArray[np.floating[Any]]
Call = Callable[[], object]
BetweenBlocks = Callable[[bool], object]
"""What is called between the blocks of a long batch: told whether the weights are those before the step."""

bind = partial

CACHE_LINE = 64
"""Bytes."""


def constant(value: ArrayLike, dtype: DTypeLike) -> Array:
    """A 0-d array: NumPy converts a Python float anew in every call, this one only once."""
    return np.array(value, dtype=dtype)


def buffer(
    lead: tuple[int, ...], rows: int, samples: int, dtype: DTypeLike, value: float = 0.0
) -> Array:
    """A new array (..., rows, samples). Networks side by side lie within each row, so that any span
    of rows is one piece of memory, which NumPy works through in one go.
    """
    stored = aligned((rows, *lead, samples), dtype)
    stored.fill(value)
    return np.moveaxis(stored, 0, -2)


def aligned(shape: tuple[int, ...], dtype: DTypeLike) -> Array:
    """Zeros that begin where a line of the cache does. NumPy's own arrays begin 16 bytes later: every
    vector of 64 bytes then lies across two lines, which costs training 1 to 3 percent.
    """
    n_bytes = math.prod(shape) * np.dtype(dtype).itemsize
    memory = np.zeros(n_bytes + CACHE_LINE, np.uint8)
    start = -memory.ctypes.data % CACHE_LINE
    return memory[start : start + n_bytes].view(dtype).reshape(shape)


def product(left: Array, right: Array, out: Array) -> Call:
    """out = left @ right. The bound method of two plain matrices costs a third of matmul."""
    return bind(left.dot, right, out) if out.ndim == 2 else bind(np.matmul, left, right, out)


def inner(left: Array, right: Array, total: Array) -> list[Call]:
    """total = the sum of left * right over the last two axes."""
    if total.ndim == 0:
        return [bind(left.reshape(-1).dot, right.reshape(-1), total)]
    if left.shape[-2] == 1:
        return [bind(np.vecdot, left[..., 0, :], right[..., 0, :], total)]
    both = np.zeros_like(left)
    return [
        bind(np.multiply, left, right, both),
        bind(np.add.reduce, both, (-2, -1), None, total),
    ]


def transposed(matrix: Array) -> Array:
    """The last two axes exchanged, as a view."""
    return np.swapaxes(matrix, -1, -2)


def as_stored(array: Array) -> Array:
    """A view with the axes in the order of memory: what works element by element is fastest on it."""
    return np.moveaxis(array, -2, 0)


def run(calls: Iterable[Call]) -> None:
    """Runs the calls in their order."""
    for call in calls:
        call()
