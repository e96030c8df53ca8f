"""Independent random streams from one seed.

Everything random in a document follows from its seeds. Each purpose draws from a stream of its own, so that
asking for one more random number in one place never changes what another place draws.
Source: NumPy's SeedSequence, which mixes a list of integers into independent states.
"""

from enum import IntEnum

import numpy as np

_MASK = np.uint64(0xFFFFFFFFFFFFFFFF)


class Stream(IntEnum):
    """What random numbers are drawn for; the numbers are part of the file format."""

    INIT = 0
    ORDER = 1
    DROPOUT = 2
    DATA = 3
    BRUSH = 4


def stream(seed: int, purpose: Stream) -> np.random.Generator:
    """A fresh generator for one purpose, a function of (seed, purpose) alone."""
    return np.random.default_rng([seed, int(purpose)])


def split_keys(ids: np.ndarray) -> np.ndarray:
    """Uniform keys in [0, 1), one per point id (n,): the same id always has the same key.

    A point is in the training set if its key is below the train share, so moving the share moves points over
    one way only, and adding points reshuffles nothing.
    Source: the SplitMix64 finalizer (Steele, Lea and Flood, 2014).
    """
    with np.errstate(over="ignore"):
        z = (ids.astype(np.uint64) + np.uint64(1)) * np.uint64(0x9E3779B97F4A7C15) & _MASK
        z = (z ^ (z >> np.uint64(30))) * np.uint64(0xBF58476D1CE4E5B9) & _MASK
        z = (z ^ (z >> np.uint64(27))) * np.uint64(0x94D049BB133111EB) & _MASK
        z = z ^ (z >> np.uint64(31))
    return (z >> np.uint64(11)).astype(np.float64) / float(1 << 53)
