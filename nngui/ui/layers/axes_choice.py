"""Along which axes a layer is seen: its first two principal components, or two units."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from nngui.state.layers_view import Axes
from nngui.state.settings import MAX_UNITS
from nngui.ui.colors import Theme
from nngui.ui.controls.fields import Choice, ChoiceItem
from nngui.ui.controls.registry_choice import unclipped
from nngui.ui.controls.stepper import Stepper
from nngui.ui.theme import scaled


class AxesChoice(QWidget):
    """A choice, and two numbers of units where these are chosen."""

    axes_chosen = Signal(object)
    """The `Axes` that are asked for."""
    refused = Signal(str)
    done = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._units = 2
        self.kind = unclipped(
            Choice(
                "layer_axes",
                self.tr("Axes"),
                self.tr(
                    "Along which axes a layer of many units is seen.\n"
                    "Components: where the sheet spreads most. Two units: what these put out."
                ),
                [
                    ChoiceItem(
                        "components", self.tr("Components"), self.tr("Where it spreads most.")
                    ),
                    ChoiceItem("units", self.tr("Two units"), self.tr("What two units put out.")),
                ],
                self,
            )
        )
        self.across, self.upwards = (
            Stepper(
                f"layer_axis_{name}",
                label,
                self.tr("Which unit of the layer is shown along this axis."),
                value,
                1,
                MAX_UNITS,
                parent=self,
            )
            for name, label, value in (
                ("across", self.tr("Unit to the right"), 1),
                ("upwards", self.tr("Unit upwards"), 2),
            )
        )
        # Wide enough for its longer word, which was cut.
        self.kind.setMinimumContentsLength(10)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(scaled(4, self.font()))
        layout.addWidget(self.across)
        layout.addWidget(self.upwards)
        layout.addWidget(self.kind)
        self.kind.chosen.connect(self._on_chosen)
        for stepper in (self.across, self.upwards):
            stepper.value_chosen.connect(self._on_unit_chosen)
            stepper.refused.connect(self.refused)
            stepper.done.connect(self.done)
        self.show_axes(None, 0)

    def show_axes(self, axes: Axes, units: int) -> None:
        """Show what a layer of so many units is seen along; with less than two there is nothing to choose."""
        self._units = units
        self.setEnabled(units >= 2)
        self.kind.show_choice("components" if axes is None else "units")
        for place, stepper in enumerate((self.across, self.upwards)):
            stepper.setVisible(axes is not None)
            if axes is not None:
                stepper.set_value(axes[place] + 1)

    def show_theme(self, theme: Theme) -> None:
        """Draw in the colors of `theme`."""
        self.across.show_theme(theme)
        self.upwards.show_theme(theme)

    def _on_chosen(self, kind: str) -> None:
        self.axes_chosen.emit(None if kind == "components" else (0, 1))

    def _on_unit_chosen(self) -> None:
        last = self._units - 1
        self.axes_chosen.emit((min(self.across.value - 1, last), min(self.upwards.value - 1, last)))
