"""The history of a run, bounded: a million epochs take no more room than a thousand.

Epochs fall into buckets of `stride` epochs, or of more where evaluating a large network is expensive (see
nngui/run/rhythm.py). A bucket keeps the least and greatest training loss of its epochs, and what was evaluated at its
last epoch. When the buckets are full, neighbors merge and the stride doubles; so which epochs are evaluated is a
function of epoch and work, never of when a frame happened to be drawn.
"""

import math
from collections.abc import Sequence
from dataclasses import dataclass, fields

import numpy as np

CAPACITY = 1024


@dataclass(frozen=True, eq=False, slots=True)
class Curve:
    """What a run went through, oldest first; row 0 is the untrained network at epoch 0.

    Arrays (n,), read-only: `epoch` (the last one of each bucket), `train_loss` (running mean over that epoch's
    batches; at epoch 0 evaluated), `train_low` and `train_high` (least and greatest of the bucket), and, evaluated
    at that epoch, `test_loss`, `train_accuracy`, `test_accuracy` (nan where there are no such points). Where values are
    learned, R^2 stands in the place of accuracy (at most 1, without a least value).
    `open_low` and `open_high`: the extremes of the epochs since the last row, so that a recorder can go on from here.
    """

    epoch: np.ndarray
    train_loss: np.ndarray
    train_low: np.ndarray
    train_high: np.ndarray
    test_loss: np.ndarray
    train_accuracy: np.ndarray
    test_accuracy: np.ndarray
    stride: int = 1
    open_low: float = math.nan
    open_high: float = math.nan

    def __post_init__(self) -> None:
        for column in self.columns():
            column.flags.writeable = False

    def __len__(self) -> int:
        return len(self.epoch)

    def columns(self) -> list[np.ndarray]:
        """All arrays, in the order of the fields."""
        values = [getattr(self, item.name) for item in fields(self)]
        return [value for value in values if isinstance(value, np.ndarray)]

    @property
    def is_banded(self) -> bool:
        """Whether a row stands for several epochs."""
        if self.stride > 1:
            return True
        # No two rows have one epoch: where there are more epochs than rows there is a gap.
        return len(self) > 1 and int(self.epoch[-1] - self.epoch[0]) >= len(self)

    @property
    def nbytes(self) -> int:
        return sum(column.nbytes for column in self.columns())

    @staticmethod
    def from_columns(
        columns: Sequence[np.ndarray],
        stride: int,
        open_low: float = math.nan,
        open_high: float = math.nan,
    ) -> "Curve":
        """From copies of all arrays, in the order of the fields."""
        epoch, *values = (np.array(column) for column in columns)
        loss, low, high, test_loss, train_accuracy, test_accuracy = values
        return Curve(
            epoch.astype(np.int64),
            loss,
            low,
            high,
            test_loss,
            train_accuracy,
            test_accuracy,
            stride,
            open_low,
            open_high,
        )

    @staticmethod
    def empty() -> "Curve":
        """No epoch yet."""
        return Curve.from_columns([np.empty(0)] * 7, stride=1)

    def up_to(self, epoch: int) -> "Curve":
        """The rows up to this epoch, with it."""
        last = int(np.searchsorted(self.epoch, epoch, side="right"))
        return Curve.from_columns([column[:last] for column in self.columns()], self.stride)

    def best_test_row(self, column: str) -> int | None:
        """The row with the least `test_loss`, or the greatest `test_accuracy`; None where nothing is finite."""
        values = getattr(self, column)
        if not len(values):
            return None
        costs = values if column == "test_loss" else -values
        # The first nan is least to it: then it is asked again without what is no number.
        row = int(costs.argmin())
        if not math.isfinite(costs[row]):
            costs = np.where(np.isfinite(costs), costs, np.inf)
            row = int(costs.argmin())
        return row if math.isfinite(costs[row]) else None

    def after(self, epoch: int) -> "Curve":
        """The tail from `epoch` on: what a restore leaves behind."""
        first = int(np.searchsorted(self.epoch, epoch))
        return Curve.from_columns([column[first:] for column in self.columns()], self.stride)


