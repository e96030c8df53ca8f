"""What edits are called in menus, in the language of the window: a label's code is its English."""

from typing import Final

from PySide6.QtCore import QT_TRANSLATE_NOOP, QCoreApplication

from nngui.state.label import Label


def label_text(label: str) -> str:
    """The words of a label, and of the labels in it; a name that somebody typed is what it is."""
    if not isinstance(label, Label):
        return label
    parameters = {
        name: label_text(value) if isinstance(value, str) else value
        for name, value in label.parameters.items()
    }
    return QCoreApplication.translate("Labels", label.code).format(**parameters)


EDITS: Final = frozenset(
    {
        QT_TRANSLATE_NOOP("Labels", "add class"),
        QT_TRANSLATE_NOOP("Labels", "add feature {name}"),
        QT_TRANSLATE_NOOP("Labels", "add layer"),
        QT_TRANSLATE_NOOP("Labels", "add point"),
        QT_TRANSLATE_NOOP("Labels", "add {count:,} points"),
        QT_TRANSLATE_NOOP("Labels", "apply preset {name}"),
        QT_TRANSLATE_NOOP("Labels", "attract point"),
        QT_TRANSLATE_NOOP("Labels", "attract {count:,} points"),
        QT_TRANSLATE_NOOP("Labels", "bias"),
        QT_TRANSLATE_NOOP("Labels", "change {setting}"),
        QT_TRANSLATE_NOOP("Labels", "clear points"),
        QT_TRANSLATE_NOOP("Labels", "cut point"),
        QT_TRANSLATE_NOOP("Labels", "cut {count:,} points"),
        QT_TRANSLATE_NOOP("Labels", "delete class"),
        QT_TRANSLATE_NOOP("Labels", "duplicate point"),
        QT_TRANSLATE_NOOP("Labels", "duplicate {count:,} points"),
        QT_TRANSLATE_NOOP("Labels", "erase point"),
        QT_TRANSLATE_NOOP("Labels", "erase {count:,} points"),
        QT_TRANSLATE_NOOP("Labels", "freeze {part}"),
        QT_TRANSLATE_NOOP("Labels", "generate {sample}"),
        QT_TRANSLATE_NOOP("Labels", "jitter point"),
        QT_TRANSLATE_NOOP("Labels", "jitter {count:,} points"),
        QT_TRANSLATE_NOOP("Labels", "layer {layer}"),
        QT_TRANSLATE_NOOP("Labels", "learn classes"),
        QT_TRANSLATE_NOOP("Labels", "learn values"),
        QT_TRANSLATE_NOOP("Labels", "merge classes"),
        QT_TRANSLATE_NOOP("Labels", "mirror point"),
        QT_TRANSLATE_NOOP("Labels", "mirror {count:,} points"),
        QT_TRANSLATE_NOOP("Labels", "move class"),
        QT_TRANSLATE_NOOP("Labels", "move point"),
        QT_TRANSLATE_NOOP("Labels", "move {count:,} points"),
        QT_TRANSLATE_NOOP("Labels", "new weights"),
        QT_TRANSLATE_NOOP("Labels", "open {file}"),
        QT_TRANSLATE_NOOP("Labels", "paste point"),
        QT_TRANSLATE_NOOP("Labels", "paste {count:,} points"),
        QT_TRANSLATE_NOOP("Labels", "put point by train share"),
        QT_TRANSLATE_NOOP("Labels", "put point into test"),
        QT_TRANSLATE_NOOP("Labels", "put point into train"),
        QT_TRANSLATE_NOOP("Labels", "put {count:,} points by train share"),
        QT_TRANSLATE_NOOP("Labels", "put {count:,} points into test"),
        QT_TRANSLATE_NOOP("Labels", "put {count:,} points into train"),
        QT_TRANSLATE_NOOP("Labels", "recolor class"),
        QT_TRANSLATE_NOOP("Labels", "relabel point"),
        QT_TRANSLATE_NOOP("Labels", "relabel {count:,} points"),
        QT_TRANSLATE_NOOP("Labels", "remove feature {name}"),
        QT_TRANSLATE_NOOP("Labels", "remove layer"),
        QT_TRANSLATE_NOOP("Labels", "remove unit {unit} of layer {layer}"),
        QT_TRANSLATE_NOOP("Labels", "rename class"),
        QT_TRANSLATE_NOOP("Labels", "reset"),
        QT_TRANSLATE_NOOP("Labels", "rotate point"),
        QT_TRANSLATE_NOOP("Labels", "rotate {count:,} points"),
        QT_TRANSLATE_NOOP("Labels", "scale point"),
        QT_TRANSLATE_NOOP("Labels", "scale {count:,} points"),
        QT_TRANSLATE_NOOP("Labels", "set bias"),
        QT_TRANSLATE_NOOP("Labels", "set dropout of layer {layer} to {percent:g} %"),
        QT_TRANSLATE_NOOP("Labels", "set layer {layer} to {activation}"),
        QT_TRANSLATE_NOOP("Labels", "set layer {layer} to {units} units"),
        QT_TRANSLATE_NOOP("Labels", "set value of point"),
        QT_TRANSLATE_NOOP("Labels", "set value of {count:,} points"),
        QT_TRANSLATE_NOOP("Labels", "set weight"),
        QT_TRANSLATE_NOOP("Labels", "set {count} weights"),
        QT_TRANSLATE_NOOP("Labels", "set weights of {part}"),
        QT_TRANSLATE_NOOP("Labels", "standardize features"),
        QT_TRANSLATE_NOOP("Labels", "step by one sample"),
        QT_TRANSLATE_NOOP("Labels", "stop standardizing features"),
        QT_TRANSLATE_NOOP("Labels", "unfreeze {part}"),
        QT_TRANSLATE_NOOP("Labels", "unit {unit} of layer {layer}"),
        QT_TRANSLATE_NOOP("Labels", "weight"),
        QT_TRANSLATE_NOOP("Labels", "{count} units"),
        QT_TRANSLATE_NOOP("Labels", "{count} weights"),
        QT_TRANSLATE_NOOP("Labels", "{label} (back to epoch {epoch:,})"),
    }
)
"""The codes of all edits, and of what they name."""

