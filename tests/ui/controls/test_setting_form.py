import pytest

from nngui.ui.controls.number_field import NumberField
from nngui.ui.controls.setting_form import SettingForm

from .editing import Desk, enter


class RateForm(SettingForm):
    """One field, of the learning rate."""

    def __init__(self) -> None:
        super().__init__("rate_form")
        self.field = NumberField("rate", "Rate", "A tip", 0.03, 0, 1e6)
        self._add(self.field)
        self._listen(self.field)
        self.field.value_committed.connect(lambda v: self._request("training.learning_rate", v))

    def drag(self, value: float, finished: bool) -> None:
        self._request("training.learning_rate", value, finished)

    def _show(self, document) -> None:
        self.field.set_value(document.settings.training.learning_rate)


@pytest.fixture
def form(qtbot) -> RateForm:
    made = RateForm()
    qtbot.addWidget(made)
    made.show()
    return made


def test_a_value_is_asked_for_once_and_shown_when_it_comes(form):
    desk = Desk(form)
    enter(form.field, "0.5")
    enter(form.field, "0.5")
    assert [(edit.path, edit.value, edit.stroke) for edit in desk.edits] == [
        ("training.learning_rate", 0.5, 0)
    ]


def test_a_drag_is_one_stroke(form):
    desk = Desk(form)
    for value, finished in ((0.1, False), (0.2, False), (0.3, True)):
        form.drag(value, finished)
    form.drag(0.4, True)
    strokes = [edit.stroke for edit in desk.edits]
    assert len(set(strokes[:3])) == 1
    assert strokes[0] != 0 == strokes[3]


def test_what_is_refused_leaves_what_is(form):
    refused = []
    form.edit_requested.connect(refused.append)
    enter(form.field, "5000")  # a rate that no document takes: nobody answers
    assert len(refused) == 1
    assert form.field.value == 0.03


def test_messages_and_done_come_through(form, qtbot):
    desk = Desk(form)
    enter(form.field, "abc")
    assert len(desk.said) == 1
    with qtbot.waitSignal(form.done, timeout=1000):
        enter(form.field, "0.1")
