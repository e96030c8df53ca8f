"""The course of a run: training for a while, and what is kept of it.

Slice after slice, recorded at the epochs that the curve asks for, until a rule stops it or it diverges.
"""

from collections.abc import Callable
from time import perf_counter

import numpy as np

from nngui.engine import Diverged, Trainer
from nngui.run.last_good import LastGood
from nngui.run.stopping import Stopping
from nngui.state.curve import Curve, CurveRecorder, Evaluation, start_curve
from nngui.state.stop_rules import Stopped, StopRules

LEAST_SLICE_S = 1e-4


class Course:
    """The curve, its ghost, the rules that stop training, and the last good moment.

    `ghost` is the tail of the curve that the last way back left behind; `diverged_at`, epoch and step, where training
    diverged the last time.
    """

    def __init__(self, rules: StopRules) -> None:
        self.ghost = Curve.empty()
        self.diverged_at: tuple[int, int] | None = None
        self._recorder = CurveRecorder()
        self._stopping = Stopping(rules)
        self._last_good = LastGood()

    def curve(self) -> Curve:
        """All that was recorded up to now."""
        return self._recorder.curve()

    def record_start(self, evaluation: Evaluation) -> None:
        """The untrained network, as it is now: since it was drawn there may have come other points or weights."""
        self._recorder = CurveRecorder(start_curve(evaluation))

    def end_passes(self, losses: list[float]) -> None:
        """Edits have ended passes where they were, with these losses: a checkpoint knows of them at once."""
        self._recorder.extend(np.array(losses))

    def resume(self, curve: Curve, epoch: int) -> None:
        """The run was put to this epoch, up to which this is its curve."""
        self._recorder = CurveRecorder(curve)
        self._stopping.go_on_from(epoch)
        self._last_good.forget()

    def change(self, rules: StopRules, epoch: int) -> None:
        """Something about the run is another from this epoch on."""
        self._stopping.set_rules(rules, epoch)
        self._last_good.forget()

    def train(
        self,
        trainer: Trainer,
        evaluate: Callable[[], Evaluation],
        recorded: Callable[[int, Evaluation], None],
        seconds: float,
        epochs: int | None = None,
        steps: int | None = None,
        spacing: int = 1,
    ) -> Stopped | None:
        """Train for about so long; for at most so many epochs (the rest of a begun one is one) and so many steps.

        Or until a rule says stop: which one is returned. `recorded` hears of each evaluation that is in the curve; but
        for a few of a young run, at least `spacing` epochs lie between them. Raises Diverged with the last good moment
        in place.
        """
        stopped = self._stopping.after_epoch(trainer.epoch)
        if stopped is not None:
            return stopped
        self._last_good.begin(trainer)
        deadline = perf_counter() + seconds
        last = None if epochs is None else trainer.epoch + epochs
        last_step = None if steps is None else trainer.steps + steps
        while True:
            until = self._recorder.next_evaluation(trainer.epoch, spacing)
            ends = (until, last, self._stopping.last_epoch(trainer.epoch))
            target = min(end for end in ends if end is not None)
            left = max(deadline - perf_counter(), LEAST_SLICE_S)
            try:
                result = trainer.run_slice(left, target, last_step)
            except Diverged as error:
                self._recorder.extend(error.completed.losses)
                self._go_back(trainer)
                raise
            self._recorder.extend(result.losses)
            if trainer.epoch == until and trainer.step_in_epoch == 0:
                evaluation = evaluate()
                stopped = self._look(trainer, evaluation)
                recorded(trainer.epoch, evaluation)
            stopped = self._stopping.after_epoch(trainer.epoch) or stopped
            is_there = trainer.epoch == last or trainer.steps == last_step
            if stopped or is_there or perf_counter() >= deadline:
                return stopped

    def _look(self, trainer: Trainer, evaluation: Evaluation) -> Stopped | None:
        self._recorder.record(trainer.epoch, evaluation)
        self._last_good.note(trainer, evaluation.train_loss)
        return self._stopping.after_look(trainer.epoch, evaluation)

    def _go_back(self, trainer: Trainer) -> None:
        """From where training diverged to the last good moment; the way there becomes the ghost."""
        self.diverged_at = (trainer.epoch, trainer.step_in_epoch + 1)
        self._last_good.restore(trainer)
        curve = self.curve()
        self.ghost = curve.after(trainer.epoch)
        self._recorder = CurveRecorder(curve.up_to(trainer.epoch))
        self._stopping.go_on_from(trainer.epoch)
