from collections.abc import Callable, Iterator
from typing import Any

import numpy as np
import pytest
from PySide6.QtCore import QObject

from nngui.data import Dataset, Recipe
from nngui.engine import SGD, TrainerState
from nngui.session import Session
from nngui.state.checkpoint import Checkpoint
from nngui.state.commands import (
    Applied,
    Apply,
    Failed,
    Load,
    Restore,
    SetRunning,
    SetSpeed,
    StepEpoch,
    TakeCheckpoint,
)
from nngui.state.curve import Curve
from nngui.state.document import Document
from nngui.state.edits import AddClass, AddPoints, DeleteClass, Generate, MovePoints, SetSetting
from nngui.state.journal import Back, Journal
from nngui.state.snapshot import Rect, Snapshot, ViewRequest
from nngui.state.view_settings import ViewSettings


def add(n: int = 1, stroke: int = 0) -> AddPoints:
    return AddPoints(np.zeros(n), np.zeros(n), 0, stroke=stroke)


def checkpoint(document: Document, epoch: int = 0) -> Checkpoint:
    none = np.zeros(1)
    state = TrainerState(none, SGD(), np.zeros((0, 1)), 0, epoch, 0, 0, 0, 0.0, 0, 0.0)
    return Checkpoint(document, state)


def snapshot(serial: int, *, epoch: int = 0, running: bool = False) -> Snapshot:
    field, none = np.zeros((2, 1, 1), np.float32), np.zeros(0, np.int64)
    curve = Curve.empty()
    return Snapshot(
        0, serial, 0, epoch, 0, running, *[None] * 4, curve, curve, Rect(), field, none, 1, 0.0
    )


class Hand:
    """In place of the worker: keeps the commands, and answers when it is told to."""

    def __init__(self, session: Session) -> None:
        self.session = session
        self.commands: list[Any] = []
        self.signals: list[tuple[str, Any]] = []
        session.command_issued.connect(self.commands.append)
        for name in ("document_changed", "dataset_changed", "settings_changed", "running_changed"):
            self._note(name)
        for name in ("snapshot_changed", "edit_refused", "training_failed", "view_requested"):
            self._note(name)
        session.history_changed.connect(
            lambda undo, redo: self.signals.append(("history_changed", (undo, redo)))
        )
        session.checkpoint_taken.connect(
            lambda serial, taken: self.signals.append(("checkpoint_taken", (serial, taken)))
        )

    def _note(self, name: str) -> None:
        def note(value: object) -> None:
            self.signals.append((name, value))

        getattr(self.session, name).connect(note)

    def of(self, name: str) -> list[Any]:
        return [value for kind, value in self.signals if kind == name]

    def answer(self, command: Any, epoch: int = 0, **parts: Any) -> None:
        self.session.receive_applied(Applied(command.serial, epoch, 0, **parts))

    def kinds(self) -> list[str]:
        return [type(command).__name__ for command in self.commands]


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


@pytest.mark.parametrize(
    "edit", [DeleteClass(0), DeleteClass(9), SetSetting("network.seed", None), add(60_000)]
)
def test_a_refused_edit_changes_nothing(hand: Hand, edit: Any) -> None:
    before = hand.session.document
    hand.session.perform(edit)
    assert hand.session.document is before
    assert hand.commands == []
    assert [name for name, _ in hand.signals] == ["edit_refused"]
    assert hand.of("edit_refused")[0].endswith(".")
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


def test_undo_of_reset_waits_for_the_weights_and_puts_them_back(hand: Hand) -> None:
    session = hand.session
    session.reset()
    reset = hand.commands[-1]
    session.undo()
    session.perform(add())
    assert hand.kinds() == ["Apply"]
    before = checkpoint(session.document, epoch=1_204)
    hand.answer(reset, before=before)
    assert hand.kinds() == ["Apply", "Restore", "Apply"]
    restore = hand.commands[1]
    assert isinstance(restore, Restore)
    assert restore.checkpoint is before
    assert session.document.dataset.n_points == 1


def test_the_menu_says_where_undo_brings_the_weights(hand: Hand) -> None:
    hand.session.reset()
    hand.answer(hand.commands[-1], before=checkpoint(hand.session.document, epoch=1_204))
    assert hand.of("history_changed")[-1] == ("reset (back to epoch 1,204)", "")


