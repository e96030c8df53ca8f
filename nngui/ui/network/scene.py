"""Everything that a picture of the graph is made from, in one value: made anew for each network, drawn many times."""

from dataclasses import dataclass
from functools import lru_cache

import numpy as np
from PySide6.QtCore import QCoreApplication, QRect
from PySide6.QtGui import QFont, QImage

from nngui.data import PointClass, Task
from nngui.data.feature import find_feature
from nngui.data.value_scale import ValueScale
from nngui.engine import ACTIVATIONS
from nngui.state.document import Document
from nngui.state.freezing import Frozen, layer_of
from nngui.state.snapshot import NetworkView
from nngui.ui.colors import Theme
from nngui.ui.network.curves import Curves, shown_curves
from nngui.ui.network.layout import GraphLayout, Spot
from nngui.ui.network.unit_colors import UnitColors


@dataclass(frozen=True, slots=True)
class Labels:
    """What inputs and outputs are called, what `layers` compute, and what is frozen; `scale` is that of the values."""

    inputs: tuple[str, ...] = ()
    classes: tuple[PointClass, ...] = ()
    scale: ValueScale | None = None
    layers: tuple[str, ...] = ()
    frozen: Frozen = ()

    @classmethod
    def of(cls, document: Document) -> "Labels":
        """The names of a document's features and classes, or of its value."""
        names = document.settings.features.names
        inputs = tuple(find_feature(name).label for name in names)
        dataset = document.dataset
        _, hidden, output = document.network_shape()
        layers = (*(ACTIVATIONS.find(name).label for name in hidden), output.capitalize())
        if dataset.task is Task.REGRESSION:
            return cls(inputs, (), ValueScale.of(dataset), layers, document.settings.network.frozen)
        return cls(inputs, dataset.classes, None, layers, document.settings.network.frozen)

    @property
    def outputs(self) -> tuple[str, ...]:
        """All names that outputs can have."""
        if self.scale is not None:
            return (QCoreApplication.translate("NetworkGraph", "value"),)
        return tuple(point_class.name for point_class in self.classes)

    def input(self, unit: int) -> str:
        """The name of an input; empty while network and document do not agree."""
        return self.inputs[unit] if unit < len(self.inputs) else ""

    def output(self, unit: int, n_outputs: int) -> str:
        """The class whose probability an output gives: a single one gives that of the second class."""
        names = self.outputs
        index = 1 if n_outputs == 1 and len(names) == 2 else unit
        return names[index] if index < len(names) else ""


@dataclass(frozen=True, eq=False, slots=True)
class Scene:
    """A network, laid out, with its curves and pictures in the colors of a theme."""

    network: NetworkView
    layout: GraphLayout
    labels: Labels
    theme: Theme
    font: QFont
    curves: tuple[Curves, ...]
    atlases: tuple[QImage, ...]

    def picture(self, spot: Spot) -> tuple[QImage, QRect]:
        """The image in which a unit's picture lies, and where."""
        if spot.unit is None:
            raise ValueError("a tile has no picture")
        atlas, side = self.atlases[spot.layer], self.atlases[spot.layer].width()
        step = side + gap_rows(self.layout, spot.layer, side)
        return atlas, QRect(0, spot.unit * step, side, side)

    @property
    def frozen(self) -> list[np.ndarray]:
        """What takes no updates in each layer but the inputs, (units, inputs + 1), the biases last."""
        sizes = self.network.sizes
        return [
            layer_of(self.labels.frozen, index).mask(sizes[index], sizes[index + 1])
            for index in range(len(sizes) - 1)
        ]

    def name_of_output(self, unit: int) -> str:
        """What an output is called."""
        return self.labels.output(unit, self.network.sizes[-1])


def gap_rows(layout: GraphLayout, layer: int, side: int) -> int:
    """Rows between the pictures of a layer's units, where a picture has `side` rows."""
    return round((layout.columns[layer].pitch / layout.side - 1) * side)


def make_scene(
    network: NetworkView, layout: GraphLayout, labels: Labels, theme: Theme, font: QFont
) -> Scene:
    """Curves and pictures of a network."""
    colors = _unit_colors(labels.classes, theme, labels.scale)
    side = network.thumbnails[0].shape[-1]
    return Scene(
        network=network,
        layout=layout,
        labels=labels,
        theme=theme,
        font=font,
        curves=shown_curves(network, layout),
        atlases=colors.pictures(
            network,
            [len(column.centers) for column in layout.columns],
            [gap_rows(layout, layer, side) for layer in range(len(layout.columns))],
        ),
    )


@lru_cache(maxsize=2)
def _unit_colors(
    classes: tuple[PointClass, ...], theme: Theme, scale: ValueScale | None
) -> UnitColors:
    return UnitColors(classes, theme, scale)
