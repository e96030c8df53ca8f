"""How fine the field may be while training."""

import pytest

from nngui.run.resolution import SIDES, Resolution


def watch(seconds_of, *, finest: int = 256, frame_s: float = 1 / 30, seconds: float = 10.0):
    """Sides that were drawn, and when, where a frame is asked for every `frame_s`."""
    resolution, last_s, drawn = Resolution(), 0.0, []
    for frame in range(1, round(seconds / frame_s)):
        now_s = frame * frame_s
        side = resolution.side(finest, now_s - last_s)
        if side is not None:
            took_s = seconds_of(side)
            resolution.note(side, took_s)
            drawn.append((now_s, side))
            last_s = now_s + took_s
    return drawn


def test_a_cheap_field_is_drawn_at_every_frame_and_as_fine_as_asked() -> None:
    drawn = watch(lambda side: 1e-8 * side**2)
    assert [side for _, side in drawn[2:]] == [256] * (len(drawn) - 2)
    assert len(drawn) >= 298


def test_drawing_takes_a_tenth_of_the_time() -> None:
    drawn = watch(lambda side: 1e-6 * side**2)
    assert sum(1e-6 * side**2 for _, side in drawn) <= 1.1


@pytest.mark.parametrize("cell_s", [2e-7, 5e-7, 1e-6, 1.5e-6, 2.2e-6])
def test_a_good_picture_ten_times_a_second_comes_before_a_coarse_one_more_often(cell_s) -> None:
    drawn = watch(lambda side: cell_s * side**2)
    settled = [side for now_s, side in drawn if now_s > 1]
    assert min(settled) >= 64
    assert len(settled) >= 9 * 9


def test_where_even_that_is_too_much_it_is_coarser() -> None:
    drawn = watch(lambda side: 8e-6 * side**2)
    assert {side for now_s, side in drawn if now_s > 1} <= {32, 48}


def test_one_late_time_slice_does_not_coarsen_it_for_good() -> None:
    late = iter([1e-4] * 20 + [0.5])
    drawn = watch(lambda side: next(late, 1e-8 * side**2), finest=128)
    assert [side for _, side in drawn][-30:] == [128] * 30


def test_a_window_that_asks_for_less_gets_it() -> None:
    assert Resolution().side(20, 1.0) == 20
    assert all(side <= 100 for side in SIDES if side < 100)
    assert {side for _, side in watch(lambda side: 1e-9, finest=100)} == {100}


def test_beside_training_a_good_picture_may_take_most_of_the_time_and_a_finer_one_a_part() -> None:
    resolution = Resolution()
    resolution.note(64, 0.008)
    assert resolution.side_beside(128, 0.010) is None
    assert resolution.side_beside(128, 0.016) == 64
    assert resolution.side_beside(32, 0.016) == 32
    resolution = Resolution()
    resolution.note(64, 0.002)
    assert resolution.side_beside(128, 0.016) == 64
    assert resolution.side_beside(128, 0.033) == 128


def test_beside_training_on_a_busy_machine_pictures_are_many_before_they_are_fine() -> None:
    resolution = Resolution()
    resolution.note(64, 0.002)
    assert resolution.side_beside(128, 0.3) == 64
    resolution.note(64, 10.0)
    assert resolution.side_beside(128, 0.3) is None
    slow = Resolution()
    slow.note(64, 0.1)
    assert slow.side_beside(128, 0.09) is None
    assert slow.side_beside(128, 0.12) == 48


@pytest.mark.parametrize("cost_s, side", [(0.005, 256), (0.012, 192), (0.02, 128), (3.0, 128)])
def test_while_paused_it_is_finer_where_that_keeps_no_hand_waiting(
    cost_s: float, side: int
) -> None:
    resolution = Resolution()
    resolution.note(128, cost_s)
    assert resolution.paused_side(256) == side
    assert resolution.paused_side(100) == 100
