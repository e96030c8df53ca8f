"""How the learning rate changes from epoch to epoch: the schedule, its numbers, and a picture of it."""

from dataclasses import fields

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QWidget

from nngui.engine import SCHEDULES
from nngui.state.document import Document
from nngui.state.schedules import Schedule
from nngui.state.snapshot import Snapshot
from nngui.state.stop_rules import MAX_EPOCHS
from nngui.ui.controls.number_field import NumberField
from nngui.ui.controls.registry_choice import registry_choice
from nngui.ui.controls.row import Row
from nngui.ui.controls.scales import linear_scale, log_scale
from nngui.ui.controls.schedule_picture import SchedulePicture
from nngui.ui.controls.setting_form import SettingForm
from nngui.ui.theme import Theme

PATH = "training.schedule"
_COUNTS = log_scale(1, MAX_EPOCHS, rungs=(1, 2, 5))
_SHARES = linear_scale(0.05, 1.0, 0.05)


def _tr(text: str) -> str:
    return QCoreApplication.translate("ScheduleForm", text)


def _words() -> dict[str, tuple[str, str]]:
    """Label and tooltip of each number of a schedule, by its name in the engine."""
    return {
        "every": (
            _tr("Every"),
            _tr(
                "After so many epochs the rate falls, and again after as many.\nMore keep it longer."
            ),
        ),
        "share": (
            _tr("Share left"),
            _tr("What is left of the rate at each step: 0.5 halves it; less falls faster."),
        ),
        "epochs": (
            _tr("Over epochs"),
            _tr("How many epochs the change takes. More make it slower."),
        ),
        "least": (
            _tr("Share left"),
            _tr("The part of the rate that stays at the end. More goes on learning faster."),
        ),
    }


class ScheduleForm(SettingForm):
    """One edit for each change: the schedule as a whole."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("schedule_form", parent)
        self.schedule = registry_choice(
            "schedule",
            self.tr("Schedule"),
            self.tr("How the learning rate changes from epoch to epoch."),
            SCHEDULES,
        )
        self._add(Row(self.tr("Schedule"), self.schedule))
        self.numbers: dict[tuple[str, str], NumberField] = {}
        self._rows: dict[tuple[str, str], Row] = {}
        # What was set for each schedule, for when it is chosen again.
        self._last = {name: kind.create() for name, kind in SCHEDULES.items()}
        for schedule in self._last.values():
            self._make_numbers(schedule)
        self.picture = SchedulePicture()
        self._add(self.picture)
        self.schedule.chosen.connect(self._on_chosen)
        self.show_document(Document())

    def show_snapshot(self, snapshot: Snapshot) -> None:
        """Show where in the schedule the run is, and the rate that it has there."""
        self.picture.show_epoch(snapshot.epoch)
        self._show_rate(snapshot.epoch)

    def show_theme(self, theme: Theme) -> None:
        """Draw in the colors of `theme`."""
        self.picture.show_theme(theme)

    def _show(self, document: Document) -> None:
        present = document.settings.training.schedule
        self._last[present.name] = present
        self.schedule.show_choice(present.name)
        for (name, number), field in self.numbers.items():
            is_present = name == present.name
            self._rows[name, number].setVisible(is_present)
            if is_present:
                field.set_value(float(getattr(present, number)))
        self.picture.setVisible(bool(fields(present)))
        self.picture.show_schedule(present)
        self._show_rate(0)

    def _make_numbers(self, schedule: Schedule) -> None:
        for number, default in schedule.settings().items():
            label, tooltip = _words()[number]
            whole = isinstance(default, int)
            field = NumberField(
                f"schedule_{schedule.name}_{number}",
                label,
                tooltip,
                default,
                1 if whole else 1e-6,
                MAX_EPOCHS if whole else 1.0,
                whole=whole,
                scale=_COUNTS if whole else _SHARES,
            )
            field.value_committed.connect(self._on_number_committed)
            self._listen(field)
            row = Row(label, field)
            self.numbers[schedule.name, number], self._rows[schedule.name, number] = field, row
            self._add(row)

    def _show_rate(self, epoch: int) -> None:
        training = self._document.settings.training
        rate = training.learning_rate * training.schedule.factor(epoch)
        self.picture.setToolTip(
            self.tr("The learning rate over the epochs; at epoch {epoch} it is {rate}.").format(
                epoch=f"{epoch:,}", rate=f"{rate:.3g}"
            )
        )

    def _on_chosen(self, name: str) -> None:
        self._request(PATH, self._last[name])

    def _on_number_committed(self) -> None:
        name = self._document.settings.training.schedule.name
        values = {
            number: int(field.value) if number in ("every", "epochs") else field.value
            for (owner, number), field in self.numbers.items()
            if owner == name
        }
        self._request(PATH, SCHEDULES[name].create(**values))
