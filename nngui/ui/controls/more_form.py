"""Training settings that are rarely touched: L1, gradient clipping, precision."""

from PySide6.QtWidgets import QWidget

from nngui.state.document import Document
from nngui.state.training_settings import MAX_NORM, MAX_PENALTY
from nngui.ui.controls.choice import Choice, ChoiceItem
from nngui.ui.controls.optional_field import OptionalField
from nngui.ui.controls.registry_choice import unclipped
from nngui.ui.controls.row import Row
from nngui.ui.controls.scales import Scale, log_scale
from nngui.ui.controls.setting_form import SettingForm
from nngui.ui.controls.slider_field import SliderField

PENALTIES: Scale = log_scale(1e-5, 1, rungs=(1, 3), zero=True)


class MoreForm(SettingForm):
    """One row for each."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("more_form", parent)
        self.l1 = SliderField(
            "l1",
            self.tr("L1 penalty"),
            self.tr(
                "Pulls every weight toward 0 by the same force, so that many become exactly 0.\n"
                "More leaves fewer weights; 0 is off. The penalty is shown apart from the loss."
            ),
            PENALTIES,
            0.0,
            maximum=MAX_PENALTY,
        )
        self.clip_norm = OptionalField(
            "clip_norm",
            self.tr("Clip gradient"),
            self.tr(
                "A longer gradient is shortened to this length, so that no step is too wild. "
                "Empty: off.\nLess holds back more."
            ),
            self.tr("off"),
            1.0,
            1e-9,
            MAX_NORM,
            scale=log_scale(1e-3, 1e3, rungs=(1, 2, 5)),
        )
        self.precision = unclipped(
            Choice(
                "precision",
                self.tr("Precision"),
                self.tr("How many digits the network calculates with. The weights stay."),
                [
                    ChoiceItem(
                        "double",
                        self.tr("Double"),
                        self.tr("Numbers of 64 bits, exact to 16 digits."),
                    ),
                    ChoiceItem(
                        "single",
                        self.tr("Single"),
                        self.tr("Numbers of 32 bits, exact to 7 digits; faster for large layers."),
                    ),
                ],
            )
        )
        self._add(
            self.l1,
            Row(self.tr("Clip gradient"), self.clip_norm),
            Row(self.tr("Precision"), self.precision),
        )
        self._listen(self.l1, self.clip_norm)
        self.l1.value_changed.connect(self._on_l1_changed)
        self.clip_norm.optional_committed.connect(self._on_clip_norm_committed)
        self.precision.chosen.connect(self._on_precision_chosen)
        self.show_document(Document())

    def _show(self, document: Document) -> None:
        training = document.settings.training
        self.l1.set_value(training.l1)
        self.clip_norm.set_optional(training.clip_norm)
        self.precision.show_choice(training.precision)

    def _on_l1_changed(self, value: float, finished: bool) -> None:
        self._request("training.l1", value, finished)

    def _on_clip_norm_committed(self, value: float | None) -> None:
        self._request("training.clip_norm", value)

    def _on_precision_chosen(self, name: str) -> None:
        self._request("training.precision", name)
