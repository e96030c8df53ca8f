"""Where the units of a network stand, and what lies under a point: geometry alone, no painting.

Layers are columns from left to right. A layer with more units than fit shows its first ones and a tile
with the number of the others; opened, it goes on downwards, and its tile stands at its head.
"""

import math
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from typing import NamedTuple

import numpy as np
from PySide6.QtCore import QPointF, QRectF

LARGEST_SIDE = 38.0
# Smaller pictures show nothing; a folded layer is given room, it has no more to show anyway.
SMALLEST_SIDE, FOLDED_SIDE = 14.0, 26.0
# Of the distance from one unit to the next, the unit itself.
_FILLED = 0.8
_WIDEST_PITCH = 96.0
GRAIN = 32
"""Units stand a whole number of these parts of a side apart, so that one picture of as many rows holds a column."""
_CURVE_SHARE = 1.2
_STEPS = np.linspace(0.0, 1.0, 65)
# Of a curve with level ends: how far it has come to the right and upwards after each step.
_ALONG = 1.5 * _STEPS * (1 - _STEPS) + _STEPS**3
_ACROSS = 3 * _STEPS**2 - 2 * _STEPS**3


LEAST_BIAS, MOST_BIAS = 0.1, 0.23
"""The radius of a bias' mark, from zero to as strong as it gets, as a share of a side."""


class Spot(NamedTuple):
    """A unit of a layer (inputs are layer 0), or with `unit` None the tile that folds the layer."""

    layer: int
    unit: int | None


@dataclass(frozen=True, eq=False, slots=True)
class Column:
    """One layer: the first of its `total` units, with middles at `centers` and the left edge at `left`."""

    left: float
    centers: np.ndarray
    total: int
    fold_center: float | None
    pitch: float

    @property
    def hidden(self) -> int:
        """Units that are not shown."""
        return self.total - len(self.centers)


@dataclass(frozen=True, eq=False, slots=True)
class GraphLayout:
    """Columns of units, all `side` wide and high."""

    side: float
    columns: tuple[Column, ...]

    def rect(self, spot: Spot) -> QRectF:
        """Where a unit or a tile is drawn."""
        column = self.columns[spot.layer]
        center = column.fold_center if spot.unit is None else float(column.centers[spot.unit])
        if center is None:
            raise ValueError(f"layer {spot.layer} has nothing to fold")
        return QRectF(column.left, center - self.side / 2, self.side, self.side)

    def spots(self, layer: int) -> list[Spot]:
        """All that stands in a column, from top to bottom."""
        column = self.columns[layer]
        found = [Spot(layer, unit) for unit in range(len(column.centers))]
        if column.fold_center is None:
            return found
        tile = [Spot(layer, None)]
        return found + tile if column.hidden else tile + found

    def spot_at(self, point: QPointF) -> Spot | None:
        """What stands under a point."""
        for layer, column in enumerate(self.columns):
            if not 0 <= point.x() - column.left <= self.side:
                continue
            inside = np.flatnonzero(np.abs(column.centers - point.y()) <= self.side / 2)
            if len(inside):
                return Spot(layer, int(inside[0]))
            fold = column.fold_center
            if fold is not None and abs(fold - point.y()) <= self.side / 2:
                return Spot(layer, None)
        return None

    def gap(self, layer: int) -> tuple[float, float]:
        """From where to where the curves into this layer run."""
        return self.columns[layer - 1].left + self.side, self.columns[layer].left

    def curve_at(
        self, point: QPointF, layer: int, sources: np.ndarray, targets: np.ndarray, reach: float
    ) -> int | None:
        """The nearest of the curves from `sources` to `targets` of a layer (m,), None beyond `reach` from the point."""
        start, end = self.gap(layer)
        if not (start < point.x() < end and len(sources)):
            return None
        along = (point.x() - start) / (end - start)
        step = float(np.interp(along, _ALONG, _STEPS))
        across = float(np.interp(step, _STEPS, _ACROSS))
        y0 = self.columns[layer - 1].centers[sources]
        rise = self.columns[layer].centers[targets] - y0
        slope = rise * (6 * step * (1 - step)) / ((end - start) * _pace(step))
        distance = np.abs(y0 + rise * across - point.y()) / np.hypot(1.0, slope)
        nearest = int(np.argmin(distance))
        return nearest if distance[nearest] <= reach else None

    def bounds(self) -> QRectF:
        """The smallest rectangle around all columns."""
        result = QRectF()
        for layer in range(len(self.columns)):
            spots = self.spots(layer)
            result = result.united(self.rect(spots[0])).united(self.rect(spots[-1]))
        return result


def bias_center(rect: QRectF) -> QPointF:
    """The middle of the mark of the bias of a unit that is drawn in `rect`: at its lower left."""
    inset = rect.width() * 0.06
    return rect.bottomLeft() + QPointF(inset, -inset)


def arrange(
    sizes: Sequence[int], room: QRectF, scale: float = 1.0, opened: Collection[int] = ()
) -> GraphLayout:
    """Columns for layers of these `sizes` within `room`; lengths of the design are multiplied by `scale`.

    Layers whose index is in `opened` show all of their units, however far down they reach.
    """
    height = room.height()
    fit = max(int(height * _FILLED // (SMALLEST_SIDE * scale)), 2)
    slots = max(int(height * _FILLED // (FOLDED_SIDE * scale)), 2)
    rows = [size if size <= fit else slots for size in sizes]
    by_height = height / max(rows) * _FILLED
    by_width = room.width() / (len(sizes) + (len(sizes) - 1) * _CURVE_SHARE)
    side = max(min(LARGEST_SIDE * scale, by_height, by_width), 4.0)
    step = (room.width() - side) / max(len(sizes) - 1, 1)
    columns = []
    for index, (size, count) in enumerate(zip(sizes, rows, strict=True)):
        folds = size > fit
        pitch = min((height - side) / max(count - 1, 1), _WIDEST_PITCH * scale)
        pitch = max(math.floor(pitch / side * GRAIN), GRAIN) / GRAIN * side
        first = room.center().y() - pitch * (count - 1) / 2
        is_open = folds and index in opened
        shown = size if is_open or not folds else count - 1
        tile = (first if is_open else first + pitch * (count - 1)) if folds else None
        centers = first + pitch * (np.arange(shown) + is_open)
        columns.append(Column(room.left() + index * step, centers, size, tile, pitch))
    return GraphLayout(side, tuple(columns))


def _pace(step: float) -> float:
    """How fast a curve goes to the right after `step`, as a share of its width."""
    return 1.5 * (1 - 2 * step) + 3 * step**2
