"""What a hand points at in the graph: by cursor, or by arrow keys from unit to unit."""

from typing import NamedTuple

import numpy as np
from PySide6.QtCore import QPointF, QRectF

from nngui.state.edits.weights import BIAS
from nngui.state.probe import ParameterPlace
from nngui.ui.network.layout import MOST_BIAS, GraphLayout, Spot, bias_center
from nngui.ui.network.scene import Scene


class Weight(NamedTuple):
    """The weight from unit `source` of the layer before to unit `target` of `layer`."""

    layer: int
    source: int
    target: int


class Bias(NamedTuple):
    """The bias of a unit."""

    layer: int
    unit: int


Parameter = Weight | Bias
Target = Spot | Parameter


def place_in_network(target: Parameter) -> ParameterPlace:
    """The weight or bias as the worker counts it: layers from the first that has any."""
    if isinstance(target, Bias):
        return ParameterPlace(target.layer - 1, target.unit, BIAS)
    return ParameterPlace(target.layer - 1, target.target, target.source)


def target_of(place: ParameterPlace) -> Parameter:
    """The same the other way round."""
    if place.is_bias:
        return Bias(place.layer + 1, place.unit)
    return Weight(place.layer + 1, place.input, place.unit)


def target_at(scene: Scene, point: QPointF, reach: float) -> Target | None:
    """The bias, unit, tile or curve under a point of the layout; marks and curves are found as far as `reach`."""
    bias = bias_at(scene.layout, point, reach)
    if bias is not None:
        return bias
    spot = scene.layout.spot_at(point)
    if spot is not None:
        return spot
    for layer, curves in enumerate(scene.curves, start=1):
        index = scene.layout.curve_at(point, layer, curves.sources, curves.targets, reach)
        if index is not None:
            return Weight(layer, int(curves.sources[index]), int(curves.targets[index]))
    return None


def is_shown(layout: GraphLayout, target: Target) -> bool:
    """Whether a layout still has this target."""
    if target.layer >= len(layout.columns):
        return False
    column = layout.columns[target.layer]
    if isinstance(target, Bias):
        return target.layer > 0 and target.unit < len(column.centers)
    if isinstance(target, Weight):
        before = layout.columns[target.layer - 1]
        return target.source < len(before.centers) and target.target < len(column.centers)
    if target.unit is None:
        return column.fold_center is not None
    return target.unit < len(column.centers)


def place_of(layout: GraphLayout, target: Target) -> QRectF:
    """Where a target is, for what is shown beside it."""
    if isinstance(target, Spot):
        return layout.rect(target)
    if isinstance(target, Bias):
        return bias_rect(layout, target)
    start, end = layout.gap(target.layer)
    y0 = float(layout.columns[target.layer - 1].centers[target.source])
    y1 = float(layout.columns[target.layer].centers[target.target])
    return QRectF((start + end) / 2, (y0 + y1) / 2, 0, 0)


def subjects_of(layout: GraphLayout, target: Target) -> list[QRectF]:
    """What belongs to a target: the unit with its bias, and what flows in; of a weight its two ends and its number."""
    if isinstance(target, Bias):
        unit = Spot(target.layer, target.unit)
    elif isinstance(target, Weight):
        unit = Spot(target.layer, target.target)
    else:
        unit = target
    own = layout.rect(unit)
    if unit.unit is not None and unit.layer > 0:
        own = own.united(bias_rect(layout, Bias(unit.layer, unit.unit)))
    if isinstance(target, Weight):
        middle = place_of(layout, target).center()
        half = layout.side / 2
        number = QRectF(middle.x() - half, middle.y() - half, layout.side, layout.side)
        return [own, layout.rect(Spot(target.layer - 1, target.source)), number]
    if unit.layer == 0:
        return [own]
    # The curves that flow in have their numbers.
    return [own, QRectF(own).adjusted(layout.columns[unit.layer - 1].left - own.left(), 0, 0, 0)]


def bias_at(layout: GraphLayout, point: QPointF, reach: float) -> Bias | None:
    """The bias whose mark is under a point, or as near to it as `reach`."""
    for layer, column in enumerate(layout.columns):
        if layer == 0 or not len(column.centers):
            continue
        first = bias_rect(layout, Bias(layer, 0)).center()
        radius = max(layout.side * MOST_BIAS, reach)
        if abs(first.x() - point.x()) > radius:
            continue
        heights = column.centers + (first.y() - float(column.centers[0]))
        away = np.hypot(heights - point.y(), first.x() - point.x())
        nearest = int(np.argmin(away))
        if away[nearest] <= radius:
            return Bias(layer, nearest)
    return None


def bias_rect(layout: GraphLayout, target: Bias) -> QRectF:
    """Where the mark of a bias is, as large as it gets."""
    center = bias_center(layout.rect(Spot(target.layer, target.unit)))
    radius = layout.side * MOST_BIAS
    return QRectF(center.x() - radius, center.y() - radius, 2 * radius, 2 * radius)


def neighbor(layout: GraphLayout, spot: Spot | None, layers: int, rows: int) -> Spot:
    """The spot so many rows below or layers to the right, at about the same height; the first one from nowhere."""
    if spot is None:
        return layout.spots(0)[0]
    if rows:
        spots = layout.spots(spot.layer)
        return spots[min(max(spots.index(spot) + rows, 0), len(spots) - 1)]
    layer = min(max(spot.layer + layers, 0), len(layout.columns) - 1)
    if layer == spot.layer:
        return spot
    height = layout.rect(spot).center().y()
    spots = layout.spots(layer)
    away = [abs(layout.rect(other).center().y() - height) for other in spots]
    return spots[int(np.argmin(away))]