@dataclass(frozen=True, slots=True)
class Evaluation:
    """Losses and accuracies (of values R^2) at one epoch; None where there are no such points."""

    train_loss: float | None
    test_loss: float | None
    train_accuracy: float | None
    test_accuracy: float | None


class CurveRecorder:
    """Makes a Curve, epoch by epoch, in bounded memory."""

    def __init__(self, curve: Curve | None = None) -> None:
        self._table = np.full((7, CAPACITY + 2), np.nan)
        self._length = 0
        self.stride = 1
        self._open_low = self._open_high = math.nan
        if curve is not None:
            self._length = len(curve)
            self.stride = curve.stride
            self._open_low, self._open_high = curve.open_low, curve.open_high
            self._table[:, : self._length] = curve.columns()

    def next_evaluation(self, epoch: int, spacing: int = 1) -> int:
        """The first epoch after `epoch` at which record() wants to be called.

        `spacing`, a power of two: where evaluating is expensive, so many epochs lie between two calls. A young run is
        called for sooner, at epochs 1, 2, 3, 4, 6, 8, 12, 16, ..., so that there is something to see.
        """
        young = 1 << max(epoch.bit_length() - 2, 0)
        stride = max(self.stride, min(spacing, young))
        return (epoch // stride + 1) * stride

    def extend(self, losses: np.ndarray) -> None:
        """Take the training losses (n,) of epochs that passed since the last record()."""
        if len(losses):
            self._open_low = float(np.fmin(self._open_low, losses.min()))
            self._open_high = float(np.fmax(self._open_high, losses.max()))

    def record(self, epoch: int, evaluation: Evaluation) -> None:
        """Close a bucket with what was evaluated at its last epoch."""
        loss = _number(evaluation.train_loss)
        row = (
            epoch,
            loss,
            float(np.fmin(self._open_low, loss)),
            float(np.fmax(self._open_high, loss)),
            _number(evaluation.test_loss),
            _number(evaluation.train_accuracy),
            _number(evaluation.test_accuracy),
        )
        self._table[:, self._length] = row
        self._length += 1
        self._open_low = self._open_high = math.nan
        # Where edits ended passes there are gaps, and no two rows may fall into one bucket of the next stride.
        while self._length > CAPACITY:
            self._merge()

    def _merge(self) -> None:
        """Double the stride: of each two neighbors the later one stays, with the extremes of both."""
        rows = self._table[:, : self._length].copy()
        self.stride *= 2
        epochs = rows[0].astype(np.int64)
        # A bucket belongs to the first multiple of the stride at or after its last epoch.
        bucket = -(-epochs // self.stride)
        starts = np.flatnonzero(np.diff(bucket, prepend=-1))
        last = np.append(starts[1:], self._length) - 1
        merged = rows[:, last]
        merged[2] = np.fmin.reduceat(rows[2], starts)
        merged[3] = np.fmax.reduceat(rows[3], starts)
        self._length = len(last)
        self._table[:, : self._length] = merged

    def curve(self) -> Curve:
        """All of it so far, as a frozen value."""
        # One copy for all columns: this is done for each frame.
        columns = self._table[1:, : self._length].copy()
        loss, low, high, test_loss, train_accuracy, test_accuracy = columns
        return Curve(
            self._table[0, : self._length].astype(np.int64),
            loss,
            low,
            high,
            test_loss,
            train_accuracy,
            test_accuracy,
            self.stride,
            self._open_low,
            self._open_high,
        )


def start_curve(evaluation: Evaluation) -> Curve:
    """Of a run that has not begun: its network as it is evaluated now, where there is something to train on."""
    if evaluation.train_loss is None:
        return Curve.empty()
    recorder = CurveRecorder()
    recorder.record(0, evaluation)
    return recorder.curve()


def _number(value: float | None) -> float:
    return float("nan") if value is None else value
