import pytest

from nngui.engine import OPTIMIZERS
from nngui.state.document import Document
from nngui.state.edits import SetSetting
from nngui.ui.controls.constants_form import ConstantsForm

from .editing import Desk, enter


@pytest.fixture
def form(qtbot) -> ConstantsForm:
    made = ConstantsForm()
    qtbot.addWidget(made)
    made.show()
    return made


@pytest.mark.parametrize("name", OPTIMIZERS)
def test_an_optimizer_shows_its_own_constants(form, name):
    form.show_document(SetSetting("training.optimizer", name).apply(Document()))
    own = set(OPTIMIZERS[name].defaults) - {"learning_rate"}
    assert {name for name, field in form.numbers.items() if field.isVisible()} == own


def test_a_constant_is_typed(form):
    desk = Desk(form)
    enter(form.numbers["beta2"], "0.999")
    enter(form.numbers["epsilon"], "1e-6")
    assert [(edit.path, edit.value) for edit in desk.edits] == [
        ("training.constants.beta2", 0.999),
        ("training.constants.epsilon", 1e-6),
    ]
    assert desk.document.settings.training.make_optimizer().settings()["beta2"] == 0.999


@pytest.mark.parametrize("text", ["abc", "nan", "1e9", "1", "-0.1"])
def test_what_no_constant_can_be_is_refused(form, text):
    desk = Desk(form)
    enter(form.numbers["beta1"], text)
    assert desk.edits == []
    assert form.numbers["beta1"].value == 0.9
    assert len(desk.said) == 1
