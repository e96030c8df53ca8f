"""How a network is built and trained: frozen, checked at the door.

Names of activations, losses, optimizers and initializers are those of the engine's registries.
"""

import math
from collections.abc import Mapping
from dataclasses import dataclass, field, fields, is_dataclass, replace
from numbers import Integral, Real
from typing import Any

from nngui.data import Task, limits
from nngui.data.features import FeatureMap
from nngui.engine import ACTIVATIONS, INITIALIZERS, LOSSES, OPTIMIZERS

MAX_LAYERS = 8
MAX_UNITS = 256
MAX_LEARNING_RATE = 100.0
MAX_SEED = limits.MAX_SEED
OUTPUTS = ("softmax", "sigmoid")
VALUE_OUTPUTS = ("linear", "tanh-value")
VALUE_LOSSES = tuple(name for name, loss in LOSSES.items() if "linear" in loss.outputs)
# Where the program departs from an optimizer's own constants. Adam with beta2 = 0.999 forgets a steep place for a
# thousand steps: at rate 0.03 the two-arm spiral is learned and lost again, over and over. With 0.99 it stays
# learned (over 10 seeds: 95 % of the epochs after first reaching 99 %, not 58 %).
OPTIMIZER_CONSTANTS: Mapping[str, Mapping[str, float]] = {"adam": {"beta2": 0.99}}


class SettingError(ValueError):
    """A setting outside what it may be; the message says what it takes."""


def _is_number(value: object) -> bool:
    return not isinstance(value, bool) and isinstance(value, Real) and math.isfinite(value)


def _require_whole(what: str, value: object, minimum: int, maximum: int) -> None:
    if (
        isinstance(value, bool)
        or not isinstance(value, Integral)
        or not minimum <= int(value) <= maximum
    ):
        raise SettingError(f"{what} is a whole number from {minimum:,} to {maximum:,}.")


def _require_name(what: str, name: str, known: Any) -> None:
    if name not in known:
        raise SettingError(f"{what} is one of {', '.join(known)}, not {name!r}")


@dataclass(frozen=True, slots=True)
class LayerSettings:
    """One hidden layer: its units and their activation."""

    units: int = 8
    activation: str = "tanh"

    def __post_init__(self) -> None:
        _require_whole("A layer's number of units", self.units, 1, MAX_UNITS)
        _require_name("activation", self.activation, ACTIVATIONS)


@dataclass(frozen=True, slots=True)
class NetworkSettings:
    """The shape of the network and what its initial weights are a function of.

    `output` is what two classes use; with more classes the output is softmax. Regression has a choice of its own,
    `value_output`: each task remembers what it was learned with.
    """

    layers: tuple[LayerSettings, ...] = (LayerSettings(), LayerSettings())
    output: str = "softmax"
    initializer: str = "glorot"
    seed: int = 1
    value_output: str = "linear"

    def __post_init__(self) -> None:
        if len(self.layers) > MAX_LAYERS:
            raise SettingError(f"A network has 0 to {MAX_LAYERS} hidden layers.")
        _require_name("output", self.output, OUTPUTS)
        _require_name("value_output", self.value_output, VALUE_OUTPUTS)
        _require_name("initializer", self.initializer, INITIALIZERS)
        _require_whole("The seed", self.seed, 0, MAX_SEED)

    def output_for(self, n_classes: int, task: Task = Task.CLASSIFICATION) -> str:
        """The output activation that `n_classes` classes get, or a value."""
        if task is Task.REGRESSION:
            return self.value_output
        return self.output if n_classes == 2 else "softmax"

    def sizes(
        self, n_features: int, n_classes: int, task: Task = Task.CLASSIFICATION
    ) -> tuple[int, ...]:
        """Units of each layer from the inputs to the outputs."""
        n_outputs = n_classes if self.output_for(n_classes, task) == "softmax" else 1
        return (n_features, *(layer.units for layer in self.layers), n_outputs)


@dataclass(frozen=True, slots=True)
class TrainingSettings:
    """What the weights learn by. `batch_size` None is the full batch. All of it may change while training.

    `loss` is that of classes, `value_loss` that of regression: each task remembers its own.
    """

    loss: str = "cross-entropy"
    optimizer: str = "adam"
    learning_rate: float = 0.03
    batch_size: int | None = 32
    value_loss: str = "squared-error"

    def __post_init__(self) -> None:
        _require_name("loss", self.loss, LOSSES)
        _require_name("value_loss", self.value_loss, VALUE_LOSSES)
        _require_name("optimizer", self.optimizer, OPTIMIZERS)
        rate = self.learning_rate
        if not (_is_number(rate) and 0 < rate <= MAX_LEARNING_RATE):
            raise SettingError(
                f"The learning rate is more than 0 and at most {MAX_LEARNING_RATE:g}."
            )
        if self.batch_size is not None:
            _require_whole("The batch size", self.batch_size, 1, limits.MAX_POINTS)

    def loss_for(self, task: Task) -> str:
        """The loss that a task is learned by."""
        return self.value_loss if task is Task.REGRESSION else self.loss


@dataclass(frozen=True, slots=True)
class Settings:
    """All settings of a document. `train_share` is the part of the points to train on, 0 to 1."""

    network: NetworkSettings = field(default_factory=NetworkSettings)
    training: TrainingSettings = field(default_factory=TrainingSettings)
    features: FeatureMap = field(default_factory=FeatureMap)
    train_share: float = 0.7

    def __post_init__(self) -> None:
        if not (_is_number(self.train_share) and 0 <= self.train_share <= 1):
            raise SettingError("The train share is 0 to 1.")

    def with_value(self, path: str, value: Any) -> "Settings":
        """These with one value changed, named by a dotted path such as "training.learning_rate"."""
        result: Settings = _replaced(self, path.split("."), value)
        return result

    def value(self, path: str) -> Any:
        """The value that a dotted path names."""
        found: Any = self
        for name in path.split("."):
            found = getattr(found, name)
        return found


def _replaced(settings: Any, path: list[str], value: Any) -> Any:
    name, *rest = path
    known = [item.name for item in fields(settings)] if is_dataclass(settings) else []
    if name not in known:
        raise SettingError(f"Unknown setting {name!r}; known here: {', '.join(known)}")
    inner = _replaced(getattr(settings, name), rest, value) if rest else value
    return replace(settings, **{name: inner})
