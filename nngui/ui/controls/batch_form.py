"""How many points a step takes: a number, or all of them."""

from PySide6.QtWidgets import QHBoxLayout, QLabel, QWidget

from nngui.data.limits import MAX_POINTS
from nngui.engine import OPTIMIZERS
from nngui.state.document import Document
from nngui.ui.controls.buttons import ChipButton
from nngui.ui.controls.number_field import NumberField
from nngui.ui.controls.row import Row
from nngui.ui.controls.scales import log_scale
from nngui.ui.controls.setting_form import SettingForm
from nngui.ui.theme import scaled

PATH = "training.batch_size"
_DEFAULT_BATCH_SIZE = 32


class BatchForm(SettingForm):
    """A field and a chip; a line says where there are fewer points than a batch would take."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("batch_form", parent)
        # What "All" goes back to when it is taken off.
        self._batch_size = _DEFAULT_BATCH_SIZE
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
        self.note = QLabel()
        self.note.setObjectName("batch_note")
        self.note.setProperty("role", "muted")
        self.note.setWordWrap(True)
        batch = QWidget()
        batch.setToolTip(self.batch_size.toolTip())
        line = QHBoxLayout(batch)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(scaled(6, self.font()))
        line.addWidget(self.batch_size, 1)
        line.addWidget(self.full_batch)
        self._add(Row(self.tr("Batch size"), batch), self.note)
        self._listen(self.batch_size)
        self.batch_size.value_committed.connect(self._on_batch_size_committed)
        self.full_batch.clicked.connect(self._on_full_batch_clicked)
        self.show_document(Document())

    def _show(self, document: Document) -> None:
        training = document.settings.training
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
        self.note.setText(self._too_large(document))
        self.note.setVisible(bool(self.note.text()))

    def _too_large(self, document: Document) -> str:
        """What is said where a batch would take more points than there are."""
        training, dataset = document.settings.training, document.dataset
        n_train = int(dataset.is_train(document.settings.train_share).sum())
        if training.takes_all_points or not n_train or (training.batch_size or 0) <= n_train:
            return ""
        return self.tr("There are {count} points to train on: each step uses them all.").format(
            count=f"{n_train:,}"
        )

    def _on_batch_size_committed(self, value: float) -> None:
        self._request(PATH, int(value))
        if self.note.text():
            self.message.emit(self.note.text())

    def _on_full_batch_clicked(self, full: bool) -> None:
        self._request(PATH, None if full else self._batch_size)
