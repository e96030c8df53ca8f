import numpy as np
import pytest

from nngui.ui.charts.framing import Framing
from nngui.ui.charts.series import QUANTITIES, lines_of

from .curves import curve


@pytest.fixture
def framing() -> Framing:
    framing = Framing(QUANTITIES["loss"])
    framing.show_run(400.0, is_new=True)
    return framing


def lines(*losses: float, log: bool = False):
    return lines_of(curve(list(losses), test=1.0), QUANTITIES["loss"], log)


def test_it_follows_until_a_span_is_chosen(framing) -> None:
    assert framing.following
    framing.show_run(500.0, is_new=False)
    assert framing.epochs == (0.0, 500.0)
    framing.choose(100.0, 200.0)
    framing.show_run(600.0, is_new=False)
    assert framing.epochs == (100.0, 200.0)
    framing.follow()
    assert framing.epochs == (0.0, 600.0)


def test_a_span_stays_among_the_epochs_and_is_not_too_narrow(framing) -> None:
    framing.choose(-50.0, 50.0)
    assert framing.epochs == (0.0, 100.0)
    framing.choose(380.0, 480.0)
    assert framing.epochs == (300.0, 400.0)
    framing.choose(200.0, 200.0)
    assert framing.epochs == (200.0, 204.0)
    framing.choose(-10.0, 500.0)
    assert framing.following


def test_a_span_that_a_new_run_has_not_reached_is_given_up(framing) -> None:
    framing.choose(300.0, 400.0)
    framing.show_run(0.0, is_new=True)
    assert framing.following
    assert framing.epochs == (0.0, 1.0)


def test_values_settle_and_a_new_run_begins_anew(framing) -> None:
    assert framing.values(lines(0.9), lines(0.1)) == (0.0, 1.0)
    assert framing.values(lines(0.7)) == (0.0, 1.0)
    framing.show_run(400.0, is_new=True)
    assert framing.values(lines(0.7)) == (0.0, 0.8)
    assert framing.values(lines()) is None


@pytest.mark.parametrize("log", [False, True])
def test_a_tail_that_diverged_leaves_the_run_its_height(framing, log: bool) -> None:
    framing.set_log(log)
    own, exploded = lines(0.9, 0.2, log=log), lines(1e3, 1e15, log=log)
    _, alone = framing.values(own)
    _, high = framing.values(own, exploded)
    assert high - alone <= (0.31 if log else alone)
    # One that went on as the run does is in view, whole.
    _, high = framing.values(own, lines(0.9, 1.1, log=log))
    assert high >= (np.log10(1.1) if log else 1.1)


def test_of_a_past_run_the_lowest_value_is_in_view_and_what_shot_up_is_not(framing) -> None:
    _, high = framing.values(lines(0.9), lines(), lines(50.0, 5.0))
    assert 5.0 <= high < 8.0
    framing.show_run(400.0, is_new=True)
    # Where nothing else is to be seen, the tail is.
    assert framing.values(lines(), lines(7.0))[1] >= 7.0


def test_powers_of_ten_have_a_range_of_their_own(framing) -> None:
    framing.values(lines(0.9))
    framing.set_log(True)
    low, high = framing.values(lines(0.9, 0.001, log=True))
    assert low == -3.0
    assert -0.05 < high < 0.31
