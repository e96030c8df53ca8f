"""What a setting is called in menus, flags and sentences, by its dotted path."""

from typing import Final

_NAMES: Final = {
    "network.layers": "layers",
    "training.l1": "L1 penalty",
    "training.l2": "L2 penalty",
    "training.clip_norm": "gradient clipping",
    "training.stop.epochs": "epochs to train",
    "training.stop.loss": "target loss",
    "training.stop.accuracy": "target accuracy",
    "training.stop.seconds": "time to train",
}


def setting_name(path: str) -> str:
    """The name of a setting: "learning rate" for "training.learning_rate"."""
    return _NAMES.get(path) or path.rsplit(".", 1)[-1].replace("_", " ")
