"""A trainer's state is everything that training changes: enough to go on bit for bit.

It is a frozen value of read-only arrays. What is trained, on which data and with which batch size
is not in it; it belongs to the trainer that takes the state back.
"""

from __future__ import annotations

from dataclasses import dataclass, replace

import numpy as np

from .calls import Array
from .optimizer import Optimizer


def frozen(array: Array) -> Array:
    """A read-only copy."""
    copy = np.array(array)
    copy.flags.writeable = False
    return copy


@dataclass(frozen=True, eq=False)
class TrainerState:
    """What `Trainer.checkpoint` gives and `Trainer.restore` takes.

    parameters: flat, (n_parameters,). moments: (number of moments, n_parameters), in the order of
    optimizer.moments, updated optimizer_updates times. epoch: completed passes; step_in_epoch:
    updates done in the present one; steps: all updates. running_loss: summed over the
    running_samples samples of the present pass so far. last_loss: mean of the last completed pass,
    nan before the first, and after a change of loss.
    """

    parameters: Array
    optimizer: Optimizer
    moments: Array
    optimizer_updates: int
    epoch: int
    step_in_epoch: int
    steps: int
    order_seed: int
    running_loss: float
    running_samples: int
    last_loss: float

    def check_fits(self, n_parameters: int, n_samples: int, batch_size: int | None) -> None:
        """A ValueError unless a trainer of this shape, data and batch size can go on from here."""
        if self.parameters.shape != (n_parameters,):
            raise ValueError(f"state must have {n_parameters} parameters")
        if self.moments.shape != (len(self.optimizer.moments), n_parameters):
            raise ValueError("state must have the moments of its optimizer, one row each")
        whole = batch_size is None or self.optimizer.full_batch_only
        n_steps = 1 if batch_size is None or whole else -(-n_samples // batch_size)
        if not 0 <= self.step_in_epoch < n_steps:
            raise ValueError(f"state must lie within {n_steps} steps an epoch")

    def at_next_pass(self) -> TrainerState:
        """This with the present pass ended where it is, as if its samples were all there are."""
        samples = self.running_samples
        return replace(
            self,
            epoch=self.epoch + 1,
            step_in_epoch=0,
            running_loss=0.0,
            running_samples=0,
            last_loss=self.running_loss / samples if samples else self.last_loss,
        )
