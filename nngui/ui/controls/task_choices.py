"""The two choices that depend on what is learned, classes or a value: the output, and the loss that fits it."""

from collections.abc import Iterable

from PySide6.QtCore import QCoreApplication, Signal
from PySide6.QtWidgets import QWidget

from nngui.data import Task
from nngui.engine import LOSSES
from nngui.state.document import Document
from nngui.ui.controls.choice import Choice, ChoiceItem
from nngui.ui.controls.registry_choice import unclipped


class TaskChoice(Choice):
    """Offers what the document's task can have. `setting_chosen(path, name)`: the setting, and its new value."""

    setting_chosen = Signal(str, str)

    def __init__(self, name: str, label: str, tooltip: str, parent: QWidget | None = None) -> None:
        super().__init__(name, label, tooltip, parent=parent)
        unclipped(self)
        self._path = ""
        self._offered: tuple[str, ...] = ()
        self.chosen.connect(self._on_chosen)

    def offer(self, items: Iterable[ChoiceItem], path: str) -> None:
        """Offer these; what is chosen goes to the setting `path`. Emits nothing."""
        self._path = path
        items = tuple(items)
        names = tuple(item.name for item in items)
        # Not each time that a document comes: the list may be open.
        if names != self._offered:
            self._offered = names
            self.show_items(items)

    def _on_chosen(self, name: str) -> None:
        self.setting_chosen.emit(self._path, name)


class OutputChoice(TaskChoice):
    """What the last layer makes of its sums."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("output", QCoreApplication.translate("OutputChoice", "Output"), "", parent)
        self.show_document(Document())

    def show_document(self, document: Document) -> None:
        """Show the output of a document; with more than two classes there is nothing to choose."""
        n_classes, has_values = document.dataset.n_classes, document.dataset.task is Task.REGRESSION
        if has_values:
            self.offer(self._of_values(), "network.value_output")
            tooltip = self.tr(
                "What the last layer makes of its sum: any number, or one between −1 and 1."
            )
        else:
            self.offer(self._of_classes(), "network.output")
            tooltip = self.tr(
                "What the last layer makes of its sums: one unit for each class, or one alone."
            )
        self.show_choice(document.network_shape()[2])
        self.setEnabled(has_values or n_classes == 2)
        if not self.isEnabled():
            tooltip = self.tr(
                "With {} classes the output is softmax: one unit for each class."
            ).format(n_classes)
        self.setToolTip(tooltip)

    def _of_classes(self) -> list[ChoiceItem]:
        return [
            ChoiceItem(
                "softmax",
                self.tr("Softmax"),
                self.tr("One unit for each class; their probabilities add up to 1."),
            ),
            ChoiceItem(
                "sigmoid",
                self.tr("Sigmoid"),
                self.tr("One unit: the probability of the second of two classes."),
            ),
            ChoiceItem(
                "tanh",
                self.tr("Tanh"),
                self.tr(
                    "One unit from −1, the first class, to 1, the second; cross-entropy does not "
                    "fit it, squared error does."
                ),
            ),
        ]

    def _of_values(self) -> list[ChoiceItem]:
        return [
            ChoiceItem("linear", self.tr("Linear"), self.tr("The plain sum: any number.")),
            ChoiceItem("tanh-value", self.tr("Tanh"), self.tr("A number between −1 and 1.")),
        ]


class LossChoice(TaskChoice):
    """How an error is counted: those losses that fit the output."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(
            "loss",
            QCoreApplication.translate("LossChoice", "Loss"),
            QCoreApplication.translate(
                "LossChoice", "How an error is counted, and so what training makes small."
            ),
            parent,
        )
        self.show_document(Document())

    def show_document(self, document: Document) -> None:
        """Show the loss that a document is trained by."""
        output = document.network_shape()[2]
        items = [
            ChoiceItem(name, loss.label, loss.summary)
            for name, loss in LOSSES.items()
            if output in loss.outputs
        ]
        has_values = document.dataset.task is Task.REGRESSION
        self.offer(items, "training.value_loss" if has_values else "training.loss")
        self.show_choice(document.loss)
