from dataclasses import replace

import pytest

from nngui.state.snapshot import Rect
from nngui.ui.canvas.plane import Plane

SQUARE = Rect(-6.0, -6.0, 6.0, 6.0)


@pytest.mark.parametrize(
    "size, expected",
    [
        ((400, 400), SQUARE),
        ((800, 400), Rect(-12.0, -6.0, 12.0, 6.0)),
        ((400, 800), Rect(-6.0, -12.0, 6.0, 12.0)),
    ],
)
def test_more_is_seen_on_two_sides_where_the_window_has_another_shape(size, expected) -> None:
    assert Plane(SQUARE, *size).rect == expected


def test_a_unit_is_as_long_across_as_upwards_only_with_equal_axes() -> None:
    plane = Plane(Rect(0.0, 0.0, 10.0, 40_000.0), 333, 777)
    assert plane.pixel.x1 == pytest.approx(plane.pixel.x2)
    assert plane.rect.width > 10.0
    filled = replace(plane, equal_axes=False)
    assert filled.rect == plane.asked
    assert filled.pixel == (10.0 / 333, 40_000.0 / 777)


def test_what_a_small_window_left_out_comes_back() -> None:
    plane = Plane(SQUARE, 700, 500)
    small = replace(plane, width=100, height=400)
    assert small.rect != plane.rect
    assert replace(small, width=700, height=500) == plane


def test_a_window_without_size_shows_what_was_asked_for() -> None:
    assert Plane(SQUARE, 0, 0).rect == SQUARE


def test_numbers_stand_at_the_same_steps_both_ways_with_equal_axes() -> None:
    plane = Plane(Rect(0.0, 0.0, 10.0, 100.0), 400, 100, equal_axes=False)
    assert plane.steps == (1.0, 10.0)
    across, up = replace(plane, equal_axes=True).steps
    assert across == up == 50.0


def test_a_pixel_lies_at_a_place_held_within_what_is_in_view() -> None:
    plane = Plane(SQUARE, 240, 120)
    assert plane.place_at(0, 0) == (-12.0, 6.0)
    assert plane.place_at(120, 60) == pytest.approx((0.0, 0.0))
    assert plane.place_at(999, -5) == (12.0, 6.0)
    assert plane.place_at(-1, 121) == (-12.0, -6.0)
