"""The worker, driven by hand, and once in its real thread."""

from collections.abc import Iterator
from typing import Any

import numpy as np
import pytest
from PySide6.QtCore import QObject, Qt, QThread, Signal, Slot
from pytestqt.qtbot import QtBot

from nngui.data import Recipe
from nngui.garbage import GarbageCollector
from nngui.state.commands import (
    Apply,
    Load,
    Restore,
    SetRunning,
    SetSpeed,
    Step,
    TakeCheckpoint,
)
from nngui.state.document import Document
from nngui.state.edits import (
    AddPoints,
    ClearPoints,
    Edit,
    Generate,
    ResetWeights,
    SetSetting,
)
from nngui.state.snapshot import ViewRequest
from nngui.state.timeline import Timeline
from nngui.worker import TrainingWorker
from tests.clock import Clock


class _Window(QObject):
    """What stands at the other end of the queue: qtbot itself would be called in the worker's thread."""

    command = Signal(object)
    request = Signal(object)
    ending = Signal()
    drawn = Signal(object)

    @Slot(object)
    def receive(self, snapshot: object) -> None:
        self.drawn.emit(snapshot)


class Driven:
    """A worker without a thread: commands in, ticks by hand, answers collected."""

    def __init__(self) -> None:
        self.clock = Clock()
        self.worker = TrainingWorker(self.clock)
        self.applied: list[Any] = []
        self.snapshots: list[Any] = []
        self.failures: list[Any] = []
        self.worker.applied.connect(self.applied.append)
        self.worker.snapshot_ready.connect(self.snapshots.append)
        self.worker.failed.connect(self.failures.append)
        self.stops: list[Any] = []
        self.worker.stopped.connect(self.stops.append)
        self.document = Generate(Recipe(n_points=60)).apply(Document())
        self.serial = 0
        self.send(Load, self.document)

    def send(self, command: type, *values: Any) -> int:
        self.serial += 1
        self.worker.receive(command(self.serial, *values))
        return self.serial

    def do(self, edit: Edit) -> Any:
        self.document = edit.apply(self.document)
        self.send(Apply, self.document, edit)
        return self.applied[-1]

    def look(self) -> Any:
        """A frame of this moment: after a checkpoint, everything is new."""
        self.clock.now += 10.0
        self.send(TakeCheckpoint)
        self.worker.receive_view_request(ViewRequest(self.serial, columns=8, rows=8))
        return self.snapshots[-1]

    def tick(self, times: int = 1, seconds: float = 0.016) -> None:
        for _ in range(times):
            self.clock.now += seconds
            self.worker.tick()


@pytest.fixture
def driven(qapp: object) -> Iterator[Driven]:
    driven = Driven()
    yield driven
    driven.worker.stop()


def test_it_trains_only_while_running(driven: Driven) -> None:
    driven.tick()
    assert driven.look().epoch == 0
    driven.send(SetRunning, True)
    driven.tick(5)
    reached = driven.look()
    assert reached.running
    assert reached.epoch > 0
    driven.send(SetRunning, False)
    driven.tick(5)
    paused = driven.look()
    assert not paused.running
    assert (paused.epoch, paused.step) == (reached.epoch, reached.step)


def test_a_step_is_one_epoch_also_from_the_middle_of_one(driven: Driven) -> None:
    driven.send(SetRunning, True)
    driven.tick()
    driven.send(Step, True)
    before = driven.look()
    while driven.look().running:
        driven.tick()
    after = driven.look()
    assert (after.epoch, after.step) == (before.epoch + 1, 0)


def test_speed_is_in_steps_a_second(driven: Driven) -> None:
    driven.send(SetSpeed, 10.0)
    driven.send(SetRunning, True)
    driven.tick(200, 0.01)
    driven.look()
    assert 18 <= driven.applied[-1].taken.trainer.steps <= 21


def test_a_slow_machine_owes_at_most_a_second(driven: Driven) -> None:
    driven.send(SetSpeed, 3.0)
    driven.send(SetRunning, True)
    driven.tick(1, 1000.0)
    driven.tick(20, 0.0)
    driven.look()
    assert driven.applied[-1].taken.trainer.steps <= 4


def test_every_edit_is_acknowledged_with_its_moment(driven: Driven) -> None:
    driven.send(Step, True)
    while driven.look().running:
        driven.tick()
    answer = driven.do(SetSetting("training.learning_rate", 0.1))
    assert (answer.serial, answer.epoch, answer.step) == (driven.serial, 1, 0)
    assert answer.before is None


