"""Frames of a large network: made beside training, exactly of one moment, and never of what is gone."""

import threading
from collections.abc import Callable, Iterator
from typing import Any

import numpy as np
import pytest
from PySide6.QtCore import Qt, QThread
from pytestqt.qtbot import QtBot

from nngui.data import Recipe
from nngui.garbage import GarbageCollector
from nngui.run import Run, frames
from nngui.run.field_picture import FieldPicture, field_picture
from nngui.run.likeness import LARGE
from nngui.state.checkpoint import Checkpoint
from nngui.state.commands import Load, SetRunning, TakeCheckpoint
from nngui.state.document import Document
from nngui.state.edits import Generate, ResetWeights, SetSetting
from nngui.state.settings import LayerSettings
from nngui.state.snapshot import Rect, ViewRequest
from nngui.worker import TrainingWorker
from tests.test_worker import Driven, _Window

WAIT_MS = 20_000
ON_THE_LEFT = Rect(-6.0, -6.0, 0.0, 6.0)


def large(n_points: int = 60) -> Document:
    document = Generate(Recipe(n_points=n_points)).apply(Document())
    return SetSetting("network.layers", (LayerSettings(128, "relu"),) * 2).apply(document)


def threads() -> list[str]:
    return [thread.name for thread in threading.enumerate() if thread.name.startswith("frames")]


class Gate:
    """Stands in the way of the thread that draws: what is drawn there waits until it is opened."""

    def __init__(self) -> None:
        self.opened, self.reached = threading.Event(), threading.Event()
        self.opened.set()
        self.error: Exception | None = None

    def __call__(self, *given: Any) -> FieldPicture:
        if threading.current_thread().name.startswith("frames"):
            self.reached.set()
            assert self.opened.wait(WAIT_MS / 1000)
            if self.error is not None:
                raise self.error
        return field_picture(*given)


class Drawn(Driven):
    """A worker that trains a large network."""

    def __init__(self, gate: Gate, qtbot: QtBot) -> None:
        super().__init__()
        self.gate, self.qtbot = gate, qtbot
        assert Run(large()).network.n_parameters >= LARGE
        self.document = large()
        self.send(Load, self.document)
        self.send(SetRunning, True)
        self.tick()

    def taken(self) -> Checkpoint:
        self.send(TakeCheckpoint)
        checkpoint = self.applied[-1].taken
        assert isinstance(checkpoint, Checkpoint)
        return checkpoint

    def ask(self, request_id: int = 1, after_s: float = 10.0) -> None:
        self.clock.now += after_s
        self.worker.receive_view_request(ViewRequest(request_id, ON_THE_LEFT, columns=8, rows=8))

    def ask_and_hold(self) -> None:
        """Ask for a frame that stays in the air until the gate is opened."""
        self.gate.opened.clear()
        self.gate.reached.clear()
        self.ask()
        assert self.gate.reached.wait(WAIT_MS / 1000)

    def let_land(self, is_there: Callable[[], object]) -> None:
        self.gate.opened.set()
        self.qtbot.waitUntil(lambda: bool(is_there()), timeout=WAIT_MS)


@pytest.fixture
def gate(monkeypatch: pytest.MonkeyPatch) -> Gate:
    gate = Gate()
    monkeypatch.setattr(frames, "field_picture", gate)
    return gate


@pytest.fixture
def drawn(gate: Gate, qtbot: QtBot) -> Iterator[Drawn]:
    drawn = Drawn(gate, qtbot)
    yield drawn
    gate.opened.set()
    drawn.worker.stop()
    assert threads() == []


def test_a_frame_shows_the_moment_that_it_names_however_far_training_has_gone(drawn: Drawn) -> None:
    then = drawn.taken()
    drawn.ask_and_hold()
    drawn.tick(20)
    now = drawn.taken()
    assert now.epoch > then.epoch
    drawn.let_land(lambda: drawn.snapshots)
    (snapshot,) = drawn.snapshots
    assert (snapshot.epoch, snapshot.step) == (then.epoch, then.trainer.step_in_epoch)
    assert (snapshot.request_id, snapshot.rect, snapshot.running) == (1, ON_THE_LEFT, True)
    of_then = Run(drawn.document, then)
    np.testing.assert_array_equal(snapshot.field, of_then.field(ON_THE_LEFT, 8, 8))
    evaluation, wrong = of_then.scores()
    assert (snapshot.train_loss, snapshot.test_loss) == (
        evaluation.train_loss,
        evaluation.test_loss,
    )
    np.testing.assert_array_equal(snapshot.misclassified, wrong)
    np.testing.assert_array_equal(snapshot.curve.epoch, then.curve.epoch)


