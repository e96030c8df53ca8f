"""What is learned at a point: a class, or a value. Two chips, of which one is down."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QButtonGroup, QHBoxLayout, QWidget

from nngui.data import Task
from nngui.ui.controls.buttons import ChipButton
from nngui.ui.theme import scaled


class TaskSwitch(QWidget):
    """`task_chosen(str)`: the other task is wanted."""

    task_chosen = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("task_switch")
        self._task = Task.CLASSIFICATION
        self._group = QButtonGroup(self)
        self.chips = {
            Task.CLASSIFICATION: ChipButton(
                "learn_classes",
                self.tr("Classes"),
                self.tr(
                    "Learn which class a place belongs to.\n"
                    "Points keep their color as far as they can: positive values are the first class."
                ),
                self,
            ),
            Task.REGRESSION: ChipButton(
                "learn_values",
                self.tr("Values"),
                self.tr(
                    "Learn a number for each place (regression): blue is positive, orange negative.\n"
                    "Points keep their color. The hidden layers of the network stay."
                ),
                self,
            ),
        }
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(scaled(6, self.font()))
        for chip in self.chips.values():
            row.addWidget(chip, 1)
            self._group.addButton(chip)
            chip.clicked.connect(self._on_clicked)
        self.show_task(self._task)

    def show_task(self, task: Task) -> None:
        """Show what is learned; emits nothing."""
        self._task = task
        self.chips[task].setChecked(True)

    def _on_clicked(self) -> None:
        chosen = next(task for task, chip in self.chips.items() if chip is self.sender())
        before = self._task
        # Which one is down is said by the document, not by the click.
        self.show_task(before)
        if chosen is not before:
            self.task_chosen.emit(chosen.value)
