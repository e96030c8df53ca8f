import pytest
from hypothesis import given
from hypothesis import strategies as st

from nngui.ui.controls.scales import Scale, linear_scale, log_scale


def test_linear_stops_are_the_numbers_that_a_person_means():
    assert linear_scale(0, 0.5, 0.1).stops == (0, 0.1, 0.2, 0.3, 0.4, 0.5)
    assert len(linear_scale(0, 1, 0.01).stops) == 101


def test_the_last_linear_step_may_be_shorter():
    assert linear_scale(0, 1, 0.4).stops == (0, 0.4, 0.8, 1)


def test_logarithmic_stops_climb_each_decade_alike():
    stops = log_scale(0.001, 10).stops
    assert stops[0] == 0.001
    assert stops[-1] == 10
    assert {0.003, 0.03, 0.3, 3.0} <= set(stops)
    assert len(stops) == 41


def test_ends_that_are_no_rungs_are_stops():
    assert log_scale(7, 33, (1, 2, 5)).stops == (7, 10, 20, 33)


def test_powers_of_two():
    assert log_scale(1, 64, (1,), 2).stops == (1, 2, 4, 8, 16, 32, 64)


def test_a_strength_can_be_off():
    assert log_scale(0.1, 1, (1, 3), zero=True).stops == (0, 0.1, 0.3, 1)


def test_the_nearest_stop():
    scale = Scale((0, 1, 10))
    assert [scale.nearest(value) for value in (-5, 0, 0.4, 0.6, 1, 5, 6, 10, 99)] == [
        0, 0, 0, 1, 1, 1, 2, 2, 2,
    ]  # fmt: skip


def test_moving_goes_to_the_next_stop_and_holds_at_the_ends():
    scale = Scale((0, 1, 2, 4))
    assert scale.moved(1, 1) == 2
    assert scale.moved(1, -1) == 0
    assert scale.moved(1.5, 1) == 2
    assert scale.moved(1.5, -1) == 1
    assert scale.moved(1.5, 0) == 1.5
    assert scale.moved(1, 99) == 4
    assert scale.moved(1, -99) == 0
    assert scale.moved(50, 1) == 4
    assert scale.moved(50, -1) == 4
    assert (scale.minimum, scale.maximum) == (0, 4)


@pytest.mark.parametrize("stops", [(), (1.0,), (1.0, 1.0), (2.0, 1.0)])
def test_stops_rise(stops: tuple[float, ...]):
    with pytest.raises(ValueError, match="rising"):
        Scale(stops)


@pytest.mark.parametrize("ends", [(0, 1), (-1, 1), (2, 1)])
def test_a_logarithmic_scale_needs_positive_ends(ends: tuple[float, float]):
    with pytest.raises(ValueError, match="over 0"):
        log_scale(*ends)


@pytest.mark.parametrize("step", [0, -1, float("nan")])
def test_a_linear_scale_needs_a_step(step: float):
    with pytest.raises(ValueError, match="over 0"):
        linear_scale(0, 1, step)


@given(st.floats(-10, 20), st.integers(1, 5))
def test_up_and_down_again_never_overshoots(value: float, steps: int):
    scale = linear_scale(0, 10, 0.5)
    up = scale.moved(value, steps)
    assert up >= min(value, 10)
    assert scale.moved(up, -steps) <= max(value, up)