def test_redo_of_reset_puts_back_what_undo_left(hand: Hand) -> None:
    session = hand.session
    session.new_weights()
    first = checkpoint(session.document, epoch=100)
    hand.answer(hand.commands[-1], before=first)
    session.undo()
    left = checkpoint(session.document, epoch=7)
    hand.answer(hand.commands[-1], before=left)
    session.redo()
    redone = hand.commands[-1]
    assert isinstance(redone, Restore)
    assert redone.checkpoint is left
    assert redone.document.settings.network.seed == 2
    again = checkpoint(session.document, epoch=101)
    hand.answer(redone, before=again)
    session.undo()
    assert hand.commands[-1].checkpoint is again


def test_a_change_of_shape_is_an_edit_of_the_weights(hand: Hand) -> None:
    hand.session.perform(AddClass())
    before = checkpoint(hand.session.document)
    hand.answer(hand.commands[-1], before=before)
    hand.session.undo()
    assert hand.commands[-1].checkpoint is before


def test_a_worker_that_could_not_say_what_it_replaced_does_not_block_undo(hand: Hand) -> None:
    document = hand.session.document
    hand.session.perform(AddClass())
    hand.answer(hand.commands[-1])
    hand.session.undo()
    assert hand.session.document is document
    assert isinstance(hand.commands[-1], Apply)


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


# ---- another document


def loaded(hand: Hand, **parts: Any) -> Document:
    document = Generate(Recipe(n_points=4)).apply(Document())
    hand.session.load(document, **parts)
    return document


def test_load_begins_anew(hand: Hand) -> None:
    session = hand.session
    session.perform(add())
    session.train()
    document = loaded(hand)
    assert session.document is document
    assert not session.running
    assert session.journal.entries == ()
    assert session.history.undo_step is None
    (load,) = [command for command in hand.commands if isinstance(command, Load)]
    assert (load.document, load.checkpoint) == (document, None)
    assert hand.of("dataset_changed")[-1] is document.dataset
    assert hand.of("history_changed")[-1] == ("", "")


def test_the_journal_of_a_loaded_run_begins_at_its_checkpoint(hand: Hand) -> None:
    document = Document(Dataset().with_points(np.zeros(2), np.ones(2), np.arange(2)))
    start = checkpoint(document, epoch=9)
    hand.session.load(document, checkpoint=start)
    assert hand.session.journal.start is start
    kept = Journal(start=None)
    hand.session.load(document, checkpoint=start, journal=kept)
    assert hand.session.journal is kept


def test_late_answers_of_the_old_document_are_dropped(hand: Hand) -> None:
    session = hand.session
    session.perform(add())
    session.reset()
    edit, reset = hand.commands
    session.undo()
    document = loaded(hand)
    hand.signals.clear()
    hand.answer(edit)
    hand.answer(reset, before=checkpoint(Document(), epoch=5))
    session.receive_snapshot(snapshot(reset.serial, epoch=5, running=True))
    assert session.document is document
    assert session.journal.entries == ()
    assert session.snapshot is None
    assert not session.running
    assert hand.signals == []


def test_a_snapshot_of_the_new_document_is_shown(hand: Hand) -> None:
    loaded(hand)
    shown = snapshot(hand.commands[-1].serial)
    hand.session.receive_snapshot(shown)
    assert hand.session.snapshot is shown
    assert hand.of("snapshot_changed") == [shown]


def test_load_keeps_the_speed_or_takes_the_file_s(hand: Hand) -> None:
    hand.session.set_view_settings(ViewSettings(speed=5.0, hard_boundary=True))
    loaded(hand)
    assert hand.session.view_settings == ViewSettings(speed=5.0)
    loaded(hand, view_settings=ViewSettings(speed=None))
    assert hand.session.view_settings.speed is None
    last = [command for command in hand.commands if isinstance(command, SetSpeed)][-1]
    assert last.epochs_per_second is None


# ---- training


@pytest.mark.parametrize(
    "action, kind, running",
    [
        (Session.train, SetRunning, True),
        (Session.pause, SetRunning, False),
        (Session.toggle_training, SetRunning, True),
        (Session.step_epoch, StepEpoch, False),
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
