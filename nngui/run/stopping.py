"""When a run stops by itself. What decides is looked at in training alone, at epochs that depend on nothing else.

A rule that has stopped training waits until it no longer holds, so that Train goes on beyond it; so does one that held
already when a checkpoint was put back. A rule that is set while it holds stops training at once.
"""

from typing import Final

from nngui.state.curve import Evaluation
from nngui.state.stop_rules import Stopped, StopRules

IMPROVEMENT: Final = 1e-4
"""A better loss is lower than the best by this part of it at least."""


class Stopping:
    """The rules of a run, each armed or waiting, and the best loss so far."""

    _best: float | None
    _best_epoch: int

    def __init__(self, rules: StopRules) -> None:
        self._rules = rules
        # None: whether it holds already is seen at the next look.
        self._armed: dict[str, bool | None] = {"epochs": True, "loss": True, "accuracy": True}
        self._forget_best(0)

    def set_rules(self, rules: StopRules, epoch: int) -> None:
        """These rules from now on, on what may be other points or settings: rules that are new are armed.

        The best loss is forgotten: what it was before says nothing now.
        """
        for name in self._armed:
            if getattr(rules, name) != getattr(self._rules, name):
                self._armed[name] = True
        self._rules = rules
        self._forget_best(epoch)

    def go_on_from(self, epoch: int) -> None:
        """The run was put to this epoch: what holds there must not stop it."""
        self._armed = {"epochs": epoch < (self._rules.epochs or 0), "loss": None, "accuracy": None}
        self._forget_best(epoch)

    def last_epoch(self, epoch: int) -> int | None:
        """The epoch that training must not pass, if there is one ahead."""
        end = self._rules.epochs
        return end if end is not None and self._armed["epochs"] and epoch < end else None

    def after_epoch(self, epoch: int) -> Stopped | None:
        """Whether the last epoch has been reached, or was passed before the rule was set."""
        end = self._rules.epochs
        if end is None or not self._armed["epochs"] or epoch < end:
            return None
        self._armed["epochs"] = False
        return Stopped("epochs", epoch, end)

    def after_look(self, epoch: int, evaluation: Evaluation) -> Stopped | None:
        """Whether a rule is met by what was evaluated at the end of this epoch."""
        of_test = evaluation.test_loss is not None
        loss = evaluation.test_loss if of_test else evaluation.train_loss
        accuracy = evaluation.test_accuracy if of_test else evaluation.train_accuracy
        rules, stopped = self._rules, None
        if self._fires("loss", rules.loss is not None and loss is not None and loss <= rules.loss):
            stopped = Stopped("loss", epoch, loss, of_test)
        is_right = (
            rules.accuracy is not None and accuracy is not None and accuracy >= rules.accuracy
        )
        if self._fires("accuracy", is_right):
            stopped = stopped or Stopped("accuracy", epoch, accuracy, of_test)
        if self._waits_in_vain(epoch, loss):
            stopped = stopped or Stopped("patience", epoch, rules.patience, of_test)
        return stopped

    def _fires(self, name: str, holds: bool) -> bool:
        fires = holds and bool(self._armed[name])
        self._armed[name] = not holds
        return fires

    def _waits_in_vain(self, epoch: int, loss: float | None) -> bool:
        if loss is None or self._rules.patience is None:
            return False
        if self._best is None or loss < self._best * (1.0 - IMPROVEMENT):
            self._best, self._best_epoch = loss, epoch
        if epoch - self._best_epoch < self._rules.patience:
            return False
        self._forget_best(epoch)
        return True

    def _forget_best(self, epoch: int) -> None:
        self._best, self._best_epoch = None, epoch
