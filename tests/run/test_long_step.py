"""Looking between the blocks of a step: how often, what waits, and what gives the step up."""

import pytest

from nngui.data import Recipe
from nngui.run import GivenUp, LongStep, Run
from nngui.state.commands import Command, Load, SetRunning, TakeCheckpoint
from nngui.state.document import Document
from nngui.state.edits import Generate, SetSetting


class Inbox:
    """What has come: handed over when the step looks."""

    def __init__(self) -> None:
        self.now = 5.0
        self.waiting: list[Command] = []
        self.looks: list[tuple[bool, bool]] = []
        self.step = LongStep(lambda: self.now, self.let_in)

    def let_in(self) -> None:
        self.looks.append((self.step.is_looking, self.step.shows_weights))
        while self.waiting:
            self.step.keep(self.waiting.pop(0))


def test_it_looks_five_hundred_times_a_second_at_most() -> None:
    inbox = Inbox()
    for _ in range(50):
        inbox.now += 0.001
        inbox.step.look(True)
    assert 23 <= len(inbox.looks) <= 26


@pytest.mark.parametrize("at_rest", [True, False])
def test_it_tells_what_weights_there_are_while_it_looks(at_rest: bool) -> None:
    inbox = Inbox()
    inbox.step.look(at_rest)
    assert inbox.looks == [(True, at_rest)]
    assert not inbox.step.is_looking
    assert inbox.step.shows_weights


def test_what_may_wait_waits_in_its_order_and_is_handed_over_once() -> None:
    inbox = Inbox()
    inbox.waiting = [TakeCheckpoint(1), SetRunning(2, True), TakeCheckpoint(3)]
    inbox.step.look(True)
    assert [command.serial for command in inbox.step.kept()] == [1, 2, 3]
    assert not list(inbox.step.kept())


@pytest.mark.parametrize("urgent", [SetRunning(2, False), Load(2, Document())])
def test_what_cannot_wait_gives_this_step_up_and_no_later_one(urgent: Command) -> None:
    inbox = Inbox()
    inbox.waiting = [TakeCheckpoint(1), urgent, TakeCheckpoint(3)]
    with pytest.raises(GivenUp):
        inbox.step.look(True)
    assert [command.serial for command in inbox.step.kept()] == [1, 2, 3]
    inbox.now += 1.0
    inbox.step.look(True)


def test_an_error_while_looking_ends_the_look() -> None:
    def fail() -> None:
        raise ZeroDivisionError

    step = LongStep(lambda: 0.0, fail)
    with pytest.raises(ZeroDivisionError):
        step.look(False)
    assert (step.is_looking, step.shows_weights) == (False, True)


def test_an_evaluation_is_finished_and_then_what_has_waited_is_served() -> None:
    inbox = Inbox()
    inbox.waiting = [SetRunning(1, False)]
    inbox.step.glance()
    assert [command.serial for command in inbox.step.kept()] == [1]
    inbox.now += 1.0
    inbox.step.look(True)


def test_closing_ends_an_evaluation_too() -> None:
    inbox = Inbox()
    inbox.step.close()
    with pytest.raises(GivenUp):
        inbox.step.glance()


def test_what_is_evaluated_for_a_view_does_not_look_again() -> None:
    step = LongStep(lambda: 0.0, lambda: step.glance())
    step.look(True)


def test_a_run_glances_while_it_evaluates_the_end_of_an_epoch() -> None:
    points = Generate(Recipe(n_points=3000)).apply(Document())
    inbox = Inbox()
    run = Run(SetSetting("train_share", 0.5).apply(points), None, inbox.step)
    inbox.looks.clear()
    inbox.now += 1.0
    run.advance(60.0, epochs=1)
    assert inbox.looks == [(True, True)]
    inbox.now += 1.0
    inbox.step.close()
    before = len(run.curve())
    with pytest.raises(GivenUp):
        run.advance(60.0, epochs=1)
    assert (run.epoch, len(run.curve())) == (2, before)
