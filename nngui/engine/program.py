"""A program is one epoch compiled: for each step its forward, loss, backward and update calls.

A batch of several blocks adds up their gradients in a fixed order. Steps are compiled when they are
first run; blocks of one size share a plan, so that a step of its own costs only a few new calls.

    g = sum over blocks of dL/dw,   then update(g + penalties)
"""

from __future__ import annotations

from collections.abc import Callable, Sequence

import numpy as np
from numpy.typing import ArrayLike

from .batches import Batches, sample_order
from .calls import Array, BetweenBlocks, Call, bind, run
from .counted_random import CountedRandom
from .forward import with_ones
from .optimizer import Slots
from .outputs import OUTPUTS
from .plan import Model, Plan
from .rules import Rules
from .samples import Data, block_rows


class Program:
    """The compiled steps over samples (n_samples, n_features) and targets (n_samples, units).

    batch_size None: one batch of all samples, in their own order. between_blocks is called between
    the blocks of a long batch, with True while the weights are those before the step, and False while
    an optimizer tries others.
    """

    def __init__(
        self,
        network: Model,
        rules: Rules,
        data: Data,
        batch_size: int | None,
        slots: Slots,
        between_blocks: BetweenBlocks | None = None,
    ) -> None:
        self._network = network
        self._rules = rules
        self._between: tuple[Call, Call] | None = None  # at rest, and while trying
        if between_blocks is not None:
            self._between = bind(between_blocks, True), bind(between_blocks, False)
        self.shuffled = batch_size is not None
        self._random = CountedRandom()
        self.replace_samples(*data)
        width, n_samples = self._table.shape
        self._lead = network.parameters.shape[:-1]
        rows, dtype = min(n_samples, batch_size or n_samples), self._table.dtype
        self.batches = Batches(
            n_samples, width, rows, block_rows(network.sizes, dtype), dtype, self._lead
        )
        self.n_steps = self.batches.n_steps
        self._totals = np.zeros((len(self.batches.blocks), *self._lead), self._table.dtype)
        self._nothing = self._carried = (np.zeros(self._lead), 0, 0)
        self._attach(slots)
        self.use(rules, slots)

    def columns(self, X: Array, targets: Array) -> Array:
        """Samples as blocks hold them, one a column: inputs, a one, and encoded targets."""
        encoded = self._rules.loss.encode(OUTPUTS[self._network.output], targets)
        return np.vstack([with_ones(X), encoded.T])

    def replace_samples(self, X: Array, targets: Array) -> None:
        """As many samples with other values; seen after the next gathering."""
        self._table = self.columns(X, targets)

    def gather(self, order_seeds: Sequence[int], epoch: int) -> None:
        """Lays the samples out in the order of this epoch, one seed for each network side by side."""
        orders = None
        if self.shuffled:
            n_samples = self._table.shape[1]
            random = self._random
            orders = np.stack(
                [sample_order(seed, epoch, n_samples, random) for seed in order_seeds]
            )
        self.batches.gather(self._table, orders)

    def use(self, rules: Rules, slots: Slots) -> None:
        """Compiles anew for other rules; the gathered samples and losses so far stay."""
        self.steps: list[list[Call] | None] = [None] * self.n_steps
        self._updates: dict[int, list[Call]] = {}
        if slots is not self._slots or rules.dropout is not self._rules.dropout:
            self._attach(slots)
        self._rules = rules
        slots.forget_rates()

    def calls(self, step: int) -> list[Call]:
        """The calls of this step, compiled at its first use."""
        calls = self.steps[step]
        if calls is None:
            calls = self.steps[step] = self._compile(step)
        return calls

    def begin_pass(self) -> None:
        """The running loss is 0 again."""
        self._carried = self._nothing

    def carry(self, loss: ArrayLike, samples: int, step: int) -> None:
        """Begins the running loss before this step, with what earlier steps of the pass brought."""
        self._carried = (np.asarray(loss), samples, step)

    def running_loss(self, step: int) -> tuple[Array, int]:
        """The loss of the pass before this step, summed, and the number of samples in it.

        Added strictly from left to right, so that a sum that was interrupted gives the same bits.
        """
        loss, samples, first = self._carried
        blocks, rows = self.batches.first_block, self.batches.rows_before
        totals = self._totals[blocks[first] : blocks[step]]
        added = np.cumsum(np.concatenate((loss[None], totals)), axis=0)
        return added[-1], samples + rows[step] - rows[first]

    @property
    def is_one_step(self) -> bool:
        """Whether a pass is one step of one block, and like every other."""
        return self._totals.size == 1 and not self.shuffled and self._rules.dropout is None

    def loss_reader(self) -> Callable[[], float]:
        """What reads the summed loss of such a step."""
        return self._totals.item

    def mean_loss(self) -> Array | float:
        """The mean loss of the whole pass, at its end."""
        if self._totals.size == 1:  # the same, faster
            total: float = self._totals.item()
            return total / self.batches.rows_before[-1]
        loss, samples = self.running_loss(self.n_steps)
        return loss / samples

    def next_batch(self, step: int) -> Array:
        """The samples of one batch as they were gathered, (..., columns, samples)."""
        first, end = self.batches.first_block[step : step + 2]
        return np.concatenate(self.batches.blocks[first:end], axis=-1)

    def next_masks(self, step: int) -> Array | None:
        """The masks of dropout for that batch, (..., units and ones, samples)."""
        dropout = self._rules.dropout
        if dropout is None:
            return None
        first, end = self.batches.first_block[step : step + 2]
        masks = []
        for index, block in enumerate(self.batches.blocks[first:end]):
            rows = dropout.n_rows
            masks.append(np.ones((*self._lead, rows, block.shape[-1]), block.dtype))
            dropout.draw(index, masks[-1])
        return np.concatenate(masks, axis=-1)

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
            plan = self._plan(block.shape[-1], index == first)
            if index > first and self._between is not None:
                calls.append(self._between[0])
            if self._rules.dropout is not None and plan.forward_pass.masks is not None:
                calls.append(self._rules.dropout.call(index - first, plan.forward_pass.masks))
            total = self._totals[index : index + 1].reshape(self._lead)
            parts = plan.calls(block[..., :width, :], block[..., width:, :], total)
            calls += parts.forward + parts.loss + parts.backward
            if index > first:
                gradients = self._slots.gradients
                calls.append(bind(np.add, gradients, self._extra, gradients))
        samples = self.batches.rows_before[step + 1] - self.batches.rows_before[step]
        if self._rules.optimizer.full_batch_only:
            return calls + self._looking_ahead(calls, samples)
        return calls + self._update(samples)

    def _plan(self, samples: int, first: bool) -> Plan:
        """The plan for blocks of this size; all but a batch's first write beside the sum so far."""
        if (samples, first) not in self._plans:
            self._plans[samples, first] = Plan(
                self._network,
                self._rules.loss,
                samples,
                self._slots.gradients if first else self._extra,
                dropout=self._rules.dropout is not None,
            )
        return self._plans[samples, first]

    def _update(self, samples: int) -> list[Call]:
        if samples not in self._updates:
            self._updates[samples] = self._rules.update_calls(
                self._slots, self._network.sizes, samples
            )
        return self._updates[samples]

    def _looking_ahead(self, calls: list[Call], samples: int) -> list[Call]:
        """An update that may run the step's calls again; the loss told is that before the update."""
        rules, slots, sizes = self._rules, self._slots, self._network.sizes
        again = calls.copy()
        if self._between is not None:
            at_rest, trying = self._between
            again = [trying if call is at_rest else call for call in calls]
        again += rules.gradient_calls(slots, sizes, samples)
        before = np.zeros_like(self._totals)

        def objective() -> float:
            penalty = rules.regularization.penalty(slots.parameters, sizes)
            return float(self._totals.sum()) / samples + penalty

        slots.objective, slots.evaluate = objective, bind(run, again)
        return [
            bind(np.copyto, before, self._totals),
            *self._update(samples),
            bind(np.copyto, self._totals, before),
        ]
