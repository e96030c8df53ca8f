"""Driving a run by a clock: speed, single steps, epochs, time."""

import pytest

from nngui.data import Recipe
from nngui.run import Drive, Run
from nngui.run.drive import SINGLE_STEP_S
from nngui.state.document import Document
from nngui.state.edits import ClearPoints, Generate, SetSetting
from nngui.state.phase import Phase
from nngui.state.stop_rules import Stopped, StopRules


class Hand:
    """A drive with a clock in hand."""

    def __init__(self, **rules: float | None) -> None:
        document = Generate(Recipe(n_points=120, seed=3)).apply(Document())
        document = SetSetting("training.stop", StopRules(**rules)).apply(document)  # type: ignore[arg-type]
        self.run, self.drive, self.now = Run(document), Drive(), 50.0
        self.drive.begin(self.run)
        self.drive.set_speed(None, self.now)

    def wait(self, seconds: float, ticks: int = 10) -> Stopped | None:
        for _ in range(ticks):
            self.now += seconds / ticks
            stopped = self.drive.advance(self.now)
            if stopped is not None:
                return stopped
        return None


@pytest.fixture
def hand() -> Hand:
    return Hand()


def test_it_begins_paused(hand: Hand) -> None:
    hand.wait(1.0)
    assert hand.run.steps == 0
    assert not hand.drive.is_running


def test_at_a_speed_it_makes_so_many_steps(hand: Hand) -> None:
    hand.drive.set_speed(20.0, hand.now)
    hand.drive.train(hand.now)
    hand.wait(2.0, ticks=100)
    assert 39 <= hand.run.steps <= 40
    assert not hand.drive.is_flat_out


def test_an_epoch_is_trained_as_fast_as_it_can(hand: Hand) -> None:
    hand.drive.set_speed(1.0, hand.now)
    hand.drive.train_epoch(hand.now)
    assert hand.drive.is_flat_out
    for _ in range(100):
        hand.drive.advance(hand.now)
    assert (hand.run.epoch, hand.run.step) == (1, 0)
    assert not hand.drive.is_running


def test_a_single_step_goes_through_its_phases_and_ends_with_the_update(hand: Hand) -> None:
    hand.drive.train_step(hand.now)
    assert not hand.drive.shows_running
    seen = []
    for _ in range(100):
        moment = hand.drive.moment(hand.now)
        if moment is None:
            break
        seen.append(moment.phase)
        assert hand.run.steps == 0
        hand.wait(SINGLE_STEP_S / 20, ticks=1)
    assert list(dict.fromkeys(seen)) == list(Phase)
    assert hand.run.steps == 1
    assert not hand.drive.is_running


def test_a_single_step_can_be_finished_at_once(hand: Hand) -> None:
    hand.drive.train_step(hand.now)
    hand.drive.finish_step()
    assert hand.run.steps == 1
    hand.drive.finish_step()
    assert hand.run.steps == 1


def test_a_step_that_is_held_is_due_after_its_phases(hand: Hand) -> None:
    hand.drive.hold(hand.now)
    assert hand.drive.is_active
    assert not hand.drive.is_running
    assert not hand.drive.is_due(hand.now + SINGLE_STEP_S / 2)
    assert hand.drive.is_due(hand.now + SINGLE_STEP_S * 1.01)
    assert hand.run.steps == 0


def test_time_stops_it_and_train_gives_it_the_same_time_again() -> None:
    hand = Hand(seconds=3.0)
    hand.drive.set_speed(10.0, hand.now)
    hand.drive.train(hand.now)
    assert hand.wait(2.9) is None
    assert hand.drive.progress() == pytest.approx(2.9 / 3.0)
    stopped = hand.wait(0.2)
    assert stopped == Stopped("seconds", hand.run.epoch, 3.0, step=hand.run.step)
    assert not hand.drive.is_running
    hand.drive.train(hand.now)
    assert hand.wait(2.9) is None


def test_progress_is_that_of_the_end_that_comes_first() -> None:
    hand = Hand(epochs=100, seconds=1000.0)
    assert hand.drive.progress() is None
    hand.drive.train(hand.now)
    hand.run.advance(60.0, epochs=25)
    assert hand.drive.progress() == 0.25
    assert Hand().drive.progress() is None


def test_a_rule_pauses_it() -> None:
    hand = Hand(epochs=2)
    hand.drive.train(hand.now)
    assert hand.wait(10.0, ticks=1000) == Stopped("epochs", 2, 2)
    assert not hand.drive.is_running


def test_without_points_it_ends(hand: Hand) -> None:
    hand.drive.train(hand.now)
    edit = ClearPoints()
    hand.run.apply(edit.apply(hand.run.document), edit)
    hand.drive.follow_change(hand.now)
    assert not hand.drive.is_running
    edit_back = Generate(Recipe(n_points=20))
    hand.run.apply(edit_back.apply(hand.run.document), edit_back)
    assert not hand.drive.is_running


def test_the_same_speed_again_lets_a_slow_step_go_on(hand: Hand) -> None:
    """Whatever else of a view changes, as while the plane is panned, its speed is told again."""
    hand.drive.set_speed(1.0, hand.now)
    hand.drive.train(hand.now)
    for _ in range(30):
        hand.wait(0.1, ticks=1)
        hand.drive.set_speed(1.0, hand.now)
    assert 2 <= hand.run.steps <= 3
    hand.drive.set_speed(None, hand.now)
    hand.drive.set_speed(None, hand.now)
    assert hand.drive.is_flat_out
    hand.drive.set_speed(1.0, hand.now)
    assert not hand.drive.is_flat_out
