import numpy as np
import pytest

from nngui.state.view_settings import HALF_LIVES
from nngui.ui.charts.smoothing import smoothed


@pytest.mark.parametrize("half_life", HALF_LIVES[1:])
def test_it_is_the_corrected_exponential_mean(half_life: int) -> None:
    values = np.random.default_rng(0).random(300)
    decay, mean, weight, expected = 0.5 ** (1 / half_life), 0.0, 0.0, []
    for value in values:
        mean, weight = decay * mean + value, decay * weight + 1.0
        expected.append(mean / weight)
    assert np.allclose(smoothed(values, half_life), expected, atol=2e-2)
    assert np.std(np.diff(smoothed(values, half_life))) < 0.5 * np.std(np.diff(values))


def test_off_and_empty_change_nothing() -> None:
    values = np.array([1.0, 3.0])
    assert smoothed(values, 0) is values
    assert len(smoothed(np.empty(0), 4)) == 0


def test_gaps_stay_gaps_and_pull_nothing() -> None:
    values = np.array([2.0, np.nan, 2.0, np.nan])
    assert np.array_equal(smoothed(values, 4), values, equal_nan=True)
    assert np.isnan(smoothed(np.full(5, np.nan), 4)).all()
