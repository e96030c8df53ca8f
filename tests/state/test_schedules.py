import pytest

from nngui.engine import Constant, Cosine, Schedule, StepDecay, WarmUp
from nngui.state.schedules import horizon


@pytest.mark.parametrize("schedule", [Cosine(), StepDecay(), WarmUp(), Constant()])
def test_it_shows_until_the_schedule_has_done_its_work(schedule: Schedule) -> None:
    end = horizon(schedule)
    assert end > 1
    assert schedule.factor(end) != schedule.factor(0) or schedule == Constant()
