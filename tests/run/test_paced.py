"""What a view wants evaluated: at most ten times a second, and in a tenth of the time, while training."""

from collections.abc import Callable

from nngui.run.paced import Paced
from tests.clock import Clock


class Work:
    """Something to evaluate, that takes its time and counts how often it was done."""

    def __init__(self, clock: Clock, seconds: float = 0.0) -> None:
        self.clock, self.seconds, self.done = clock, seconds, 0

    def __call__(self) -> int:
        self.clock.now += self.seconds
        self.done += 1
        return self.done


def make(seconds: float = 0.0) -> tuple[Clock, Work, Callable[[int, bool], int], Paced[int]]:
    clock = Clock()
    work, paced = Work(clock, seconds), Paced(clock, 0)
    return clock, work, lambda moment, running: paced.at(moment, running, work), paced


def test_the_same_moment_is_evaluated_once() -> None:
    clock, _, at, _ = make()
    assert at(1, False) == at(1, False) == 1
    clock.now = 10.0
    assert at(1, True) == 1


def test_while_training_it_is_evaluated_ten_times_a_second() -> None:
    clock, work, at, _ = make()
    for frame in range(60):
        clock.now = frame / 60
        at(frame, True)
    assert 9 <= work.done <= 11


def test_what_takes_long_is_evaluated_in_a_tenth_of_the_time() -> None:
    clock, work, at, _ = make(seconds=0.5)
    frame = 0
    while clock.now < 20:
        clock.now += 1 / 60
        at(frame := frame + 1, True)
    assert 3 <= work.done <= 5


def test_paused_every_new_moment_is_evaluated() -> None:
    _, _, at, _ = make()
    assert [at(moment, False) for moment in (1, 2, 3)] == [1, 2, 3]


def test_renewed_it_may_be_seen_until_the_next_is_due() -> None:
    clock, _, at, paced = make()
    assert at(1, True) == 1
    paced.renew()
    assert at(1, True) == 1
    clock.now = 0.2
    assert at(1, True) == 2


def test_forgotten_it_is_evaluated_at_once() -> None:
    _, _, at, paced = make()
    assert at(1, True) == 1
    paced.forget()
    assert at(1, True) == 2


def test_what_was_evaluated_elsewhere_counts_as_well() -> None:
    clock, work, at, paced = make()
    assert not paced.is_known
    assert paced.is_due(1)
    paced.put(1, 7, cost_s=0.5)
    assert paced.is_known
    assert (at(1, True), paced.last, work.done) == (7, 7, 0)
    clock.now = 4.9
    assert not paced.is_due(2)
    clock.now = 5.1  # what has cost half a second is due again after five
    assert paced.is_due(2)
    assert not paced.is_due(1)
    paced.forget()
    assert not paced.is_known