def test_reset_hands_back_the_weights_that_it_took(driven: Driven) -> None:
    driven.send(Step, True)
    while driven.look().running:
        driven.tick()
    before = driven.do(ResetWeights()).before
    assert before.epoch == 1
    assert driven.look().epoch == 0
    driven.send(Restore, driven.document, before)
    assert driven.look().epoch == 1
    assert driven.applied[-1].serial == driven.serial
    taken = driven.applied[-1].taken
    assert np.array_equal(taken.trainer.parameters, before.trainer.parameters)


def test_a_request_waits_until_there_is_something_new(driven: Driven) -> None:
    driven.look()
    shown = len(driven.snapshots)
    driven.worker.receive_view_request(ViewRequest(1000, columns=8, rows=8))
    assert len(driven.snapshots) == shown
    driven.do(AddPoints(np.array([1.0]), np.array([1.0]), 0))
    assert len(driven.snapshots) == shown + 1
    assert driven.snapshots[-1].serial == driven.serial


def test_without_points_training_ends_by_itself(driven: Driven) -> None:
    driven.send(SetRunning, True)
    driven.do(ClearPoints())
    driven.tick()
    assert not driven.look().running
    driven.send(SetRunning, True)
    assert not driven.look().running


def test_an_impossible_command_is_told_and_nothing_dies(driven: Driven) -> None:
    other = Generate(Recipe("blobs", 30, 0.1, 4)).apply(Document())
    other = SetSetting("network.layers", ()).apply(other)
    driven.send(Apply, other, None)
    assert driven.failures[-1].code == "command"
    assert driven.applied[-1].serial == driven.serial
    driven.send(SetRunning, True)
    driven.tick()
    assert driven.look().epoch >= 0


def test_in_its_thread_it_trains_and_ends_cleanly(qtbot: QtBot) -> None:
    # What earlier tests left for the collector belongs to this thread, not to the worker's.
    garbage = GarbageCollector()
    garbage.start()
    thread = QThread()
    worker = TrainingWorker()
    worker.moveToThread(thread)
    sender = _Window()
    sender.command.connect(worker.receive)
    sender.request.connect(worker.receive_view_request)
    sender.ending.connect(worker.stop, Qt.ConnectionType.BlockingQueuedConnection)
    worker.snapshot_ready.connect(sender.receive)
    thread.start()
    document = Generate(Recipe(n_points=60)).apply(Document())
    sender.command.emit(Load(1, document))
    sender.command.emit(SetRunning(2, True))
    for request_id in range(1, 6):
        with qtbot.waitSignal(sender.drawn, timeout=10_000) as blocker:
            sender.request.emit(ViewRequest(request_id, columns=8, rows=8))
        assert blocker.args[0].request_id == request_id
    assert blocker.args[0].epoch > 0
    sender.ending.emit()
    thread.quit()
    assert thread.wait(10_000)
    garbage.stop()


def test_the_timeline_comes_whole_and_only_when_it_is_another_one(driven: Driven) -> None:
    told: list[tuple[int, Timeline]] = []
    driven.worker.timeline_taken.connect(lambda *values: told.append(values))
    serial = driven.send(SetRunning, True)
    driven.tick(5, seconds=0.2)
    assert told
    assert told[-1][0] == serial
    assert [moment.epoch for moment in told[-1][1].moments][:2] == [0, told[-1][1].stride]
    assert len(told) == len({id(timeline) for _, timeline in told})
    driven.send(SetRunning, False)
    n_told = len(told)
    driven.tick(5)
    driven.look()
    assert len(told) == n_told
    driven.do(ResetWeights())
    assert told[-1][1].moments == ()


def test_a_timeline_that_grows_is_told_of_twice_a_second_and_whole_at_the_end(
    driven: Driven,
) -> None:
    told: list[Timeline] = []
    driven.worker.timeline_taken.connect(lambda serial, timeline: told.append(timeline))
    driven.send(SetRunning, True)
    driven.tick(90)  # nearly one and a half seconds
    assert 2 <= len(told) <= 3
    driven.send(SetRunning, False)
    end = driven.look().epoch
    stride = told[-1].stride
    assert told[-1].moments[-1].epoch > end - 2 * stride
