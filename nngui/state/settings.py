"""How a network is built and trained: frozen, checked at the door.

Names of activations, losses, optimizers and initializers are those of the engine's registries.
"""

from dataclasses import dataclass, field, fields, is_dataclass, replace
from typing import Any

from nngui.data import Task, limits
from nngui.data.features import FeatureMap
from nngui.engine import ACTIVATIONS, INITIALIZERS, Schedule
from nngui.state.checks import SettingError, is_number, require_name, require_whole
from nngui.state.freezing import Frozen
from nngui.state.label import Label
from nngui.state.stop_rules import StopRules
from nngui.state.training_settings import (
    MAX_LEARNING_RATE,
    VALUE_LOSSES,
    OptimizerConstants,
    TrainingSettings,
)

MAX_LAYERS = 8
MAX_UNITS = 256
MAX_DROPOUT = 0.95
MAX_SEED = limits.MAX_SEED
OUTPUTS = ("softmax", "sigmoid", "tanh")
VALUE_OUTPUTS = ("linear", "tanh-value")

__all__ = [
    "MAX_DROPOUT",
    "MAX_LAYERS",
    "MAX_LEARNING_RATE",
    "MAX_SEED",
    "MAX_UNITS",
    "OUTPUTS",
    "VALUE_LOSSES",
    "VALUE_OUTPUTS",
    "LayerSettings",
    "NetworkSettings",
    "OptimizerConstants",
    "SettingError",
    "Settings",
    "StopRules",
    "TrainingSettings",
]


@dataclass(frozen=True, slots=True)
class LayerSettings:
    """One hidden layer: its units, their activation, and the share of them that rests in each step of training."""

    units: int = 8
    activation: str = "tanh"
    dropout: float = 0.0

    def __post_init__(self) -> None:
        require_whole(Label("A layer's number of units"), self.units, 1, MAX_UNITS)
        require_name("activation", self.activation, ACTIVATIONS)
        if not (is_number(self.dropout) and 0 <= self.dropout <= MAX_DROPOUT):
            raise SettingError(
                "dropout",
                f"A layer's dropout is a share of 0 to {MAX_DROPOUT}.",
                maximum=MAX_DROPOUT,
            )


@dataclass(frozen=True, slots=True)
class NetworkSettings:
    """The shape of the network and what its initial weights are a function of.

    `output` is what two classes use; with more classes the output is softmax. Regression has a choice of its own,
    `value_output`: each task remembers what it was learned with. `frozen` says what takes no updates, layer by layer.
    """

    layers: tuple[LayerSettings, ...] = (LayerSettings(), LayerSettings())
    output: str = "softmax"
    initializer: str = "glorot"
    seed: int = 1
    value_output: str = "linear"
    frozen: Frozen = ()

    def __post_init__(self) -> None:
        if len(self.layers) > MAX_LAYERS:
            raise SettingError(
                "too-many-layers",
                f"A network has 0 to {MAX_LAYERS} hidden layers.",
                limit=MAX_LAYERS,
            )
        if len(self.frozen) > MAX_LAYERS + 1:
            raise SettingError(
                "too-many-frozen-layers",
                f"At most {MAX_LAYERS + 1} layers can be frozen.",
                limit=MAX_LAYERS + 1,
            )
        require_name("output", self.output, OUTPUTS)
        require_name("value_output", self.value_output, VALUE_OUTPUTS)
        require_name("initializer", self.initializer, INITIALIZERS)
        require_whole(Label("The seed"), self.seed, 0, MAX_SEED)

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
class Settings:
    """All settings of a document. `train_share` is the part of the points to train on, 0 to 1."""

    network: NetworkSettings = field(default_factory=NetworkSettings)
    training: TrainingSettings = field(default_factory=TrainingSettings)
    features: FeatureMap = field(default_factory=FeatureMap)
    train_share: float = 0.7

    def __post_init__(self) -> None:
        if not (is_number(self.train_share) and 0 <= self.train_share <= 1):
            raise SettingError("train-share", "The train share is 0 to 1.")

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
    # A schedule is one value: which settings it has depends on its kind.
    has_parts = is_dataclass(settings) and not isinstance(settings, Schedule)
    known = [item.name for item in fields(settings)] if has_parts else []
    if name not in known:
        names = ", ".join(known)
        raise SettingError(
            "no-such-setting",
            f"Unknown setting '{name}'; known here: {names}.",
            name=name,
            names=names,
        )
    inner = _replaced(getattr(settings, name), rest, value) if rest else value
    return replace(settings, **{name: inner})
