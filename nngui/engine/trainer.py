"""A trainer teaches a network: forward, loss, backward, update, again and again over the samples.

One batch is a step, one pass over all samples an epoch. The steps are compiled into flat lists of
calls when they are first needed, and anew after a change of settings, which never touches the
weights.

    w <- optimizer(w, dL/dw),   L = mean over the batch
"""

from __future__ import annotations

import math
from time import perf_counter

import numpy as np
from numpy.typing import ArrayLike

from .divergence import Diverged, SliceResult
from .forward import cannot_overflow
from .losses import LOSSES, Loss
from .metrics import evaluate_targets
from .network import Network
from .optimizers import SGD, Optimizer, Slots
from .outputs import OUTPUTS
from .program import Program
from .samples import check_count, check_data
from .trace import Trace, trace
from .trainer_state import TrainerState, frozen

GUARD_SECONDS = 0.25
"""Long training is checked for overflow this often."""


class Trainer:
    """Trains a network in place.

    X: (n_samples, n_features). y: (n_samples,) labels from 0, or values for a linear output.
    loss: a name in LOSSES that fits the output.
    optimizer: a value such as SGD(learning_rate=0.5), the default.
    batch_size: None for all samples at once, in their own order; else shuffled anew each epoch.
    rng: one seed for the sample order is drawn from it. ValueError names what is wrong.
    """

    def __init__(
        self,
        network: Network,
        X: ArrayLike,
        y: ArrayLike,
        *,
        loss: str = "cross-entropy",
        optimizer: Optimizer | None = None,
        batch_size: int | None = None,
        rng: np.random.Generator,
    ) -> None:
        self.network = network
        self.optimizer = SGD() if optimizer is None else optimizer
        self.epoch = 0
        self.steps = 0
        self.step_in_epoch = 0
        self.order_seed = int(rng.integers(2**63))
        self._last_loss: float | None = None
        self._ended: list[float] = []
        self._slots = Slots(network.parameters, len(self.optimizer.moments))
        self._loss = self._fitting_loss(loss)
        self.batch_size = None if batch_size is None else check_count(batch_size, "batch_size")
        self._X, self._targets = check_data(X, y, network)
        self._lay_out()

    # What there is to know

    @property
    def loss(self) -> float:
        """Mean train loss over the last completed epoch's batches; before the first, evaluated."""
        if self._last_loss is not None:
            return self._last_loss
        return evaluate_targets(self.network, self._X, self._targets, self._loss)[0]

    @property
    def loss_name(self) -> str:
        """The name of the loss in LOSSES."""
        return self._loss.name

    @property
    def steps_per_epoch(self) -> int:
        """Updates in one pass."""
        return self._program.n_steps

    def trace(self, X: ArrayLike | None = None, y: ArrayLike | None = None) -> Trace:
        """Every z, a, delta and gradient on these samples, or the next batch; changes nothing."""
        if X is None or y is None:
            columns = self._program.next_batch(self.step_in_epoch)
        else:
            columns = self._program.columns(*check_data(X, y, self.network))
        width = self.network.sizes[0] + 1
        return trace(self.network, self._loss, columns[:width], columns[width:])

    # Training

    def step(self) -> None:
        """One update. Raises Diverged."""
        self._guarded(-math.inf, None)

    def run_epoch(self) -> float:
        """To the end of the present pass; gives its train loss. Raises Diverged."""
        self._guarded(math.inf, self.epoch + 1)
        return self.loss

    def train(self, epochs: int) -> None:
        """So many passes; one that was begun counts as the first. Raises Diverged."""
        last = self.epoch + check_count(epochs, "epochs", 0)
        while self.epoch < last:
            self.run_slice(GUARD_SECONDS, last)

    def run_slice(self, seconds: float, until_epoch: int | None = None) -> SliceResult:
        """Steps until the time is over, at least one; never beyond the end of pass `until_epoch`.

        A slice may end in the middle of a pass; how training is sliced changes no bit of it. Raises
        Diverged on a non-finite value, with the state before the step that brought it.
        """
        if until_epoch is not None and self.epoch >= until_epoch:
            return self._result([])
        return self._guarded(perf_counter() + seconds, until_epoch)

    # Live changes; the weights stay

    def set_learning_rate(self, learning_rate: float) -> None:
        """From the next step on."""
        settings = {**self.optimizer.settings(), "learning_rate": learning_rate}
        self.set_optimizer(type(self.optimizer)(**settings))

    def set_optimizer(self, optimizer: Optimizer) -> None:
        """The same kind keeps its moments; another kind begins with fresh ones."""
        if type(optimizer) is not type(self.optimizer):
            self._slots = Slots(self.network.parameters, len(optimizer.moments))
        self.optimizer = optimizer
        self._program.use(optimizer, self._slots)

    def set_batch_size(self, batch_size: int | None) -> None:
        """Ends the present pass."""
        self.batch_size = None if batch_size is None else check_count(batch_size, "batch_size")
        self._end_pass()
        self._lay_out()

    def set_loss(self, loss: str) -> None:
        """The pass goes on; its running loss begins anew, since losses do not mix."""
        self._loss = self._fitting_loss(loss)
        self._last_loss = None
        self._lay_out()

    def set_data(self, X: ArrayLike, y: ArrayLike, *, same_rows: bool) -> None:
        """New samples. same_rows: they were moved or relabeled in place, and the pass goes on.

        Otherwise the present pass ends, and the next step begins the next epoch.
        """
        samples, targets = check_data(X, y, self.network)
        if same_rows and len(samples) != len(self._X):
            raise ValueError(f"X must keep its {len(self._X)} rows if same_rows is true")
        if not same_rows:
            self._end_pass()
        self._X, self._targets = samples, targets
        if same_rows:
            self._program.replace_samples(samples, targets)
            self._gather()
        else:
            self._lay_out()

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
            running_loss=running_loss,
            running_samples=running_samples,
            last_loss=self._last_loss,
        )

    def restore(self, state: TrainerState) -> None:
        """Goes back to a state; ValueError if it belongs to another shape or batch size."""
        if state.parameters.shape != self.network.parameters.shape:
            raise ValueError(f"state must have {self.network.n_parameters} parameters")
        if state.moments.shape != (len(state.optimizer.moments), self.network.n_parameters):
            raise ValueError("state must have the moments of its optimizer, one row each")
        if not 0 <= state.step_in_epoch < self.steps_per_epoch:
            raise ValueError(f"state must lie within {self.steps_per_epoch} steps an epoch")
        if state.optimizer != self.optimizer:
            self.set_optimizer(state.optimizer)
        regather = (state.epoch, state.order_seed) != (self.epoch, self.order_seed)
        self.network.parameters[:] = state.parameters
        self._slots.moments[:] = state.moments
        self._slots.updates = state.optimizer_updates
        self.epoch, self.step_in_epoch = state.epoch, state.step_in_epoch
        self.steps, self.order_seed = state.steps, state.order_seed
        self._last_loss = state.last_loss
        self._ended.clear()
        self._program.carry(state.running_loss, state.running_samples, self.step_in_epoch)
        if regather:
            self._gather()

    # How it is done

    def _guarded(self, deadline: float, until_epoch: int | None) -> SliceResult:
        """Runs a slice; if a number overflowed in it, goes back and finds the step that did it."""
        before, steps = self.checkpoint(), self.steps
        ended, self._ended = self._ended, []
        with np.errstate(all="ignore"):
            losses = self._run(deadline, until_epoch)
            if np.isfinite(losses).all() and self._is_good():
                return self._result(ended + losses)
            last = self.steps
            self.restore(before)
            for _ in range(steps, last):
                before = self.checkpoint()
                losses = self._run(-math.inf, None)
                if not self._is_good():
                    break
                ended += losses
            failed = self.steps
            self.restore(before)
        raise Diverged(self.epoch, failed, self._result(ended))

    def _is_good(self) -> bool:
        """Whether nothing has overflowed, and no answer anywhere in the plane can."""
        return self.checkpoint().is_finite() and cannot_overflow(self.network.layers)

    def _run(self, deadline: float, until_epoch: int | None) -> list[float]:
        """The loop itself: one step's calls after another. Gives the losses of completed epochs."""
        program, losses = self._program, []
        steps, n_steps = program.steps, program.n_steps
        while True:
            for call in steps[self.step_in_epoch] or program.calls(self.step_in_epoch):
                call()
            self.steps += 1
            self.step_in_epoch += 1
            if self.step_in_epoch == n_steps:
                losses.append(program.mean_loss())
                self._next_pass(losses[-1])
                if self.epoch == until_epoch:
                    return losses
            if perf_counter() >= deadline:
                return losses

    def _next_pass(self, loss: float) -> None:
        self._last_loss = loss
        self.epoch += 1
        self.step_in_epoch = 0
        if self.batch_size is not None:
            self._gather()
        self._program.carry(0.0, 0, 0)

    def _end_pass(self) -> None:
        """Ends a pass that was begun; its loss is reported with the next slice."""
        if self.step_in_epoch:
            loss, samples = self._program.running_loss(self.step_in_epoch)
            self._next_pass(loss / samples if samples else self.loss)
            self._ended.append(self.loss)

    def _result(self, losses: list[float]) -> SliceResult:
        return SliceResult(np.array(losses, dtype=np.float64), self.epoch - len(losses) + 1)

    def _fitting_loss(self, name: str) -> Loss:
        loss = LOSSES.find(name)
        loss.check_output(OUTPUTS[self.network.output])
        return loss

    def _lay_out(self) -> None:
        """A new program: for other data, another batch size or another loss."""
        data = self._X, self._targets
        self._program = Program(self.network, self._loss, *data, self.batch_size)
        self._program.use(self.optimizer, self._slots)
        self._program.carry(0.0, 0, self.step_in_epoch)
        self._gather()

    def _gather(self) -> None:
        self._program.gather(self.order_seed, self.epoch)
