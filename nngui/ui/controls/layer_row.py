"""One hidden layer as a row of the form: how many units, which activation, how many rest, and away with it."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from nngui.engine import ACTIVATIONS
from nngui.state.settings import MAX_DROPOUT, MAX_UNITS, LayerSettings
from nngui.ui.controls.fields import SliderField, linear_scale
from nngui.ui.controls.icon_button import IconButton
from nngui.ui.controls.registry_choice import registry_choice
from nngui.ui.controls.stepper import Stepper
from nngui.ui.theme import Theme, scaled


class LayerRow(QFrame):
    """The controls of the hidden layer at `index`; every signal carries that index first."""

    units_chosen = Signal(int, int)
    activation_chosen = Signal(int, str)
    dropout_chosen = Signal(int, float, bool)
    """The share, and whether the gesture is finished."""
    removal_requested = Signal(int)
    message = Signal(str)
    done = Signal()

    def __init__(self, index: int, settings: LayerSettings, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("role", "row")
        self._index = index
        place = index + 1
        self.setObjectName(f"layer_{index}")
        self.setAccessibleName(self.tr("Layer {}").format(place))
        self.units = Stepper(
            f"layer_{index}_units",
            self.tr("Layer {}: units").format(place),
            self.tr(
                "How many units hidden layer {} has.\n"
                "More bend the boundary more freely; fewer train faster and stay smoother."
            ).format(place),
            settings.units,
            1,
            MAX_UNITS,
            framed=False,
        )
        self.activation = registry_choice(
            f"layer_{index}_activation",
            self.tr("Layer {}: activation").format(place),
            self.tr("What each unit of hidden layer {} makes of its weighted sum.").format(place),
            ACTIVATIONS,
        )
        self.activation.setProperty("variant", "bare")
        self.remove = IconButton(
            f"layer_{index}_remove", "close", self.tr("Remove hidden layer {}").format(place)
        )
        self.dropout = SliderField(
            f"layer_{index}_dropout",
            self.tr("Dropout"),
            self.tr(
                "The share of units of hidden layer {} that rests in each step of training, others each time.\n"
                "More keeps units from relying on each other; too much, and nothing is learned.\n"
                "What you see is always that of all units."
            ).format(place),
            linear_scale(0, 80, 5),
            0,
            maximum=100 * MAX_DROPOUT,
            unit="%",
        )
        self._lay_out()
        self.show_layer(settings)
        self.units.value_chosen.connect(self._on_units_chosen)
        self.activation.chosen.connect(self._on_activation_chosen)
        self.remove.clicked.connect(self._on_remove_clicked)
        self.units.refused.connect(self.message)
        self.units.done.connect(self.done)
        self.dropout.value_changed.connect(self._on_dropout_changed)
        self.dropout.refused.connect(self.message)
        self.dropout.done.connect(self.done)

    def _lay_out(self) -> None:
        line = QHBoxLayout()
        line.setContentsMargins(1, 1, 1, 1)
        line.setSpacing(scaled(4, self.font()))
        line.addWidget(self.units, 1)
        line.addWidget(self.activation, 1)
        line.addWidget(self.remove)
        rows = QVBoxLayout(self)
        rows.setContentsMargins(0, 0, 0, 0)
        rows.setSpacing(0)
        rows.addLayout(line)
        self._dropout_line = QHBoxLayout()
        side = scaled(8, self.font())
        self._dropout_line.setContentsMargins(side, 0, side // 2, scaled(2, self.font()))
        self._dropout_line.addWidget(self.dropout)
        rows.addLayout(self._dropout_line)

    def show_dropout(self, shown: bool) -> None:
        """Show the line for dropout, or not."""
        self.dropout.setVisible(shown)

    def show_layer(self, settings: LayerSettings) -> None:
        """Show this layer; emits nothing."""
        self.units.set_value(settings.units)
        self.activation.show_choice(settings.activation)
        self.dropout.set_value(float(f"{100 * settings.dropout:.12g}"))

    def show_theme(self, theme: Theme) -> None:
        """Draw in the colors of `theme`."""
        self.units.show_theme(theme)
        self.remove.show_theme(theme)

    def _on_units_chosen(self, units: int) -> None:
        self.units_chosen.emit(self._index, units)

    def _on_activation_chosen(self, name: str) -> None:
        self.activation_chosen.emit(self._index, name)

    def _on_dropout_changed(self, percent: float, finished: bool) -> None:
        self.dropout_chosen.emit(self._index, float(f"{percent / 100:.12g}"), finished)

    def _on_remove_clicked(self) -> None:
        self.removal_requested.emit(self._index)
