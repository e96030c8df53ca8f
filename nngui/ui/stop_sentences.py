"""Which rule has stopped training, in one sentence."""

from PySide6.QtCore import QCoreApplication

from nngui.state.stop_rules import Stopped
from nngui.ui.controls.readout import loss_text, percent_text


def _tr(text: str) -> str:
    return QCoreApplication.translate("StopSentences", text)


def stop_sentence(stopped: Stopped) -> str:
    """Names the rule and what was reached."""
    return _template(stopped).format(
        epoch=f"{stopped.epoch:,}",
        loss=loss_text(stopped.value),
        percent=f"{stopped.value or 0:.3f}" if stopped.of_values else percent_text(stopped.value),
        number=f"{stopped.value or 0:,g}" if stopped.rule == "seconds" else stopped.value,
    )


def go_on_sentence(stopped: Stopped) -> str:
    """That training goes on beyond a rule that is met; empty for those that begin anew with it."""
    match stopped.rule:
        case "epochs":
            text = _tr("Training goes on beyond its {epoch} epochs: they stop it no more.")
            return text.format(epoch=f"{stopped.epoch:,}")
        case "loss":
            return _tr("Training goes on: the loss stops it again once it was above its target.")
        case "accuracy" if stopped.of_values:
            return _tr("Training goes on: R² stops it again once it was below its target.")
        case "accuracy":
            return _tr(
                "Training goes on: the accuracy stops it again once it was below its target."
            )
        case _:
            return ""


def _template(stopped: Stopped) -> str:
    if stopped.rule == "accuracy" and stopped.of_values:
        if stopped.of_test:
            return _tr("Stopped at epoch {epoch}: the test R² is {percent}.")
        return _tr("Stopped at epoch {epoch}: the train R² is {percent}.")
    match stopped.rule, stopped.of_test:
        case "epochs", _:
            return _tr("Stopped at epoch {epoch}: all epochs are trained.")
        case "seconds", _:
            return _tr("Stopped at epoch {epoch}: the time of {number} s is over.")
        case "loss", True:
            return _tr("Stopped at epoch {epoch}: the test loss is down to {loss}.")
        case "loss", False:
            return _tr("Stopped at epoch {epoch}: the train loss is down to {loss}.")
        case "accuracy", True:
            return _tr("Stopped at epoch {epoch}: the test accuracy is {percent}.")
        case "accuracy", False:
            return _tr("Stopped at epoch {epoch}: the train accuracy is {percent}.")
        case _, True:
            return _tr("Stopped at epoch {epoch}: no better test loss for {number} epochs.")
        case _:
            return _tr("Stopped at epoch {epoch}: no better train loss for {number} epochs.")
