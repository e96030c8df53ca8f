"""Principal components: the two directions of the plane in which many columns vary most.

The columns are centered, and as a rule divided by their deviation; the directions are the first two right singular
vectors of what is left. Source: Jolliffe, "Principal Component Analysis", 2nd edition, chapters 1 to 3.
"""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from nngui.data.errors import LoadError
from nngui.data.limits import MAX_COORDINATE

Column = NDArray[np.float64]


@dataclass(frozen=True)
class Components:
    """The fitted numbers: feature i is the sum over columns j of axes[i][j] * (column_j - center_j) / scale_j.

    `explained` are the shares of the variance that the two features keep.
    """

    names: tuple[str, ...]
    center: tuple[float, ...]
    scale: tuple[float, ...]
    axes: tuple[tuple[float, ...], tuple[float, ...]]
    explained: tuple[float, float]

    def project(self, columns: Sequence[Column]) -> tuple[Column, Column]:
        """Both features (n,) of the columns (n,) that the components were fitted to, or of others like them."""
        matrix = (np.column_stack(columns) - self.center) / self.scale
        first, second = (matrix @ np.array(axis) for axis in self.axes)
        return first, second


def fit_components(
    columns: Sequence[Column], names: Sequence[str], *, standardize: bool = True
) -> Components:
    """The first two principal components of two or more columns (n,), n >= 1.

    The largest entry of each axis is positive, so that the same data give the same picture everywhere. Raises LoadError
    where the features leave the range of coordinates.
    """
    matrix = np.column_stack(columns)
    center = matrix.mean(axis=0)
    centered = matrix - center
    scale = np.ones(matrix.shape[1])
    if standardize:
        deviation = centered.std(axis=0)
        # A column that is constant but for rounding says nothing and stays as it is.
        varies = deviation > 1e-12 * np.abs(matrix).max(axis=0)
        scale = np.where(varies, deviation, 1.0)
    centered /= scale
    _, singular, vectors = np.linalg.svd(centered, full_matrices=False)
    axes = np.zeros((2, matrix.shape[1]))
    found = vectors[:2]
    axes[: len(found)] = found
    largest = np.take_along_axis(axes, np.abs(axes).argmax(axis=1)[:, None], axis=1)
    axes *= np.where(largest < 0, -1.0, 1.0)
    variance = singular**2
    total = float(variance.sum())
    shares = np.zeros(2)
    if total > 0:
        shares[: len(variance[:2])] = variance[:2] / total
    fitted = Components(
        tuple(names),
        tuple(center.tolist()),
        tuple(scale.tolist()),
        (tuple(axes[0].tolist()), tuple(axes[1].tolist())),
        (float(shares[0]), float(shares[1])),
    )
    if not all(np.all(np.abs(feature) <= MAX_COORDINATE) for feature in fitted.project(columns)):
        raise LoadError(
            "components-out-of-range",
            f"The principal components are beyond +-{MAX_COORDINATE:,.0f}. Standardize the columns.",
            limit=MAX_COORDINATE,
        )
    return fitted
