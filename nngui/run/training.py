"""Training for a while: slice after slice, recorded at the epochs that the curve asks for."""

from collections.abc import Callable
from time import perf_counter

from nngui.engine import Diverged, Trainer
from nngui.run.stopping import Stopping
from nngui.state.curve import CurveRecorder, Evaluation
from nngui.state.stop_rules import Stopped

LEAST_SLICE_S = 1e-4


def train(
    trainer: Trainer,
    recorder: CurveRecorder,
    stopping: Stopping,
    evaluate: Callable[[], Evaluation],
    seconds: float,
    epochs: int | None = None,
    steps: int | None = None,
) -> Stopped | None:
    """Train for about so long; for at most so many epochs (the rest of a begun one is one) and so many steps.

    Or until a rule says stop: which one is returned. Raises Diverged with the last good state in place.
    """
    stopped = stopping.after_epoch(trainer.epoch)
    if stopped is not None:
        return stopped
    deadline = perf_counter() + seconds
    last = None if epochs is None else trainer.epoch + epochs
    last_step = None if steps is None else trainer.steps + steps
    while True:
        until = recorder.next_evaluation(trainer.epoch)
        ends = (until, last, stopping.last_epoch(trainer.epoch))
        target = min(end for end in ends if end is not None)
        left = max(deadline - perf_counter(), LEAST_SLICE_S)
        try:
            result = trainer.run_slice(left, target, last_step)
        except Diverged as error:
            recorder.extend(error.completed.losses)
            raise
        recorder.extend(result.losses)
        if trainer.epoch == until and trainer.step_in_epoch == 0:
            evaluation = evaluate()
            recorder.record(trainer.epoch, evaluation)
            stopped = stopping.after_look(trainer.epoch, evaluation)
        stopped = stopping.after_epoch(trainer.epoch) or stopped
        is_there = trainer.epoch == last or trainer.steps == last_step
        if stopped or is_there or perf_counter() >= deadline:
            return stopped
