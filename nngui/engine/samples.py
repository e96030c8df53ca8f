"""Samples come in here, checked at the door, so that nothing can go wrong in the loop.

Labels become targets: one-hot for several units, 0 or 1 for a single sigmoid, -1 or 1 for a single
tanh, numbers for regression.
"""

from __future__ import annotations

from typing import Any, Protocol

import numpy as np
from numpy.typing import ArrayLike, DTypeLike

from .calls import Array
from .checks import check_numbers
from .outputs import OUTPUTS, Output

Data = tuple[Array, Array]


class Shape(Protocol):
    """What must be known of a network to check its samples."""

    sizes: tuple[int, ...]
    output: str
    dtype: np.dtype[Any]


BLOCK_ROWS = 1024
BLOCK_VALUES = 264_000
CACHED_BYTES = 270_000
"""What one value of every unit takes, for all rows of a block: of 1 MB of cache, with slopes and deltas."""

GRAIN = 16
"""Blocks have multiples of so many rows: products and vectors of others are up to a tenth slower."""


def block_rows(sizes: tuple[int, ...], dtype: DTypeLike) -> int:
    """How many samples at a time: a longer batch, and every evaluation, runs in blocks.

    At most 1,024, and fewer in a large network: a block stays in the cache (at 256 rows its products
    are as fast as they get), and is done soon enough to answer in between.
    """
    cached = CACHED_BYTES // (np.dtype(dtype).itemsize * sum(sizes))
    rows = max(64, min(BLOCK_ROWS, BLOCK_VALUES // sum(sizes), max(256, cached)))
    return rows - rows % GRAIN


def check_samples(X: ArrayLike, n_features: int, dtype: DTypeLike, *, empty: bool = False) -> Array:
    """X as an array (n_samples, n_features) of finite numbers in this precision."""
    samples = check_numbers(X, "X", dtype)
    if samples.ndim != 2 or samples.shape[1] != n_features:
        raise ValueError(f"X must have the shape (n_samples, {n_features}), not {samples.shape}")
    if not len(samples) and not empty:
        raise ValueError("X must have at least one sample; it is empty")
    return samples


def check_targets(
    y: ArrayLike, n_samples: int, output: Output, units: int, dtype: DTypeLike
) -> Array:
    """Labels or values as targets (n_samples, units).

    Labels are whole numbers from 0; values are (n_samples,), or (n_samples, units) for a linear
    output.
    """
    values = check_numbers(y, "y", dtype)
    n_classes = output.n_classes(units)
    if len(np.atleast_1d(values)) != n_samples:
        raise ValueError(f"y must have one entry for each of the {n_samples} samples of X")
    if output.name == "linear" and values.shape == (n_samples, units):
        return values
    if values.shape != (n_samples,):
        raise ValueError(f"y must have the shape ({n_samples},), not {values.shape}")
    if not n_classes:
        return values[:, None]
    if np.any(np.floor(values) != values) or np.any((values < 0) | (values >= n_classes)):
        raise ValueError(f"y must hold whole numbers from 0 to {n_classes - 1}, one for each class")
    return output.encode(values, units)


def check_data(X: ArrayLike, y: ArrayLike, network: Shape, *, empty: bool = False) -> Data:
    """X and y as samples (n_samples, n_features) and targets (n_samples, units) for this network."""
    samples = check_samples(X, network.sizes[0], network.dtype, empty=empty)
    output, units = OUTPUTS[network.output], network.sizes[-1]
    return samples, check_targets(y, len(samples), output, units, network.dtype)
