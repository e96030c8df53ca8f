import pytest
from PySide6.QtWidgets import QLabel

from nngui.session import Session
from nngui.state.document import Document
from nngui.state.edits import SetSetting, SetTask
from nngui.state.stop_rules import StopRules
from nngui.ui.controls.stop_form import StopForm

from .editing import Desk, enter


@pytest.fixture
def form(qtbot) -> StopForm:
    made = StopForm()
    qtbot.addWidget(made)
    made.show()
    return made


def test_every_rule_has_a_field_and_all_are_off(form):
    assert set(form.fields) == {"epochs", "loss", "accuracy", "patience", "seconds"}
    assert all(field.optional is None for field in form.fields.values())
    assert form.summary == "until stopped"


def test_rules_are_set_and_taken_off(form):
    desk = Desk(form)
    for name, text in {
        "epochs": "1,000",
        "loss": "0.05",
        "accuracy": "98",
        "patience": "200",
        "seconds": "60 s",
    }.items():
        enter(form.fields[name], text)
    assert desk.value("training.stop") == StopRules(1000, 0.05, 0.98, 200, 60.0)
    assert form.summary == "1,000 epochs · loss 0.05 · accuracy 98 % · plateau of 200 · 60 s"
    assert form.fields["accuracy"].text() == "98 %"
    enter(form.fields["epochs"], "until stopped")
    assert desk.value("training.stop.epochs") is None


@pytest.mark.parametrize("name", ["epochs", "loss", "accuracy", "patience", "seconds"])
@pytest.mark.parametrize("text", ["abc", "nan", "1e9", "-1"])
def test_what_no_rule_can_be_is_refused_in_a_sentence(form, name, text):
    desk = Desk(form)
    enter(form.fields[name], text)
    assert desk.edits == []
    assert form.fields[name].optional is None
    assert len(desk.said) == 1


def test_what_a_plateau_takes_is_said_in_a_sentence_that_reads_well(form):
    desk = Desk(form)
    enter(form.fields["patience"], "1e9")
    assert desk.said == ["1e9 is too large. Plateau takes 1 to 100,000,000."]
    assert "Plateau of" in [label.text() for label in form.findChildren(QLabel)]


def test_rules_that_contradict_are_refused_and_the_old_value_stays(form):
    session, refused = Session(), []
    session.edit_refused.connect(refused.append)
    form.edit_requested.connect(session.perform)
    session.document_changed.connect(form.show_document)
    enter(form.fields["epochs"], "100")
    enter(form.fields["patience"], "500")
    assert [str(error) for error in refused] == [
        "Training stops after 100 epochs, so it never waits 500 for a better loss: lower the "
        "patience, or raise the epochs."
    ]
    assert form.fields["patience"].optional is None
    assert session.document.settings.training.stop == StopRules(epochs=100)


def test_where_values_are_learned_it_says_r_squared(form):
    rules = SetSetting("training.stop.accuracy", 0.9).apply(Document())
    form.show_document(SetTask("regression").apply(rules))
    assert form.summary == "R² 90 %"
    assert form.fields["accuracy"].accessibleName() == "Target R²"
    assert "Target R²" in [label.text() for label in form.findChildren(QLabel)]
    form.show_document(rules)
    assert form.summary == "accuracy 90 %"
    assert "Target accuracy" in [label.text() for label in form.findChildren(QLabel)]
