"""The points of a document: frozen columns, one row a point.

A Dataset is a value: every change makes a new one and shares the columns that stayed the same.
Rows are kept in the order of their ids, and an id is never given to a second point.
"""

from dataclasses import dataclass, field, fields, replace
from enum import IntEnum
from typing import Any

import numpy as np

from nngui.data.components import Components
from nngui.data.errors import DataError
from nngui.data.growth import appended, is_beginning, memory_of
from nngui.data.limits import MAX_CLASSES, MAX_COORDINATE, MAX_POINTS
from nngui.data.point_class import PointClass, default_classes
from nngui.data.randomness import split_keys
from nngui.data.recipe import Recipe
from nngui.data.task import Task


class Split(IntEnum):
    """Where a point was put by hand; NONE leaves it to its split key."""

    NONE = 0
    TRAIN = 1
    TEST = 2


class Origin(IntEnum):
    """Who made a point: a generator replaces only its own."""

    DRAWN = 0
    GENERATED = 1


def _empty(dtype: type) -> np.ndarray:
    return np.empty(0, dtype=dtype)


def _frozen(column: np.ndarray) -> np.ndarray:
    """A column that nobody else holds: as it is read-only, a dataset takes it without a copy."""
    column.flags.writeable = False
    return column


_DTYPES = {
    "id": np.int64,
    "x1": np.float64,
    "x2": np.float64,
    "label": np.int64,
    "target": np.float64,
    "split_key": np.float64,
    "split_override": np.int8,
    "origin": np.int8,
}
COLUMNS = tuple(_DTYPES)
_REST = ("classes", "task", "recipe", "next_id", "components")
_GREATEST_ID = 2**53


