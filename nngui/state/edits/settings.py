"""Edits of settings, and of the network's shape."""

from dataclasses import dataclass, field, replace
from typing import Any

from nngui.state.document import Document
from nngui.state.edits.edit import Edit
from nngui.state.edits.freezing import follow_outputs, with_frozen
from nngui.state.freezing import with_added_layer, without_layer, without_units
from nngui.state.label import Label
from nngui.state.setting_names import setting_name
from nngui.state.settings import LayerSettings, SettingError


@dataclass(frozen=True, eq=False)
class SetSetting(Edit):
    """Another value for one setting, named by its dotted path; weights stay."""

    path: str
    value: Any

    @property
    def label(self) -> Label:
        return Label("change {setting}", setting=setting_name(self.path))

    def apply(self, document: Document) -> Document:
        settings = document.settings.with_value(self.path, self.value)
        return follow_outputs(document, replace(document, settings=settings))


@dataclass(frozen=True, eq=False)
class SetUnits(Edit):
    """Another number of units in a hidden layer."""

    layer: int
    units: int

    @property
    def label(self) -> Label:
        return Label("set layer {layer} to {units} units", layer=self.layer + 1, units=self.units)

    def apply(self, document: Document) -> Document:
        layers = _layers_with(document, self.layer)
        gone = range(self.units, layers[self.layer].units)
        layers[self.layer] = replace(layers[self.layer], units=self.units)
        frozen = without_units(document.settings.network.frozen, self.layer, gone)
        return with_frozen(_with_layers(document, tuple(layers)), frozen)


@dataclass(frozen=True, eq=False)
class RemoveUnit(Edit):
    """One unit of a hidden layer goes; what it put out on average stays."""

    layer: int
    unit: int

    @property
    def label(self) -> Label:
        return Label(
            "remove unit {unit} of layer {layer}", unit=self.unit + 1, layer=self.layer + 1
        )

    def apply(self, document: Document) -> Document:
        units = _layers_with(document, self.layer)[self.layer].units
        if not 0 <= self.unit < units:
            raise SettingError(
                "no-such-unit",
                f"There is no unit {self.unit + 1}; there are {units}.",
                number=self.unit + 1,
                count=units,
            )
        if units == 1:
            raise SettingError(
                "last-unit", "This is the last unit of its layer; remove the layer instead."
            )
        frozen = without_units(document.settings.network.frozen, self.layer, [self.unit])
        return with_frozen(SetUnits(self.layer, units - 1).apply(document), frozen)


@dataclass(frozen=True, eq=False)
class SetActivation(Edit):
    """Another activation in a hidden layer."""

    layer: int
    activation: str

    @property
    def label(self) -> Label:
        return Label(
            "set layer {layer} to {activation}", layer=self.layer + 1, activation=self.activation
        )

    def apply(self, document: Document) -> Document:
        layers = _layers_with(document, self.layer)
        layers[self.layer] = replace(layers[self.layer], activation=self.activation)
        return _with_layers(document, tuple(layers))


@dataclass(frozen=True, eq=False)
class SetDropout(Edit):
    """Another share of units of a hidden layer that rests in each step; the weights stay."""

    layer: int
    share: float

    @property
    def label(self) -> Label:
        return Label(
            "set dropout of layer {layer} to {percent:g} %",
            layer=self.layer + 1,
            percent=100 * self.share,
        )

    def apply(self, document: Document) -> Document:
        layers = _layers_with(document, self.layer)
        layers[self.layer] = replace(layers[self.layer], dropout=self.share)
        return _with_layers(document, tuple(layers))


@dataclass(frozen=True, eq=False)
class AddLayer(Edit):
    """A hidden layer before the one that stands at `layer` now (or last)."""

    layer: int
    settings: LayerSettings = field(default_factory=LayerSettings)

    label = Label("add layer")

    def apply(self, document: Document) -> Document:
        layers = document.settings.network.layers
        if not 0 <= self.layer <= len(layers):
            raise SettingError(
                "layer-place", f"A layer is added at 0 to {len(layers)}.", count=len(layers)
            )
        added = (*layers[: self.layer], self.settings, *layers[self.layer :])
        frozen = with_added_layer(document.settings.network.frozen, self.layer)
        return with_frozen(_with_layers(document, added), frozen)


@dataclass(frozen=True, eq=False)
class RemoveLayer(Edit):
    """A hidden layer goes."""

    layer: int

    label = Label("remove layer")

    def apply(self, document: Document) -> Document:
        layers = _layers_with(document, self.layer)
        del layers[self.layer]
        frozen = without_layer(document.settings.network.frozen, self.layer)
        return with_frozen(_with_layers(document, tuple(layers)), frozen)


def _layers_with(document: Document, index: int) -> list[LayerSettings]:
    """The hidden layers, of which there is one at `index`."""
    layers = list(document.settings.network.layers)
    if not 0 <= index < len(layers):
        raise SettingError(
            "no-such-hidden-layer",
            f"There is no hidden layer {index + 1}; there are {len(layers)}.",
            number=index + 1,
            count=len(layers),
        )
    return layers


def _with_layers(document: Document, layers: tuple[LayerSettings, ...]) -> Document:
    return replace(document, settings=document.settings.with_value("network.layers", layers))
