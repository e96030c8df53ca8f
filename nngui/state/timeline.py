"""The timeline: moments of a run that can be gone back to, few enough to keep however long it trains.

A moment is kept every `stride` epochs. When they are too many, or too many bytes, the stride doubles and those between
go: what is left lies evenly over the whole run. Which epochs are kept is a function of the epochs alone.
"""

from collections.abc import Iterable
from dataclasses import dataclass, field
from itertools import chain

import numpy as np

from nngui.data import Dataset
from nngui.state.checkpoint import Checkpoint
from nngui.state.curve import Curve, Evaluation

MAX_MOMENTS = 64
MAX_BYTES = 64 * 1024 * 1024


@dataclass(frozen=True, eq=False, slots=True)
class Moment:
    """A checkpoint, and the losses and scores there. `nbytes`: what it keeps alive, its points not counted."""

    checkpoint: Checkpoint
    evaluation: Evaluation
    nbytes: int = field(init=False)

    def __post_init__(self) -> None:
        # Counted once: a timeline is measured each time that it grows.
        object.__setattr__(self, "nbytes", self.checkpoint.nbytes)

    @property
    def epoch(self) -> int:
        return self.checkpoint.epoch

    @property
    def dataset(self) -> Dataset:
        return self.checkpoint.document.dataset

    def is_before(self, checkpoint: Checkpoint) -> bool:
        """Whether a run went through this on its way to `checkpoint`: its curve says so."""
        curve, epoch = checkpoint.curve, self.epoch
        row = int(np.searchsorted(curve.epoch, epoch))
        if epoch > checkpoint.epoch or row == len(curve) or curve.epoch[row] != epoch:
            return False
        own = self.checkpoint.curve
        return len(own) > 0 and _evaluated(own, -1) == _evaluated(curve, row)


@dataclass(frozen=True, eq=False, slots=True)
class Timeline:
    """Moments of one run, by ascending epoch; the first and the last one taken are always among them.

    `stride` is a power of two: all but those two are at multiples of it. `nbytes`: what all this keeps alive; points
    that several moments share count once.
    """

    moments: tuple[Moment, ...] = ()
    stride: int = 1
    nbytes: int = 0

    @staticmethod
    def of(moments: Iterable[Moment], stride: int = 1) -> "Timeline":
        """These, measured."""
        moments = tuple(moments)
        datasets = {id(moment.dataset): moment.dataset for moment in moments}
        columns = chain.from_iterable(data.memory() for data in datasets.values())
        shared = {id(column): column.nbytes for column in columns}
        nbytes = sum(moment.nbytes for moment in moments) + sum(shared.values())
        return Timeline(moments, stride, nbytes)

    def is_due(self, epoch: int) -> bool:
        """Whether a moment is to be taken at the end of this epoch."""
        return not self.moments or (epoch % self.stride == 0 and epoch > self.moments[-1].epoch)

    def at(self, epoch: int) -> Moment | None:
        """The last moment at or before `epoch`."""
        return max(
            (one for one in self.moments if one.epoch <= epoch),
            key=lambda one: one.epoch,
            default=None,
        )

    def up_to(self, epoch: int) -> "Timeline":
        """What of this is not after `epoch`."""
        if not self.moments or self.moments[-1].epoch <= epoch:
            return self
        return Timeline.of((one for one in self.moments if one.epoch <= epoch), self.stride)

    def before(self, checkpoint: Checkpoint) -> "Timeline":
        """What of this led to `checkpoint`."""
        moments = (moment for moment in self.moments if moment.is_before(checkpoint))
        return Timeline.of(moments, self.stride)

    def followed_by(
        self, moment: Moment, max_moments: int = MAX_MOMENTS, max_bytes: int = MAX_BYTES
    ) -> "Timeline":
        """This and one more moment, thinned until it is within bounds, or two are left."""
        result = self._with(moment)
        while len(result.moments) > 2 and (
            len(result.moments) > max_moments or result.nbytes > max_bytes
        ):
            stride = 2 * result.stride
            result = Timeline.of((*_thinned(result.moments[:-1], stride), moment), stride)
        return result

    def _with(self, moment: Moment) -> "Timeline":
        last = self.moments[-1] if self.moments else None
        follows = last is not None and last.epoch < moment.epoch and self._is_kept(last)
        if last is not None and follows and last.dataset is moment.dataset:
            # What happens nearly always costs next to nothing.
            return Timeline((*self.moments, moment), self.stride, self.nbytes + moment.nbytes)
        earlier = (one for one in self.moments if one.epoch < moment.epoch)
        return Timeline.of((*_thinned(earlier, self.stride), moment), self.stride)

    def _is_kept(self, moment: Moment) -> bool:
        return moment is self.moments[0] or moment.epoch % self.stride == 0


def _thinned(moments: Iterable[Moment], stride: int) -> tuple[Moment, ...]:
    """The first one, and those at multiples of `stride`."""
    return tuple(one for index, one in enumerate(moments) if index == 0 or one.epoch % stride == 0)


def _evaluated(curve: Curve, row: int) -> list[bytes]:
    """What a curve knows of one epoch by itself. Bytes, because nan differs from itself."""
    columns = (curve.train_loss, curve.test_loss, curve.train_accuracy, curve.test_accuracy)
    return [column[row].tobytes() for column in columns]
