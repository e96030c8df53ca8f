"""A program is one epoch compiled: for each step its forward, loss, backward and update calls.

A batch of several blocks adds up their gradients in a fixed order. Steps are compiled when they are
first run; blocks of one size share a plan, so that a step of its own costs only a few new calls.

    g = sum over blocks of dL/dw,   then update(g)
"""

from __future__ import annotations

import numpy as np

from .batches import Batches, sample_order
from .calls import Array, Call, bind
from .forward import with_ones
from .losses import Loss
from .network import Network
from .optimizers import Optimizer, Slots
from .outputs import OUTPUTS
from .plan import Plan
from .samples import Data, block_rows


class Program:
    """The compiled steps over samples (n_samples, n_features) and targets (n_samples, units).

    batch_size None: one batch of all samples, in their own order. between_blocks is called between
    the blocks of a long batch, while the weights are those before the step.
    """

    def __init__(
        self,
        network: Network,
        loss: Loss,
        data: Data,
        batch_size: int | None,
        optimizer: Optimizer,
        slots: Slots,
        between_blocks: Call | None = None,
    ) -> None:
        self._network = network
        self._between = between_blocks
        self._loss = loss
        self._shuffled = batch_size is not None
        self._table = self.columns(*data).T
        n_samples = len(self._table)
        rows = min(n_samples, batch_size or n_samples)
        self.batches = Batches(
            n_samples, self._table.shape[1], rows, block_rows(network.sizes), network.dtype
        )
        self.n_steps = self.batches.n_steps
        self._totals = np.zeros(len(self.batches.blocks), network.dtype)
        self._carried = (0.0, 0, 0)
        self._attach(slots)
        self.use(optimizer, slots)

    def columns(self, X: Array, targets: Array) -> Array:
        """Samples as blocks hold them, one a column: inputs, a one, and encoded targets."""
        encoded = self._loss.encode(OUTPUTS[self._network.output], targets)
        return np.vstack([with_ones(X), encoded.T])

    def replace_samples(self, X: Array, targets: Array) -> None:
        """As many samples with other values; seen after the next gathering."""
        self._table = self.columns(X, targets).T

    def gather(self, order_seed: int, epoch: int) -> None:
        """Lays the samples out in the order of this epoch."""
        order = sample_order(order_seed, epoch, len(self._table)) if self._shuffled else None
        self.batches.gather(self._table, order)

    def use(self, optimizer: Optimizer, slots: Slots) -> None:
        """Compiles anew for this optimizer; the gathered samples and losses so far stay."""
        self.steps: list[list[Call] | None] = [None] * self.n_steps
        self._optimizer = optimizer
        self._updates: dict[int, list[Call]] = {}
        if slots is not self._slots:
            self._attach(slots)

    def calls(self, step: int) -> list[Call]:
        """The calls of this step, compiled at its first use."""
        calls = self.steps[step]
        if calls is None:
            calls = self.steps[step] = self._compile(step)
        return calls

    def carry(self, loss: float, samples: int, step: int) -> None:
        """Begins the running loss before this step, with what earlier steps of the pass brought."""
        self._carried = (loss, samples, step)

    def running_loss(self, step: int) -> tuple[float, int]:
        """The loss of the pass before this step, summed, and the number of samples in it.

        Added strictly from left to right, so that a sum that was interrupted gives the same bits.
        """
        loss, samples, first = self._carried
        blocks, rows = self.batches.first_block, self.batches.rows_before
        totals = self._totals[blocks[first] : blocks[step]]
        loss = float(np.cumsum(np.concatenate(([loss], totals)))[-1])
        return loss, samples + rows[step] - rows[first]

    def mean_loss(self) -> float:
        """The mean loss of the whole pass, at its end."""
        if self._totals.size == 1:  # the same, faster
            return float(self._totals.item() / self.batches.rows_before[-1])
        loss, samples = self.running_loss(self.n_steps)
        return loss / samples

    def next_batch(self, step: int) -> Array:
        """The samples of one batch as they were gathered, (columns, samples)."""
        first, end = self.batches.first_block[step : step + 2]
        return np.hstack(self.batches.blocks[first:end])

    def _attach(self, slots: Slots) -> None:
        self._slots = slots
        self._plans: dict[tuple[int, bool], Plan] = {}
        self._extra = np.zeros_like(slots.gradients)

    def _compile(self, step: int) -> list[Call]:
        width = self._network.sizes[0] + 1
        calls: list[Call] = []
        first, end = self.batches.first_block[step : step + 2]
        for index in range(first, end):
            block = self.batches.blocks[index]
            total = self._totals[index : index + 1].reshape(())
            plan = self._plan(block.shape[1], index == first)
            if index > first and self._between is not None:
                calls.append(self._between)
            parts = plan.calls(block[:width], block[width:], total)
            calls += parts.forward + parts.loss + parts.backward
            if index > first:
                gradients = self._slots.gradients
                calls.append(bind(np.add, gradients, self._extra, gradients))
        return calls + self._update(step)

    def _plan(self, samples: int, first: bool) -> Plan:
        """The plan for blocks of this size; all but a batch's first write beside the sum so far."""
        if (samples, first) not in self._plans:
            gradients = self._slots.gradients if first else self._extra
            self._plans[samples, first] = Plan(self._network, self._loss, samples, gradients)
        return self._plans[samples, first]

    def _update(self, step: int) -> list[Call]:
        samples = self.batches.rows_before[step + 1] - self.batches.rows_before[step]
        if samples not in self._updates:
            self._updates[samples] = self._optimizer.update(self._slots, samples)
        return self._updates[samples]
