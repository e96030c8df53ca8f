"""Frozen things look frozen: dashed curves, a lock on a unit, a ring round a bias."""

import numpy as np
import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QApplication, QGraphicsPathItem

from nngui.state.freezing import BIAS, FrozenLayer
from nngui.ui.colors import DARK, LIGHT, Theme
from nngui.ui.network.curve_items import CurveItems
from nngui.ui.network.curves import LEVELS, frozen_pens, pens, shown_curves
from nngui.ui.network.frozen_items import lock_rect
from nngui.ui.network.graph_view import GraphView
from nngui.ui.network.layout import Spot
from nngui.ui.network.scene import Labels
from tests.ui.network.nets import labels, view_of


def with_frozen(*frozen: FrozenLayer) -> Labels:
    plain = labels()
    return Labels(plain.inputs, plain.classes, frozen=frozen)


def dashed(graph: GraphView) -> int:
    items = [i for i in graph.stage_view.scene().items() if isinstance(i, QGraphicsPathItem)]
    return sum(item.pen().style() == Qt.PenStyle.CustomDashLine for item in items)


def test_frozen_weights_are_dashed(graph: GraphView) -> None:
    graph.show_network(view_of(2, 3, 1))
    assert dashed(graph) == 0
    graph.show_labels(with_frozen(FrozenLayer(parameters=((0, 1), (2, BIAS)))))
    assert dashed(graph) == 1
    graph.show_labels(with_frozen(FrozenLayer(units=(1,)), FrozenLayer(whole=True)))
    assert dashed(graph) == 2 + 3
    graph.show_labels(labels())
    assert dashed(graph) == 0


def test_pens_of_frozen_weights_keep_color_and_width(qapp: QApplication) -> None:
    plain = pens(LIGHT, 4.0)
    for pen, frozen in zip(plain, frozen_pens(plain), strict=True):
        assert (pen.color(), pen.widthF()) == (frozen.color(), frozen.widthF())
        assert frozen.dashPattern()[0] * frozen.widthF() >= 3.0


def test_they_come_after_the_others_and_lie_as_high(qapp: QApplication) -> None:
    network, root = view_of(2, 3, 1), QGraphicsPathItem()
    graph = GraphView()
    graph.resize(300, 200)
    graph.show_network(network)
    assert graph.scene is not None
    layout = graph.scene.layout
    masks = [np.ones((3, 3), dtype=bool), np.zeros((1, 4), dtype=bool)]
    items = CurveItems(layout, pens(LIGHT, 4.0), root, masks)
    items.show(shown_curves(network, layout))
    assert {item.zValue() for item in root.childItems()} <= set(range(LEVELS))
    graph.deleteLater()


@pytest.mark.parametrize("theme", [LIGHT, DARK])
def test_a_frozen_unit_has_a_lock_on_its_corner(graph: GraphView, theme: Theme) -> None:
    graph.show_theme(theme)
    graph.show_network(view_of(2, 3, 1))
    assert graph.scene is not None
    center = lock_rect(graph.scene.layout, Spot(1, 1)).center().toPoint() + QPoint(0, 1)
    before = graph.grab().toImage().pixelColor(center)
    graph.show_labels(with_frozen(FrozenLayer(units=(1,))))
    after = graph.grab().toImage().pixelColor(center)
    assert after != before
    assert after.name() == theme.text
    other = lock_rect(graph.scene.layout, Spot(1, 2)).center().toPoint()
    graph.show_labels(labels())
    free = graph.grab().toImage().pixelColor(other)
    graph.show_labels(with_frozen(FrozenLayer(units=(1,))))
    assert graph.grab().toImage().pixelColor(other) == free
