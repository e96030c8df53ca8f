"""What comes in while one long step is under way: views, pause and close at once, edits after it."""

from collections.abc import Callable, Iterator
from typing import Any

import numpy as np
import pytest
from PySide6.QtCore import QObject, Qt, Signal

from nngui.data import Recipe
from nngui.run import Run
from nngui.state.commands import Apply, Load, SetRunning, TakeCheckpoint
from nngui.state.document import Document
from nngui.state.edits import ClearPoints, Generate, SetSetting
from nngui.state.snapshot import Rect, ViewRequest
from tests.test_worker import Driven

ON_THE_LEFT = Rect(-6.0, -6.0, 0.0, 6.0)


class Queue(QObject):
    """Commands that wait in the event queue, as they do when they come from another thread."""

    command = Signal(object)
    request = Signal(object)
    ending = Signal()


class Busy(Driven):
    """A worker that trains on 3,000 points in one batch, which are three blocks."""

    def __init__(self) -> None:
        super().__init__()
        self.queue = Queue()
        queued = Qt.ConnectionType.QueuedConnection
        self.queue.command.connect(self.worker.receive, queued)
        self.queue.request.connect(self.worker.receive_view_request, queued)
        self.queue.ending.connect(self.worker.stop, queued)
        points = Generate(Recipe(n_points=3000)).apply(Document())
        document = SetSetting("train_share", 1.0).apply(points)
        self.document = SetSetting("training.batch_size", None).apply(document)
        self.send(Load, self.document)
        self.send(SetRunning, True)

    def post(self, command: type, *values: Any) -> None:
        self.serial += 1
        self.queue.command.emit(command(self.serial, *values))

    def taken(self) -> Any:
        self.send(TakeCheckpoint)
        return self.applied[-1].taken.trainer


def weights_after(document: Document, steps: int) -> np.ndarray:
    """What a run that nothing disturbs has learned by then."""
    run = Run(document)
    run.advance(60.0, steps=steps)
    return run.checkpoint().trainer.parameters


@pytest.fixture
def busy(qapp: object) -> Iterator[Busy]:
    busy = Busy()
    yield busy
    busy.worker.stop()


def test_pause_gives_the_step_up(busy: Busy) -> None:
    before = busy.taken()
    busy.worker.receive_view_request(ViewRequest(1, columns=8, rows=8))
    busy.post(SetRunning, False)
    busy.tick()
    after = busy.taken()
    assert after.steps == before.steps
    assert np.array_equal(after.parameters, before.parameters)
    busy.tick(3)
    assert busy.taken().steps == before.steps
    assert not busy.look().running
    assert not busy.failures


def test_a_step_that_was_given_up_is_made_when_training_goes_on(busy: Busy) -> None:
    busy.post(SetRunning, False)
    busy.tick()
    busy.send(SetRunning, True)
    busy.tick()
    after = busy.taken()
    assert after.steps > 0
    assert np.array_equal(after.parameters, weights_after(busy.document, after.steps))


def test_a_view_is_answered_with_the_weights_before_the_step(busy: Busy) -> None:
    before = busy.look()
    checkpoint = busy.applied[-1].taken
    busy.clock.now += 1.0
    seen: list[Any] = []
    busy.worker.snapshot_ready.connect(lambda snapshot: seen.append(snapshot))
    busy.queue.request.emit(ViewRequest(77, rect=ON_THE_LEFT, columns=8, rows=8))
    busy.tick()
    within = seen[0]
    assert (within.request_id, within.rect) == (77, ON_THE_LEFT)
    assert (within.epoch, within.step) == (before.epoch, before.step)
    assert busy.taken().epoch > before.epoch
    then = Run(busy.document, checkpoint)
    np.testing.assert_array_equal(within.field, then.field(ON_THE_LEFT, 8, 8))


def test_views_do_not_hold_training_up(busy: Busy) -> None:
    for number in range(5):
        busy.queue.request.emit(ViewRequest(number, rect=ON_THE_LEFT, columns=8, rows=8))
        busy.queue.request.emit(ViewRequest(number, columns=8, rows=8))
        busy.tick()
    assert busy.taken().steps >= 5


def test_edits_wait_for_the_end_of_the_step(busy: Busy) -> None:
    edit = SetSetting("training.learning_rate", 0.5)
    document = busy.document
    busy.post(Apply, edit.apply(document), edit)
    busy.tick()
    answer = busy.applied[-1]
    after = busy.taken()
    assert (answer.epoch, answer.step) == (after.epoch, 0)
    assert after.steps == after.epoch > 0
    assert np.array_equal(after.parameters, weights_after(document, after.steps))
    assert after.optimizer.learning_rate == 0.5


def test_commands_keep_their_order(busy: Busy) -> None:
    before = busy.taken()
    edit = ClearPoints()
    busy.post(Apply, edit.apply(busy.document), edit)
    busy.post(TakeCheckpoint)
    busy.post(SetRunning, False)
    busy.tick()
    cleared, taken = busy.applied[-2:]
    assert (cleared.serial, taken.serial) == (busy.serial - 2, busy.serial - 1)
    assert taken.taken.document.dataset.n_points == 0
    assert taken.taken.trainer.steps == before.steps


def end(busy: Busy) -> None:
    busy.queue.ending.emit()


def load(busy: Busy) -> None:
    busy.post(Load, Document())


@pytest.mark.parametrize("leave", [end, load])
def test_closing_and_another_document_do_not_wait(
    busy: Busy, leave: Callable[[Busy], None]
) -> None:
    before = busy.taken()
    leave(busy)
    busy.tick()
    after = busy.taken()
    if leave is end:
        assert after.steps == before.steps
        assert np.array_equal(after.parameters, before.parameters)
    assert not busy.look().running
    assert not busy.failures
