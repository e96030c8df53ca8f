"""NumPy rows as the C array that QPainter's fast calls take: one call for thousands of marks or lines."""

from typing import TypeVar, cast

import numpy as np
import shiboken6

Value = TypeVar("Value")


def first_of(rows: np.ndarray, kind: type[Value]) -> Value:
    """The first of `rows` as a Qt value of this kind: what a pointer-and-count call of QPainter takes.

    `rows` (n, numbers per value), n > 0, float64, contiguous; each row holds the numbers of one value in the order of
    its C++ members (QLineF: 4, QPainter.PixmapFragment: 10). It must outlive the call.
    """
    if rows.dtype != np.float64 or not rows.flags.c_contiguous or not len(rows):
        raise ValueError("rows must be one or more contiguous rows of float64")
    return cast(Value, shiboken6.wrapInstance(rows.ctypes.data, kind))
