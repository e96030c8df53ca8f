from typing import Any

import numpy as np
import pytest
from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import (
    RuleBasedStateMachine,
    initialize,
    invariant,
    precondition,
    rule,
)

from nngui.data import Dataset
from nngui.engine import SGD, TrainerState
from nngui.state.checkpoint import Checkpoint
from nngui.state.document import Document
from nngui.state.edits import AddPoints, Edit, MovePoints, ResetWeights, SetUnits
from nngui.state.history import History
from nngui.state.journal import Back
from tests.state.strategies import all_edits


def add(n: int = 1, stroke: int = 0) -> AddPoints:
    return AddPoints(np.zeros(n), np.zeros(n), 0, stroke=stroke)


def checkpoint(document: Document, epoch: int = 0, n: int = 10) -> Checkpoint:
    numbers = np.zeros(n)
    state = TrainerState(numbers, SGD(), np.zeros((0, n)), 0, epoch, 0, 0, 0, 0.0, 0, 0.0)
    return Checkpoint(document, state)


class Hand:
    """Performs edits on a document with a history, as the session does."""

    def __init__(self, history: History | None = None) -> None:
        self.document = Document()
        self.history = history or History()
        self.serial = 0

    def perform(self, edit: Edit) -> int:
        old, self.document = self.document, edit.apply(self.document)
        touches = edit.touches_weights(old, self.document)
        self.serial += 1
        self.history.push(edit, self.serial, touches, old, self.document)
        return self.serial

    def undo(self) -> bool:
        step = self.history.undo()
        self.document = step.old if step else self.document
        return step is not None

    def redo(self) -> bool:
        step = self.history.redo()
        self.document = step.new if step else self.document
        return step is not None


def test_undo_and_redo_give_the_very_documents() -> None:
    hand = Hand()
    documents = [hand.document]
    for n in (1, 2, 3):
        hand.perform(add(n))
        documents.append(hand.document)
    for expected in reversed(documents[:-1]):
        assert hand.undo()
        assert hand.document is expected
    assert not hand.undo()
    for expected in documents[1:]:
        assert hand.redo()
        assert hand.document is expected
    assert not hand.redo()


def test_an_edit_after_undo_drops_what_could_be_redone() -> None:
    hand = Hand()
    hand.perform(add())
    hand.undo()
    hand.perform(add(2))
    assert hand.history.redo_step is None
    assert hand.history.undo_step is not None
    assert hand.history.undo_step.label == "add 2 points"


def test_a_stroke_is_one_step_with_one_label() -> None:
    hand = Hand()
    hand.perform(add())
    before = hand.document
    for _ in range(5):
        hand.perform(add(1, stroke=7))
    hand.perform(add(1, stroke=8))
    hand.undo()
    assert hand.history.undo_step is not None
    assert hand.history.undo_step.label == "add 5 points"
    hand.undo()
    assert hand.document is before


def test_edits_without_a_stroke_never_merge() -> None:
    hand = Hand()
    hand.perform(add())
    hand.perform(add())
    hand.undo()
    assert hand.document.dataset.n_points == 1


def test_a_stroke_over_the_units_is_one_step_back_to_the_weights_before_it() -> None:
    """A slider of units drawn from 8 to 5: the state that undo puts back is the one before all of it."""
    hand = Hand()
    first = hand.document
    serials = [hand.perform(SetUnits(0, units, stroke=3)) for units in (7, 6, 6, 5)]
    for epoch, serial in enumerate(serials):
        hand.history.acknowledge(serial, Back.UNDO, checkpoint(first, epoch=100 + epoch))
    step = hand.history.undo_step
    assert step is not None
    assert step.touches_weights
    assert (step.before and step.before.epoch) == 100
    hand.undo()
    assert hand.document is first


def test_a_stroke_that_comes_to_touch_the_weights_waits_for_their_state() -> None:
    hand = Hand()
    hand.perform(SetUnits(0, 8, stroke=3))
    assert hand.history.weights_serial == 0
    serial = hand.perform(SetUnits(0, 5, stroke=3))
    hand.history.acknowledge(serial, Back.UNDO, checkpoint(hand.document, epoch=5))
    step = hand.history.undo_step
    assert step is not None
    assert step.touches_weights
    assert (step.before and step.before.epoch) == 5
    assert hand.history.weights_serial == serial


def test_acknowledge_finds_the_step_wherever_it_stands() -> None:
    hand = Hand()
    reset = hand.perform(ResetWeights())
    hand.perform(add())
    hand.history.acknowledge(reset, Back.UNDO, checkpoint(hand.document, epoch=3))
    hand.undo()
    hand.undo()
    hand.history.acknowledge(reset, Back.REDO, checkpoint(hand.document, epoch=9))
    step = hand.history.redo_step
    assert step is not None
    assert step.before is None, "it is put back"
    assert (step.after and step.after.epoch) == 9


