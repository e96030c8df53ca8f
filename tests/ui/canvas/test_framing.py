import numpy as np
import pytest

from nngui.data import Dataset
from nngui.data.limits import MAX_COORDINATE
from nngui.state.snapshot import Rect
from nngui.ui.canvas.framing import (
    DEFAULT_RECT,
    MAX_WIDTH,
    MIN_WIDTH,
    fitted_rect,
    holds,
    is_lost,
    panned,
    tick_step,
    zoomed,
)


def points(x1, x2) -> Dataset:
    return Dataset().with_points(np.array(x1, float), np.array(x2, float), np.zeros(len(x1)))


def test_points_that_suit_the_default_view_get_it() -> None:
    assert fitted_rect(Dataset()) == DEFAULT_RECT
    assert fitted_rect(points([1], [2])) == DEFAULT_RECT
    assert fitted_rect(points(np.linspace(-5, 5, 50), np.zeros(50))) == DEFAULT_RECT


@pytest.mark.parametrize("scale", [1e-5, 0.01, 100.0, MAX_COORDINATE])
def test_other_points_are_all_in_view_with_a_margin(scale: float) -> None:
    rng = np.random.default_rng(0)
    data = points(*(rng.uniform(-1, 1, (2, 40)) * scale))
    rect = fitted_rect(data)
    assert holds(rect, data)
    assert not is_lost(rect, data)
    assert 2 * scale < rect.width < 3 * scale


def test_points_on_one_far_spot_get_room() -> None:
    rect = fitted_rect(points([1000] * 20, [7] * 20))
    assert rect.width == rect.height >= DEFAULT_RECT.width


def test_points_on_a_line_have_no_empty_side() -> None:
    rect = fitted_rect(points(np.arange(100), np.zeros(100)))
    assert rect.height > 0


def test_a_heap_in_a_large_view_is_lost() -> None:
    heap = points(np.linspace(0, 0.1, 20), np.zeros(20))
    assert is_lost(DEFAULT_RECT, heap)
    assert not is_lost(fitted_rect(heap), heap)


def test_zoom_keeps_the_place_and_ends_where_numbers_do() -> None:
    rect = zoomed(DEFAULT_RECT, 2, 3, 3)
    assert rect == Rect(-1.5, -1.5, 4.5, 4.5)
    assert zoomed(DEFAULT_RECT, 1e30, 0, 0).width == pytest.approx(MIN_WIDTH)
    assert zoomed(DEFAULT_RECT, 1e-30, 0, 0).width == pytest.approx(MAX_WIDTH)


def test_panning_ends_where_no_point_can_lie() -> None:
    assert panned(DEFAULT_RECT, 1, -2) == Rect(-5, -8, 7, 4)
    assert panned(DEFAULT_RECT, 1e9, 0).x1_min == pytest.approx(MAX_COORDINATE)


@pytest.mark.parametrize("extent, step", [(12.0, 2.0), (6.0, 1.0), (50.0, 5.0), (0.0013, 0.0002)])
def test_ticks_are_round(extent: float, step: float) -> None:
    assert tick_step(extent) == pytest.approx(step)


def test_without_equal_axes_each_axis_has_its_own_extent() -> None:
    rect = fitted_rect(points([20, 60], [2e4, 9e4]), equal_axes=False)
    assert (rect.width, rect.height) == pytest.approx((1.16 * 40, 1.16 * 7e4))
    flat = fitted_rect(points([0, 5], [7, 7]), equal_axes=False)
    assert flat.height == DEFAULT_RECT.width / 2
    assert fitted_rect(points([-5, 5], [-4, 4]), equal_axes=False) == DEFAULT_RECT
    thin = fitted_rect(points([-5, 5], [0, 0.01]), equal_axes=False)
    assert thin.height == pytest.approx(0.0116)


def test_zoom_ends_at_the_axis_that_ends_first() -> None:
    rect = Rect(0, 0, 1e-3, 1e3)
    assert zoomed(rect, 1e30, 0, 0).width == pytest.approx(MIN_WIDTH)
    assert zoomed(rect, 1e-30, 0, 0).height == pytest.approx(MAX_WIDTH)
