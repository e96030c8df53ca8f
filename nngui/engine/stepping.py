"""Stepping through the samples: one step's calls after another, pass after pass, from any state on.

What is known between two steps is here, too: how far training has come, and all that is needed to go on
from there bit for bit.

    for each step:  for call in calls(step): call()
"""

from __future__ import annotations

import math
from dataclasses import replace
from time import perf_counter

from .calls import BetweenBlocks
from .checks import check_kind
from .metrics import Measure
from .network import Network
from .optimizer import Optimizer, Slots
from .program import Program
from .rules import Rules
from .samples import Data
from .schedules import Constant, Schedule
from .trainer_state import TrainerState, frozen


class Stepping:
    """The steps of a trainer, and where it stands.

    epoch: completed passes. steps: updates in all. step_in_epoch: updates in the present pass.
    """

    def __init__(
        self,
        network: Network,
        data: Data,
        rules: Rules,
        schedule: Schedule,
        batch_size: int | None,
        order_seed: int,
        between_blocks: BetweenBlocks | None,
    ) -> None:
        self.network = network
        self.schedule = schedule
        self.batch_size = batch_size
        self.order_seed = order_seed
        self.epoch = self.steps = self.step_in_epoch = 0
        self._data = data
        self._rules = rules
        self._between_blocks = between_blocks
        self._last_loss = math.nan
        self._ended: list[float] = []
        self._slots = Slots(network.parameters, len(rules.optimizer.moments))
        self._lay_out()

    @property
    def optimizer(self) -> Optimizer:
        """The optimizer, with its own learning rate: that of epoch 0 of a schedule that falls."""
        return self._rules.optimizer

    @property
    def full_batch(self) -> bool:
        """Whether every step takes all samples: as set, or because the optimizer needs them."""
        return self.batch_size is None or self.optimizer.full_batch_only

    @property
    def loss(self) -> float:
        """Mean train loss over the last completed epoch's batches; before the first, evaluated."""
        if math.isnan(self._last_loss):
            return Measure(self.network, *self._data, self._rules.loss)().loss
        return self._last_loss

    @property
    def n_samples(self) -> int:
        """Samples in one pass."""
        return len(self._data[0])

    @property
    def steps_per_epoch(self) -> int:
        """Updates in one pass."""
        return self._program.n_steps

    def take_ended(self) -> list[float]:
        """Losses of passes that a change has ended before their time, each told once: here or with the next slice."""
        ended, self._ended = self._ended, []
        return ended

    def checkpoint(self) -> TrainerState:
        """The state now, as a frozen copy."""
        running_loss, running_samples = self._program.running_loss(self.step_in_epoch)
        return TrainerState(
            parameters=frozen(self.network.parameters),
            optimizer=self.optimizer,
            moments=frozen(self._slots.moments),
            optimizer_updates=self._slots.updates,
            epoch=self.epoch,
            step_in_epoch=self.step_in_epoch,
            steps=self.steps,
            order_seed=self.order_seed,
            running_loss=float(running_loss),
            running_samples=running_samples,
            last_loss=self._last_loss,
        )

    def restore(self, state: TrainerState) -> None:
        """Goes back to a state; ValueError if it belongs to another shape or batch size."""
        check_kind(state, TrainerState, "state")
        state.check_fits(self.network.n_parameters, self.n_samples, self.batch_size)
        if state.optimizer != self.optimizer:
            self._use(replace(self._rules, optimizer=state.optimizer))
        regather = (state.epoch, state.order_seed) != (self.epoch, self.order_seed)
        self.network.parameters[:] = state.parameters
        self._slots.moments[:] = state.moments
        self._slots.updates = state.optimizer_updates
        self.epoch, self.step_in_epoch = state.epoch, state.step_in_epoch
        self.steps, self.order_seed = state.steps, state.order_seed
        self._last_loss = state.last_loss
        self._ended = []
        self._program.carry(state.running_loss, state.running_samples, self.step_in_epoch)
        if regather:
            self._gather()
        self._follow_schedule()

    def _run(
        self, deadline: float, until_epoch: int | None, until_step: int | None = None
    ) -> list[float]:
        """The loop itself: one step's calls after another. Gives the losses of completed epochs."""
        program, losses = self._program, []
        if program.is_one_step and until_step is None and type(self.schedule) is Constant:
            return self._run_whole_passes(deadline, until_epoch)
        steps, n_steps, now = program.steps, program.n_steps, perf_counter
        done, step = self.steps, self.step_in_epoch
        while True:
            for call in steps[step] or program.calls(step):
                call()
            # Dropout draws its masks by the number of steps.
            self.steps = done = done + 1
            self.step_in_epoch = step = step + 1
            if step == n_steps:
                losses.append(float(program.mean_loss()))
                self._next_pass(losses[-1])
                step = 0
                if self.epoch == until_epoch:
                    return losses
            if done == until_step or now() >= deadline:
                return losses

    def _run_whole_passes(self, deadline: float, until_epoch: int | None) -> list[float]:
        """The same where a step is a pass, with nothing to look up between two: a tenth faster."""
        losses: list[float] = []
        calls, now = self._program.calls(0), perf_counter
        read, n_samples, note = self._program.loss_reader(), self.n_samples, losses.append
        epoch = first = self.epoch
        while True:
            for call in calls:
                call()
            note(read() / n_samples)
            epoch += 1
            if epoch == until_epoch or now() >= deadline:
                break
        self.steps += epoch - first
        self.epoch, self._last_loss = epoch, losses[-1]
        self._program.begin_pass()
        return losses

    def _next_pass(self, loss: float) -> None:
        self._last_loss = loss
        self.epoch += 1
        self.step_in_epoch = 0
        self._program.begin_pass()
        if self._program.shuffled:
            self._gather()
        if type(self.schedule) is not Constant:
            self._follow_schedule()

    def _end_pass(self) -> None:
        """Ends a pass that was begun; its loss is reported with the next slice."""
        if self.step_in_epoch:
            loss, samples = self._program.running_loss(self.step_in_epoch)
            self._next_pass(float(loss) / samples if samples else self.loss)
            self._ended.append(self.loss)

    def _use(self, rules: Rules) -> None:
        """Other rules from the next step on; another kind of optimizer begins with fresh moments."""
        old, was_full = self._rules, self.full_batch
        if type(rules.optimizer) is not type(old.optimizer):
            self._slots = Slots(self.network.parameters, len(rules.optimizer.moments))
        self._rules = rules
        if self.full_batch is was_full and rules.loss is old.loss:
            self._program.use(rules, self._slots)
            self._follow_schedule()
        else:
            self._lay_out()

    def _lay_out(self) -> None:
        """A new program: for other data, another batch size or another loss."""
        self._program = Program(
            self.network,
            self._rules,
            self._data,
            None if self.full_batch else self.batch_size,
            self._slots,
            self._between_blocks,
        )
        self._program.carry(0.0, 0, self.step_in_epoch)
        self._gather()
        self._follow_schedule()

    def _gather(self) -> None:
        self._program.gather([self.order_seed], self.epoch)

    def _follow_schedule(self) -> None:
        """The learning rate of the present epoch."""
        rate = self.optimizer.learning_rate * self.schedule.factor(self.epoch)
        if rate != self._slots.learning_rate:
            self._slots.set_learning_rate(rate)
