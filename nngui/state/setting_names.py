"""What a setting and its value are called in menus, flags and sentences, by its dotted path."""

from collections.abc import Mapping
from typing import Any, Final

from nngui.engine import INITIALIZERS, LOSSES, OPTIMIZERS, OUTPUTS, Schedule
from nngui.state.label import Label
from nngui.state.stop_rules import StopRules

_NAMES: Final = {
    "network.layers": "layers",
    "network.value_output": "output",
    "training.value_loss": "loss",
    "training.l1": "L1 penalty",
    "training.l2": "L2 penalty",
    "training.clip_norm": "gradient clipping",
    "training.stop": "stop rules",
    "training.stop.epochs": "epochs to train",
    "training.stop.loss": "target loss",
    "training.stop.accuracy": "target accuracy",
    "training.stop.seconds": "time to train",
}
_REGISTRIES: Final[Mapping[str, Mapping[str, Any]]] = {
    "network.initializer": INITIALIZERS,
    "network.output": OUTPUTS,
    "network.value_output": OUTPUTS,
    "training.loss": LOSSES,
    "training.value_loss": LOSSES,
    "training.optimizer": OPTIMIZERS,
}


def setting_name(path: str) -> Label:
    """The name of a setting: "learning rate" for "training.learning_rate"."""
    name = _NAMES.get(path) or path.rsplit(".", 1)[-1].replace("_", " ")
    return Label(name.replace("{", "{{").replace("}", "}}"))  # a file may ask for any path


def setting_text(path: str, value: Any) -> str:
    """A value as people say it: "all points" for a batch size of None, "70 %" for a share of 0.7.

    A Label where it is made of words; names of the engine's registries are what they are.
    """
    if value is None:
        return Label("all points") if path == "training.batch_size" else Label("off")
    if path in ("train_share", "training.stop.accuracy"):
        return Label("{percent:.4g} %", percent=100 * value)
    if path == "training.stop.seconds":
        return Label("{seconds:,g} s", seconds=value)
    if isinstance(value, Schedule):
        numbers = [f"{number:,g}" for number in value.settings().values()]
        return " ".join([value.label.lower(), *numbers])
    if isinstance(value, StopRules):
        return Label("on") if value.any else Label("off")
    if isinstance(value, str) and value in _REGISTRIES.get(path, {}):
        return str(_REGISTRIES[path][value].label)
    if isinstance(value, (int, float)):
        return f"{value:,}" if isinstance(value, int) else f"{value:g}"
    return str(value)
