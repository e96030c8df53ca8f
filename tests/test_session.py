from collections.abc import Callable, Iterator
from dataclasses import replace
from typing import Any

import numpy as np
import pytest
from PySide6.QtCore import QObject

from nngui.data import Recipe
from nngui.session import Session
from nngui.state.commands import (
    Apply,
    Failed,
    SetRunning,
    Step,
    TakeCheckpoint,
)
from nngui.state.edits import AddPoints, DeleteClass, Generate, MovePoints, SetSetting, StepSample
from nngui.state.journal import Back
from nngui.state.snapshot import ViewRequest
from nngui.state.stop_rules import Stopped
from tests.hand import Hand, add, checkpoint, snapshot


@pytest.fixture
def hand() -> Iterator[Hand]:
    hand = Hand(Session())
    yield hand
    hand.session.deleteLater()


def test_an_edit_shows_the_new_document_and_tells_the_worker(hand: Hand) -> None:
    session = hand.session
    session.perform(add())
    assert session.document.dataset.n_points == 1
    assert hand.of("dataset_changed") == [session.document.dataset]
    assert hand.of("document_changed") == [session.document]
    assert hand.of("settings_changed") == []
    (command,) = hand.commands
    assert isinstance(command, Apply)
    assert command.document is session.document
    assert hand.of("history_changed") == [("add point", "")]


def test_a_setting_leaves_the_dataset_alone(hand: Hand) -> None:
    hand.session.perform(SetSetting("training.learning_rate", 0.5))
    assert hand.of("dataset_changed") == []
    assert hand.of("settings_changed") == [hand.session.document.settings]


# Its formula has a value at every node of the grid on which a recipe is checked, but not at every point.
HOLED = Recipe("value-formula", 2_000, formula="sqrt(sign(abs(x1 - 0.05) - 0.02))")


@pytest.mark.parametrize(
    "edit",
    [
        DeleteClass(0),
        DeleteClass(9),
        SetSetting("network.seed", None),
        add(60_000),
        Generate(HOLED),
    ],
)
def test_a_refused_edit_changes_nothing(hand: Hand, edit: Any) -> None:
    before = hand.session.document
    hand.session.perform(edit)
    assert hand.session.document is before
    assert hand.commands == []
    assert [name for name, _ in hand.signals] == ["edit_refused"]
    assert str(hand.of("edit_refused")[0]).endswith(".")
    assert hand.session.history.undo_step is None


def test_undo_of_points_goes_to_the_worker_as_a_document(hand: Hand) -> None:
    session = hand.session
    before = session.document
    session.perform(add())
    session.undo()
    assert session.document is before
    command = hand.commands[-1]
    assert isinstance(command, Apply)
    assert (command.edit, command.document) == (None, before)
    assert hand.of("history_changed")[-1] == ("", "add point")
    session.redo()
    assert session.document.dataset.n_points == 1
    assert hand.of("history_changed")[-1] == ("add point", "")


def test_undo_and_redo_with_nothing_there_do_nothing(hand: Hand) -> None:
    hand.session.undo()
    hand.session.redo()
    assert hand.commands == []
    assert hand.signals == []


def test_what_a_view_asks_for_meanwhile_is_done_next(hand: Hand) -> None:
    session = hand.session

    def answer_once(_: object) -> None:
        if session.document.dataset.n_points == 1:
            session.perform(add())

    session.dataset_changed.connect(answer_once)
    session.perform(add())
    assert session.document.dataset.n_points == 2
    assert [command.document.dataset.n_points for command in hand.commands] == [1, 2]


def test_a_canceled_stroke_is_taken_back_whole(hand: Hand) -> None:
    session = hand.session
    session.perform(add())
    session.perform(add(stroke=4))
    session.perform(add(stroke=4))
    session.cancel_stroke(5)
    session.cancel_stroke(0)
    assert session.document.dataset.n_points == 3
    session.cancel_stroke(4)
    assert session.document.dataset.n_points == 1


