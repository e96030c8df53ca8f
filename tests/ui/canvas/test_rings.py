from dataclasses import replace

import numpy as np
import pytest

from nngui.data import Dataset
from nngui.state.snapshot import Rect, Snapshot
from nngui.ui.canvas.points import PointLayer, ShownPoints
from nngui.ui.canvas.rings import PAINTING_SHARE, Rings
from nngui.ui.colors import LIGHT

from .bench import halves, snapshot_of


class Clock:
    """Stands still but while rings are painted."""

    def __init__(self, layer: PointLayer, monkeypatch, cost_s: float) -> None:
        self.now_s = 100.0
        show_rings = layer.show_rings

        def show(ids: np.ndarray) -> None:
            self.now_s += cost_s
            show_rings(ids)

        monkeypatch.setattr(layer, "show_rings", show)

    def __call__(self) -> float:
        return self.now_s


@pytest.fixture
def layer(qapp) -> PointLayer:
    x = np.arange(4.0)
    data = Dataset().with_points(x, x, np.zeros(4))
    layer = PointLayer()
    layer.show(ShownPoints(data, np.ones(4, dtype=bool)), LIGHT, 1.0)
    return layer


def wrong(*ids: int, epoch: int = 1, running: bool = True) -> Snapshot:
    mistakes = np.array(ids, dtype=np.int64)
    snapshot = snapshot_of(halves(2), Rect())
    return replace(snapshot, epoch=epoch, running=running, misclassified=mistakes)


def ringed(layer: PointLayer) -> list[float]:
    return layer.ringed[:, 0].tolist()


def test_nothing_is_ringed_before_anything_was_learned(layer: PointLayer) -> None:
    rings = Rings(layer, wanted=True)
    rings.show_snapshot(wrong(1, 2, epoch=0))
    assert ringed(layer) == []
    rings.show_snapshot(wrong(1, 2))
    assert ringed(layer) == [1, 2]
    rings.show_snapshot(None)
    assert ringed(layer) == []


def test_rings_are_there_only_where_they_are_wanted(layer: PointLayer) -> None:
    rings = Rings(layer, wanted=False)
    rings.show_snapshot(wrong(1, 2))
    assert ringed(layer) == []
    rings.show_wanted(True)
    assert ringed(layer) == [1, 2]
    rings.show_wanted(False)
    assert ringed(layer) == []


def test_rings_that_take_long_follow_a_training_network_less_often(
    layer: PointLayer, monkeypatch
) -> None:
    cost_s = 0.01
    clock = Clock(layer, monkeypatch, cost_s)
    rings = Rings(layer, wanted=True, clock=clock)
    rings.show_snapshot(wrong(1))
    clock.now_s += 0.9 * cost_s / PAINTING_SHARE
    rings.show_snapshot(wrong(2))
    assert ringed(layer) == [1]
    clock.now_s += 0.2 * cost_s / PAINTING_SHARE
    rings.show_snapshot(wrong(3))
    assert ringed(layer) == [3]


def test_rings_of_a_network_that_stands_still_are_true_at_once(
    layer: PointLayer, monkeypatch
) -> None:
    rings = Rings(layer, wanted=True, clock=Clock(layer, monkeypatch, 0.05))
    rings.show_snapshot(wrong(1))
    rings.show_snapshot(wrong(2))
    assert ringed(layer) == [1]
    rings.show_snapshot(wrong(2, running=False))
    assert ringed(layer) == [2]


def test_rings_that_cost_next_to_nothing_are_always_true(layer: PointLayer, monkeypatch) -> None:
    clock = Clock(layer, monkeypatch, 1e-4)
    rings = Rings(layer, wanted=True, clock=clock)
    for k in range(4):
        rings.show_snapshot(wrong(k))
        assert ringed(layer) == [k]
        clock.now_s += 0.1
