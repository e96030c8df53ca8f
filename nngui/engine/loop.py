"""The training loop: slices of steps, and never past an overflow.

A slice may end anywhere, and slicing changes no bit. If a number overflowed in a slice, the loop goes
back to its start and looks for the step that did it.

    run a slice; if anything is not finite: go back, and step by step until it is
"""

from __future__ import annotations

import math
from time import perf_counter

import numpy as np

from .checks import check_count
from .divergence import Diverged, SliceResult
from .guard import all_finite, answers_stay_finite
from .stepping import Stepping

GUARD_SECONDS = 0.25  # long training is checked for overflow this often


class TrainingLoop(Stepping):
    """What a trainer does, without the settings: see Trainer."""

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

    def run_slice(
        self, seconds: float, until_epoch: int | None = None, until_step: int | None = None
    ) -> SliceResult:
        """Steps until the time is over, at least one; never beyond the end of pass `until_epoch`.

        Nor beyond `until_step` updates in all. Raises Diverged on a non-finite value, with the state
        before the step that brought it.
        """
        if not isinstance(seconds, (int, float)) or math.isnan(seconds):
            raise ValueError(f"seconds must be a number, not {seconds!r}")
        is_open = until_epoch is None or self.epoch < until_epoch
        if is_open and (until_step is None or self.steps < until_step):
            return self._guarded(perf_counter() + seconds, until_epoch, until_step)
        return _result(self.epoch, [])

    # How it is done

    def _guarded(
        self, deadline: float, until_epoch: int | None, until_step: int | None = None
    ) -> SliceResult:
        """Runs a slice; if a number overflowed in it, goes back and finds the step that did it."""
        before, ended = self.checkpoint(), self._ended
        with np.errstate(all="ignore"):
            try:
                losses = self._run(deadline, until_epoch, until_step)
            except BaseException:
                self.restore(before)
                self._ended = ended
                raise
            if self._is_good(losses):
                self._ended = []
                return _result(self.epoch, ended + losses)
            last, completed = self.steps, ended.copy()
            self.restore(before)
            for _ in range(before.steps, last):
                before = self.checkpoint()
                losses = self._run(-math.inf, None)
                if not self._is_good(losses):
                    break
                completed += losses
            failed = self.steps
            self.restore(before)
        raise Diverged(self.epoch, failed, _result(self.epoch, completed))

    def _is_good(self, losses: list[float]) -> bool:
        """Whether nothing has overflowed, and no answer anywhere in the plane can."""
        parameters = self.network.parameters
        running_loss, _ = self._program.running_loss(self.step_in_epoch)
        return (
            all(map(math.isfinite, losses))
            and math.isfinite(running_loss)
            and all_finite(parameters)
            and all_finite(self._slots.moments)
            and answers_stay_finite(self.network.layers, parameters)
        )


def _result(epoch: int, losses: list[float]) -> SliceResult:
    return SliceResult(np.array(losses, dtype=np.float64), epoch - len(losses) + 1)
