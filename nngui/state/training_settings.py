"""What the weights learn by: frozen, checked at the door. All of it may change while training, and weights stay.

Names, constants and schedules are those of the engine's registries.
"""

from dataclasses import dataclass, field, fields

import numpy as np

from nngui.data import Task, limits
from nngui.engine import (
    LOSSES,
    OPTIMIZERS,
    Constant,
    Optimizer,
    Regularization,
    Schedule,
)
from nngui.state.checks import (
    SettingError,
    require_name,
    require_positive,
    require_share,
    require_strength,
    require_whole,
)
from nngui.state.label import Label
from nngui.state.stop_rules import MAX_EPOCHS, StopRules

MAX_LEARNING_RATE = 100.0
MAX_PENALTY = 100.0
MAX_NORM = 1e6
VALUE_LOSSES = tuple(name for name, loss in LOSSES.items() if "linear" in loss.outputs)
PRECISIONS = {"double": np.float64, "single": np.float32}


@dataclass(frozen=True, slots=True)
class OptimizerConstants:
    """What the optimizers of the registry have besides their learning rate; each takes those that it knows.

    A constant of one name is one value: momentum stays when Momentum becomes Nesterov. Adam with the usual beta2 of
    0.999 forgets a steep place for a thousand steps: at rate 0.03 the two-arm spiral is learned and lost again, over
    and over. With 0.99 it stays learned (over 10 seeds: 95 % of the epochs after first reaching 99 %, not 58 %).
    """

    momentum: float = 0.9
    rho: float = 0.9
    beta1: float = 0.9
    beta2: float = 0.99
    epsilon: float = 1e-8
    weight_decay: float = 0.01

    def __post_init__(self) -> None:
        require_share(Label("Momentum"), self.momentum)
        require_share(Label("Rho"), self.rho)
        require_share(Label("Beta1"), self.beta1)
        require_share(Label("Beta2"), self.beta2)
        require_share(Label("Weight decay"), self.weight_decay)
        require_positive(Label("Epsilon"), self.epsilon, 1.0)

    def of(self, optimizer: str) -> dict[str, float]:
        """Those that the optimizer of this name has."""
        known = OPTIMIZERS[optimizer].defaults
        values = {item.name: getattr(self, item.name) for item in fields(self)}
        return {name: value for name, value in values.items() if name in known}


@dataclass(frozen=True, slots=True)
class TrainingSettings:
    """What the weights learn by. `batch_size` None is the full batch, `clip_norm` None no clipping.

    `loss` is that of classes, `value_loss` that of regression: each task remembers its own.
    `l1` and `l2` are the strengths of the penalties on weights; `precision` is that of all numbers of the network.
    """

    loss: str = "cross-entropy"
    optimizer: str = "adam"
    learning_rate: float = 0.03
    batch_size: int | None = 32
    value_loss: str = "squared-error"
    constants: OptimizerConstants = field(default_factory=OptimizerConstants)
    schedule: Schedule = field(default_factory=Constant)
    l1: float = 0.0
    l2: float = 0.0
    clip_norm: float | None = None
    precision: str = "double"
    stop: StopRules = field(default_factory=StopRules)

    def __post_init__(self) -> None:
        require_name("loss", self.loss, LOSSES)
        require_name("value_loss", self.value_loss, VALUE_LOSSES)
        require_name("optimizer", self.optimizer, OPTIMIZERS)
        require_positive(Label("The learning rate"), self.learning_rate, MAX_LEARNING_RATE)
        if self.batch_size is not None:
            require_whole(Label("The batch size"), self.batch_size, 1, limits.MAX_POINTS)
        _check_schedule(self.schedule)
        require_strength(Label("The L1 penalty"), self.l1, MAX_PENALTY)
        require_strength(Label("The L2 penalty"), self.l2, MAX_PENALTY)
        if self.clip_norm is not None:
            require_positive(Label("The longest gradient"), self.clip_norm, MAX_NORM)
        require_name("precision", self.precision, PRECISIONS)

    def loss_for(self, task: Task) -> str:
        """The loss that a task is learned by."""
        return self.value_loss if task is Task.REGRESSION else self.loss

    @property
    def dtype(self) -> np.dtype:
        """The numbers of the network."""
        return np.dtype(PRECISIONS[self.precision])

    @property
    def takes_all_points(self) -> bool:
        """Whether every step takes all training points: as set, or because the optimizer needs them."""
        return self.batch_size is None or OPTIMIZERS[self.optimizer].full_batch_only

    def batch_of(self, n_train: int) -> int:
        """Points in one step of a pass over `n_train`."""
        return n_train if self.takes_all_points else min(self.batch_size or n_train, n_train)

    def make_optimizer(self) -> Optimizer:
        """The engine's value with this learning rate and these constants."""
        constants = self.constants.of(self.optimizer)
        return OPTIMIZERS[self.optimizer].create(learning_rate=self.learning_rate, **constants)

    def make_regularization(self, dropout: tuple[float, ...] = ()) -> Regularization:
        """The engine's value with these penalties; `dropout` is one share for each hidden layer, or none at all."""
        return Regularization(self.l1, self.l2, dropout or 0.0, self.clip_norm)


def _check_schedule(schedule: object) -> None:
    """A schedule of the engine has checked itself, but for the greatest epoch."""
    if not isinstance(schedule, Schedule):
        raise SettingError("no-schedule", "The schedule is a value of the engine's schedules.")
    for name, value in schedule.settings().items():
        if isinstance(value, int):
            require_whole(f"{schedule.label}: {name}", value, 1, MAX_EPOCHS)