def test_the_last_edit_of_the_weights_goes_back_with_undo() -> None:
    hand = Hand()
    first = hand.perform(ResetWeights())
    hand.perform(add())
    second = hand.perform(ResetWeights())
    assert hand.history.weights_serial == second
    hand.undo()
    assert hand.history.weights_serial == first
    hand.undo()
    assert hand.history.weights_serial == first
    hand.undo()
    assert hand.history.weights_serial == 0


def test_only_bytes_of_its_own_count() -> None:
    hand = Hand()
    hand.perform(add(1_000))
    size = hand.history.nbytes
    # A move replaces x1, x2 and origin; the other five columns are shared.
    point = np.array([0])
    hand.perform(MovePoints(point, np.ones(1), np.ones(1)))
    assert hand.history.nbytes - size < 1_000 * (8 + 8 + 1) + 2_000
    assert hand.history.nbytes - size > 1_000 * (8 + 8 + 1)


def test_beyond_the_bound_the_oldest_steps_go_and_it_says_so() -> None:
    hand = Hand(History(max_bytes=10_000))
    for _ in range(50):
        hand.perform(add())
    history = hand.history
    assert history.nbytes <= 10_000
    assert history.dropped > 0
    count = 0
    while hand.undo():
        count += 1
    assert count == 50 - history.dropped
    assert hand.document.dataset.n_points == 50 - count


def test_the_newest_step_stays_however_large_it_is() -> None:
    hand = Hand(History(max_bytes=10))
    hand.perform(add())
    hand.perform(add(5_000))
    assert hand.history.dropped == 1
    assert hand.undo()


def test_a_checkpoint_counts_and_drops_what_is_older() -> None:
    hand = Hand(History(max_bytes=50_000))
    hand.perform(add())
    serial = hand.perform(ResetWeights())
    hand.history.acknowledge(serial, Back.UNDO, checkpoint(hand.document, n=10_000))
    assert hand.history.dropped == 1
    assert hand.history.undo_step is not None
    assert hand.history.undo_step.before is not None


def test_clear_forgets_everything() -> None:
    hand = Hand()
    hand.perform(add())
    hand.undo()
    hand.perform(add())
    hand.history.clear()
    assert (hand.history.undo_step, hand.history.redo_step) == (None, None)
    assert hand.history.nbytes == 0


class DocumentAndHistory(RuleBasedStateMachine):
    """Against a plain list of documents: undo and redo walk along it, whatever was done."""

    @initialize(n=st.integers(0, 3))
    def begin(self, n: int) -> None:
        self.hand = Hand()
        self.hand.document = Document(Dataset().with_points(np.arange(n), np.zeros(n), np.zeros(n)))
        self.documents = [self.hand.document]
        self.at = 0
        self.stroke = 0

    def note(self, *, merges: bool) -> None:
        del self.documents[self.at + 1 :]
        if merges:
            self.documents[self.at] = self.hand.document
        else:
            self.documents.append(self.hand.document)
            self.at += 1

    @rule(edit=all_edits())
    def perform(self, edit: Any) -> None:
        try:
            self.hand.perform(edit)
        except ValueError:
            assert self.hand.document is self.documents[self.at]
            return
        merges = edit.stroke != 0 and edit.stroke == self.stroke
        self.stroke = edit.stroke
        self.note(merges=merges)

    @rule(n=st.integers(1, 3), fresh=st.booleans())
    def paint(self, n: int, fresh: bool) -> None:
        stroke = self.stroke + 1 if fresh or not self.stroke else self.stroke
        self.hand.perform(add(n, stroke=stroke))
        merges = stroke == self.stroke
        self.stroke = stroke
        self.note(merges=merges)

    @precondition(lambda self: self.at > 0)
    @rule()
    def undo(self) -> None:
        assert self.hand.undo()
        self.at -= 1
        self.stroke = self.top_stroke()

    @precondition(lambda self: self.at < len(self.documents) - 1)
    @rule()
    def redo(self) -> None:
        assert self.hand.redo()
        self.at += 1
        self.stroke = self.top_stroke()

    def top_stroke(self) -> int:
        step = self.hand.history.undo_step
        return step.stroke if step else 0

    @invariant()
    def the_document_is_the_one_of_the_list(self) -> None:
        if hasattr(self, "hand"):
            assert self.hand.document is self.documents[self.at]

    @invariant()
    def the_bytes_are_those_of_the_steps(self) -> None:
        if hasattr(self, "hand"):
            history = self.hand.history
            steps = [*history._undo, *history._redo]
            assert history.nbytes == sum(step.nbytes for step in steps)

    def teardown(self) -> None:
        if hasattr(self, "hand"):
            while self.hand.undo():
                self.at -= 1
            assert self.at == 0
            assert self.hand.document.equals(self.documents[0])


DocumentAndHistory.TestCase.settings = settings(
    max_examples=25, stateful_step_count=25, deadline=None
)
TestDocumentAndHistory = pytest.mark.thorough(DocumentAndHistory.TestCase)