@dataclass(frozen=True, eq=False, slots=True)
class Dataset:
    """Points and what they mean.

    Columns (n,), read-only: `id` (ascending, never reused), `x1`, `x2`, `label` (index into `classes`), `target`
    (the value to learn where `task` is regression), `split_key` (uniform in [0, 1), drawn once with the point),
    `split_override` (Split), `origin` (Origin). `recipe` says what the generated points were made from,
    `components` what x1 and x2 of a file's points were computed from.
    Raises ValueError where columns disagree, leave their range, or are not finite.
    """

    id: np.ndarray = field(default_factory=lambda: _empty(np.int64))
    x1: np.ndarray = field(default_factory=lambda: _empty(np.float64))
    x2: np.ndarray = field(default_factory=lambda: _empty(np.float64))
    label: np.ndarray = field(default_factory=lambda: _empty(np.int64))
    target: np.ndarray = field(default_factory=lambda: _empty(np.float64))
    split_key: np.ndarray = field(default_factory=lambda: _empty(np.float64))
    split_override: np.ndarray = field(default_factory=lambda: _empty(np.int8))
    origin: np.ndarray = field(default_factory=lambda: _empty(np.int8))
    classes: tuple[PointClass, ...] = field(default_factory=lambda: default_classes(2))
    task: Task = Task.CLASSIFICATION
    recipe: Recipe | None = None
    next_id: int = 0
    components: Components | None = None

    def __post_init__(self) -> None:
        for name, dtype in _DTYPES.items():
            column = np.ascontiguousarray(getattr(self, name), dtype=dtype)
            if column.flags.writeable:
                column = column.copy() if column is getattr(self, name) else column
                column.flags.writeable = False
            object.__setattr__(self, name, column)
            if column.shape != self.id.shape or column.ndim != 1:
                raise ValueError(f"column {name} has shape {column.shape}, id has {self.id.shape}")
        self._check()

    def _check(self) -> None:
        if not 1 <= len(self.classes) <= MAX_CLASSES:
            raise DataError(
                "class-count",
                f"A dataset has 1 to {MAX_CLASSES} classes, not {len(self.classes)}.",
                limit=MAX_CLASSES,
                count=len(self.classes),
            )
        _check_count(self.n_points)
        # Far from where int64 ends: there is always an id for the next point.
        if not 0 <= self.next_id <= _GREATEST_ID:
            raise ValueError(f"next_id must be 0 to {_GREATEST_ID:,}")
        if self.n_points == 0:
            return
        if np.any(np.diff(self.id) <= 0) or self.id[0] < 0 or self.id[-1] >= self.next_id:
            raise ValueError("ids must ascend from 0 and stay below next_id")
        for name in ("x1", "x2", "target"):
            # Written so that nan fails too.
            if not np.all(np.abs(getattr(self, name)) <= MAX_COORDINATE):
                raise DataError(
                    "out-of-bounds",
                    f"{name} must be finite and within +-{MAX_COORDINATE:g}.",
                    name=name,
                    limit=MAX_COORDINATE,
                )
        if self.label.min() < 0 or self.label.max() >= len(self.classes):
            raise ValueError(f"label must be 0 to {len(self.classes) - 1}")
        if not (np.all(self.split_key >= 0) and np.all(self.split_key < 1)):
            raise ValueError("split_key must be in [0, 1)")
        if self.split_override.min() < Split.NONE or self.split_override.max() > Split.TEST:
            raise ValueError("split_override must be 0 (by key), 1 (train) or 2 (test)")
        if self.origin.min() < Origin.DRAWN or self.origin.max() > Origin.GENERATED:
            raise ValueError("origin must be 0 (drawn) or 1 (generated)")

    @property
    def n_points(self) -> int:
        return len(self.id)

    @property
    def n_classes(self) -> int:
        return len(self.classes)

    @property
    def nbytes(self) -> int:
        """Bytes of all columns; shared ones count here as well."""
        return sum(column.nbytes for column in self.columns().values())

    def memory(self) -> list[np.ndarray]:
        """What each column keeps in memory: datasets that grew out of one another share it."""
        return [memory_of(getattr(self, name)) for name in COLUMNS]

    def columns(self) -> dict[str, np.ndarray]:
        """All columns by name."""
        return {name: getattr(self, name) for name in COLUMNS}

    def is_train(self, train_share: float, start: int = 0) -> np.ndarray:
        """Mask of the rows from `start` on: the points to train on; the others are test points."""
        by_key = np.asarray(self.split_key[start:] < train_share)
        override = self.split_override[start:]
        if not override.any():
            return by_key
        return np.where(override == Split.NONE, by_key, override == Split.TRAIN)

    def next_is_train(self, train_share: float) -> bool:
        """Whether the next point to be added will be trained on: its id, and so its split key, is known before."""
        return bool(split_keys(np.array([self.next_id]))[0] < train_share)

    def class_counts(self) -> np.ndarray:
        """Points of each class, (n_classes,)."""
        return np.bincount(self.label, minlength=self.n_classes)

    def rows_of(self, ids: np.ndarray) -> np.ndarray:
        """Rows of those of `ids` that exist, in ascending order."""
        if not len(ids):
            return np.empty(0, dtype=np.int64)
        rows = np.searchsorted(self.id, ids)
        in_range = rows < self.n_points
        rows, ids = rows[in_range], ids[in_range]
        # A mask puts thousands into order five times as fast as sorting does.
        is_there = np.zeros(self.n_points, dtype=bool)
        is_there[rows[self.id[rows] == ids]] = True
        return np.flatnonzero(is_there)

    def with_points(
        self,
        x1: np.ndarray,
        x2: np.ndarray,
        label: np.ndarray,
        *,
        origin: Origin = Origin.DRAWN,
        split_override: np.ndarray | None = None,
        target: np.ndarray | None = None,
    ) -> "Dataset":
        """This and more points, with new ids and their split keys."""
        n = len(x1)
        ids = np.arange(self.next_id, self.next_id + n, dtype=np.int64)
        more = replace(
            self,
            id=ids,
            x1=x1,
            x2=x2,
            label=label,
            target=np.zeros(n) if target is None else target,
            split_key=split_keys(ids),
            split_override=np.zeros(n) if split_override is None else split_override,
            origin=np.full(n, origin),
            next_id=self.next_id + n,
        )
        return self._followed_by(more)

    def _followed_by(self, more: "Dataset") -> "Dataset":
        """This and new points: both were checked when they were made, and are not looked through again."""
        _check_count(self.n_points + more.n_points)
        both = object.__new__(Dataset)
        for name in _REST:
            object.__setattr__(both, name, getattr(more, name))
        for name in COLUMNS:
            column = appended(getattr(self, name), getattr(more, name))
            object.__setattr__(both, name, column)
        return both

    def is_beginning_of(self, other: "Dataset") -> bool:
        """Whether `other` is known to be this and more points, of the same classes: found without looking at points."""
        return (
            self.classes is other.classes
            and self.task is other.task
            and all(is_beginning(getattr(self, name), getattr(other, name)) for name in COLUMNS)
        )

    def kept(self, mask: np.ndarray) -> "Dataset":
        """The points where mask (n,) is true; their ids and keys stay."""
        columns: dict[str, Any] = {
            name: _frozen(column[mask]) for name, column in self.columns().items()
        }
        return replace(self, **columns)

    def without(self, ids: np.ndarray) -> "Dataset":
        """This without the points of those ids."""
        mask = np.ones(self.n_points, dtype=bool)
        mask[self.rows_of(ids)] = False
        return self.kept(mask)

    def changed(self, ids: np.ndarray, **values: np.ndarray | int | float) -> "Dataset":
        """Other values in the named columns for these ids, in their order (all must exist, each once)."""
        rows = np.searchsorted(self.id, ids)
        if len(self.rows_of(ids)) != len(ids):
            raise ValueError("ids must name points of this dataset, each once")
        columns: dict[str, Any] = {}
        for name, value in values.items():
            column = getattr(self, name).copy()
            column[rows] = value
            columns[name] = _frozen(column)
        return replace(self, **columns)

    def equals(self, other: "Dataset") -> bool:
        """Whether all columns and all else are the same, bit for bit."""
        return all(
            np.array_equal(getattr(self, item.name), getattr(other, item.name))
            if item.name in _DTYPES
            else getattr(self, item.name) == getattr(other, item.name)
            for item in fields(self)
        )


def _check_count(n_points: int) -> None:
    if n_points > MAX_POINTS:
        raise DataError(
            "too-many-points",
            f"A dataset has at most {MAX_POINTS:,} points, not {n_points:,}.",
            limit=MAX_POINTS,
            count=n_points,
        )