def test_the_journal_holds_what_reached_the_run_and_when(hand: Hand) -> None:
    session = hand.session
    session.perform(add())
    session.undo()
    assert session.journal.entries == ()
    hand.answer(hand.commands[0], epoch=3)
    hand.answer(hand.commands[1], epoch=5)
    entries = session.journal.entries
    assert [(entry.epoch, entry.label) for entry in entries] == [(3, "add point"), (5, "undo")]
    assert isinstance(entries[0].what, AddPoints)
    assert entries[1].what is Back.UNDO


def test_a_drag_while_paused_is_one_entry_of_the_journal(hand: Hand) -> None:
    session = hand.session
    session.perform(add())
    for x in (1.0, 2.0, 3.0):
        session.perform(MovePoints(np.array([0]), np.array([x]), np.array([x]), stroke=9))
    for command in hand.commands:
        hand.answer(command)
    assert [entry.label for entry in session.journal.entries] == ["add point", "move point"]


@pytest.mark.parametrize(
    "action, kind, running",
    [
        (Session.train, SetRunning, True),
        (Session.pause, SetRunning, False),
        (Session.toggle_training, SetRunning, True),
        (Session.step, Step, False),
        (Session.take_checkpoint, TakeCheckpoint, False),
    ],
)
def test_training_is_asked_for(
    hand: Hand, action: Callable[[Session], object], kind: type, running: bool
) -> None:
    action(hand.session)
    assert isinstance(hand.commands[-1], kind)
    assert hand.session.running is running


def test_an_older_snapshot_does_not_take_the_button_back(hand: Hand) -> None:
    session = hand.session
    session.train()
    serial = hand.commands[-1].serial
    session.receive_snapshot(snapshot(serial - 1, running=False))
    assert session.running
    session.receive_snapshot(snapshot(serial, running=False))
    assert not session.running
    assert hand.of("running_changed") == [True, False]


def test_a_checkpoint_comes_back_under_its_serial(hand: Hand) -> None:
    serial = hand.session.take_checkpoint()
    taken = checkpoint(hand.session.document)
    hand.answer(hand.commands[-1], taken=taken)
    assert hand.of("checkpoint_taken") == [(serial, taken)]


def test_a_failure_stops_the_button_and_is_told(hand: Hand) -> None:
    hand.session.train()
    failure = Failed("diverged", "The loss left the numbers.", 3, 1)
    hand.session.receive_failure(failure)
    assert not hand.session.running
    assert hand.of("training_failed") == [failure]


def test_a_rule_that_stops_training_is_told_unless_something_was_asked_for_since(
    hand: Hand,
) -> None:
    hand.session.train()
    asked = hand.commands[-1].serial
    hand.session.receive_stop(Stopped("epochs", 9, 9, serial=asked - 1))
    assert hand.session.running
    stopped = Stopped("epochs", 10, 10, serial=asked)
    hand.session.receive_stop(stopped)
    assert not hand.session.running
    assert hand.of("training_stopped") == [stopped]


def test_a_step_by_one_sample_pauses_and_is_an_edit(hand: Hand) -> None:
    session = hand.session
    session.perform(add())
    session.train()
    session.set_view_settings(replace(session.view_settings, step="sample"))
    session.perform(SetSetting("train_share", 1.0))
    session.step()
    assert not session.running
    assert isinstance(hand.commands[-1].edit, StepSample)
    session.set_view_settings(replace(session.view_settings, step="batch"))
    session.step()
    assert (type(hand.commands[-1]), hand.commands[-1].epoch) == (Step, False)


def test_a_view_request_goes_through(hand: Hand) -> None:
    request = ViewRequest(3)
    hand.session.request_view(request)
    assert hand.of("view_requested") == [request]


def test_serials_ascend(hand: Hand) -> None:
    session = hand.session
    session.perform(add())
    session.train()
    session.undo()
    session.take_checkpoint()
    serials = [command.serial for command in hand.commands]
    assert serials == sorted(set(serials))
    assert isinstance(session, QObject)
