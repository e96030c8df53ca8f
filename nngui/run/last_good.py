"""The last good moment of a run: where training goes back to when it diverges.

The step before an overflow is of no use: its weights are huge already. Good is a moment whose train loss was not much
worse than the best since the run was last changed; before the first such one, the moment of that change. So the way
back never crosses an edit, and a replay of the journal meets the same weights.
"""

import math
from typing import Final

from nngui.engine import Trainer, TrainerState

TOLERANCE: Final = 2.0
"""A loss up to so many times the best is no sign of divergence: batches are noisy."""


class LastGood:
    """Keeps one state, looked at when the curve is."""

    def __init__(self) -> None:
        self._state: TrainerState | None = None
        self._best = math.inf

    def forget(self) -> None:
        """The run was changed: its next step begins at a moment that is to be kept."""
        self._state = None

    def begin(self, trainer: Trainer) -> None:
        """Training begins: keep this moment, unless there is one since the last change."""
        if self._state is None:
            self._state = trainer.checkpoint()
            self._best = trainer.loss if math.isfinite(trainer.loss) else math.inf

    def note(self, trainer: Trainer, loss: float | None) -> None:
        """Keep this moment, if its train loss is good."""
        if loss is not None and loss <= TOLERANCE * self._best:
            self._state = trainer.checkpoint()
            self._best = min(self._best, loss)

    def restore(self, trainer: Trainer) -> None:
        """Put the trainer back to the moment that was kept."""
        if self._state is not None:
            trainer.restore(self._state)
