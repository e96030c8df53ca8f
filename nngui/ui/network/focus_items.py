"""What is in focus, on top of the stage: a weight in full color; a unit with its frame and all that flows into it."""

from collections.abc import Sequence

import numpy as np
from PySide6.QtGui import QColor, QPainterPath, QPen
from PySide6.QtWidgets import QGraphicsItem, QGraphicsPathItem

from nngui.ui.network.curves import Curves, curve_path, pen_indexes
from nngui.ui.network.layout import Spot
from nngui.ui.network.scene import Scene
from nngui.ui.network.targets import Bias, Target, Weight, bias_rect
from nngui.ui.network.unit_colors import ROUND

# Below the units, above all other curves; the frame is above the unit.
_CURVES, _FRAME = 12, 30


class FocusItems:
    """Curves and a frame that are put where the focus is."""

    def __init__(self, pens: Sequence[QPen], parent: QGraphicsItem) -> None:
        self._pens, self._parent = pens, parent
        self._curves: list[QGraphicsPathItem] = []
        self._frame = QGraphicsPathItem(parent)
        self._frame.setZValue(_FRAME)

    def show(self, scene: Scene, target: Target | None) -> None:
        """Put them there; None: nowhere."""
        self._frame.setVisible(isinstance(target, (Spot, Bias)))
        if isinstance(target, Spot):
            side, path = scene.layout.side, QPainterPath()
            path.addRoundedRect(scene.layout.rect(target), side * ROUND, side * ROUND)
            self._frame.setPath(path)
            self._frame.setPen(QPen(QColor(scene.theme.accent), max(2.0, side * 0.07)))
        elif isinstance(target, Bias):
            path = QPainterPath()
            path.addEllipse(bias_rect(scene.layout, target).adjusted(-1, -1, 1, 1))
            self._frame.setPath(path)
            self._frame.setPen(QPen(QColor(scene.theme.accent), 2.0))
        self._show_curves(scene, target)

    def _show_curves(self, scene: Scene, target: Target | None) -> None:
        curves, chosen = _flowing_in(scene, target)
        while len(self._curves) < len(chosen):
            item = QGraphicsPathItem(self._parent)
            item.setZValue(_CURVES)
            self._curves.append(item)
        for item in self._curves[len(chosen) :]:
            item.setVisible(False)
        if curves is None or target is None:
            return
        looks = pen_indexes(curves.weights[chosen]).tolist()
        for item, index, look in zip(self._curves, chosen.tolist(), looks, strict=False):
            source, end = int(curves.sources[index]), int(curves.targets[index])
            item.setPath(curve_path(scene.layout, target.layer, source, end))
            item.setPen(self._pens[look])
            item.setVisible(True)


def _flowing_in(scene: Scene, target: Target | None) -> tuple[Curves | None, np.ndarray]:
    """The curves of a layer, and which of them belong to the target."""
    if (
        target is None
        or target.layer == 0
        or isinstance(target, Bias)
        or target == Spot(target.layer, None)
    ):
        return None, np.empty(0, dtype=np.intp)
    curves = scene.curves[target.layer - 1]
    if isinstance(target, Weight):
        return curves, np.flatnonzero(
            (curves.sources == target.source) & (curves.targets == target.target)
        )
    return curves, np.flatnonzero((curves.targets == target.unit) & (curves.weights != 0))
