"""When training stops by itself: whichever of these rules is met first; without any, when a hand pauses it.

Losses and accuracies are those of the test points, or of the training points where there are no test points. They are
looked at when the curve is (see nngui/state/curve.py): at epochs that depend on nothing but the run, so that the window
and the command line stop at the same one.
"""

from dataclasses import dataclass

from nngui.state.checks import SettingError, is_number, require_positive, require_whole
from nngui.state.label import Label

MAX_EPOCHS = 10**8
MAX_SECONDS = 10**6
MAX_LOSS = 1e6


@dataclass(frozen=True, slots=True)
class StopRules:
    """None turns a rule off.

    epochs: passes over the training points since the initial weights. loss: at most this. accuracy: at least this, 0 to
    1. patience: so many epochs without a better loss. seconds: so long since training was last begun; of all rules
    this one alone depends on the machine.
    """

    epochs: int | None = None
    loss: float | None = None
    accuracy: float | None = None
    patience: int | None = None
    seconds: float | None = None

    def __post_init__(self) -> None:
        if self.epochs is not None:
            require_whole(Label("The number of epochs"), self.epochs, 1, MAX_EPOCHS)
        if self.loss is not None:
            require_positive(Label("The target loss"), self.loss, MAX_LOSS)
        if self.accuracy is not None and not (is_number(self.accuracy) and 0 < self.accuracy <= 1):
            raise SettingError(
                "target-accuracy",
                "The target accuracy is more than 0 and at most 1, that is 100 %.",
            )
        if self.patience is not None:
            require_whole(Label("The patience"), self.patience, 1, MAX_EPOCHS)
        if self.seconds is not None:
            require_positive(Label("The time to train"), self.seconds, MAX_SECONDS)
        if self.epochs is not None and self.patience is not None and self.patience >= self.epochs:
            raise SettingError(
                "patience-beyond-end",
                f"Training stops after {self.epochs:,} epochs, so it never waits {self.patience:,} "
                "for a better loss: lower the patience, or raise the epochs.",
                epochs=self.epochs,
                patience=self.patience,
            )

    @property
    def any(self) -> bool:
        """Whether there is a rule at all."""
        return self != StopRules()

    @property
    def need_values(self) -> bool:
        """Whether one waits for a loss or an accuracy, which is to be known at every epoch."""
        return (self.loss, self.accuracy, self.patience) != (None, None, None)


@dataclass(frozen=True, slots=True)
class Stopped:
    """Training has stopped at the end of `epoch`, or `step` steps later, by `rule`, the name of a field of StopRules.

    `value` is the loss or accuracy that was reached (of the test points where `of_test`), or the rule's own number.
    `serial` is that of the last command before it. `of_values`: values were learned, and an accuracy is R^2.
    """

    rule: str
    epoch: int
    value: float | None
    of_test: bool = False
    serial: int = 0
    of_values: bool = False
    step: int = 0
