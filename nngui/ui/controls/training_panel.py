"""The TRAINING section: what the weights learn by. All of it may change while training."""

from typing import Any

from PySide6.QtCore import QCoreApplication, Signal
from PySide6.QtWidgets import QLabel, QWidget

from nngui.engine import OPTIMIZERS
from nngui.state.document import Document
from nngui.state.edits import SetSetting
from nngui.state.settings import MAX_LEARNING_RATE, TrainingSettings
from nngui.state.snapshot import Snapshot
from nngui.state.training_settings import MAX_PENALTY
from nngui.ui.controls.batch_form import BatchForm
from nngui.ui.controls.constants_form import ConstantsForm
from nngui.ui.controls.disclosure import Disclosure
from nngui.ui.controls.fields import Row, Section, SliderField, log_scale
from nngui.ui.controls.more_form import PENALTIES, MoreForm
from nngui.ui.controls.readout import loss_text
from nngui.ui.controls.registry_choice import registry_choice
from nngui.ui.controls.schedule_form import ScheduleForm
from nngui.ui.controls.setting_form import SettingForm
from nngui.ui.controls.stop_form import StopForm
from nngui.ui.controls.task_choices import LossChoice
from nngui.ui.strokes import Gesture
from nngui.ui.theme import Theme

_LEAST_LEARNING_RATE = 1e-8


class TrainingPanel(Section):
    """Loss, optimizer, learning rate and its schedule, batch size, L2; and, folded away, all the rest."""

    edit_requested = Signal(object)
    message = Signal(str)
    done = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        heading = QCoreApplication.translate("TrainingPanel", "Training")
        super().__init__("training_section", heading, parent)
        self._document = Document()
        self._gesture = Gesture()
        self._make_fields()
        self.schedule = ScheduleForm()
        self.batch = BatchForm()
        self.batch_size, self.full_batch = self.batch.batch_size, self.batch.full_batch
        self.constants, self.more, self.stop = ConstantsForm(), MoreForm(), StopForm()
        self.forms: tuple[SettingForm, ...] = (
            self.schedule,
            self.batch,
            self.stop,
            self.constants,
            self.more,
        )
        self._make_disclosures()
        self._lay_out()
        self._connect()
        self.show_document(self._document)

    def show_document(self, document: Document) -> None:
        """Show how `document` is trained; emits nothing."""
        old, self._document = self._document, document
        if document is not old and document.differs_in_points_only(old):
            return  # a click among the points, which every millisecond here would delay
        training = document.settings.training
        self.loss.show_document(document)
        self.optimizer.show_choice(training.optimizer)
        self.learning_rate.set_value(training.learning_rate)
        self.l2.set_value(training.l2)
        for form in self.forms:
            form.show_document(document)
        self.stop_rules.show_summary(self.stop.summary)
        self.rest.show_summary(self._rest_summary(training))
        self.penalty.setVisible(bool(training.l1 or training.l2))

    def show_snapshot(self, snapshot: Snapshot) -> None:
        """Show the penalty, and where in its schedule the learning rate is."""
        self.schedule.show_snapshot(snapshot)
        if self.penalty.isVisibleTo(self):
            self.penalty.setText(
                self.tr("Penalty {value}, apart from the loss").format(
                    value=loss_text(snapshot.penalty)
                )
            )

    def show_theme(self, theme: Theme) -> None:
        """Draw in the colors of `theme`."""
        self.schedule.show_theme(theme)
        self.stop_rules.show_theme(theme)
        self.rest.show_theme(theme)

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
            log_scale(1e-4, 10, rungs=(1, 3)),
            TrainingSettings().learning_rate,
            minimum=_LEAST_LEARNING_RATE,
            maximum=MAX_LEARNING_RATE,
        )
        self.l2 = SliderField(
            "l2",
            self.tr("L2 penalty"),
            self.tr(
                "Pulls large weights toward 0, so that the boundary stays smooth.\n"
                "More is smoother, until nothing is learned; 0 is off. The penalty is shown apart "
                "from the loss."
            ),
            PENALTIES,
            0.0,
            maximum=MAX_PENALTY,
        )
        self.penalty = QLabel(self.tr("Penalty, apart from the loss"))
        self.penalty.setObjectName("penalty")
        self.penalty.setProperty("role", "muted")
        self.penalty.setWordWrap(True)
        self.penalty.setToolTip(
            self.tr("What L1 and L2 cost with the present weights. It is in no loss that is shown.")
        )

    def _make_disclosures(self) -> None:
        self.stop_rules = Disclosure(
            "stop_rules",
            self.tr("Stop when"),
            self.tr("Show when training stops by itself: epochs, target, plateau, time."),
        )
        self.stop_rules.add(self.stop)
        self.rest = Disclosure(
            "more_training",
            self.tr("More"),
            self.tr("Show the optimizer's constants, L1, gradient clipping and precision."),
        )
        self.rest.add(self.constants)
        self.rest.add(self.more)

    def _lay_out(self) -> None:
        for content in (
            Row(self.tr("Loss"), self.loss),
            Row(self.tr("Optimizer"), self.optimizer),
            self.learning_rate,
            self.schedule,
            self.batch,
            self.l2,
            self.penalty,
            self.stop_rules,
            self.rest,
        ):
            self.add(content)

    def _connect(self) -> None:
        self.loss.setting_chosen.connect(self._request)
        self.optimizer.chosen.connect(self._on_optimizer_chosen)
        self.learning_rate.value_changed.connect(self._on_learning_rate_changed)
        self.l2.value_changed.connect(self._on_l2_changed)
        for source in (self.learning_rate, self.l2):
            source.refused.connect(self.message)
            source.done.connect(self.done)
        for form in self.forms:
            form.edit_requested.connect(self.edit_requested)
            form.message.connect(self.message)
            form.done.connect(self.done)

    def _rest_summary(self, training: TrainingSettings) -> str:
        """What of the rest is not as it is from the beginning."""
        usual, parts = TrainingSettings(), []
        own = training.constants.of(training.optimizer)
        if own != usual.constants.of(training.optimizer):
            parts.append(self.tr("constants"))
        if training.l1:
            parts.append(self.tr("L1 {}").format(f"{training.l1:g}"))
        if training.clip_norm is not None:
            parts.append(self.tr("clip {}").format(f"{training.clip_norm:g}"))
        if training.precision != usual.precision:
            parts.append(self.tr("single precision"))
        return " · ".join(parts)

    def _request(self, path: str, value: Any, stroke: int = 0) -> None:
        if value != self._document.settings.value(path):
            self.edit_requested.emit(SetSetting(path, value, stroke=stroke))
        # Where the edit was refused, the fields go back to what is.
        self.show_document(self._document)

    def _on_optimizer_chosen(self, name: str) -> None:
        self._request("training.optimizer", name)

    def _on_learning_rate_changed(self, value: float, finished: bool) -> None:
        self._request("training.learning_rate", value, self._gesture.stroke(finished))

    def _on_l2_changed(self, value: float, finished: bool) -> None:
        self._request("training.l2", value, self._gesture.stroke(finished))
