"""Magnet and jitter: the points in the circle move, and no others."""

import numpy as np
import pytest
from PySide6.QtCore import Qt

from nngui.state.edits import AttractPoints, JitterPoints

from ..bench import Bench

SHIFT = Qt.KeyboardModifier.ShiftModifier


def scatter(bench: Bench, n: int = 60) -> None:
    """Points round the middle, and one far away."""
    rng = np.random.default_rng(2)
    radius = bench.panel.drawing.sizes.radius_px * bench.pixel
    bench.add(*rng.uniform(-0.6 * radius, 0.6 * radius, (n, 2)), (4, 4))


def spread(bench: Bench) -> float:
    return float(np.hypot(*bench.places[:-1].T).mean()) / bench.pixel


def rub(bench: Bench, modifiers=Qt.KeyboardModifier.NoModifier) -> None:
    """To and fro over the middle."""
    step = 6 * bench.pixel
    bench.drag(*[(step * (i % 2), 0) for i in range(12)], (0, 0), modifiers=modifiers)


def test_the_magnet_pulls_together_and_with_shift_apart(bench: Bench) -> None:
    scatter(bench)
    bench.panel.set_tool("magnet")
    before = spread(bench)
    rub(bench)
    assert spread(bench) < 0.7 * before
    assert list(bench.places[-1]) == [4, 4]
    assert {type(edit) for edit in bench.edits} == {AttractPoints}
    assert bench.session.history.undo_step.label == "attract 60 points"
    bench.session.undo()
    assert spread(bench) == pytest.approx(before)
    rub(bench, SHIFT)
    assert spread(bench) > 1.1 * before


def test_a_fast_hand_pulls_as_a_slow_one_does(bench: Bench) -> None:
    scatter(bench)
    bench.panel.set_tool("magnet")
    bench.drag((-1, 0), (1, 0))
    fast = bench.places
    bench.session.undo()
    bench.drag(*[(x, 0) for x in np.linspace(-1, 1, 40)])
    assert np.hypot(*(bench.places - fast).T).max() / bench.pixel < 4


def test_jitter_shakes_without_drift(bench: Bench) -> None:
    scatter(bench)
    bench.panel.set_tool("jitter")
    before = bench.places
    rub(bench)
    moved = (bench.places - before)[:-1] / bench.pixel
    assert (np.abs(moved).max(axis=1) > 0.1).all()
    assert np.abs(moved.mean(axis=0)).max() < 4
    assert 3 < moved.std() < 20
    assert not (bench.places - before)[-1].any()
    assert bench.session.history.undo_step.label == "jitter 60 points"
    assert {type(edit) for edit in bench.edits} == {JitterPoints}
    bench.session.undo()
    assert np.array_equal(bench.places, before)


def test_two_strokes_of_jitter_are_not_the_same(bench: Bench) -> None:
    scatter(bench)
    bench.panel.set_tool("jitter")
    ways = []
    for _ in range(2):
        before = bench.places
        bench.click(0, 0)
        ways.append(bench.places - before)
    assert not np.allclose(*ways)


@pytest.mark.parametrize("tool", ["magnet", "jitter"])
def test_the_circle_is_shown_before_the_press_and_follows_the_brackets(
    bench: Bench, tool: str
) -> None:
    scatter(bench, 8)
    bench.panel.set_tool(tool)
    bench.hover(0, 0)
    overlays = bench.panel._picture._overlays
    assert overlays.halo.isVisible()
    assert overlays.halo.radius == bench.panel.drawing.sizes.radius_px
    bench.panel.drawing.grow_brush()
    assert overlays.halo.radius == bench.panel.drawing.sizes.radius_px == 50


@pytest.mark.parametrize("tool", ["magnet", "jitter"])
def test_beside_the_points_nothing_is_asked_for(bench: Bench, tool: str) -> None:
    scatter(bench, 8)
    bench.panel.set_tool(tool)
    bench.drag((-4, -4), (-4, 4))
    assert bench.edits == []


@pytest.mark.parametrize("tool", ["magnet", "jitter"])
def test_escape_takes_the_stroke_back(bench: Bench, tool: str) -> None:
    scatter(bench, 8)
    before = bench.places
    bench.panel.set_tool(tool)
    bench.press(bench.at(0, 0))
    bench.move(bench.at(0.3, 0))
    assert not np.array_equal(bench.places, before)
    bench.key(Qt.Key.Key_Escape)
    assert np.array_equal(bench.places, before)
