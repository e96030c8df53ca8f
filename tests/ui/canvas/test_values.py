"""The canvas where values are learned: points on a scale of colors, a map of values, and the tools that draw them."""

from dataclasses import replace

import numpy as np
import pytest
from PySide6.QtCore import QObject, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget

from nngui.data import Recipe, Task
from nngui.data.value_scale import ValueScale
from nngui.run.boundary import contour_segments
from nngui.run.shading import shade_values
from nngui.state.edits import ErasePoints, Generate, SetTask
from nngui.state.snapshot import Snapshot
from nngui.ui.canvas.value_colors import STEPS, value_color
from nngui.ui.colors import LIGHT
from tests.ui.canvas.bench import RIGHT, Bench, halves, snapshot_of

SHIFT, ALT = Qt.KeyboardModifier.ShiftModifier, Qt.KeyboardModifier.AltModifier


@pytest.fixture
def values(bench: Bench) -> Bench:
    """An empty canvas on which values are drawn, all of them trained on."""
    bench.session.perform(SetTask("regression"))
    return bench


def targets(bench: Bench) -> list[float]:
    return [round(value, 6) for value in bench.dataset.target.tolist()]


def map_of_values(bench: Bench, epoch: int = 1) -> Snapshot:
    """Values that rise from -1 at the left to 1 at the right."""

    field = np.tile(np.linspace(-1, 1, 32), (32, 1))[None].astype(np.float32)
    scale = ValueScale.of(bench.dataset)
    return replace(
        snapshot_of(halves(), bench.rect, epoch=epoch),
        task=Task.REGRESSION,
        field=field,
        shade=shade_values(field[0], scale),
        boundary=contour_segments(field, scale.contours, bench.rect),
    )


def picture(bench: Bench):
    return bench.panel._picture


