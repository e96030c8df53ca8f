"""What the graph says about what is under the cursor or in focus, in words and numbers."""

from dataclasses import dataclass, replace

import numpy as np
from PySide6.QtCore import QCoreApplication

from nngui.ui.network.layout import Spot
from nngui.ui.network.scene import Scene
from nngui.ui.network.targets import Bias, Target, Weight

# Of more weights than these the strongest come first: not all of them will fit.
_IN_ORDER = 10


def _tr(text: str) -> str:
    return QCoreApplication.translate("NetworkGraph", text)


@dataclass(frozen=True, slots=True)
class Line:
    """A name and its number; `sign` -1, 0 or 1 gives the color of its mark, None means no mark.

    `written`: it also stands in the graph itself, at its curve.
    """

    name: str
    value: str
    sign: int | None = None
    written: bool = False


@dataclass(frozen=True, slots=True)
class Reading:
    """A title and lines of numbers; `unit` is the one whose picture belongs to it."""

    title: str
    lines: tuple[Line, ...] = ()
    unit: Spot | None = None

    @property
    def text(self) -> str:
        """All of it in one line of text."""
        return " \u00b7 ".join((self.title, *(f"{line.name} {line.value}" for line in self.lines)))


def number_text(value: float, digits: int = 4) -> str:
    """A number to so many digits, with a true minus."""
    return f"{value:.{digits}g}".replace("-", "\u2212")


def unit_name(scene: Scene, spot: Spot) -> str:
    """What a unit is called: its feature, its class, or its place."""
    last = len(scene.network.sizes) - 1
    unit = spot.unit or 0
    if spot.layer == 0:
        return scene.labels.input(unit) or _tr("input {}").format(unit + 1)
    if spot.layer == last:
        name = scene.labels.output(unit, scene.network.sizes[-1])
        return name or _tr("output {}").format(unit + 1)
    return _tr("layer {}, unit {}").format(spot.layer, unit + 1)


def read_unit(scene: Scene, spot: Spot) -> Reading:
    """A unit: the range of its output over the plane, its bias, and its incoming weights."""
    if spot.unit is None:
        return read_tile(scene, spot)
    values = scene.network.thumbnails[spot.layer][spot.unit]
    ends = (number_text(round(float(end), 3), digits=3) for end in (values.min(), values.max()))
    lines = [Line(_tr("output"), _tr("{} to {}").format(*ends))]
    lines += _answer(scene, spot)
    if spot.layer > 0:
        bias = float(scene.network.biases[spot.layer - 1][spot.unit])
        lines.append(Line(_tr("bias"), number_text(bias), int(np.sign(bias)), written=True))
        n_shown = len(scene.layout.columns[spot.layer - 1].centers)
        weights = scene.network.weights[spot.layer - 1][spot.unit]
        sources = np.arange(len(weights))
        if len(weights) > _IN_ORDER:
            sources = np.argsort(-np.abs(weights), kind="stable")
        for source in sources.tolist():
            # Which layer is plain here, and room is scarce.
            name = _tr("unit {}").format(source + 1)
            if spot.layer == 1:
                name = unit_name(scene, Spot(0, source))
            weight = float(weights[source])
            sign = int(np.sign(weight))
            lines.append(Line(name, number_text(weight), sign, written=source < n_shown))
    title = unit_name(scene, spot)
    return Reading(title[:1].upper() + title[1:] if spot.layer else title, tuple(lines), spot)


def _answer(scene: Scene, spot: Spot) -> list[Line]:
    """What a unit sums up and puts out where the cursor was last on the canvas."""
    answer, unit = scene.network.answer, spot.unit
    if answer is None or unit is None or unit >= len(answer.outputs[spot.layer]):
        return []
    output = number_text(float(answer.outputs[spot.layer][unit]))
    x1, x2 = (number_text(round(value, 2), digits=3) for value in answer.at)
    place = _tr("({}, {})").format(x1, x2)
    if spot.layer == 0:
        return [Line(_tr("value at {}").format(place), output)]
    total = number_text(float(answer.sums[spot.layer - 1][unit]))
    return [Line(_tr("sum at {}").format(place), total), Line(_tr("activation"), output)]


def read_tile(scene: Scene, spot: Spot) -> Reading:
    """A tile: what a click on it does."""
    column = scene.layout.columns[spot.layer]
    if column.hidden:
        return Reading(_tr("{} more units: click to show").format(column.hidden))
    return Reading(_tr("Click to show the first units alone"))


def read_weight(scene: Scene, target: Weight) -> Reading:
    """A weight: from where to where, and its value."""
    ends = (
        unit_name(scene, Spot(target.layer - 1, target.source)),
        unit_name(scene, Spot(target.layer, target.target)),
    )
    weight = float(scene.network.weights[target.layer - 1][target.target, target.source])
    line = Line(_tr("weight"), number_text(weight), int(np.sign(weight)))
    return Reading(_tr("{} \u2192 {}").format(*ends), (line,))


def read_bias(scene: Scene, target: Bias) -> Reading:
    """A bias: whose it is, and its value."""
    name = unit_name(scene, Spot(target.layer, target.unit))
    bias = float(scene.network.biases[target.layer - 1][target.unit])
    line = Line(_tr("bias"), number_text(bias), int(np.sign(bias)))
    return Reading(name[:1].upper() + name[1:], (line,))


def input_names(scene: Scene, layer: int) -> list[str]:
    """What the units are called whose outputs a layer takes."""
    spots = (Spot(layer - 1, unit) for unit in range(scene.network.sizes[layer - 1]))
    if layer == 1:
        return [unit_name(scene, spot) for spot in spots]
    return [_tr("unit {}").format((spot.unit or 0) + 1) for spot in spots]


def read(scene: Scene, target: Target, numbers: str = "focus") -> Reading:
    """What there is to say about a unit, a tile, a weight or a bias; of units little where no `numbers` are wanted."""
    if isinstance(target, Weight):
        return read_weight(scene, target)
    if isinstance(target, Bias):
        return read_bias(scene, target)
    reading = read_unit(scene, target)
    return replace(reading, lines=()) if numbers == "none" else reading
