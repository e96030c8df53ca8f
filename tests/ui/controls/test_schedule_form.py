import pytest

from nngui.engine import SCHEDULES, Constant, Cosine, StepDecay, WarmUp
from nngui.ui.controls.schedule_form import ScheduleForm

from .editing import Desk, choose, enter


@pytest.fixture
def form(qtbot) -> ScheduleForm:
    made = ScheduleForm()
    qtbot.addWidget(made)
    made.show()
    return made


@pytest.fixture
def desk(form) -> Desk:
    return Desk(form)


def visible(form: ScheduleForm) -> set[tuple[str, str]]:
    return {name for name, field in form.numbers.items() if field.isVisible()}


def test_it_offers_every_schedule_with_a_sentence(form):
    names = [form.schedule.itemData(index) for index in range(form.schedule.count())]
    assert names == list(SCHEDULES)


@pytest.mark.parametrize("name", [name for name in SCHEDULES if name != "constant"])
def test_a_schedule_shows_its_own_numbers_and_its_picture(form, desk, name):
    assert visible(form) == set()
    assert not form.picture.isVisible()
    choose(form.schedule, name)
    assert desk.value("training.schedule") == SCHEDULES[name].create()
    assert visible(form) == {(name, number) for number in SCHEDULES[name].defaults}
    assert form.picture.isVisible()


def test_a_number_is_typed(form, desk):
    choose(form.schedule, "step")
    enter(form.numbers["step", "every"], "50")
    enter(form.numbers["step", "share"], "0,25")
    assert desk.value("training.schedule") == StepDecay(50, 0.25)


def test_a_schedule_that_is_chosen_again_is_as_it_was_set(form, desk):
    choose(form.schedule, "cosine")
    enter(form.numbers["cosine", "epochs"], "1,234")
    choose(form.schedule, "warm-up")
    assert desk.value("training.schedule") == WarmUp()
    choose(form.schedule, "cosine")
    assert desk.value("training.schedule") == Cosine(1234)
    choose(form.schedule, "constant")
    assert desk.value("training.schedule") == Constant()


@pytest.mark.parametrize("text", ["abc", "nan", "1e9", "0", "2.5"])
def test_what_is_no_count_of_epochs_is_refused(form, desk, text):
    choose(form.schedule, "cosine")
    enter(form.numbers["cosine", "epochs"], text)
    assert len(desk.edits) == 1
    assert form.numbers["cosine", "epochs"].value == Cosine().epochs
    assert len(desk.said) == 1
