"""Weights as curves: stronger is wider, the sign is the color, too many are thinned to the strongest."""

from dataclasses import replace

import numpy as np
from PySide6.QtCore import QRectF
from PySide6.QtGui import QColor

from nngui.ui.colors import LIGHT
from nngui.ui.network.curves import (
    LEVELS,
    MOST_CURVES,
    curve_paths,
    pen_indexes,
    pens,
    shown_curves,
    strength,
)
from nngui.ui.network.layout import arrange
from tests.ui.network.nets import view_of

ROOM = QRectF(0, 0, 320, 260)


def test_stronger_weights_are_wider_and_more_opaque_up_to_a_bound() -> None:
    weights = np.array([0.01, 0.3, 1.0, 3.0, 1e6])
    made = pens(LIGHT, 4.0)
    chosen = [made[index] for index in pen_indexes(weights)]
    widths = [pen.widthF() for pen in chosen]
    assert widths == sorted(widths)
    assert widths[0] < 1 < widths[2]
    assert max(widths) <= 4.0
    alphas = [pen.color().alphaF() for pen in chosen]
    assert alphas == sorted(alphas)


def test_the_sign_is_the_color() -> None:
    made = pens(LIGHT, 4.0)
    below, above = (made[index].color().rgb() for index in pen_indexes(np.array([-2.0, 2.0])))
    assert QColor(below).name() == LIGHT.class_colors[1]
    assert QColor(above).name() == LIGHT.class_colors[0]
    np.testing.assert_array_equal(strength(np.array([-1.0])), strength(np.array([1.0])))


def test_every_weight_has_its_curve() -> None:
    network = view_of(2, 8, 8, 2)
    layout = arrange(network.sizes, ROOM)
    curves = shown_curves(network, layout)
    assert [len(shown.weights) for shown in curves] == [16, 64, 16]
    for shown, weights in zip(curves, network.weights, strict=True):
        np.testing.assert_array_equal(weights[shown.targets, shown.sources], shown.weights)
    paths = curve_paths(curves, layout)
    assert len(paths) == 2 * LEVELS
    assert sum(map(len, paths)) == 96


def test_a_weight_of_zero_is_not_there() -> None:
    network = view_of(2, 3, 1)
    network = replace(network, weights=(np.zeros((3, 2)), network.weights[1]))
    layout = arrange(network.sizes, ROOM)
    assert sum(map(len, curve_paths(shown_curves(network, layout), layout))) == 3


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
