"""Calibration asks whether probabilities mean what they say: of what is said with 80 %, 80 % should be right.

The samples are sorted into bins by how sure the network is of the class that it chose.

    confidence(bin) = mean of max_k p_k,   accuracy(bin) = share that is right
    expected calibration error = sum over bins of n_bin / n |accuracy - confidence|       (Guo et al., 2017)
"""

from __future__ import annotations

from typing import NamedTuple

import numpy as np
from numpy.typing import ArrayLike, NDArray

BINS = 10


class Calibration(NamedTuple):
    """Bins that hold samples: mean confidence, accuracy and counts, (k,) each; and the expected error."""

    confidence: NDArray[np.float64]
    accuracy: NDArray[np.float64]
    counts: NDArray[np.int64]
    error: float


def calibration(y: ArrayLike, probabilities: ArrayLike, bins: int = BINS) -> Calibration | None:
    """Of labels y (n_samples,) and probabilities (n_samples, n_classes); None without samples.

    Bins are equally wide, from chance (1 / n_classes) to 1.
    """
    p = np.asarray(probabilities, dtype=np.float64)
    if not len(p):
        return None
    sure, right = p.max(axis=1), p.argmax(axis=1) == np.asarray(y)
    chance = 1.0 / max(p.shape[1], 2)
    place = np.clip((sure - chance) / (1.0 - chance) * bins, 0, bins - 1).astype(np.int64)
    count = np.bincount(place, minlength=bins)
    held = np.flatnonzero(count)
    confidence = np.bincount(place, sure, bins)[held] / count[held]
    accuracy = np.bincount(place, right, bins)[held] / count[held]
    error = float(np.sum(count[held] * np.abs(accuracy - confidence))) / len(p)
    return Calibration(confidence, accuracy, count[held], error)