SETTINGS: Final = frozenset(
    {
        QT_TRANSLATE_NOOP("Labels", "L1 penalty"),
        QT_TRANSLATE_NOOP("Labels", "L2 penalty"),
        QT_TRANSLATE_NOOP("Labels", "batch size"),
        QT_TRANSLATE_NOOP("Labels", "beta1"),
        QT_TRANSLATE_NOOP("Labels", "beta2"),
        QT_TRANSLATE_NOOP("Labels", "constants"),
        QT_TRANSLATE_NOOP("Labels", "epochs to train"),
        QT_TRANSLATE_NOOP("Labels", "epsilon"),
        QT_TRANSLATE_NOOP("Labels", "features"),
        QT_TRANSLATE_NOOP("Labels", "frozen"),
        QT_TRANSLATE_NOOP("Labels", "gradient clipping"),
        QT_TRANSLATE_NOOP("Labels", "initializer"),
        QT_TRANSLATE_NOOP("Labels", "layers"),
        QT_TRANSLATE_NOOP("Labels", "learning rate"),
        QT_TRANSLATE_NOOP("Labels", "loss"),
        QT_TRANSLATE_NOOP("Labels", "momentum"),
        QT_TRANSLATE_NOOP("Labels", "names"),
        QT_TRANSLATE_NOOP("Labels", "network"),
        QT_TRANSLATE_NOOP("Labels", "optimizer"),
        QT_TRANSLATE_NOOP("Labels", "output"),
        QT_TRANSLATE_NOOP("Labels", "patience"),
        QT_TRANSLATE_NOOP("Labels", "precision"),
        QT_TRANSLATE_NOOP("Labels", "rho"),
        QT_TRANSLATE_NOOP("Labels", "scale"),
        QT_TRANSLATE_NOOP("Labels", "schedule"),
        QT_TRANSLATE_NOOP("Labels", "seed"),
        QT_TRANSLATE_NOOP("Labels", "shift"),
        QT_TRANSLATE_NOOP("Labels", "stop rules"),
        QT_TRANSLATE_NOOP("Labels", "target accuracy"),
        QT_TRANSLATE_NOOP("Labels", "target loss"),
        QT_TRANSLATE_NOOP("Labels", "time to train"),
        QT_TRANSLATE_NOOP("Labels", "train share"),
        QT_TRANSLATE_NOOP("Labels", "training"),
        QT_TRANSLATE_NOOP("Labels", "weight decay"),
    }
)
"""The names of all settings."""

