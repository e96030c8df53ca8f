import math
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from nngui.ui.charts import ticks


@given(
    low=st.floats(-1e15, 1e15),
    width=st.floats(1e-9, 1e15),
    most=st.integers(2, 12),
)
def test_ticks_are_even_few_and_inside(low: float, width: float, most: int) -> None:
    high = low + width
    if not high > low or width < 1e-9 * abs(low):
        return
    step, values = ticks.linear_ticks(low, high, most)
    # Two are the least; where round values fall badly, that takes the next finer step.
    assert 2 <= len(values) <= max(most + 1, 4)
    slack = 1e-6 * step
    assert all(low - slack <= value <= high + slack for value in values)
    assert all(math.isclose(b - a, step, rel_tol=1e-3) for a, b in pairwise(values))


def test_the_ticks_of_the_usual_axes() -> None:
    assert ticks.linear_ticks(0.0, 1.0, 6) == (0.2, pytest.approx([0, 0.2, 0.4, 0.6, 0.8, 1.0]))
    assert ticks.linear_ticks(40.0, 100.0, 4)[1] == [40, 60, 80, 100]
    assert ticks.linear_ticks(200.0, 900.0, 2)[1] == [250, 500, 750]
    assert ticks.linear_ticks(3.0, 3.0, 5)[1] == [3.0]


def test_many_decades_are_thinned_and_few_are_filled() -> None:
    assert ticks.log_ticks(-12.0, 15.0, 7)[1] == [-12, -8, -4, 0, 4, 8, 12]
    marks = [10**power for power in ticks.log_ticks(-1.0, 0.0, 7)[1]]
    assert marks == pytest.approx([0.1, 0.2, 0.5, 1.0])


@pytest.mark.parametrize(
    "value, step, text",
    [
        (0.0, 0.2, "0.0"),
        (0.6000000001, 0.2, "0.6"),
        (0.25, 0.25, "0.25"),
        (7.5, 2.5, "7.5"),
        (80.0, 20.0, "80"),
        (2500.0, 500.0, "2,500"),
        (4e14, 2e14, "4e14"),
        (2e-6, 1e-6, "2e-6"),
    ],
)
def test_values_have_the_decimals_of_their_step(value: float, step: float, text: str) -> None:
    assert ticks.tick_text(value, step) == text


def test_epochs_and_powers_are_short() -> None:
    assert ticks.epoch_text(12_500.0) == "12,500"
    assert ticks.epoch_text(2_500_000.0) == "2.5M"
    assert [ticks.log_text(power) for power in (-6.0, -2.0, 0.0, math.log10(5), 9.0)] == [
        "1e-6",
        "0.01",
        "1",
        "5",
        "1e9",
    ]
