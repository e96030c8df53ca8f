"""What history keeps alive: each step one state of the run at most, on whichever side it is to be put back."""

import pytest

from nngui.state.edits import NewWeights
from nngui.state.history import History
from nngui.state.journal import Back
from tests.state.test_history import Hand, add, checkpoint

SIZE = 10_000
STEPS = 10


def all_bytes(history: History) -> int:
    steps = [*history._undo, *history._redo]
    points = [point for step in steps for point in (step.before, step.after) if point]
    return sum(point.nbytes for point in points)


def walked_back(history: History) -> Hand:
    """Ten new weights, all taken back, each answered by the worker."""
    hand = Hand(history)
    for _ in range(STEPS):
        serial = hand.perform(NewWeights())
        history.acknowledge(serial, Back.UNDO, checkpoint(hand.document, n=SIZE))
    for _ in range(STEPS):
        step = history.undo_step
        assert step is not None
        hand.undo()
        history.acknowledge(step.serial, Back.REDO, checkpoint(hand.document, n=SIZE))
    return hand


def test_a_walk_back_and_on_keeps_one_state_a_step() -> None:
    hand = walked_back(History())
    history = hand.history
    state = checkpoint(hand.document, n=SIZE).nbytes
    assert all_bytes(history) == STEPS * state
    assert history.nbytes == pytest.approx(STEPS * state, rel=0.02)
    for _ in range(STEPS):
        step = history.redo_step
        assert step is not None
        assert step.after is not None
        hand.redo()
        history.acknowledge(step.serial, Back.UNDO, checkpoint(hand.document, n=SIZE))
    assert all_bytes(history) == STEPS * state


def test_going_back_drops_no_step_that_there_was_room_for() -> None:
    state = checkpoint(Hand().document, n=SIZE).nbytes
    history = walked_back(History(max_bytes=STEPS * (state + 2_000))).history
    assert history.dropped == 0
    assert history.undo_step is None


def test_a_stroke_counts_what_it_added_and_not_what_was_there() -> None:
    hand = Hand()
    hand.perform(add(10_000))
    hand.perform(add())
    size = hand.history.nbytes
    for _ in range(200):
        hand.perform(add())
    # No old document is kept alive by its step alone: each lies in the memory of the next.
    assert hand.history.nbytes - size < 200 * 1_100
    while hand.undo():
        pass
    assert hand.document.dataset.n_points == 0
    while hand.redo():
        pass
    assert hand.document.dataset.n_points == 10_201
