"""Initial state and journal are the run, bit for bit: random edits, undo and redo between random steps, done again."""

from collections.abc import Callable, Iterator

import numpy as np
import pytest

from nngui.data import Recipe
from nngui.engine import TrainerState
from nngui.session import Session
from nngui.state.checkpoint import Checkpoint
from nngui.state.document import Document
from nngui.state.edits import (
    Edit,
    Generate,
    MovePoints,
    ReplaceDataset,
    SetParameters,
    SetSetting,
    SetUnits,
)
from nngui.state.edits.weights import BIAS
from nngui.state.journal import Back, Journal
from nngui.state.logbook import MAX_ENTRIES
from nngui.state.session_file import SessionFile, from_json, to_json
from nngui.state.snapshot import ViewRequest
from nngui.worker import TrainingWorker
from tests.journal_edits import any_edit, first_document, rng_ids


class Desk:
    """A session and its worker in one thread: a tick is one step of training."""

    def __init__(self, journal: Journal) -> None:
        self.session = Session()
        self.worker = TrainingWorker()
        self.session.command_issued.connect(self.worker.receive)
        self.session.view_requested.connect(self.worker.receive_view_request)
        self.worker.applied.connect(self.session.receive_applied)
        self.worker.snapshot_ready.connect(self.session.receive_snapshot)
        self.failures: list[object] = []
        self.worker.failed.connect(self.failures.append)
        self.taken: list[Checkpoint] = []
        self.session.checkpoint_taken.connect(lambda _, taken: self.taken.append(taken))
        document = journal.start.document if journal.start else journal.document
        assert document is not None
        self.session.load(document, checkpoint=journal.start)
        self.speed_is_flat_out()

    def speed_is_flat_out(self) -> None:
        self.session.set_view_settings(type(self.session.view_settings)(speed=None))

    def checkpoint(self) -> Checkpoint:
        self.session.take_checkpoint()
        return self.taken.pop()

    def place(self) -> tuple[int, int]:
        state = self.checkpoint().trainer
        return state.epoch, state.step_in_epoch

    def train(self, steps: int) -> None:
        self.session.train()
        for _ in range(steps):
            self.worker.tick()
        self.session.pause()

    def replay(self, journal: Journal, until: TrainerState) -> None:
        for entry in journal.entries:
            self.train_to(entry.epoch, entry.step)
            if entry.what is Back.UNDO:
                self.session.undo()
            elif entry.what is Back.REDO:
                self.session.redo()
            else:
                assert isinstance(entry.what, Edit)
                self.session.perform(entry.what)
        self.train_to(until.epoch, until.step_in_epoch)

    def train_to(self, epoch: int, step: int) -> None:
        while (place := self.place()) < (epoch, step):
            self.train(1)
            assert self.place() != place, "it does not get there"

    def end(self) -> None:
        self.worker.stop()
        self.session.deleteLater()
        self.worker.deleteLater()


Make = Callable[[Journal], Desk]


@pytest.fixture
def make(qapp: object, monkeypatch: pytest.MonkeyPatch) -> Iterator[Make]:
    monkeypatch.setattr("nngui.run.course.LEAST_SLICE_S", -1.0)
    monkeypatch.setattr("nngui.run.drive.SLICE_S", -1.0)
    desks: list[Desk] = []

    def make_desk(journal: Journal) -> Desk:
        desks.append(Desk(journal))
        return desks[-1]

    yield make_desk
    for desk in desks:
        desk.end()
        assert desk.failures == []


