"""A call is one NumPy operation with its arrays bound beforehand: running it looks nothing up.

For small networks each NumPy call costs about half a microsecond whatever its size, so training is
a flat list of calls on buffers that are made once. Scalars are 0-d arrays of the buffers' own
precision.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from functools import partial
from typing import Any

import numpy as np
from numpy.typing import DTypeLike, NDArray

Array = NDArray[np.floating[Any]]
Call = Callable[[], object]

bind = partial


def constant(value: float, dtype: DTypeLike) -> Array:
    """A 0-d array: NumPy converts a Python float anew in every call, this one only once."""
    return np.array(value, dtype=dtype)


def run(calls: Iterable[Call]) -> None:
    """Runs the calls in their order."""
    for call in calls:
        call()
