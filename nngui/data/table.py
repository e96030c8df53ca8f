"""What a data file holds, before it becomes a dataset."""

from dataclasses import dataclass, replace

import numpy as np
from numpy.typing import NDArray

from nngui.data.components import Components
from nngui.data.errors import LoadError


@dataclass(frozen=True, eq=False)
class Table:
    """Labelled points as read from a file; the columns are read-only and of one length n >= 1.

    Without a label column `label_names` is empty and every label is 0. So it is where the column
    holds values to be learned, `target`. `skipped` says what was wrong with each row that was left
    out on request.
    """

    x1: NDArray[np.float64]
    x2: NDArray[np.float64]
    label_names: tuple[str, ...]
    labels: NDArray[np.int64]
    """Index into `label_names`."""
    split: NDArray[np.int8]
    """0 not said, 1 train, 2 test."""
    feature_names: tuple[str, str]
    skipped: tuple[LoadError, ...] = ()
    components: Components | None = None
    """What x1 and x2 were made from, where they are principal components."""
    target: NDArray[np.float64] | None = None
    """The value of each point, or None where points have classes."""
    label_colors: tuple[str, ...] = ()
    """Colors of the classes as #rrggbb or "ink"; empty where the file says nothing of colors."""

    def __post_init__(self) -> None:
        for column in (self.x1, self.x2, self.labels, self.split):
            column.flags.writeable = False
        if self.target is not None:
            self.target.flags.writeable = False

    def __len__(self) -> int:
        return len(self.x1)


SMALL_VALUE = 10.0


def trains_as_is(table: Table) -> bool:
    """Whether the values, if it has any, are of a size that usual weights and learning rates are made for."""
    return table.target is None or bool(np.abs(table.target).max() <= SMALL_VALUE)


def with_standard_values(table: Table) -> Table:
    """The same with values of mean 0 and deviation 1; where all are the same, of mean 0 alone."""
    if table.target is None:
        return table
    target = table.target - table.target.mean()
    deviation = float(target.std())
    return replace(table, target=target / deviation if deviation > 0 else target)
