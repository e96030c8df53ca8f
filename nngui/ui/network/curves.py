"""Weights as curves: their width and depth of color say how strong they are, the color which sign they have."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

import numpy as np
from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QColor, QPainterPath, QPen

from nngui.state.snapshot import NetworkView
from nngui.ui.colors import Theme, mixed
from nngui.ui.network.layout import GraphLayout
from nngui.ui.network.unit_colors import finite, sign_colors

LEVELS = 8
MOST_CURVES = 400
"""Of each pair of layers, the strongest: more are one gray surface, and cost a frame."""
WIDEST = 4.6
_THINNEST = 0.5
_FAINTEST = 0.16
_STRONG = 1.6
_DASHES = (3.0, 2.0)


def strength(values: np.ndarray) -> np.ndarray:
    """How strong weights look, 0 to 1: in proportion while small, capped where more makes no difference."""
    return np.asarray(np.tanh(np.abs(finite(values)) / _STRONG))


@dataclass(frozen=True, eq=False, slots=True)
class Curves:
    """The curves that are drawn into a layer: from unit `sources` to unit `targets` with `weights`, all (m,)."""

    sources: np.ndarray
    targets: np.ndarray
    weights: np.ndarray


def shown_curves(network: NetworkView, layout: GraphLayout) -> tuple[Curves, ...]:
    """For every layer but the inputs, the weights between units that are shown; at most MOST_CURVES, the strongest."""
    result = []
    for layer, weights in enumerate(network.weights, start=1):
        n_sources, n_targets = (len(layout.columns[index].centers) for index in (layer - 1, layer))
        shown = weights[:n_targets, :n_sources]
        if shown.size <= MOST_CURVES:
            result.append(Curves(*_all_ways(n_targets, n_sources), shown.ravel()))
            continue
        flat = np.argpartition(-np.abs(shown).ravel(), MOST_CURVES)[:MOST_CURVES]
        targets, sources = np.divmod(flat, n_sources)
        result.append(Curves(sources, targets, shown[targets, sources]))
    return tuple(result)


@lru_cache
def _all_ways(n_targets: int, n_sources: int) -> tuple[np.ndarray, np.ndarray]:
    """Sources and targets (n_targets * n_sources,) of a small matrix, in its order: the same in every moment."""
    targets, sources = np.divmod(np.arange(n_targets * n_sources), max(n_sources, 1))
    for ways in (sources, targets):
        ways.flags.writeable = False
    return sources, targets


def pens(theme: Theme, widest: float, strongest: float = 0.72) -> tuple[QPen, ...]:
    """A pen for each sign (below zero first) and level of strength.

    Colors are mixed with the card's instead of transparent: a transparent curve takes five times as long to paint.
    """
    result = []
    for name in sign_colors(theme):
        for level in range(LEVELS):
            share = (level + 0.5) / LEVELS
            opacity = min(_FAINTEST + (strongest - _FAINTEST) * share**0.8, 1.0)
            color = mixed(theme.card, name, opacity)
            result.append(QPen(QColor(color), _THINNEST + (widest - _THINNEST) * share))
    return tuple(result)


def pen_indexes(weights: np.ndarray) -> np.ndarray:
    """Which of the `pens` draws each weight."""
    levels = np.minimum((strength(weights) * LEVELS).astype(np.intp), LEVELS - 1)
    return np.asarray((weights > 0) * LEVELS + levels)


def curve_path(layout: GraphLayout, layer: int, source: int, target: int) -> QPainterPath:
    """The way of a weight into `layer`: a cubic curve that is level at both ends."""
    start, end = layout.gap(layer)
    middle = (start + end) / 2
    y0 = float(layout.columns[layer - 1].centers[source])
    y1 = float(layout.columns[layer].centers[target])
    path = QPainterPath(QPointF(start, y0))
    path.cubicTo(middle, y0, middle, y1, end, y1)
    return path


def frozen_pens(pens: Sequence[QPen]) -> tuple[QPen, ...]:
    """The pens of frozen weights: the same, dashed."""
    dashed = []
    for pen in pens:
        # Dashes count in widths: thin curves would be dotted.
        longer = max(1.0, 2.0 / pen.widthF())
        other = QPen(pen)
        other.setCapStyle(Qt.PenCapStyle.FlatCap)
        other.setDashPattern([longer * length for length in _DASHES])
        dashed.append(other)
    return tuple(dashed)
