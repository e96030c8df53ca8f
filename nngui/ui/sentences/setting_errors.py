"""What is said of a setting that there cannot be, by the code of its SettingError."""

from PySide6.QtCore import QCoreApplication


def _tr(text: str) -> str:
    return QCoreApplication.translate("SettingErrors", text)


def setting_errors() -> dict[str, str]:
    """The sentence of each code, in the language of the window; it names the error's parameters."""
    return {
        "dropout": _tr("A layer's dropout is a share of 0 to {maximum}."),
        "frozen-order": _tr("Frozen parameters stand in order, each once."),
        "frozen-parameter": _tr(
            "A frozen parameter is a unit from 0 and an input from -1, the bias."
        ),
        "frozen-units": _tr("Frozen units are numbers from 0, in order, each once."),
        "last-unit": _tr("This is the last unit of its layer; remove the layer instead."),
        "layer-place": _tr("A layer is added at 0 to {count}."),
        "name": _tr("{what} is one of {names}, not '{name}'."),
        "no-schedule": _tr("The schedule is a value of the engine's schedules."),
        "no-such-hidden-layer": _tr("There is no hidden layer {number}; there are {count}."),
        "no-such-setting": _tr("Unknown setting '{name}'; known here: {names}."),
        "no-such-unit": _tr("There is no unit {number}; there are {count}."),
        "patience-beyond-end": _tr(
            "Training stops after {epochs:,} epochs, so it never waits {patience:,} for a better "
            "loss: lower the patience, or raise the epochs."
        ),
        "positive": _tr("{what} is more than 0 and at most {maximum:,g}."),
        "share": _tr("{what} is at least 0 and less than 1."),
        "strength": _tr("{what} is 0 (off) to {maximum:,g}."),
        "target-accuracy": _tr("The target accuracy is more than 0 and at most 1, that is 100 %."),
        "too-many-frozen-layers": _tr("At most {limit} layers can be frozen."),
        "too-many-layers": _tr("A network has 0 to {limit} hidden layers."),
        "train-share": _tr("The train share is 0 to 1."),
        "whole": _tr("{what} is a whole number from {minimum:,} to {maximum:,}."),
    }
