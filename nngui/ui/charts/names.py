"""What a chart says of its quantity: its title, its axis, and what to do before there is a curve."""

from dataclasses import dataclass

from PySide6.QtCore import QCoreApplication


@dataclass(frozen=True, slots=True)
class Names:
    """`tip` explains the quantity in one sentence."""

    title: str
    axis: str
    hint: str
    tip: str


def names_of(quantity: str) -> Names:
    """The words for "loss", "accuracy" or "r-squared"."""

    def tr(text: str) -> str:
        return QCoreApplication.translate("CurveChart", text)

    if quantity == "loss":
        return Names(
            tr("Loss"),
            tr("loss"),
            tr("Press Train (Space)\nto see the loss fall."),
            tr("How wrong the network is, epoch by epoch: lower is better"),
        )
    if quantity == "accuracy":
        return Names(
            tr("Accuracy"),
            tr("accuracy (%)"),
            tr("Press Train (Space)\nto see the accuracy rise."),
            tr("How many points it puts into the right class, in percent"),
        )
    return Names(
        tr("R²"),
        tr("R²"),
        tr("Press Train (Space)\nto see R² rise."),
        tr("How much of the values' variance it explains: 1 is all, 0 no better than their mean"),
    )
