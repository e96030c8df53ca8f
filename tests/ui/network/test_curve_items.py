"""Curves on the stage: all that are there, and none touched that looks as it did."""

from dataclasses import replace

import numpy as np
import pytest
from PySide6.QtCore import QRectF
from PySide6.QtWidgets import QApplication, QGraphicsPathItem

from nngui.state.snapshot import NetworkView
from nngui.ui.colors import LIGHT
from nngui.ui.network.curve_items import CurveItems
from nngui.ui.network.curves import MOST_CURVES, curve_path, pen_indexes, pens, shown_curves
from nngui.ui.network.layout import arrange
from tests.ui.network.nets import view_of

ROOM = QRectF(0, 0, 320, 260)
PENS = pens(LIGHT, 4.0)


class Shown:
    """A network's curves on a stage of their own."""

    def __init__(self, network: NetworkView, opened: set[int] | None = None) -> None:
        self.layout = arrange(network.sizes, ROOM, opened=opened or set())
        self.root = QGraphicsPathItem()
        self.items = CurveItems(self.layout, PENS, self.root)
        self.show(network)

    def show(self, network: NetworkView) -> None:
        self.items.show(shown_curves(network, self.layout))

    def drawn(self) -> list[tuple[str, str, float]]:
        """The way, color and width of all that can be seen, in a fixed order."""
        curves = [item for item in self.root.childItems() if isinstance(item, QGraphicsPathItem)]
        return sorted(
            (way(item), item.pen().color().name(), item.pen().widthF())
            for item in curves
            if item.isVisible()
        )


def way(item: QGraphicsPathItem) -> str:
    path = item.path()
    ends = path.elementAt(0), path.elementAt(path.elementCount() - 1)
    return " ".join(f"{end.x:.2f},{end.y:.2f}" for end in ends)


def test_every_weight_has_its_curve_and_a_weight_of_zero_is_not_there(qapp: QApplication) -> None:
    network = view_of(2, 8, 8, 2)
    shown = Shown(network)
    assert shown.items.visible == len(shown.drawn()) == 96
    shown.show(replace(network, weights=(np.zeros((8, 2)), *network.weights[1:])))
    assert shown.items.visible == len(shown.drawn()) == 80
    shown.show(network)
    assert len(shown.drawn()) == 96


@pytest.mark.parametrize("sizes", [(2, 3, 1), (2, 8, 8, 2), (2, 64, 64, 3)])
def test_after_many_moments_it_looks_as_if_drawn_afresh(
    qapp: QApplication, sizes: tuple[int, ...]
) -> None:
    opened = {1, 2} if 64 in sizes else set()
    shown = Shown(view_of(*sizes), opened)
    for seed in range(1, 5):
        network = view_of(*sizes, seed=seed, scale=1.0 + seed)
        shown.show(network)
        assert shown.drawn() == Shown(network, opened).drawn()


def test_of_too_many_only_the_strongest_are_items(qapp: QApplication) -> None:
    shown = Shown(view_of(2, 64, 64, 3), {1, 2})
    middle = [item for item in shown.root.childItems() if item.isVisible()]
    assert len(middle) == 2 * 64 + MOST_CURVES + 3 * 64


def test_only_what_looks_different_is_touched(
    qapp: QApplication, monkeypatch: pytest.MonkeyPatch
) -> None:
    network = view_of(2, 8, 8, 2)
    shown = Shown(network)
    touched: list[object] = []
    monkeypatch.setattr(QGraphicsPathItem, "setPen", lambda item, pen: touched.append(pen))
    shown.show(replace(network, weights=tuple(w * 1.0001 for w in network.weights)))
    assert len(touched) < 5
    stronger = network.weights[0].copy()
    stronger[3, 1] += 5.0
    touched.clear()
    shown.show(replace(network, weights=(stronger, *network.weights[1:])))
    assert PENS[int(pen_indexes(stronger[3:4, 1])[0])] in touched


def test_a_curve_is_where_its_weight_is(qapp: QApplication) -> None:
    network = view_of(2, 3, 1)
    weights = np.zeros((3, 2))
    weights[2, 1] = -3.0
    shown = Shown(replace(network, weights=(weights, np.zeros((1, 3)))))
    expected = QGraphicsPathItem(curve_path(shown.layout, 1, source=1, target=2))
    assert [line[0] for line in shown.drawn()] == [way(expected)]
    pen = PENS[int(pen_indexes(np.array([-3.0]))[0])]
    assert shown.drawn()[0][1:] == (pen.color().name(), pen.widthF())
