"""The TRAINING section: what the weights learn by. All of it may change while training."""

from PySide6.QtCore import QCoreApplication, Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from nngui.data.limits import MAX_POINTS
from nngui.engine import OPTIMIZERS
from nngui.state.document import Document
from nngui.state.edits import SetSetting
from nngui.state.settings import MAX_LEARNING_RATE, TrainingSettings
from nngui.ui.controls.fields import (
    ChipButton,
    NumberField,
    Row,
    Section,
    SliderField,
    log_scale,
)
from nngui.ui.controls.registry_choice import registry_choice
from nngui.ui.controls.task_choices import LossChoice
from nngui.ui.strokes import Gesture
from nngui.ui.theme import scaled

_LEAST_LEARNING_RATE = 1e-8
_DEFAULT_BATCH_SIZE = 32


class TrainingPanel(Section):
    """Loss, optimizer, learning rate and batch size."""

    edit_requested = Signal(object)
    message = Signal(str)
    done = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        heading = QCoreApplication.translate("TrainingPanel", "Training")
        super().__init__("training_section", heading, parent)
        self._document = Document()
        self._gesture = Gesture()
        # What "All" goes back to when it is taken off.
        self._batch_size = _DEFAULT_BATCH_SIZE
        self._make_fields()
        self._lay_out()
        self._connect()
        self.show_document(self._document)

    def show_document(self, document: Document) -> None:
        """Show how `document` is trained; emits nothing."""
        self._document = document
        training = document.settings.training
        self.loss.show_document(document)
        self.optimizer.show_choice(training.optimizer)
        self.learning_rate.set_value(training.learning_rate)
        self._batch_size = training.batch_size or self._batch_size
        self.batch_size.set_value(self._batch_size)
        # Such an optimizer takes all points, whatever is set; the setting waits for another one.
        always_full = OPTIMIZERS[training.optimizer].full_batch_only
        self.batch_size.setEnabled(training.batch_size is not None and not always_full)
        self.full_batch.setEnabled(not always_full)
        self.full_batch.setChecked(training.batch_size is None or always_full)
        self.full_batch.setToolTip(
            self.tr("This optimizer needs the gradient of all points: every step uses them all.")
            if always_full
            else self._full_batch_tip
        )

    def _make_fields(self) -> None:
        self.loss = LossChoice()
        self.optimizer = registry_choice(
            "optimizer",
            self.tr("Optimizer"),
            self.tr("How weights follow the gradient downhill."),
            OPTIMIZERS,
        )
        self.learning_rate = SliderField(
            "learning_rate",
            self.tr("Learning rate"),
            self.tr(
                "How far the weights move in each step.\n"
                "More learns faster, until it jumps about or diverges; less is slow and steady."
            ),
            log_scale(1e-4, 10),
            TrainingSettings().learning_rate,
            minimum=_LEAST_LEARNING_RATE,
            maximum=MAX_LEARNING_RATE,
        )
        self.batch_size = NumberField(
            "batch_size",
            self.tr("Batch size"),
            self.tr(
                "How many points the gradient of one step is averaged over.\n"
                "More give smoother steps, but fewer of them in an epoch; fewer give rough, quick ones."
            ),
            _DEFAULT_BATCH_SIZE,
            1,
            MAX_POINTS,
            whole=True,
            scale=log_scale(1, 32768, rungs=(1,), base=2),
            characters=5,
        )
        self._full_batch_tip = self.tr(
            "Full batch: every step uses all training points, one step an epoch."
        )
        self.full_batch = ChipButton(
            "full_batch",
            self.tr("All"),
            self._full_batch_tip,
            accessible_name=self.tr("Full batch"),
        )

    def _lay_out(self) -> None:
        batch = QWidget()
        batch.setToolTip(self.batch_size.toolTip())
        layout = QHBoxLayout(batch)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(scaled(6, self.font()))
        layout.addWidget(self.batch_size, 1)
        layout.addWidget(self.full_batch)
        for content in (
            Row(self.tr("Loss"), self.loss),
            Row(self.tr("Optimizer"), self.optimizer),
            self.learning_rate,
            Row(self.tr("Batch size"), batch),
        ):
            self.add(content)

    def _connect(self) -> None:
        self.loss.setting_chosen.connect(self._request)
        self.optimizer.chosen.connect(self._on_optimizer_chosen)
        self.learning_rate.value_changed.connect(self._on_learning_rate_changed)
        self.batch_size.value_committed.connect(self._on_batch_size_committed)
        self.full_batch.clicked.connect(self._on_full_batch_clicked)
        for field in (self.learning_rate, self.batch_size):
            field.refused.connect(self.message)
            field.done.connect(self.done)

    def _request(self, path: str, value: str | float | None, stroke: int = 0) -> None:
        if value != self._document.settings.value(path):
            self.edit_requested.emit(SetSetting(path, value, stroke=stroke))
        # Where the edit was refused, the fields go back to what is.
        self.show_document(self._document)

    def _on_optimizer_chosen(self, name: str) -> None:
        self._request("training.optimizer", name)

    def _on_learning_rate_changed(self, value: float, finished: bool) -> None:
        self._request("training.learning_rate", value, self._gesture.stroke(finished))

    def _on_batch_size_committed(self, value: float) -> None:
        self._request("training.batch_size", int(value))

    def _on_full_batch_clicked(self, full: bool) -> None:
        self._request("training.batch_size", None if full else self._batch_size)
