"""Bars over units: as long as the change of the loss, in the color of its sign."""

import numpy as np
import pytest
from PySide6.QtCore import QPointF, QRectF

from nngui.state.worth import UnitWorth
from nngui.ui.colors import LIGHT
from nngui.ui.network.graph_view import GraphView
from nngui.ui.network.layout import Spot, arrange
from nngui.ui.network.worth_items import bar_rect, largest, shares
from tests.ui.network.nets import view_of

ROOM = QRectF(0, 0, 320, 260)
WORTH = UnitWorth(0.1, (np.array([0.4, -0.2, np.nan]),), 10, 10)


def test_lengths_are_shares_of_the_largest_change() -> None:
    found = shares(WORTH, arrange((2, 3, 1), ROOM))
    assert [spot for spot, _ in found] == [Spot(1, 0), Spot(1, 1), Spot(1, 2)]
    np.testing.assert_allclose([share for _, share in found], [1.0, -0.5, np.nan])
    assert largest(WORTH) == 0.4
    assert largest(UnitWorth(0.1, (np.zeros(2),), 1, 1)) == 1.0


@pytest.mark.parametrize("sizes", [(2, 4, 1), (2, 3, 3, 1), (2, 1)])
def test_those_of_another_shape_are_not_drawn(sizes: tuple[int, ...]) -> None:
    assert shares(WORTH, arrange(sizes, ROOM)) == []
    assert shares(None, arrange((2, 3, 1), ROOM)) == []


@pytest.mark.parametrize("sizes", [(2, 3, 1), (2, 8, 8, 2), (2, 12, 1)])
def test_bars_lie_between_the_units(sizes: tuple[int, ...]) -> None:
    layout = arrange(sizes, ROOM)
    units = [layout.rect(spot) for spot in layout.spots(1)]
    for unit in range(len(layout.columns[1].centers)):
        bar = bar_rect(layout, Spot(1, unit))
        assert not any(bar.intersects(rect) for rect in units)


def test_they_are_drawn_in_their_colors_and_outlive_another_theme(graph: GraphView) -> None:
    graph.show_network(view_of(2, 3, 1))
    graph.show_worth(WORTH)
    graph.show_theme(LIGHT)
    scene = graph.scene
    assert scene is not None
    image = graph.grab().toImage()
    colors = [
        image.pixelColor(bar.left() + 2, round(bar.center().y())).name()
        for bar in (bar_rect(scene.layout, Spot(1, unit)).toRect() for unit in range(3))
    ]
    assert colors == [LIGHT.accent, LIGHT.danger, LIGHT.groove]
    graph.show_worth(None)
    place = bar_rect(scene.layout, Spot(1, 0)).center() + QPointF(2, 0)
    assert graph.grab().toImage().pixelColor(place.toPoint()).name() == LIGHT.card
