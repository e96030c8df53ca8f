from collections.abc import Iterator

import pytest

from nngui.session import Session
from nngui.state.commands import (
    Apply,
    Restore,
)
from nngui.state.edits import AddClass
from tests.hand import Hand, add, checkpoint


@pytest.fixture
def hand() -> Iterator[Hand]:
    hand = Hand(Session())
    yield hand
    hand.session.deleteLater()


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
