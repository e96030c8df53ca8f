"""A run: a network that learns a document's points, with the history of its losses.

Knows no Qt and no thread. Commands change it between two steps, `advance` trains it for a while, and the rest
tells what it is like now. The worker drives one inside its thread, with a LongStep; the command line can drive one
without either.
"""

from dataclasses import replace
from functools import partial

import numpy as np

from nngui.data import Stream, stream
from nngui.engine import Network, Trainer, TrainerState
from nngui.run.by_hand import set_parameters
from nngui.run.course import Course
from nngui.run.last_step import LastStep
from nngui.run.learning import follow, in_precision, initial_network, make_trainer
from nngui.run.long_step import LongStep
from nngui.run.one_sample import step_sample
from nngui.run.operation import operate
from nngui.run.rhythm import spacing
from nngui.run.rows import Rows, have_same_pass, have_same_rows, train_ids
from nngui.run.seen import Seen
from nngui.run.timekeeping import Timekeeper
from nngui.run.whole import whole
from nngui.state.checkpoint import Checkpoint
from nngui.state.curve import Curve, Evaluation
from nngui.state.document import Document
from nngui.state.edits import Edit, SetParameters, StepSample
from nngui.state.stop_rules import Stopped
from nngui.state.timeline import Timeline


class Run(Seen):
    """The network and trainer of a document; from a checkpoint, or from its initial weights at epoch 0."""

    _document: Document
    _train_ids: np.ndarray
    _same_rows: bool
    _stale: bool

    def __init__(
        self,
        document: Document,
        checkpoint: Checkpoint | None = None,
        long_step: LongStep | None = None,
    ) -> None:
        super().__init__()
        self._long_step = long_step or LongStep()
        self._timekeeper = Timekeeper()
        self._last_step: LastStep | None = None
        self._begin(document)
        if checkpoint is not None:
            self._resume(checkpoint)

    # ---- what it is like now

    @property
    def document(self) -> Document:
        return self._document

    @property
    def network(self) -> Network:
        return self._network

    @property
    def epoch(self) -> int:
        return self._trainer.epoch

    @property
    def step(self) -> int:
        return self._trainer.step_in_epoch

    @property
    def steps(self) -> int:
        return self._trainer.steps

    @property
    def can_train(self) -> bool:
        return len(self._train_ids) > 0

    @property
    def penalty(self) -> float:
        return self._trainer.penalty

    @property
    def ghost(self) -> Curve:
        return self._course.ghost

    @property
    def diverged_at(self) -> tuple[int, int] | None:
        """Epoch and step where training diverged the last time."""
        return self._course.diverged_at

    @property
    def timeline(self) -> Timeline:
        """Moments of this run that can be gone back to."""
        return self._timekeeper.timeline

    def curve(self) -> Curve:
        return self._course.curve()

    def checkpoint(self) -> Checkpoint:
        """This moment, whole."""
        self.sync()
        return Checkpoint(self._document, self._trainer.checkpoint(), self.curve())

    @property
    def trainer(self) -> Trainer:
        """To look at, the network too; only commands and training change them."""
        return self._trainer

    @property
    def rows(self) -> Rows:
        self.sync()
        return self._rows

    @property
    def last_update(self) -> float | None:
        """What the last step did to the watched parameter, where that was seen."""
        return self._last_step.update if self._last_step else None

    def watch(self, index: int | None) -> None:
        """See from now on what each last step does to this place of the flat vector; None: to none."""
        if index != (self._last_step.index if self._last_step else None):
            self._last_step = None if index is None else LastStep(index)

    # ---- training

    def advance(
        self, seconds: float, epochs: int | None = None, steps: int | None = None
    ) -> Stopped | None:
        """Train for about so long, or so many epochs or steps if they come first: see `Course.train`."""
        self.sync()
        if not self.can_train:
            return None
        if self.epoch == 0 and self.step == 0:
            self._course.record_start(self.evaluation())
        keep = partial(self._timekeeper.note, self.checkpoint)
        if not self.timeline.moments:
            keep(self.epoch, self.evaluation())
        apart = spacing(self._document, self._trainer)
        go = partial(self._course.train, self._trainer, self._trained, keep, spacing=apart)
        if self._last_step is None:
            return go(seconds, epochs, steps)
        return self._last_step.advance(go, self._trainer, seconds, epochs, steps)

    def _trained(self) -> Evaluation:
        """What the curve is given at the end of an epoch: the train loss is the mean over its batches."""
        return replace(self._scored(self._long_step.glance)[0], train_loss=self._trainer.loss)

    # ---- commands

    def apply(self, document: Document, edit: Edit | None) -> Checkpoint | None:
        """Take over a document that an edit made (None: that undo or redo of data or live settings made).

        Returns the state before, where the edit replaced or operated on the weights; None where they stayed.
        """
        old = self._document
        same_shape = document.network_shape() == old.network_shape()
        touches_weights = edit.touches_weights(old, document) if edit else not same_shape
        if not touches_weights:
            self._document = document
            self._note_data(old, document)
            self._set_training(old, document)
            self._course.change(document.settings.training.stop, self.epoch)
            return None
        before = self.checkpoint()
        self._last_step = None
        with whole(self):
            if edit is not None and edit.draws_weights:
                self._begin(document)
                self._timekeeper.begin()
                self._course.ghost = before.curve
            elif isinstance(edit, SetParameters):
                set_parameters(self._network, self._trainer, document, edit)
            elif isinstance(edit, StepSample):
                step_sample(self._network, self._trainer, self._rows.to_train(), document)
            else:
                self._operate(document, edit, before)
        self._course.change(document.settings.training.stop, self.epoch)
        return before

    def restore(self, document: Document, checkpoint: Checkpoint) -> Checkpoint:
        """Go back to, or on to, a checkpoint; returns the state before."""
        before = self.checkpoint()
        self._last_step = None
        with whole(self):
            self._begin(document)
            self._resume(checkpoint)
        self._timekeeper.go_to(checkpoint)
        self._course.ghost = before.curve.after(self.epoch)
        return before

    def _begin(self, document: Document) -> None:
        """Initial weights: a function of seed, shape and initializer."""
        self._document = document
        self._network = initial_network(document)
        self._build_trainer()
        self._course = Course(document.settings.training.stop)
        if self.can_train:
            self._course.record_start(self.evaluation())

    def _build_trainer(self) -> None:
        """A trainer for the present network and document, at epoch 0."""
        self._gather()
        rows, look = self._rows.to_train(), self._long_step.look
        self._trainer = make_trainer(self._network, rows, self._document, look)

    def _resume(self, checkpoint: Checkpoint) -> None:
        """Weights, moments and place in the order from a checkpoint of this shape."""
        self._course.resume(checkpoint.curve, checkpoint.epoch)
        self._take_place(checkpoint.trainer, checkpoint.document)

    def _operate(self, document: Document, edit: Edit | None, before: Checkpoint) -> None:
        """Surgery: another shape, keeping what was learned as far as it can be; optimizer moments too."""
        old, rng = before.document, stream(document.settings.network.seed, Stream.INIT)
        self._network, state = operate(self._network, before.trainer, old, document, edit, rng)
        self._document = document
        self._build_trainer()
        self._take_place(state, before.document)

    def _take_place(self, state: TrainerState, document: Document) -> None:
        """Restore a state of `document`; a pass over other rows, or in other batches, ends where it is."""
        if state.step_in_epoch and not have_same_pass(document, self._document):
            state = state.at_next_pass()
            self._course.end_passes([state.last_loss])
        self._trainer.restore(state)

    # ---- settings that act live

    def _set_training(self, old: Document, new: Document) -> None:
        if new.settings.training.dtype != old.settings.training.dtype:
            self._change_precision(old)
        follow(self._trainer, old, new)
        self._course.end_passes(self._trainer.take_ended())

    def _change_precision(self, old: Document) -> None:
        """The same weights, moments and place, in numbers of the other length."""
        self.sync()
        state, still = self._trainer.checkpoint(), self._trainer.frozen_mask
        self._network = in_precision(self._network, self._document.settings.training.dtype)
        self._build_trainer()
        self._trainer.set_frozen(still)
        self._take_place(state, old)

    # ---- data: edits between two steps coalesce into one gathering

    def _note_data(self, old: Document, new: Document) -> None:
        if have_same_rows(old, new):
            return
        ids = train_ids(new)
        # Once rows came or went, the pass ends, even if a later edit took them back.
        self._same_rows = self._same_rows and np.array_equal(ids, self._train_ids)
        self._train_ids = ids
        self._stale = True

    def sync(self) -> None:
        """Bring noted edits to the trainer: where points came or went, the present pass ends."""
        if not self._stale:
            return
        same_rows = self._same_rows
        self._gather()
        self._trainer.set_data(*self._rows.to_train(), same_rows=same_rows)
        self._course.end_passes(self._trainer.take_ended())

    def _gather(self) -> None:
        self._rows = Rows.of(self._document)
        self._train_ids = self._rows.train_ids
        self._same_rows = True
        self._stale = False
