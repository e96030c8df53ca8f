"""What looks frozen: a lock on each unit that takes no updates, a ring round each such bias; curves are dashed."""

import numpy as np
from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainterPath, QPen
from PySide6.QtWidgets import QGraphicsItem, QGraphicsPathItem

from nngui.ui.network.layout import GraphLayout, Spot
from nngui.ui.network.scene import Scene
from nngui.ui.network.targets import Bias, bias_rect

_LOCK_SHARE = 0.42
_LEAST_LOCK = 9.0
_RINGS, _DISKS, _LOCKS = 24, 25, 26


class FrozenItems:
    """The marks of a scene's layout, below `parent`."""

    def __init__(self, scene: Scene, parent: QGraphicsItem) -> None:
        rings, disks, locks = QPainterPath(), QPainterPath(), QPainterPath()
        for layer, mask in enumerate(scene.frozen, start=1):
            shown = mask[: len(scene.layout.columns[layer].centers)]
            whole = shown.all(axis=1)
            for unit in np.flatnonzero(whole).tolist():
                place = lock_rect(scene.layout, Spot(layer, unit))
                disks.addEllipse(place)
                locks.addPath(_lock(place))
            for unit in np.flatnonzero(shown[:, -1] & ~whole).tolist():
                rings.addEllipse(bias_rect(scene.layout, Bias(layer, unit)))
        theme = scene.theme
        ring = QPen(QColor(theme.text), 1.2)
        self._items = [
            _item(rings, parent, _RINGS, ring, None),
            _item(disks, parent, _DISKS, QPen(QColor(theme.control_border), 1.0), theme.card),
            _item(locks, parent, _LOCKS, QPen(Qt.PenStyle.NoPen), theme.text),
        ]


def lock_rect(layout: GraphLayout, spot: Spot) -> QRectF:
    """Where the lock of a frozen unit lies: on its upper right corner."""
    size = max(layout.side * _LOCK_SHARE, min(_LEAST_LOCK, layout.side))
    rect = layout.rect(spot)
    center = rect.topRight() + QPointF(-0.12, 0.12) * layout.side
    return QRectF(center.x() - size / 2, center.y() - size / 2, size, size)


def _lock(place: QRectF) -> QPainterPath:
    """A padlock within a circle that fills `place`."""
    unit = place.width() / 16
    center = place.center()
    path = QPainterPath()
    path.setFillRule(Qt.FillRule.OddEvenFill)
    bow = QRectF(center.x() - 2.6 * unit, center.y() - 4.6 * unit, 5.2 * unit, 6.4 * unit)
    path.addRoundedRect(bow, 2.6 * unit, 2.6 * unit)
    inner = bow.adjusted(1.3 * unit, 1.3 * unit, -1.3 * unit, -1.3 * unit)
    path.addRoundedRect(inner, 1.3 * unit, 1.3 * unit)
    body = QPainterPath()
    body.addRoundedRect(
        QRectF(center.x() - 3.8 * unit, center.y() - 0.9 * unit, 7.6 * unit, 5.2 * unit),
        unit,
        unit,
    )
    return path.united(body)


def _item(
    path: QPainterPath, parent: QGraphicsItem, z: int, pen: QPen, fill: str | None
) -> QGraphicsPathItem:
    item = QGraphicsPathItem(path, parent)
    item.setPen(pen)
    if fill is not None:
        item.setBrush(QColor(fill))
    item.setZValue(z)
    return item
