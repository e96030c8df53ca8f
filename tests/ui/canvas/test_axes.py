"""Axes of their own scale: every gesture goes by what the eye sees, in pixels both ways."""

from dataclasses import replace

import numpy as np
import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QFont
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from nngui.state.snapshot import Rect
from nngui.ui.canvas.axes import Axes, label_of
from nngui.ui.canvas.plane import Plane
from tests.ui.canvas.bench import Bench

WIDE = Rect(0.0, 0.0, 10.0, 40_000.0)


@pytest.fixture
def unequal(bench: Bench) -> Bench:
    """Years across, dollars upwards."""
    settings = replace(bench.session.view_settings, equal_axes=False, rect=WIDE)
    bench.panel.show_view_settings(settings)
    assert bench.rect == WIDE
    return bench


def in_pixels(bench: Bench, places: np.ndarray) -> np.ndarray:
    width, height = bench.view.plot_size
    return places / [bench.rect.width / width, bench.rect.height / height]


def test_equal_axes_are_the_default_and_come_back(unequal: Bench) -> None:
    unequal.panel.show_view_settings(replace(unequal.session.view_settings, equal_axes=True))
    width, height = unequal.view.plot_size
    assert unequal.rect.width / width == pytest.approx(unequal.rect.height / height)


def test_points_of_different_units_fill_the_plane(bench: Bench) -> None:
    rng = np.random.default_rng(0)
    bench.add(*zip(rng.uniform(20, 60, 50), rng.uniform(2e4, 9e4, 50), strict=True))
    bench.panel.show_view_settings(replace(bench.session.view_settings, equal_axes=False))
    assert 40 < bench.rect.width < 55
    assert 7e4 < bench.rect.height < 9e4


def test_a_click_places_where_the_mouse_is(unequal: Bench) -> None:
    unequal.click(4.0, 30_000.0)
    pixel = unequal.view.pixel
    assert unequal.places[0] == pytest.approx([4.0, 30_000.0], abs=pixel.x2)
    assert unequal.places[0, 0] == pytest.approx(4.0, abs=pixel.x1)


@pytest.mark.parametrize("end", [(9.0, 5_000.0), (1.0, 38_000.0), (9.0, 38_000.0)])
def test_the_brush_spaces_points_by_pixels_each_way(unequal: Bench, end) -> None:
    unequal.panel.set_tool("brush")
    unequal.drag((1.0, 5_000.0), end)
    gaps = np.hypot(*np.diff(in_pixels(unequal, unequal.places), axis=0).T)
    assert len(gaps) > 5
    assert gaps == pytest.approx(unequal.panel.drawing.brush_size, abs=0.5)


def test_spray_is_round_on_the_screen(unequal: Bench) -> None:
    unequal.panel.set_tool("spray")
    for _ in range(6):
        unequal.click(5.0, 20_000.0)
    spread = in_pixels(unequal, unequal.places).std(axis=0)
    assert spread[0] == pytest.approx(spread[1], rel=0.5)


@pytest.mark.parametrize("way", [(1, 0), (0, 1)])
def test_the_eraser_reaches_12_pixels_each_way(unequal: Bench, way) -> None:
    pixel = np.array(unequal.view.pixel)
    here = np.array([5.0, 20_000.0])
    near, far = (tuple(here + distance * pixel * way) for distance in (11, 14))
    unequal.add(near, far)
    unequal.click(*here, Qt.MouseButton.RightButton)
    assert unequal.places == pytest.approx(np.array([far]))


def test_arrow_keys_and_nudges_go_by_pixels(unequal: Bench) -> None:
    for key in (Qt.Key.Key_Right, Qt.Key.Key_Right, Qt.Key.Key_Up, Qt.Key.Key_Return):
        QTest.keyClick(unequal.view, key)
    middle = np.array([5.0, 20_000.0])
    assert in_pixels(unequal, unequal.places[0] - middle) == pytest.approx([8, 8], abs=0.1)


