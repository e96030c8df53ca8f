"""Training whose last step is seen on its own: what it did to one parameter."""

from typing import Protocol

from nngui.engine import Trainer
from nngui.state.stop_rules import Stopped


class Advance(Protocol):
    """Train for so long, or so many epochs or steps if they come first."""

    def __call__(
        self, seconds: float, epochs: int | None = None, steps: int | None = None
    ) -> Stopped | None: ...


class LastStep:
    """The update that the last step made at one place of the flat vector.

    Where a slice ends changes no bit of training: the last step is a slice of its own.
    """

    def __init__(self, index: int) -> None:
        self.index = index
        self.update: float | None = None

    def advance(
        self,
        go: Advance,
        trainer: Trainer,
        seconds: float,
        epochs: int | None,
        steps: int | None,
    ) -> Stopped | None:
        """Train `trainer` as `go` does: for so long, or so many epochs or steps if they come first."""
        whole = None if epochs is None else epochs * trainer.steps_per_epoch - trainer.step_in_epoch
        last = min((end for end in (whole, steps) if end is not None), default=None)
        self.update = None
        if last is None or last > 1:
            stopped = go(seconds, None, None if last is None else last - 1)
            if stopped is not None:
                return stopped  # a rule decided which step was the last
        parameters = trainer.network.parameters
        before = float(parameters[self.index])
        stopped = go(0.0, None, 1)
        if stopped is None:
            self.update = float(parameters[self.index]) - before
        return stopped
