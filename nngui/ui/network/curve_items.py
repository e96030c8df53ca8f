"""Weights on the stage: an item for each curve, touched only when its weight has come to look different."""

from collections.abc import Sequence

import numpy as np
from PySide6.QtGui import QPen
from PySide6.QtWidgets import QGraphicsItem, QGraphicsPathItem

from nngui.ui.network.curves import LEVELS, Curves, curve_path, frozen_pens, pen_indexes
from nngui.ui.network.layout import GraphLayout

_HIDDEN, _UNKNOWN = -1, -2


class CurveItems:
    """The curves of a layout, below `parent`: the faint ones below, the strong ones on top, whatever their sign."""

    def __init__(
        self,
        layout: GraphLayout,
        pens: Sequence[QPen],
        parent: QGraphicsItem,
        frozen: Sequence[np.ndarray] | None = None,
    ) -> None:
        """`frozen`: masks (units, inputs + 1) of each layer but the inputs; such curves are dashed."""
        self._layers = [
            _LayerItems(layout, layer, pens, parent, frozen[layer - 1] if frozen else None)
            for layer in range(1, len(layout.columns))
        ]

    def show(self, curves: Sequence[Curves]) -> None:
        """Draw these, a value for each layer but the inputs. A weight of exactly zero is not there."""
        for items, shown in zip(self._layers, curves, strict=True):
            items.show(shown)

    @property
    def visible(self) -> int:
        """How many are there."""
        return sum(items.visible for items in self._layers)


class _LayerItems:
    """The curves into one layer."""

    def __init__(
        self,
        layout: GraphLayout,
        layer: int,
        pens: Sequence[QPen],
        parent: QGraphicsItem,
        frozen: np.ndarray | None,
    ) -> None:
        self._layout, self._layer = layout, layer
        self._pens, self._parent = (*pens, *frozen_pens(pens)), parent
        self._frozen = frozen if frozen is not None and frozen.any() else None
        self._n_sources = max(len(layout.columns[layer - 1].centers), 1)
        self._items: list[QGraphicsPathItem] = []
        self._ways = np.empty(0, dtype=np.intp)
        self._looks = np.empty(0, dtype=np.intp)

    @property
    def visible(self) -> int:
        return int((self._looks >= 0).sum())

    def show(self, curves: Curves) -> None:
        ways = curves.targets * self._n_sources + curves.sources
        looks = pen_indexes(curves.weights)
        if self._frozen is not None:
            # Those pens come after all others.
            looks = looks + 2 * LEVELS * self._frozen[curves.targets, curves.sources]
        looks = np.where(curves.weights == 0, _HIDDEN, looks)
        if not np.array_equal(ways, self._ways):
            looks = self._follow(ways, looks)
        for index in np.flatnonzero(looks != self._looks).tolist():
            item, look = self._items[index], int(looks[index])
            item.setVisible(look != _HIDDEN)
            if look != _HIDDEN:
                item.setPen(self._pens[look])
                item.setZValue(look % LEVELS)
        self._looks = looks

    def _follow(self, ways: np.ndarray, looks: np.ndarray) -> np.ndarray:
        """Other curves are the strongest now: those that stay keep their items. Returns the looks of the items."""
        while len(self._items) < len(ways):
            self._items.append(QGraphicsPathItem(self._parent))
        for item in self._items[len(ways) :]:
            item.setVisible(False)
        old = np.full(len(ways), -1, dtype=np.intp)
        old[: len(self._ways)] = self._ways[: len(ways)]
        stays = np.isin(old, ways)
        now = old.copy()
        now[~stays] = np.setdiff1d(ways, old)
        for index in np.flatnonzero(~stays).tolist():
            target, source = divmod(int(now[index]), self._n_sources)
            self._items[index].setPath(curve_path(self._layout, self._layer, source, target))
        self._ways = now
        was = np.full(len(ways), _UNKNOWN, dtype=np.intp)
        was[: len(self._looks)] = self._looks[: len(ways)]
        self._looks = was
        order = np.argsort(ways)
        return np.asarray(looks[order[np.searchsorted(ways, now, sorter=order)]])