def test_each_point_has_the_marker_of_its_value_and_split(values: Bench) -> None:
    values.session.perform(Generate(Recipe("plane", 300, 0.1, 2, 3)))
    drawn = picture(values)._points.drawn
    places, sprites = drawn.places, drawn.sprites
    dataset = values.dataset
    assert len(places) == 300
    is_train = dataset.is_train(values.session.document.settings.train_share)
    assert np.array_equal(sprites >= STEPS, ~is_train)
    assert np.array_equal(places, values.places)
    shares = dataset.target / ValueScale.of(dataset).limit
    assert np.abs((sprites % STEPS) / (STEPS // 2) - 1 - shares).max() <= 1 / (STEPS - 1)
    values.toggle("show_test")
    assert len(picture(values)._points.drawn) == is_train.sum()


def test_going_back_to_classes_draws_classes(values: Bench) -> None:
    values.session.perform(Generate(Recipe("plane", 50)))
    values.session.perform(Generate(Recipe("two-moons", 50)))
    layer = picture(values)._points
    drawn = [len(layer.points(k, hollow=hollow)) for k in (0, 1) for hollow in (True, False)]
    assert sum(drawn) == 50


def test_the_colors_of_the_map_are_those_of_the_points(values: Bench) -> None:
    values.panel.show_snapshot(map_of_values(values))
    image = values.view.viewport().grab().toImage()
    left, right = (image.pixelColor(values.at(x1, 0.3)) for x1 in (-5.7, 5.7))
    assert left.red() > left.blue()
    assert right.blue() > right.red()
    assert len(picture(values)._boundary.segments)


def test_a_frame_of_the_other_task_comes_too_late(values: Bench) -> None:
    values.panel.show_snapshot(map_of_values(values))
    shown = picture(values)._field.pixels
    values.panel.show_snapshot(snapshot_of(halves(3), values.rect))
    assert np.array_equal(picture(values)._field.pixels, shown)
    values.session.perform(SetTask("classification"))
    values.panel.show_snapshot(map_of_values(values))
    assert np.array_equal(picture(values)._field.pixels, shown)


def test_the_value_under_the_cursor_is_read(values: Bench) -> None:
    values.panel.show_snapshot(map_of_values(values))
    values.hover(3.0, 0.0)
    text = picture(values)._readout.text()
    assert text.split("value ")[1].startswith("0.")
    values.hover(-5.9, 0.0)
    assert "value −1" in picture(values)._readout.text()
    assert "point" not in picture(values)._readout.text()


def test_a_point_under_the_cursor_tells_its_own_value_too(values: Bench) -> None:
    values.panel._surface.set_current_target(-0.12345)
    values.click(2.0, 1.0)
    values.panel.show_snapshot(map_of_values(values))
    values.hover(2.0, 1.0)
    assert "point −0.123" in picture(values)._readout.text()
    values.hover(-3.0, -1.0)
    assert "point" not in picture(values)._readout.text()


def test_the_legend_of_values_takes_the_place_of_the_other(values: Bench) -> None:
    panel = values.panel
    legend, other = (
        panel.findChild(QWidget, name) for name in ("value_legend", "confidence_legend")
    )
    assert legend.isVisible()
    assert not other.isVisible()
    assert not panel.findChild(QObject, "show_misclassified").isVisible()
    values.session.perform(Generate(Recipe("plane", 50)))
    assert legend.scale.limit == 1.5
    values.session.perform(SetTask("classification"))
    assert other.isVisible()
    assert not legend.isVisible()


def test_a_click_places_the_current_value_and_shift_its_opposite(values: Bench) -> None:
    values.panel._surface.set_current_target(0.25)
    values.click(1, 1)
    values.click(2, 1, modifiers=SHIFT)
    assert targets(values) == [0.25, -0.25]
    values.panel._surface.set_current_target(0.0)
    values.click(3, 1, modifiers=SHIFT)
    assert targets(values)[-1] == 0.0
    assert not np.signbit(values.dataset.target[-1])


def test_the_ghost_has_the_color_of_the_value(values: Bench) -> None:
    values.panel._surface.set_current_target(-1.0)
    values.hover(1, 1)
    ghost = picture(values)._overlays.ghost
    assert ghost.isVisible()
    assert ghost.look.color == value_color(-1.0, LIGHT)
    values.hover(1, 1, modifiers=SHIFT)
    assert ghost.look.color == value_color(1.0, LIGHT)


@pytest.mark.parametrize("tool", ["brush", "spray", "point"])
def test_strokes_paint_the_current_value(values: Bench, tool: str) -> None:
    values.panel.set_tool(tool)
    values.panel._surface.set_current_target(0.5)
    values.drag((-4, 0), (-2, 0), (2, 0), (4, 1))
    assert len(targets(values)) > 5
    assert set(targets(values)) == {0.5}
    values.session.undo()
    assert values.dataset.n_points == 0


def test_alt_click_picks_up_the_value_under_the_cursor(values: Bench) -> None:
    values.panel._surface.set_current_target(0.125)
    values.click(1, 1)
    values.panel._surface.set_current_target(-0.75)
    values.click(1, 1, modifiers=ALT)
    assert values.panel._surface.current_target == 0.125
    values.click(4, 4, modifiers=ALT)
    assert "take its value" in values.messages[-1]
    assert len(targets(values)) == 1


def test_a_double_click_on_a_point_gives_it_the_current_value(values: Bench) -> None:

    values.click(1, 1)
    values.panel._surface.set_current_target(-0.5)
    at = values.at(1, 1)
    QTest.mouseClick(values.view.viewport(), Qt.MouseButton.LeftButton, pos=at)
    QTest.mouseDClick(values.view.viewport(), Qt.MouseButton.LeftButton, pos=at)
    assert targets(values) == [-0.5]


def test_points_with_values_are_moved_stirred_and_erased_like_others(values: Bench) -> None:
    values.panel._surface.set_current_target(0.3)
    for x1 in (-2.0, -1.5, 1.5, 2.0):
        values.click(x1, 0)
    values.drag((2, 0), (4, 3))
    assert values.places[3] == pytest.approx([4, 3], abs=0.05)
    values.panel.set_tool("magnet")
    before = values.places[:2].copy()
    values.drag((-1.75, 0.2), (-1.7, 0.3), (-1.8, 0.2))
    assert not np.array_equal(values.places[:2], before)
    values.panel.set_tool("jitter")
    values.drag((-1.75, 0.2), (-1.7, 0.3))
    assert set(targets(values)) == {0.3}
    values.click(*values.places[3], button=RIGHT)
    assert isinstance(values.edits[-1], ErasePoints)
    assert len(targets(values)) == 3


def test_the_keyboard_places_the_current_value(values: Bench) -> None:
    values.panel._surface.set_current_target(0.625)
    values.view.setFocus()
    values.key(Qt.Key.Key_Right)
    values.key(Qt.Key.Key_Return)
    assert targets(values) == [0.625]


def test_the_hint_tells_of_values(values: Bench) -> None:
    hint = values.panel.findChild(QWidget, "empty_hint")
    assert hint.isVisible()
    assert "points of this value" in hint.text()
