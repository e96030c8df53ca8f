"""Looking between the blocks of a step: how often, what waits, and what gives the step up."""

import pytest

from nngui.run import GivenUp, LongStep
from nngui.state.commands import Command, Load, SetRunning, TakeCheckpoint
from nngui.state.document import Document


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


def test_it_looks_a_hundred_times_a_second_at_most() -> None:
    inbox = Inbox()
    for _ in range(50):
        inbox.now += 0.001
        inbox.step.look(True)
    assert 4 <= len(inbox.looks) <= 6


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
