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
from nngui.data.steps import Steps, in_blocks

Column = NDArray[np.float64]
_BLOCK_CELLS = 20_000


@dataclass(frozen=True, slots=True)
class Components:
    """The fitted numbers: feature i is the sum over columns j of axes[i][j] * (column_j - center_j) / scale_j.

    `explained` are the shares of the variance that the two features keep. Raises ValueError for numbers that fit no
    columns.
    """

    names: tuple[str, ...]
    center: tuple[float, ...]
    scale: tuple[float, ...]
    axes: tuple[tuple[float, ...], tuple[float, ...]]
    explained: tuple[float, float]

    def __post_init__(self) -> None:
        width = len(self.names)
        columns = (self.center, self.scale, *self.axes)
        if len(self.axes) != 2 or len(self.explained) != 2:
            raise ValueError("Principal components are two axes, with the variance of each.")
        if width < 2 or any(len(column) != width for column in columns):
            raise ValueError(
                "Principal components have one number for each of two or more columns."
            )
        if not all(np.isfinite(column).all() for column in (*columns, self.explained)):
            raise ValueError("Principal components are finite numbers.")
        if min(self.scale) <= 0:
            raise ValueError("The scale of a column is above 0.")

    def project(self, columns: Sequence[Column]) -> tuple[Column, Column]:
        """Both features (n,) of the columns (n,) that the components were fitted to, or of others like them."""
        first, second = np.zeros((2, len(columns[0])))
        for column, center, scale, one, two in zip(
            columns, self.center, self.scale, *self.axes, strict=True
        ):
            centered = (column - center) / scale
            first += one * centered
            second += two * centered
        return first, second


def fit_in_steps(
    columns: Sequence[Column], names: Sequence[str], *, standardize: bool = True
) -> Steps[Components]:
    """The first two principal components of two or more columns (n,), n >= 1.

    The singular vectors are those of R, where QR is the centered matrix: R is made block by block, so that a large
    matrix is never held as a whole (TSQR: Demmel et al., "Communication-optimal parallel and sequential QR", 2012).
    The largest entry of each axis is positive, so that the same data give the same picture everywhere. Raises LoadError
    where the features leave the range of coordinates.
    """
    n, width = len(columns[0]), len(columns)
    center = np.array([column.mean() for column in columns])
    scale = np.ones(width)
    if standardize:
        scale = np.array([_deviation(column) for column in columns])
    triangle = np.zeros((0, width))
    for rows in in_blocks(n, max(width, _BLOCK_CELLS // width)):
        yield rows.start / n
        block = (np.column_stack([column[rows] for column in columns]) - center) / scale
        triangle = np.asarray(np.linalg.qr(np.vstack((triangle, block)), mode="r"))
    _, singular, vectors = np.linalg.svd(triangle, full_matrices=False)
    yield 1.0
    axes = np.zeros((2, width))
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


def _deviation(column: Column) -> float:
    """A column that is constant but for rounding says nothing and stays as it is."""
    deviation = float(column.std())
    return deviation if deviation > 1e-12 * float(np.abs(column).max()) else 1.0
