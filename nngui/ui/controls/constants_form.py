"""The constants of the optimizer in use; each optimizer has its own."""

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QWidget

from nngui.engine import OPTIMIZERS
from nngui.state.document import Document
from nngui.state.settings import OptimizerConstants
from nngui.ui.controls.number_field import NumberField
from nngui.ui.controls.row import Row
from nngui.ui.controls.scales import Scale, linear_scale, log_scale
from nngui.ui.controls.setting_form import SettingForm

# The largest number below 1 that a person would type.
_BELOW_ONE = 1 - 1e-9
_SHARES = Scale((*linear_scale(0, 0.9, 0.1).stops, 0.95, 0.98, 0.99, 0.995, 0.999, 0.9999))
_DECAYS = log_scale(1e-4, 0.5, rungs=(1, 3), zero=True)
_SMALL = log_scale(1e-12, 1.0, rungs=(1,))


def _tr(text: str) -> str:
    return QCoreApplication.translate("ConstantsForm", text)


def _words() -> dict[str, tuple[str, str]]:
    """Label and tooltip of each constant, by its name in the engine."""
    return {
        "momentum": (
            _tr("Momentum"),
            _tr("How much of the last step the next one keeps. More rolls on; 0 is plain descent."),
        ),
        "rho": (
            _tr("Rho"),
            _tr("How long squares of gradients are remembered. More looks further back."),
        ),
        "beta1": (
            _tr("Beta 1"),
            _tr("How long gradients are remembered. More is smoother; less turns faster."),
        ),
        "beta2": (
            _tr("Beta 2"),
            _tr(
                "How long squares of gradients are remembered. More is steadier, but forgets a "
                "steep place late."
            ),
        ),
        "epsilon": (
            _tr("Epsilon"),
            _tr("Keeps the division from 0. More holds back steps where gradients are small."),
        ),
        "weight_decay": (
            _tr("Weight decay"),
            _tr("By how much of the rate all weights shrink in each step. More keeps them small."),
        ),
    }


class ConstantsForm(SettingForm):
    """A row for each constant; those of other optimizers are hidden."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("constants_form", parent)
        self.numbers: dict[str, NumberField] = {}
        self._rows: dict[str, Row] = {}
        for name, (label, tooltip) in _words().items():
            self._make_row(name, label, tooltip)
        self.show_document(Document())

    def _show(self, document: Document) -> None:
        training = document.settings.training
        own = training.constants.of(training.optimizer)
        for name, field in self.numbers.items():
            field.set_value(getattr(training.constants, name))
            self._rows[name].setVisible(name in own)

    def _make_row(self, name: str, label: str, tooltip: str) -> None:
        is_epsilon = name == "epsilon"
        users = ", ".join(kind.label for kind in OPTIMIZERS.values() if name in kind.defaults)
        field = NumberField(
            f"constant_{name}",
            label,
            f"{tooltip}\n{self.tr('Used by {}.').format(users)}",
            getattr(OptimizerConstants(), name),
            1e-300 if is_epsilon else 0.0,
            1.0 if is_epsilon else _BELOW_ONE,
            scale={"epsilon": _SMALL, "weight_decay": _DECAYS}.get(name, _SHARES),
        )
        field.value_committed.connect(
            lambda value, path=f"training.constants.{name}": self._request(path, value)
        )
        self._listen(field)
        self.numbers[name], self._rows[name] = field, Row(label, field)
        self._add(self._rows[name])