class Hand:
    """Does something at random, as a user might: any edit, a drag, a stroke, undo, redo, a look, some steps."""

    def __init__(self, desk: Desk, seed: int) -> None:
        self.desk = desk
        self.rng = np.random.default_rng(seed)
        self.strokes = 0

    def act(self) -> None:
        session, rng = self.desk.session, self.rng
        choice = rng.integers(12)
        if choice < 3:
            session.undo()
        elif choice == 3:
            session.redo()
        elif choice == 4:
            self.desk.session.request_view(ViewRequest(1, columns=4, rows=4))
        elif choice == 5:
            self.drag()
        elif choice == 6:
            self.slide() if rng.integers(2) else self.turn()
        else:
            session.perform(any_edit(session.document, self.rng))
        if rng.integers(3):
            self.desk.train(int(rng.integers(9)))

    def drag(self) -> None:
        dataset = self.desk.session.document.dataset
        if dataset.n_points == 0:
            return
        self.strokes += 1
        point = rng_ids(self.rng, dataset.id, 1)
        for _ in range(3):
            x1, x2 = self.rng.normal(size=(2, 1))
            self.desk.session.perform(MovePoints(point, x1, x2, stroke=self.strokes))
            self.desk.train(int(self.rng.integers(2)))
        if not self.rng.integers(4):
            self.desk.session.cancel_stroke(self.strokes)

    def slide(self) -> None:
        self.strokes += 1
        for units in self.rng.integers(1, 7, size=3).tolist():
            self.desk.session.perform(SetUnits(0, units, stroke=self.strokes))
            self.desk.train(int(self.rng.integers(2)))

    def turn(self) -> None:
        """A neuron line under the hand: held until it is let go, or taken back."""
        self.strokes += 1
        units, inputs = np.zeros(2, dtype=np.int64), np.array([0, BIAS])
        for held in (True, True, True, False):
            values = self.rng.normal(size=2)
            edit = SetParameters(0, units, inputs, values, held=held, stroke=self.strokes)
            self.desk.session.perform(edit)
            self.desk.train(int(self.rng.integers(2)))
        if not self.rng.integers(4):
            self.desk.session.cancel_stroke(self.strokes)


def assert_same_run(one: Checkpoint, other: Checkpoint) -> None:
    a, b = one.trainer, other.trainer
    assert (a.epoch, a.step_in_epoch, a.steps) == (b.epoch, b.step_in_epoch, b.steps)
    assert a.parameters.tobytes() == b.parameters.tobytes()
    assert a.moments.tobytes() == b.moments.tobytes()
    assert (a.optimizer, a.optimizer_updates, a.order_seed) == (
        b.optimizer,
        b.optimizer_updates,
        b.order_seed,
    )
    assert one.document.equals(other.document)


@pytest.mark.parametrize("seed", range(12))
def test_a_replayed_journal_is_the_run(make: Make, seed: int) -> None:
    desk = make(Journal(document=first_document()))
    hand = Hand(desk, seed)
    for _ in range(60):
        hand.act()
    reached, journal = desk.checkpoint(), desk.session.journal
    assert len(journal.entries) > 30
    again = make(journal)
    again.replay(journal, reached.trainer)
    assert_same_run(again.checkpoint(), reached)
    # And on from there, both alike.
    for one in (desk, again):
        one.train(20)
    assert_same_run(again.checkpoint(), desk.checkpoint())


def test_a_journal_that_went_through_a_file_is_the_run(make: Make) -> None:
    desk = make(Journal(document=first_document()))
    hand = Hand(desk, 1_000)
    for _ in range(30):
        hand.act()
    saved = desk.checkpoint()
    opened = from_json(to_json(SessionFile(saved.document, saved, desk.session.journal)))
    desk.session.load(opened.document, checkpoint=opened.checkpoint, journal=opened.journal)
    desk.speed_is_flat_out()
    for _ in range(30):
        hand.act()
    reached, journal = desk.checkpoint(), desk.session.journal
    again = make(journal)
    again.replay(journal, reached.trainer)
    assert_same_run(again.checkpoint(), reached)


@pytest.mark.parametrize("seed", range(4))
def test_a_journal_begun_anew_is_the_run_also_where_undo_reaches_behind_its_start(
    make: Make, seed: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("nngui.state.logbook.MAX_ENTRIES", 8)
    desk = make(Journal(document=first_document()))
    hand = Hand(desk, seed)
    for _ in range(60):
        hand.act()
        reached, journal = desk.checkpoint(), desk.session.journal
        assert len(journal.entries) < 8
        again = make(journal)
        again.replay(journal, reached.trainer)
        assert_same_run(again.checkpoint(), reached)
    assert journal.start is not None


def test_a_journal_is_bounded_by_entries_and_by_bytes(make: Make) -> None:
    desk = make(Journal(document=first_document()))
    for index in range(MAX_ENTRIES + 10):
        desk.session.perform(SetSetting("network.seed", index))
    assert len(desk.session.journal.entries) == 10
    large = Generate(Recipe(n_points=50_000)).apply(Document())
    for _ in range(12):
        desk.session.perform(ReplaceDataset(large.dataset, large.settings, "a file"))
    entries = desk.session.journal.entries
    assert sum(entry.nbytes for entry in entries) < 16 * 1024 * 1024
    assert desk.session.history.undo_step is not None
