"""When training stops by itself; without any rule, when a hand pauses it."""

from PySide6.QtWidgets import QWidget

from nngui.data import Task
from nngui.state.document import Document
from nngui.state.stop_rules import MAX_EPOCHS, MAX_LOSS, MAX_SECONDS
from nngui.ui.controls.optional_field import OptionalField
from nngui.ui.controls.row import Row
from nngui.ui.controls.scales import linear_scale, log_scale
from nngui.ui.controls.setting_form import SettingForm

_COUNTS = log_scale(1, MAX_EPOCHS, rungs=(1, 2, 5))


class StopForm(SettingForm):
    """A field for each rule; an empty one is off. Whichever is met first stops training."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("stop_form", parent)
        self._make_fields()
        self._rows: dict[str, Row] = {}
        for name, field in self.fields.items():
            field.optional_committed.connect(
                lambda value, name=name: self._on_committed(name, value)
            )
            self._listen(field)
            self._rows[name] = Row(field.accessibleName(), field)
            self._add(self._rows[name])
        # The number goes on with it; a sentence about the field would not.
        self._rows["patience"].label.setText(self.tr("Plateau of"))
        self.show_document(Document())

    @property
    def summary(self) -> str:
        """The rules that are on, in a few words."""
        stop = self._document.settings.training.stop
        parts = []
        if stop.epochs is not None:
            parts.append(self.tr("{} epochs").format(f"{stop.epochs:,}"))
        if stop.loss is not None:
            parts.append(self.tr("loss {}").format(f"{stop.loss:g}"))
        if stop.accuracy is not None:
            words = self.tr("R² {} %") if self._has_values else self.tr("accuracy {} %")
            parts.append(words.format(f"{100 * stop.accuracy:g}"))
        if stop.patience is not None:
            parts.append(self.tr("plateau of {}").format(f"{stop.patience:,}"))
        if stop.seconds is not None:
            parts.append(self.tr("{} s").format(f"{stop.seconds:g}"))
        return " · ".join(parts) or self.tr("until stopped")

    def _make_fields(self) -> None:
        never, none = self.tr("until stopped"), self.tr("off")
        self.fields = {
            "epochs": OptionalField(
                "stop_epochs",
                self.tr("Epochs"),
                self.tr(
                    "How many epochs to train, counted from the initial weights. "
                    "Empty: until it is paused.\nMore learn longer; fewer may stop before all is learned."
                ),
                never,
                1000,
                1,
                MAX_EPOCHS,
                whole=True,
                scale=_COUNTS,
            ),
            "loss": OptionalField(
                "stop_loss",
                self.tr("Target loss"),
                self.tr(
                    "Stop as soon as the test loss is this low (the train loss, where there are no "
                    "test points). Empty: off.\nLess asks for more training."
                ),
                none,
                0.05,
                1e-12,
                MAX_LOSS,
                scale=log_scale(1e-6, 100, rungs=(1, 2, 5)),
            ),
            "accuracy": OptionalField(
                "stop_accuracy",
                self.tr("Target accuracy"),
                self.tr(
                    "Stop as soon as so many of the test points get their own class. Empty: off.\n"
                    "Where values are learned, it is R² in percent."
                ),
                none,
                95,
                1e-3,
                100,
                scale=linear_scale(5, 100, 5),
                unit="%",
            ),
            "patience": OptionalField(
                "stop_patience",
                self.tr("Plateau"),
                self.tr(
                    "Stop when there was no better test loss for so many epochs. Empty: off.\n"
                    "More wait longer for a better one."
                ),
                none,
                200,
                1,
                MAX_EPOCHS,
                whole=True,
                scale=_COUNTS,
            ),
            "seconds": OptionalField(
                "stop_seconds",
                self.tr("Time"),
                self.tr("Stop so many seconds after training began. Empty: off."),
                none,
                60,
                0.01,
                MAX_SECONDS,
                scale=log_scale(1, 3600, rungs=(1, 2, 3, 6)),
                unit="s",
            ),
        }

    @property
    def _has_values(self) -> bool:
        return self._document.dataset.task is Task.REGRESSION

    def _show(self, document: Document) -> None:
        target = self.tr("Target R²") if self._has_values else self.tr("Target accuracy")
        self._rows["accuracy"].label.setText(target)
        self.fields["accuracy"].setAccessibleName(target)
        stop = document.settings.training.stop
        for name, field in self.fields.items():
            value = getattr(stop, name)
            field.set_optional(
                float(f"{100 * value:.12g}") if name == "accuracy" and value is not None else value
            )

    def _on_committed(self, name: str, value: float | None) -> None:
        if value is not None and name in ("epochs", "patience"):
            value = int(value)
        elif value is not None and name == "accuracy":
            value = float(f"{value / 100:.12g}")
        self._request(f"training.stop.{name}", value)
