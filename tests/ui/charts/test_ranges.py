import math

import pytest

from nngui.ui.charts import ranges


@pytest.mark.parametrize(
    "value, expected",
    [
        (1.0, 1.0),
        (1.01, 1.2),
        (0.83, 1.0),
        (30.0, 30.0),
        (31.0, 35.0),
        (3e-5, 3e-5),
        (9.9e14, 1e15),
    ],
)
def test_numbers_are_rounded_up_to_round_ones(value: float, expected: float) -> None:
    assert ranges.rounded_up(value) == expected


def test_a_run_of_no_epoch_still_has_an_axis() -> None:
    assert ranges.epoch_range(0.0) == (0.0, 1.0)
    assert ranges.epoch_range(401.0) == (0.0, 500.0)


def test_the_curve_fills_most_of_its_axis() -> None:
    for last in range(1, 3000, 7):
        start, end = ranges.epoch_range(float(last))
        assert start == 0.0
        assert 0.8 * end <= last <= end


def test_a_loss_begins_at_zero_and_has_air_above() -> None:
    assert ranges.loss_range(0.01, 0.76) == (0.0, 0.8)
    low, high = ranges.loss_range(0.0, 0.0)
    assert low == 0.0 < high
    assert ranges.loss_range(-0.3, 0.7)[0] <= -0.3


@pytest.mark.parametrize("low, high", [(-4.2, 0.1), (-0.3, -0.2), (-12.0, 15.0), (0.0, 0.0)])
def test_powers_of_ten_end_at_round_numbers_outside(low: float, high: float) -> None:
    start, end = ranges.log_range(low, high)
    assert start <= low < high + 0.02 <= end
    assert low - start <= 0.7
    for edge in (start, end):
        digits = 10.0 ** (edge - math.floor(edge + 1e-9))
        assert min(abs(digits - digit) for digit in (1, 2, 5)) < 1e-6


def test_accuracy_ends_at_a_hundred_and_zooms_in_on_the_good() -> None:
    assert ranges.accuracy_range(3.0, 90.0) == (0.0, 100.0)
    assert ranges.accuracy_range(50.0, 100.0) == (40.0, 100.0)
    assert ranges.accuracy_range(99.8, 100.0) == (99.0, 100.0)


def test_a_range_stays_until_it_must_change() -> None:
    shown = (0.0, 1.0)
    assert ranges.settle(shown, (0.0, 0.8), 0.1, 0.75) == shown
    assert ranges.settle(shown, (0.0, 1.2), 0.1, 1.1) == (0.0, 1.2)
    assert ranges.settle(shown, (0.0, 0.2), 0.1, 0.19) == (0.0, 0.2)
    assert ranges.settle(None, (0.0, 0.2), 0.1, 0.19) == (0.0, 0.2)


def test_a_falling_loss_shrinks_the_axis_in_few_steps() -> None:
    shown, seen = None, set()
    for k in range(1000):
        high = math.exp(-k / 100)
        shown = ranges.settle(shown, ranges.loss_range(0.0, high), 0.0, high)
        assert high <= shown[1]
        seen.add(shown)
    assert len(seen) < 25


def test_a_score_ends_at_one_and_zooms_in_on_the_good() -> None:
    assert ranges.score_range(-0.5) == (-0.5, 1.0)
    assert ranges.score_range(-1e9) == (-0.5, 1.0)
    assert ranges.score_range(0.3) == (0.0, 1.0)
    assert ranges.score_range(0.97) == (0.95, 1.0)
