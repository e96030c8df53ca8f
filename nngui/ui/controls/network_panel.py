"""The NETWORK section: presets, hidden layers, output, and where the weights begin."""

from itertools import pairwise

from PySide6.QtCore import QCoreApplication, Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QVBoxLayout, QWidget

from nngui.engine import INITIALIZERS
from nngui.state.document import Document
from nngui.state.edits import (
    AddLayer,
    ApplyPreset,
    Edit,
    RemoveLayer,
    SetActivation,
    SetDropout,
    SetSetting,
    SetUnits,
)
from nngui.state.presets import PRESETS, preset_of
from nngui.state.settings import MAX_LAYERS, MAX_SEED, LayerSettings
from nngui.ui.controls.fields import (
    Button,
    ChipButton,
    Choice,
    ChoiceItem,
    NumberField,
    Row,
    Section,
)
from nngui.ui.controls.layer_row import LayerRow
from nngui.ui.controls.registry_choice import registry_choice, unclipped
from nngui.ui.controls.task_choices import OutputChoice
from nngui.ui.strokes import Gesture
from nngui.ui.theme import LIGHT, Theme, scaled


class NetworkPanel(Section):
    """The shape of the network and its initial weights."""

    edit_requested = Signal(object)
    message = Signal(str)
    done = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        heading = QCoreApplication.translate("NetworkPanel", "Network")
        super().__init__("network_section", heading, parent)
        self._document = Document()
        self._theme = LIGHT
        # Rows are made once and then hidden or shown: no flicker, and the focus stays where it is.
        self.layer_rows: list[LayerRow] = []
        self._dropout_stroke = Gesture()
        self._make_fields()
        self._lay_out()
        self._connect()
        self.show_document(self._document)

    def show_document(self, document: Document) -> None:
        """Show the network of `document`; emits nothing."""
        old, self._document = self._document, document
        if document is not old and document.differs_in_points_only(old):
            return  # a click among the points, which every millisecond here would delay
        network = document.settings.network
        self._show_preset()
        self._show_layers(network.layers)
        self._show_summary()
        self._show_output()
        self.initializer.show_choice(network.initializer)
        self.seed.set_value(network.seed)

    def show_theme(self, theme: Theme) -> None:
        """Draw in the colors of `theme`."""
        self._theme = theme
        for row in self.layer_rows:
            row.show_theme(theme)

    def _make_fields(self) -> None:
        self.preset = unclipped(
            Choice(
                "preset",
                self.tr("Preset"),
                self.tr("A network with training that suits it. Draws new weights; points stay."),
                [ChoiceItem(item.name, item.label, item.summary) for item in PRESETS.values()],
            )
        )
        self.preset.setPlaceholderText(self.tr("Custom"))
        self.add_layer = Button("add_layer", self.tr("+ Add layer"), "", "link")
        self.show_dropout = ChipButton("show_dropout", self.tr("Dropout"), "")
        self.summary = QLabel()
        self.summary.setObjectName("network_summary")
        self.summary.setProperty("role", "muted")
        self.summary.setWordWrap(True)
        self.summary.setToolTip(
            self.tr("Inputs, units of each layer, outputs; weights and biases all together.")
        )
        self.output = OutputChoice()
        self.initializer = registry_choice(
            "initializer",
            self.tr("Initializer"),
            self.tr("How weights begin. Used by the next Reset or New weights."),
            INITIALIZERS,
        )
        self.seed = NumberField(
            "network_seed",
            self.tr("The weights' seed"),
            self.tr(
                "The number that the initial weights are drawn from: the same seed gives the same "
                "weights.\nUsed by the next Reset; New weights takes the next seed."
            ),
            1,
            0,
            MAX_SEED,
            whole=True,
        )

    def _lay_out(self) -> None:
        self._rows = QVBoxLayout()
        self._rows.setContentsMargins(0, 0, 0, 0)
        self._rows.setSpacing(scaled(6, self.font()))
        # A row of its own widths: names of presets are longer than other fields.
        preset_label = QLabel(self.tr("Preset"))
        preset_label.setBuddy(self.preset)
        preset_label.setToolTip(self.preset.toolTip())
        preset = QHBoxLayout()
        preset.addWidget(preset_label)
        preset.addWidget(self.preset, 1)
        self._output_row = Row(self.tr("Output"), self.output)
        link = QHBoxLayout()
        link.setContentsMargins(0, 0, 0, 0)
        link.addWidget(self.add_layer)
        link.addStretch(1)
        link.addWidget(self.show_dropout)
        for content in (
            preset,
            self._rows,
            link,
            self.summary,
            self._output_row,
            Row(self.tr("Initializer"), self.initializer),
            Row(self.tr("Seed"), self.seed),
        ):
            self.add(content)

    def _connect(self) -> None:
        self.preset.chosen.connect(self._on_preset_chosen)
        self.show_dropout.clicked.connect(self._show_dropout_lines)
        self.add_layer.clicked.connect(self._on_add_layer_clicked)
        self.output.setting_chosen.connect(self._request_setting)
        self.initializer.chosen.connect(self._on_initializer_chosen)
        self.seed.value_committed.connect(self._on_seed_committed)
        self.seed.refused.connect(self.message)
        self.seed.done.connect(self.done)

    def _make_layer_row(self, settings: LayerSettings) -> None:
        row = LayerRow(len(self.layer_rows), settings)
        row.show_theme(self._theme)
        row.units_chosen.connect(self._on_units_chosen)
        row.activation_chosen.connect(self._on_activation_chosen)
        row.dropout_chosen.connect(self._on_dropout_chosen)
        row.removal_requested.connect(self._on_removal_requested)
        row.message.connect(self.message)
        row.done.connect(self.done)
        self._rows.addWidget(row)
        # It is made after the rest of the form, and Tab is to come to it in its place.
        before = self.layer_rows[-1].dropout.number if self.layer_rows else self.preset
        stops = (
            *(before, row.units.number, row.activation, row.remove),
            *(row.dropout.slider, row.dropout.number, self.add_layer),
        )
        for first, second in pairwise(stops):
            QWidget.setTabOrder(first, second)
        self.layer_rows.append(row)

    def _show_preset(self) -> None:
        preset = preset_of(self._document.settings)
        if preset is None:
            self.preset.setCurrentIndex(-1)
        else:
            self.preset.show_choice(preset.name)

    def _show_layers(self, layers: tuple[LayerSettings, ...]) -> None:
        for layer in layers[len(self.layer_rows) :]:
            self._make_layer_row(layer)
        for row, layer in zip(self.layer_rows, layers, strict=False):
            row.show_layer(layer)
        for index, row in enumerate(self.layer_rows):
            row.setVisible(index < len(layers))
        self._show_dropout_lines()
        full = len(layers) == MAX_LAYERS
        self.add_layer.setEnabled(not full)
        self.add_layer.setToolTip(
            self.tr("There are {} hidden layers already, as many as fit. Remove one first.").format(
                MAX_LAYERS
            )
            if full
            else self.tr(
                "Add a hidden layer at the end. What the network has learned stays.\n"
                "More layers bend the boundary in more places, and are harder to train."
            )
        )

    def _show_summary(self) -> None:
        sizes = self._document.network_shape()[0]
        n_parameters = sum((fan_in + 1) * fan_out for fan_in, fan_out in pairwise(sizes))
        shape = " – ".join(str(size) for size in sizes)
        self.summary.setText(
            self.tr("{shape} · {count} parameters").format(shape=shape, count=f"{n_parameters:,}")
        )

    def _show_output(self) -> None:
        self.output.show_document(self._document)
        self._output_row.label.setToolTip(self.output.toolTip())

    def _request(self, edit: Edit) -> None:
        self.edit_requested.emit(edit)
        # Where the edit was refused, the fields go back to what is.
        self.show_document(self._document)

    def _request_setting(self, path: str, value: str | int) -> None:
        if value != self._document.settings.value(path):
            self._request(SetSetting(path, value))

    def _on_preset_chosen(self, name: str) -> None:
        self._request(ApplyPreset(PRESETS[name].label, PRESETS[name].settings))

    def _on_add_layer_clicked(self) -> None:
        layers = self._document.settings.network.layers
        self._request(AddLayer(len(layers), layers[-1] if layers else LayerSettings()))

    def _on_removal_requested(self, layer: int) -> None:
        self._request(RemoveLayer(layer))

    def _on_units_chosen(self, layer: int, units: int) -> None:
        self._request(SetUnits(layer, units))

    def _on_activation_chosen(self, layer: int, name: str) -> None:
        if name != self._document.settings.network.layers[layer].activation:
            self._request(SetActivation(layer, name))

    def _show_dropout_lines(self) -> None:
        """Where they are wanted, or where a layer has dropout: what acts is to be seen."""
        layers = self._document.settings.network.layers
        acts = any(layer.dropout for layer in layers)
        if acts:
            self.show_dropout.setChecked(True)
        self.show_dropout.setEnabled(bool(layers) and not acts)
        self.show_dropout.setToolTip(
            self.tr("A layer has dropout: set it to 0 before you hide it.")
            if acts
            else self.tr("Show how many units of each layer rest in a step of training.")
        )
        for row in self.layer_rows:
            row.show_dropout(self.show_dropout.isChecked())

    def _on_dropout_chosen(self, layer: int, share: float, finished: bool) -> None:
        stroke = self._dropout_stroke.stroke(finished)
        if share != self._document.settings.network.layers[layer].dropout:
            self._request(SetDropout(layer, share, stroke=stroke))

    def _on_initializer_chosen(self, name: str) -> None:
        self._request_setting("network.initializer", name)

    def _on_seed_committed(self, seed: float) -> None:
        self._request_setting("network.seed", int(seed))
