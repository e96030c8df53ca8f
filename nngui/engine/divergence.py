"""Training diverges when a step is so long that the numbers overflow; then it stops with a word.

The step that did it is named, and the state before it is kept.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray


@dataclass(frozen=True, eq=False)
class SliceResult:
    """The train loss of each epoch completed in a slice of training.

    losses[i] belongs to epoch first_epoch + i, counted from 1; it is empty if no epoch was
    completed.
    """

    losses: NDArray[np.float64]
    first_epoch: int


class Diverged(ArithmeticError):
    """Update number `step` (from 1), after `epoch` complete passes, gave a non-finite value.

    The trainer is left as it was before that update; `completed` holds the epochs before it.
    """

    def __init__(self, epoch: int, step: int, completed: SliceResult) -> None:
        super().__init__(
            f"Training diverged at step {step}, after {epoch} complete epochs: "
            "lower the learning rate, or start from new weights."
        )
        self.epoch = epoch
        self.step = step
        self.completed = completed
