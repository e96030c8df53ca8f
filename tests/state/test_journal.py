import numpy as np
import pytest

from nngui.state.edits import AddPoints, Edit, MovePoints, SetParameters
from nngui.state.journal import Back, Journal, JournalEntry


def move(x: float, stroke: int = 1, point: int = 0) -> MovePoints:
    return MovePoints(np.array([point]), np.array([x]), np.array([0.0]), stroke=stroke)


def journal(*entries: tuple[int, int, Edit | Back]) -> Journal:
    result = Journal()
    for entry in entries:
        result = result.followed_by(JournalEntry(*entry))
    return result


def test_entries_keep_their_order_and_place() -> None:
    entries = journal((0, 0, move(1.0)), (3, 2, Back.UNDO), (3, 2, Back.REDO)).entries
    assert [(entry.epoch, entry.step, entry.label) for entry in entries] == [
        (0, 0, "move point"),
        (3, 2, "undo"),
        (3, 2, "redo"),
    ]


def test_a_drag_between_the_same_two_steps_is_one_entry() -> None:
    merged = journal((0, 0, move(1.0)), (0, 0, move(2.0)), (0, 0, move(3.0)))
    assert len(merged.entries) == 1
    last = merged.entries[0].what
    assert isinstance(last, MovePoints)
    assert last.x1.tolist() == [3.0]


@pytest.mark.parametrize(
    "second",
    [
        (0, 1, move(2.0)),
        (1, 0, move(2.0)),
        (0, 0, move(2.0, stroke=2)),
        (0, 0, move(2.0, point=1)),
        (0, 0, AddPoints(np.zeros(1), np.zeros(1), 0, stroke=1)),
        (0, 0, Back.UNDO),
    ],
)
def test_what_training_could_have_seen_stays(second: tuple[int, int, Edit | Back]) -> None:
    assert len(journal((0, 0, move(1.0)), second).entries) == 2


def test_moves_without_a_stroke_stay() -> None:
    assert len(journal((0, 0, move(1.0, 0)), (0, 0, move(2.0, 0))).entries) == 2


def turn(value: float, stroke: int = 1, unit: int = 0, layer: int = 0) -> SetParameters:
    place = np.array([unit]), np.array([0])
    return SetParameters(layer, *place, np.array([value]), held=True, stroke=stroke)


def test_so_is_a_weight_under_the_hand() -> None:
    merged = journal((0, 0, turn(1.0)), (0, 0, turn(2.0)))
    assert len(merged.entries) == 1
    last = merged.entries[0].what
    assert isinstance(last, SetParameters)
    assert last.values.tolist() == [2.0]


@pytest.mark.parametrize(
    "second",
    [
        (0, 1, turn(2.0)),
        (0, 0, turn(2.0, stroke=2)),
        (0, 0, turn(2.0, unit=1)),
        (0, 0, turn(2.0, layer=1)),
        (0, 0, move(2.0)),
    ],
)
def test_another_weight_or_moment_is_an_entry_of_its_own(
    second: tuple[int, int, Edit | Back],
) -> None:
    assert len(journal((0, 0, turn(1.0)), second).entries) == 2
