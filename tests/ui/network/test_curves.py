"""Weights as curves: stronger is wider, the sign is the color, too many are thinned to the strongest."""

import numpy as np
import pytest
from PySide6.QtCore import QRectF
from PySide6.QtGui import QColor

from nngui.ui.colors import LIGHT
from nngui.ui.network.curves import (
    MOST_CURVES,
    curve_path,
    pen_indexes,
    pens,
    shown_curves,
    strength,
)
from nngui.ui.network.layout import Spot, arrange
from tests.ui.network.nets import view_of

ROOM = QRectF(0, 0, 320, 260)


def test_stronger_weights_are_wider_and_deeper_up_to_a_bound() -> None:
    weights = np.array([0.01, 0.3, 1.0, 3.0, 1e6])
    made = pens(LIGHT, 4.0)
    chosen = [made[index] for index in pen_indexes(weights)]
    widths = [pen.widthF() for pen in chosen]
    assert widths == sorted(widths)
    assert widths[0] < 1 < widths[2]
    assert max(widths) <= 4.0
    saturations = [pen.color().saturationF() for pen in chosen]
    assert saturations == sorted(saturations)
    # A transparent one takes five times as long to paint.
    assert all(pen.color().alpha() == 255 for pen in chosen)


def test_the_sign_is_the_color() -> None:
    made = pens(LIGHT, 4.0)
    below, above = (made[index].color().rgb() for index in pen_indexes(np.array([-2.0, 2.0])))
    assert QColor(below).hue() == pytest.approx(QColor(LIGHT.class_colors[1]).hue(), abs=2)
    assert QColor(above).hue() == pytest.approx(QColor(LIGHT.class_colors[0]).hue(), abs=2)
    np.testing.assert_array_equal(strength(np.array([-1.0])), strength(np.array([1.0])))


def test_every_weight_has_its_curve() -> None:
    network = view_of(2, 8, 8, 2)
    layout = arrange(network.sizes, ROOM)
    curves = shown_curves(network, layout)
    assert [len(shown.weights) for shown in curves] == [16, 64, 16]
    for shown, weights in zip(curves, network.weights, strict=True):
        np.testing.assert_array_equal(weights[shown.targets, shown.sources], shown.weights)


def test_a_curve_goes_from_edge_to_edge() -> None:
    layout = arrange((2, 3, 1), ROOM)
    path = curve_path(layout, 1, source=1, target=2)
    start, end = layout.rect(Spot(0, 1)), layout.rect(Spot(1, 2))
    first, last = path.elementAt(0), path.currentPosition()
    assert (first.x, first.y) == (start.right(), start.center().y())
    assert (last.x(), last.y()) == (end.left(), end.center().y())


def test_of_too_many_the_strongest_are_drawn() -> None:
    network = view_of(2, 256, 256, 3)
    layout = arrange(network.sizes, ROOM, opened={1, 2})
    shown = shown_curves(network, layout)[1]
    assert len(shown.weights) == MOST_CURVES
    assert np.abs(shown.weights).min() >= np.sort(np.abs(network.weights[1]).ravel())[-MOST_CURVES]


def test_folded_layers_draw_only_between_what_is_shown() -> None:
    network = view_of(2, 256, 256, 3)
    layout = arrange(network.sizes, ROOM)
    shown = shown_curves(network, layout)[1]
    assert shown.sources.max() < len(layout.columns[1].centers)
    assert len(shown.weights) == len(layout.columns[1].centers) ** 2
