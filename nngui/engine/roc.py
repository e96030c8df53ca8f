"""The ROC curve shows, for two classes, what is found at the price of how many false alarms.

Every threshold on the score is a point; the area under them is the chance that a sample of class 1
gets a higher score than one of class 0 (Hanley and McNeil, 1982).

    true positive rate  = found of class 1 / all of class 1
    false positive rate = alarms in class 0 / all of class 0
    area = sum of (fpr_k - fpr_(k-1)) (tpr_k + tpr_(k-1)) / 2
"""

from __future__ import annotations

from typing import NamedTuple

import numpy as np
from numpy.typing import ArrayLike, NDArray


class Roc(NamedTuple):
    """Rates (k,) from (0, 0) to (1, 1), both ascending, and the area under the curve, 0 to 1."""

    false_positive_rate: NDArray[np.float64]
    true_positive_rate: NDArray[np.float64]
    area: float


def roc_curve(y: ArrayLike, score: ArrayLike) -> Roc | None:
    """The curve of labels y (n_samples,), 0 or 1, and scores: higher means class 1.

    None where one of the classes has no sample: there is nothing to tell apart. Corners only:
    points on a straight line between two others are left out.
    """
    positive = np.asarray(y) == 1
    n_positive = int(np.count_nonzero(positive))
    n_negative = positive.size - n_positive
    if not n_positive or not n_negative:
        return None
    order = np.argsort(-np.asarray(score, dtype=np.float64), kind="stable")
    sorted_score = np.asarray(score, dtype=np.float64)[order]
    # Samples of one score pass a threshold together.
    last = np.flatnonzero(np.append(np.diff(sorted_score) != 0.0, True))
    found = np.cumsum(positive[order])[last]
    alarms = last + 1 - found
    x, y_axis = np.append(0, alarms), np.append(0, found)
    if len(x) > 2:
        turns = np.diff(x)[:-1] * np.diff(y_axis)[1:] != np.diff(x)[1:] * np.diff(y_axis)[:-1]
        kept = np.flatnonzero(np.concatenate(([True], turns, [True])))
        x, y_axis = x[kept], y_axis[kept]
    area = float(np.sum(np.diff(x) * (y_axis[1:] + y_axis[:-1]))) / (2 * n_positive * n_negative)
    return Roc(x / n_negative, y_axis / n_positive, area)
