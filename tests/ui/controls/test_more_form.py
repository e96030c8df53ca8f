import pytest

from nngui.ui.controls.more_form import MoreForm

from .editing import Desk, choose, drag, enter


@pytest.fixture
def form(qtbot) -> MoreForm:
    made = MoreForm()
    qtbot.addWidget(made)
    made.show()
    return made


def test_each_is_an_edit_of_its_setting(form):
    desk = Desk(form)
    enter(form.l1.number, "0.02")
    enter(form.clip_norm, "1.5")
    enter(form.clip_norm, "off")
    choose(form.precision, "single")
    assert [(edit.path, edit.value) for edit in desk.edits] == [
        ("training.l1", 0.02),
        ("training.clip_norm", 1.5),
        ("training.clip_norm", None),
        ("training.precision", "single"),
    ]


def test_a_drag_is_one_stroke_from_off_on(form):
    desk = Desk(form)
    drag(form.l1.slider, 1, 2, 3)
    assert len({edit.stroke for edit in desk.edits}) == 1
    assert desk.value("training.l1") == form.l1.value > 0


@pytest.mark.parametrize("text", ["abc", "nan", "1e9", "-1"])
def test_what_none_of_them_can_be_is_refused(form, text):
    desk = Desk(form)
    enter(form.l1.number, text)
    enter(form.clip_norm, text)
    assert desk.edits == []
    assert len(desk.said) == 2
    assert form.clip_norm.optional is None
