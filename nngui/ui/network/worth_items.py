"""What each unit is worth, as a bar over it: how much the loss would grow without it, against the most of all."""

import numpy as np
from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QColor, QPainterPath, QPen
from PySide6.QtWidgets import QGraphicsItem, QGraphicsPathItem

from nngui.state.worth import UnitWorth
from nngui.ui.network.layout import GraphLayout, Spot
from nngui.ui.network.scene import Scene

_HEIGHT, _GAP = 0.1, 0.05
_LEAST_HEIGHT = 2.0
_TRACKS, _BARS = 27, 28


class WorthItems:
    """Bars of a scene's layout, below `parent`: one item for all grooves, one for each sign."""

    def __init__(self, scene: Scene, parent: QGraphicsItem) -> None:
        self._layout = scene.layout
        theme = scene.theme
        self._tracks = _item(parent, _TRACKS, theme.groove)
        self._grows = _item(parent, _BARS, theme.accent)
        self._falls = _item(parent, _BARS, theme.danger)

    def show(self, worth: UnitWorth | None) -> None:
        """Draw these; None draws nothing. A unit without which the loss would fall has the color of danger."""
        tracks, grows, falls = QPainterPath(), QPainterPath(), QPainterPath()
        for spot, share in shares(worth, self._layout):
            rect = bar_rect(self._layout, spot)
            tracks.addRect(rect)
            if np.isfinite(share) and share:
                length = abs(share) * rect.width()
                path = grows if share > 0 else falls
                path.addRect(QRectF(rect.left(), rect.top(), length, rect.height()))
        for item, path in ((self._tracks, tracks), (self._grows, grows), (self._falls, falls)):
            item.setPath(path)


def shares(worth: UnitWorth | None, layout: GraphLayout) -> list[tuple[Spot, float]]:
    """For each hidden unit that is shown the length of its bar, -1 to 1, nan while nothing is known."""
    if worth is None or len(worth.changes) != len(layout.columns) - 2:
        return []
    most = largest(worth)
    found = []
    for layer, changes in enumerate(worth.changes, start=1):
        column = layout.columns[layer]
        if len(changes) != column.total:
            return []
        found += [
            (Spot(layer, unit), float(change) / most)
            for unit, change in enumerate(changes[: len(column.centers)].tolist())
        ]
    return found


def largest(worth: UnitWorth) -> float:
    """The greatest change of all; 1 where there is none yet."""
    known = np.concatenate([layer[np.isfinite(layer)] for layer in worth.changes])
    return float(np.abs(known).max(initial=0.0)) or 1.0


def bar_rect(layout: GraphLayout, spot: Spot) -> QRectF:
    """Where a bar of full length lies: over its unit."""
    rect, side = layout.rect(spot), layout.side
    height = max(side * _HEIGHT, min(_LEAST_HEIGHT, side * 0.2))
    return QRectF(rect.left(), rect.top() - side * _GAP - height, side, height)


def _item(parent: QGraphicsItem, z: int, color: str) -> QGraphicsPathItem:
    item = QGraphicsPathItem(parent)
    item.setPen(QPen(Qt.PenStyle.NoPen))
    item.setBrush(QColor(color))
    item.setZValue(z)
    return item
