"""Actions can be done when there is something to do, and are called what they would do."""

from dataclasses import replace

import numpy as np
import pytest
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from nngui.data import Recipe
from nngui.session import Session
from nngui.state.document import Document
from nngui.state.edits import (
    AddPoints,
    ClearPoints,
    Edit,
    Generate,
    RenameClass,
    SetSetting,
    SetTask,
)
from nngui.state.label import Label
from nngui.ui.action_states import VIEW_TOGGLES, ActionStates
from nngui.ui.actions import make_actions
from nngui.ui.colors import DARK, LIGHT

Actions = dict[str, QAction]


@pytest.fixture
def session(qtbot: QtBot) -> Session:
    return Session()


@pytest.fixture
def parent(qtbot: QtBot) -> QWidget:
    parent = QWidget()
    qtbot.addWidget(parent)
    return parent


@pytest.fixture
def states(parent: QWidget, session: Session) -> ActionStates:
    return ActionStates(make_actions(parent), session, session, LIGHT, parent)


@pytest.fixture
def actions(states: ActionStates) -> Actions:
    return states._actions


def points() -> Edit:
    return AddPoints(np.arange(3.0), np.zeros(3), 0)


def test_undo_and_redo_name_what_they_would_do(actions: Actions, session: Session) -> None:
    undo, redo = actions["undo"], actions["redo"]
    assert not undo.isEnabled()
    assert not redo.isEnabled()
    assert (undo.text(), redo.text()) == ("Undo", "Redo")
    session.perform(SetSetting("training.learning_rate", 0.1))
    label = session.history.undo_step.undo_label
    assert undo.isEnabled()
    assert undo.text() == f"Undo {label}"
    assert undo.iconText() == "Undo"
    assert undo.toolTip() == f"Undo {label} (Ctrl+Z)"
    session.undo()
    assert not undo.isEnabled()
    assert redo.isEnabled()
    assert redo.text() == f"Redo {label}"


def test_a_label_is_no_mnemonic(states: ActionStates, actions: Actions) -> None:
    states.show_history(Label("open {file}", file="salt&pepper.csv"), Label(""))
    assert actions["undo"].text() == "Undo open salt&&pepper.csv"
    assert actions["undo"].toolTip() == "Undo open salt&pepper.csv (Ctrl+Z)"


def test_a_label_is_no_html(states: ActionStates, actions: Actions) -> None:
    states.show_history(Label("open {file}", file="<b>x</b>.csv"), Label(""))
    assert "&lt;b&gt;x&lt;/b&gt;" in actions["undo"].toolTip()


def test_what_there_is_nothing_for_is_gray(actions: Actions, session: Session) -> None:
    of_points = ("clear", "export_data")
    assert not any(actions[name].isEnabled() for name in of_points)
    assert not actions["new_sample"].isEnabled()
    session.perform(points())
    assert all(actions[name].isEnabled() for name in of_points)
    assert not actions["new_sample"].isEnabled()
    session.perform(Generate(Recipe(n_points=10)))
    assert actions["new_sample"].isEnabled()
    session.perform(ClearPoints())
    assert not any(actions[name].isEnabled() for name in of_points)


def test_editing_a_class_grays_nothing(actions: Actions, session: Session) -> None:
    session.perform(Generate(Recipe(n_points=10)))
    session.perform(RenameClass(0, "sea"))
    assert actions["clear"].isEnabled()
    assert actions["new_sample"].isEnabled()


@pytest.mark.parametrize("name", VIEW_TOGGLES)
def test_a_toggle_shows_how_the_document_is_looked_at(
    actions: Actions, session: Session, name: str
) -> None:
    action = actions[name]
    for wanted in (True, False, True):
        session.set_view_settings(replace(session.view_settings, **{name: wanted}))
        assert action.isChecked() == wanted


def test_flat_out_is_checked_where_there_is_no_speed(actions: Actions, session: Session) -> None:
    assert not actions["flat_out"].isChecked()
    session.set_view_settings(replace(session.view_settings, speed=None))
    assert actions["flat_out"].isChecked()
    session.set_view_settings(replace(session.view_settings, speed=5.0))
    assert not actions["flat_out"].isChecked()


def test_one_action_trains_and_pauses(actions: Actions, session: Session) -> None:
    train = actions["train"]
    paused = train.icon().pixmap(16, 16).toImage()
    assert train.text() == "&Train"
    session.train()
    assert train.text() == "&Pause"
    assert train.icon().pixmap(16, 16).toImage() != paused
    session.pause()
    assert train.text() == "&Train"
    assert train.icon().pixmap(16, 16).toImage() == paused


def test_another_theme_keeps_the_pause_icon(
    states: ActionStates, actions: Actions, session: Session
) -> None:
    session.train()
    states.show_theme(DARK)
    pause = actions["train"].icon().pixmap(16, 16).toImage()
    session.pause()
    assert actions["train"].icon().pixmap(16, 16).toImage() != pause


def test_only_a_changed_file_is_reverted(states: ActionStates, actions: Actions) -> None:
    for can_revert in (True, False):
        states.show_file(can_revert)
        assert actions["revert"].isEnabled() == can_revert


def test_the_menu_of_classes_names_and_counts_them(actions: Actions, session: Session) -> None:
    session.perform(points())
    session.perform(RenameClass(1, "a&b"))
    texts = [actions[f"class_{number}"].text() for number in (1, 2, 3)]
    assert texts == ["&1  blue (3)", "&2  a&&b (0)", "Class &3"]
    assert [actions[f"class_{n}"].iconText() for n in (1, 3)] == [
        "Class or value 1",
        "Class or value 3",
    ]


def test_where_values_are_learned_the_keys_are_values(actions: Actions, session: Session) -> None:
    session.perform(SetTask("regression"))
    texts = [actions[f"class_{number}"].text() for number in (1, 4, 8)]
    assert texts == ["&1  Value -1", "&4  Value -0.25", "&8  Value 1"]
    for name in ("add_class", "show_misclassified", "show_contours"):
        assert not actions[name].isEnabled()
    assert actions["learn_values"].isChecked()
    # Chosen again it stays.
    actions["learn_values"].trigger()
    assert actions["learn_values"].isChecked()
    assert not actions["learn_classes"].isChecked()
    session.perform(SetTask("classification"))
    assert actions["add_class"].isEnabled()


def test_undo_that_has_forgotten_its_first_steps_says_so(
    session: Session, states: ActionStates, actions: Actions
) -> None:
    said: list[str] = []
    states.message.connect(said.append)
    session.history._max_bytes = 10_000
    for _ in range(50):
        session.perform(AddPoints(np.zeros(1), np.zeros(1), 0))
    sentence = "Older changes cannot be undone any more: together they took over 256 MB."
    assert said == [sentence]
    assert actions["undo"].toolTip() == "Undo add point (Ctrl+Z)"
    while session.history.undo_step:
        session.undo()
    assert session.document.dataset.n_points > 0
    assert actions["undo"].toolTip() == sentence
    assert not actions["undo"].isEnabled()
    session.load(Document())
    assert actions["undo"].toolTip() == "Undo (Ctrl+Z)"
