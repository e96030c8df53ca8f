"""A curve that trembles, drawn calmer: an exponentially weighted mean of the rows up to each.

The mean is corrected for its start, as in D. P. Kingma, J. Ba: Adam (2015), section 3.
"""

from functools import lru_cache

import numpy as np

from nngui.state.curve import CAPACITY


def smoothed(values: np.ndarray, half_life: int, is_whole: bool = False) -> np.ndarray:
    """The mean at each row of `values` (..., n), n at most CAPACITY; nan stays nan and counts for nothing.

    `is_whole`: there is no nan, so that nobody has to look.
    """
    n = values.shape[-1]
    if half_life == 0 or not n:
        return values
    weights, sums = _weights(half_life)
    if is_whole:
        return np.cumsum(values * weights[:n], axis=-1) / sums[:n]
    finite = np.isfinite(values)
    total = np.cumsum(np.where(finite, values, 0.0) * weights[:n], axis=-1)
    weight = np.cumsum(finite * weights[:n], axis=-1)
    return np.where(finite, total / np.maximum(weight, 1.0), np.nan)


@lru_cache
def _weights(half_life: int) -> tuple[np.ndarray, np.ndarray]:
    """What each row counts, and all rows up to it.

    Not that earlier rows count less and less: later ones count more and more, so that one running sum does for all.
    That ends at 2 to the 256th, and what a row counts beside another is the same.
    """
    weights = np.exp2(np.arange(CAPACITY) / half_life)
    return weights, np.cumsum(weights)