QUANTITIES: Final = frozenset(
    {
        QT_TRANSLATE_NOOP("Labels", "A layer's number of units"),
        QT_TRANSLATE_NOOP("Labels", "Beta1"),
        QT_TRANSLATE_NOOP("Labels", "Beta2"),
        QT_TRANSLATE_NOOP("Labels", "Epsilon"),
        QT_TRANSLATE_NOOP("Labels", "Momentum"),
        QT_TRANSLATE_NOOP("Labels", "Rho"),
        QT_TRANSLATE_NOOP("Labels", "The L1 penalty"),
        QT_TRANSLATE_NOOP("Labels", "The L2 penalty"),
        QT_TRANSLATE_NOOP("Labels", "The batch size"),
        QT_TRANSLATE_NOOP("Labels", "The learning rate"),
        QT_TRANSLATE_NOOP("Labels", "The longest gradient"),
        QT_TRANSLATE_NOOP("Labels", "The number of epochs"),
        QT_TRANSLATE_NOOP("Labels", "The patience"),
        QT_TRANSLATE_NOOP("Labels", "The seed"),
        QT_TRANSLATE_NOOP("Labels", "The target loss"),
        QT_TRANSLATE_NOOP("Labels", "The time to train"),
        QT_TRANSLATE_NOOP("Labels", "Weight decay"),
    }
)
"""What a setting is called where it is refused."""

TOLD: Final = frozenset(
    {
        QT_TRANSLATE_NOOP("Labels", "+1 point"),
        QT_TRANSLATE_NOOP("Labels", "+{count:,} points"),
        QT_TRANSLATE_NOOP("Labels", "Epoch {epoch:,}: {what}"),
        QT_TRANSLATE_NOOP("Labels", "Run {number}"),
        QT_TRANSLATE_NOOP("Labels", "all points"),
        QT_TRANSLATE_NOOP("Labels", "none"),
        QT_TRANSLATE_NOOP("Labels", "off"),
        QT_TRANSLATE_NOOP("Labels", "on"),
        QT_TRANSLATE_NOOP("Labels", "redo"),
        QT_TRANSLATE_NOOP("Labels", "undo"),
        QT_TRANSLATE_NOOP("Labels", "{move} {what}"),
        QT_TRANSLATE_NOOP("Labels", "{names} (standardized)"),
        QT_TRANSLATE_NOOP("Labels", "{one}, {other}"),
        QT_TRANSLATE_NOOP("Labels", "{percent:.4g} %"),
        QT_TRANSLATE_NOOP("Labels", "{seconds:,g} s"),
        QT_TRANSLATE_NOOP("Labels", "{setting} {old} → {new}"),
        QT_TRANSLATE_NOOP("Labels", "{setting} {value}"),
        QT_TRANSLATE_NOOP("Labels", "{units} {activation}"),
        QT_TRANSLATE_NOOP("Labels", "{units} {activation}, dropout {share:g}"),
        QT_TRANSLATE_NOOP("Labels", "−1 point"),
        QT_TRANSLATE_NOOP("Labels", "−{count:,} points"),
    }
)
"""What flags say of changes, and the comparison of runs of their settings."""
