"""The confusion matrix counts, for every pair of classes, how often the one was taken for the other.

C[i, j]   = samples of class i that were put into class j
precision = C[j, j] / sum_i C[i, j]     of those put into class j, how many belong there
recall    = C[i, i] / sum_j C[i, j]     of those of class i, how many were found
"""

from __future__ import annotations

import numpy as np
from numpy.typing import ArrayLike, NDArray


def confusion_matrix(y: ArrayLike, predicted: ArrayLike, n_classes: int) -> NDArray[np.int64]:
    """Counts (n_classes, n_classes): a row for each true class, a column for each predicted one.

    y and predicted: labels (n_samples,) from 0. ValueError where one is not below n_classes.
    """
    labels, answers = (np.asarray(values, dtype=np.int64) for values in (y, predicted))
    for name, values in (("y", labels), ("predicted", answers)):
        if values.size and not 0 <= values.min() <= values.max() < n_classes:
            raise ValueError(f"{name} must be labels from 0 to {n_classes - 1}")
    counts = np.bincount(labels * n_classes + answers, minlength=n_classes**2)
    return counts.reshape(n_classes, n_classes)


def precision(confusion: NDArray[np.int64]) -> NDArray[np.float64]:
    """Of each class, (n_classes,); nan for a class into which nothing was put."""
    return _share(np.diagonal(confusion), confusion.sum(axis=0))


def recall(confusion: NDArray[np.int64]) -> NDArray[np.float64]:
    """Of each class, (n_classes,); nan for a class without samples."""
    return _share(np.diagonal(confusion), confusion.sum(axis=1))


def _share(part: NDArray[np.int64], whole: NDArray[np.int64]) -> NDArray[np.float64]:
    shares = np.full(len(whole), np.nan)
    np.divide(part, whole, out=shares, where=whole > 0)
    return shares
