"""The worker where something goes wrong, and where commands cross an epoch that is to be finished."""

from collections.abc import Iterator
from typing import Any

import numpy as np
import pytest

from nngui.data import Recipe
from nngui.run import FrameMaker, Run
from nngui.state.commands import Apply, Load, Restore, SetRunning, Step, TakeCheckpoint
from nngui.state.document import Document
from nngui.state.edits import (
    AddPoints,
    Edit,
    Generate,
    ResetWeights,
    SetSetting,
    SetUnits,
)
from nngui.state.snapshot import ViewRequest
from tests.test_worker import Driven


@pytest.fixture
def driven(qapp: object, monkeypatch: pytest.MonkeyPatch) -> Iterator[Driven]:
    # Each tick is one step, so that a place within an epoch can be reached.
    monkeypatch.setattr("nngui.run.course.LEAST_SLICE_S", -1.0)
    monkeypatch.setattr("nngui.run.drive.SLICE_S", -1.0)
    driven = Driven()
    yield driven
    driven.worker.stop()


def fail(*_: Any, **__: Any) -> None:
    raise MemoryError("40 GB")


def place(driven: Driven) -> tuple[int, int]:
    driven.send(TakeCheckpoint)
    state = driven.applied[-1].taken.trainer
    return state.epoch, state.step_in_epoch


def train_to(driven: Driven, epoch: int, step: int) -> None:
    driven.send(SetRunning, True)
    while place(driven) < (epoch, step):
        driven.tick()
    driven.send(SetRunning, False)
    assert place(driven) == (epoch, step)


@pytest.mark.parametrize(
    "edit",
    [ResetWeights(), SetSetting("training.batch_size", 7), SetUnits(0, 3)],
    ids=lambda edit: edit.label,
)
def test_an_answer_says_where_the_command_met_the_run(driven: Driven, edit: Edit) -> None:
    train_to(driven, 2, 1)
    answer = driven.do(edit)
    assert (answer.epoch, answer.step) == (2, 1)


def test_a_restore_says_where_it_met_the_run(driven: Driven) -> None:
    before = driven.do(ResetWeights()).before
    train_to(driven, 2, 1)
    driven.send(Restore, driven.document, before)
    assert (driven.applied[-1].epoch, driven.applied[-1].step) == (2, 1)
    assert place(driven) == (0, 0)


def test_an_epoch_to_be_finished_is_the_one_after_a_reset(driven: Driven) -> None:
    train_to(driven, 5, 1)
    driven.send(Step, True)
    driven.do(ResetWeights())
    driven.tick(20)
    assert place(driven) == (1, 0)


def test_an_epoch_to_be_finished_is_the_one_that_added_points_begin(driven: Driven) -> None:
    train_to(driven, 5, 1)
    driven.send(Step, True)
    driven.do(AddPoints(np.full(9, 0.5), np.zeros(9), 1))
    driven.tick(20)
    assert place(driven) == (7, 0)


def test_a_command_that_fails_is_told_and_leaves_the_run_as_it_was(
    driven: Driven, monkeypatch: pytest.MonkeyPatch
) -> None:
    train_to(driven, 2, 1)
    old = driven.document
    with monkeypatch.context() as patch:
        patch.setattr("nngui.run.run.operate", fail)
        answer = driven.do(SetUnits(0, 3))
    assert (answer.serial, answer.epoch, answer.step) == (driven.serial, 2, 1)
    assert answer.before is None
    (failure,) = driven.failures
    assert (failure.code, failure.message) == ("command", "MemoryError: 40 GB")
    assert (failure.epoch, failure.step) == (2, 1)
    # What the session does next: undo goes back to the document that the run still has.
    driven.send(Apply, old, None)
    train_to(driven, 3, 0)
    assert len(driven.failures) == 1


def test_a_document_that_cannot_be_loaded_leaves_no_old_run_behind(
    driven: Driven, monkeypatch: pytest.MonkeyPatch
) -> None:
    driven.send(SetRunning, True)
    other = Generate(Recipe("blobs", 30, 0.1, 3)).apply(Document())
    with monkeypatch.context() as patch:
        patch.setattr(Run, "__init__", fail)
        load = driven.send(Load, other)
    assert driven.failures[-1].serial == load, "it belongs to the new document"
    driven.tick()
    answers = len(driven.applied)
    driven.send(TakeCheckpoint)
    driven.do(ResetWeights())
    assert len(driven.applied) == answers + 2, "nobody waits for ever"
    assert all(answer.taken is None for answer in driven.applied[answers:])
    assert [failure.code for failure in driven.failures] == ["command"] * 3
    driven.send(Load, other)
    train_to(driven, 1, 0)


def test_training_that_fails_stops_and_is_told(
    driven: Driven, monkeypatch: pytest.MonkeyPatch
) -> None:
    train_to(driven, 1, 1)
    driven.send(SetRunning, True)
    with monkeypatch.context() as patch:
        patch.setattr(Run, "advance", fail)
        driven.tick(3)
    (failure,) = driven.failures
    assert (failure.code, failure.epoch, failure.step) == ("training", 1, 1)
    assert not driven.look().running
    train_to(driven, 2, 0)


def test_a_frame_that_fails_is_told_once_and_the_next_one_comes(
    driven: Driven, monkeypatch: pytest.MonkeyPatch
) -> None:
    driven.send(SetRunning, True)
    with monkeypatch.context() as patch:
        patch.setattr(FrameMaker, "plan", fail)
        driven.worker.receive_view_request(ViewRequest(1, columns=8, rows=8))
        driven.tick(3)
    (failure,) = driven.failures
    assert failure.code == "drawing"
    assert not driven.snapshots
    driven.send(SetRunning, False)
    assert driven.snapshots[-1].request_id == 1
    assert not driven.snapshots[-1].running


def test_a_command_that_waited_does_not_make_frames_look_older(driven: Driven) -> None:
    driven.send(SetRunning, True)
    driven.worker.receive(TakeCheckpoint(1))
    driven.worker.receive_view_request(ViewRequest(1, columns=8, rows=8))
    assert driven.snapshots[-1].serial == driven.serial