def test_the_magnet_pulls_straight_to_the_cursor(unequal: Bench) -> None:
    pixel = np.array(unequal.view.pixel)
    here = np.array([5.0, 20_000.0])
    unequal.add(tuple(here + 30 * pixel * (1, 0)), tuple(here + 30 * pixel * (0, 1)))
    unequal.panel.set_tool("magnet")
    unequal.click(*here)
    off = in_pixels(unequal, unequal.places - here)
    assert 10 < off[0, 0] < 29
    assert off[0, 0] == pytest.approx(off[1, 1], abs=1.5)


def test_a_copy_lies_aside_by_the_same_pixels_each_way(unequal: Bench) -> None:
    unequal.add((5.0, 20_000.0))
    unequal.panel.selected.select_all()
    unequal.panel.selected.duplicate()
    right, up = in_pixels(unequal, unequal.places[1] - unequal.places[0])
    assert right == pytest.approx(-up)
    assert right > 5


@pytest.mark.parametrize(
    "value, step, text",
    [
        (0.0, 0.5, "0"),
        (-2.0, 2.0, "-2"),
        (0.30000000000000004, 0.1, "0.3"),
        (-1.5, 0.5, "-1.5"),
        (20_000.0, 5_000.0, "20000"),
        (2e-4, 1e-4, "0.0002"),
        (1e6, 1e5, "1e+06"),
        (123_456.5, 0.5, "123456.5"),
        (-999_999.9999997, 1e-7, "-999999.9999997"),
    ],
)
def test_numbers_have_the_digits_of_their_step(value: float, step: float, text: str) -> None:
    assert label_of(value, step) == text


@pytest.mark.parametrize("x2_min, x2_max", [(0.0, 3e-4), (1e6 - 1e-6, 1e6)])
def test_there_is_room_for_every_number_at_the_left(qtbot, x2_min: float, x2_max: float) -> None:
    axes, plane = Axes(QFont()), Plane(Rect(0, x2_min, x2_max - x2_min, x2_max), 500, 500)
    axes.make_room(plane)
    labels = axes._labels_left(plane)
    assert len({text for text, _ in labels}) == len(labels) > 3
    assert min(box.left() for _, box in labels) > 0


def labeled(bench: Bench) -> tuple[list[str], list[str]]:
    axes, plane = bench.view._axes, bench.view._plane
    return tuple(
        [text for text, _ in labels]
        for labels in (axes._labels_below(plane), axes._labels_left(plane))
    )


def test_numbers_stand_at_the_steps_in_view(bench: Bench) -> None:
    bench.panel.show_view_settings(
        replace(bench.session.view_settings, equal_axes=False, rect=Rect(0.5, -3.5, 10.5, 3.5))
    )
    across, up = labeled(bench)
    assert across == [str(k) for k in range(1, 11)]
    assert up == [str(k) for k in range(-3, 4)]


def test_a_number_that_the_end_of_its_axis_would_cut_is_left_out(unequal: Bench) -> None:
    across, up = labeled(unequal)
    assert across == [str(k) for k in range(1, 10)]
    assert up[0] == "5000"
    assert up[-1] == "35000"


def test_the_axes_are_painted_once_for_a_view(bench: Bench) -> None:
    strips = bench.view._axes.left, bench.view._axes.below
    before = [strip.pixmap().cacheKey() for strip in strips]
    bench.add((0, 0))
    bench.hover(2, 2)
    bench.panel.grab()
    assert [strip.pixmap().cacheKey() for strip in strips] == before
    bench.wheel(0, 0, 1)
    assert [strip.pixmap().cacheKey() for strip in strips] != before


def test_the_axes_are_as_fine_as_the_screen(bench: Bench, monkeypatch) -> None:
    monkeypatch.setattr(type(bench.view), "devicePixelRatioF", lambda _: 2.0)
    QApplication.sendEvent(bench.panel, QEvent(QEvent.Type.DevicePixelRatioChange))
    left = bench.view._axes.left.pixmap()
    assert left.devicePixelRatio() == 2.0
    assert left.height() == 2 * (bench.view.plot_size[1] + 1)
