"""What crosses in the queue: strokes canceled behind an undo that waits, failures and starts of other documents."""

from collections.abc import Iterator

import pytest

from nngui.session import Session
from nngui.state.commands import Failed
from nngui.state.document import Document
from nngui.state.edits import AddPoints
from tests.hand import Hand, add, checkpoint


@pytest.fixture
def hand() -> Iterator[Hand]:
    hand = Hand(Session())
    yield hand
    hand.session.deleteLater()


def test_a_stroke_that_waits_behind_an_undo_can_be_canceled(hand: Hand) -> None:
    session = hand.session
    session.reset()
    session.undo()
    session.perform(add(stroke=4))
    session.perform(add(stroke=4))
    session.cancel_stroke(4)
    session.perform(add())
    hand.answer(hand.commands[0], before=checkpoint(session.document))
    assert session.document.dataset.n_points == 1
    assert hand.of("history_changed")[-1] == ("add point", "")


def test_a_stroke_goes_on_after_an_undo_in_the_middle_of_it(hand: Hand) -> None:
    session = hand.session
    session.perform(add())
    session.perform(add(2, stroke=4))
    session.undo()
    session.perform(add(3, stroke=4))
    session.perform(add(4, stroke=4))
    assert session.document.dataset.n_points == 8
    session.cancel_stroke(4)
    assert session.document.dataset.n_points == 1
    session.cancel_stroke(4)
    assert session.document.dataset.n_points == 1


def test_the_journal_starts_with_the_first_document(hand: Hand) -> None:
    session = hand.session
    first = session.document
    session.perform(add())
    hand.answer(hand.commands[-1])
    assert session.journal.document is first
    assert isinstance(session.journal.entries[0].what, AddPoints)
    other = Document()
    session.load(other)
    assert session.journal.document is other
    start = checkpoint(other, epoch=3)
    session.load(other, checkpoint=start)
    assert (session.journal.start, session.journal.document) == (start, None)


def test_a_late_failure_of_the_old_document_does_not_stop_the_new_one(hand: Hand) -> None:
    session = hand.session
    session.train()
    late = Failed("diverged", "", 3, 1, serial=hand.commands[-1].serial)
    session.load(Document())
    session.train()
    session.receive_failure(late)
    assert session.running
    assert hand.of("training_failed") == []
    present = Failed("diverged", "", 3, 1, serial=hand.commands[-1].serial)
    session.receive_failure(present)
    assert not session.running
    assert hand.of("training_failed") == [present]


def test_a_checkpoint_that_is_asked_for_behind_an_undo_is_taken_after_it(hand: Hand) -> None:
    """Reset, undo and Save in a row: the file must hold the weights that undo brings back."""
    session = hand.session
    session.reset()
    session.undo()
    serial = session.take_checkpoint()
    assert hand.kinds() == ["Apply"]
    hand.answer(hand.commands[0], before=checkpoint(session.document, epoch=9))
    assert hand.kinds() == ["Apply", "Restore", "TakeCheckpoint"]
    assert hand.commands[-1].serial == serial