def test_being_looked_at_meanwhile_changes_no_bit(drawn: Drawn) -> None:
    for number in range(1, 4):
        drawn.ask(number)
        drawn.tick(5)
        drawn.let_land(lambda number=number: len(drawn.snapshots) == number)
    taken = drawn.taken()
    alone = Run(drawn.document)
    alone.advance(60.0, steps=taken.trainer.steps)
    assert np.array_equal(alone.network.parameters, taken.trainer.parameters)


def test_one_is_in_the_air_at_a_time_and_the_latest_wish_is_next(drawn: Drawn) -> None:
    drawn.ask_and_hold()
    drawn.ask(2, after_s=0.0)
    drawn.ask(3, after_s=0.0)
    drawn.tick(3, seconds=0.0)
    assert not drawn.snapshots
    drawn.let_land(lambda: len(drawn.snapshots) == 2)
    assert [snapshot.request_id for snapshot in drawn.snapshots] == [1, 3]
    assert threads() == ["frames_0"]


def test_while_paused_a_frame_comes_at_once(drawn: Drawn) -> None:
    drawn.send(SetRunning, False)
    drawn.ask()
    assert not drawn.snapshots[-1].running
    assert threads() == []


def test_a_small_network_has_no_thread_of_its_own(qapp: object) -> None:
    driven = Driven()
    driven.send(SetRunning, True)
    driven.tick()
    assert driven.look().running
    assert threads() == []
    driven.worker.stop()


def test_a_frame_that_shows_training_is_dropped_once_it_is_paused(drawn: Drawn) -> None:
    drawn.ask_and_hold()
    drawn.send(SetRunning, False)
    drawn.let_land(lambda: drawn.snapshots)
    (snapshot,) = drawn.snapshots
    assert (snapshot.request_id, snapshot.running) == (1, False)
    assert snapshot.serial == drawn.serial


def test_a_frame_of_a_document_that_is_gone_is_dropped(drawn: Drawn) -> None:
    drawn.ask_and_hold()
    drawn.document = large(40)
    drawn.send(Load, drawn.document)
    drawn.send(SetRunning, True)
    drawn.tick()
    drawn.let_land(lambda: drawn.snapshots)
    (snapshot,) = drawn.snapshots
    assert snapshot.serial == drawn.serial
    assert snapshot.run_id == 3  # a first small one, a large one, and this


def test_an_edit_meanwhile_makes_another_frame_due(drawn: Drawn) -> None:
    drawn.ask_and_hold()
    drawn.do(ResetWeights())
    drawn.ask(2, after_s=0.0)
    drawn.let_land(lambda: len(drawn.snapshots) == 2)
    first, second = drawn.snapshots
    assert first.serial < second.serial == drawn.serial
    assert len(second.ghost) > 0
    assert not drawn.failures


def test_what_goes_wrong_there_is_told_once_and_the_next_frame_comes(drawn: Drawn) -> None:
    drawn.gate.error = MemoryError("40 GB")
    drawn.ask()
    drawn.let_land(lambda: drawn.failures)
    drawn.tick(3)
    (failure,) = drawn.failures
    assert failure.code == "drawing"
    assert not drawn.snapshots
    drawn.gate.error = None
    drawn.send(SetRunning, True)
    drawn.let_land(lambda: drawn.snapshots)
    assert drawn.snapshots[0].request_id == 1


def test_an_end_waits_for_the_frame_in_the_air_and_shows_it_no_more(drawn: Drawn) -> None:
    drawn.ask_and_hold()
    threading.Timer(0.05, drawn.gate.opened.set).start()
    drawn.worker.stop()
    assert threads() == []
    drawn.qtbot.wait(20)
    assert not drawn.snapshots
    assert not drawn.failures


def test_in_its_real_thread(qtbot: QtBot) -> None:
    sender = _Window()
    garbage = GarbageCollector()
    garbage.start()
    worker, thread = TrainingWorker(), QThread()
    worker.moveToThread(thread)
    sender.command.connect(worker.receive)
    sender.request.connect(worker.receive_view_request)
    sender.ending.connect(worker.stop, Qt.ConnectionType.BlockingQueuedConnection)
    worker.snapshot_ready.connect(sender.receive)
    thread.start()
    sender.command.emit(Load(1, large(3_000)))
    sender.command.emit(SetRunning(2, True))
    epochs = []
    for number in range(1, 8):
        with qtbot.waitSignal(sender.drawn, timeout=WAIT_MS) as blocker:
            sender.request.emit(ViewRequest(number, columns=64, rows=64))
        assert blocker.args[0].request_id == number
        epochs.append((blocker.args[0].epoch, blocker.args[0].step))
    assert epochs == sorted(set(epochs))
    sender.request.emit(ViewRequest(8, columns=64, rows=64))
    sender.ending.emit()
    thread.quit()
    assert thread.wait(WAIT_MS)
    assert threads() == []
    garbage.stop()
