"""What a hand points at in the graph: by cursor, or by arrow keys from unit to unit."""

from typing import NamedTuple

import numpy as np
from PySide6.QtCore import QPointF, QRectF

from nngui.ui.network.layout import GraphLayout, Spot
from nngui.ui.network.scene import Scene


class Weight(NamedTuple):
    """The weight from unit `source` of the layer before to unit `target` of `layer`."""

    layer: int
    source: int
    target: int


Target = Spot | Weight


def target_at(scene: Scene, point: QPointF, reach: float) -> Target | None:
    """The unit, tile or curve under a point of the layout; curves are found as far as `reach`."""
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
    start, end = layout.gap(target.layer)
    y0 = float(layout.columns[target.layer - 1].centers[target.source])
    y1 = float(layout.columns[target.layer].centers[target.target])
    return QRectF((start + end) / 2, (y0 + y1) / 2, 0, 0)


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
