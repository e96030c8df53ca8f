import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from nngui.data import Dataset, Origin, Recipe, Split
from nngui.state.document import Document
from nngui.state.edits import (
    AddPoints,
    AttractPoints,
    ClearPoints,
    EditError,
    ErasePoints,
    Generate,
    JitterPoints,
    MovePoints,
    RelabelPoints,
    SetSplit,
)

ids = np.array


def drawn(n: int = 6) -> Document:
    x = np.arange(n, dtype=float)
    return Document(Dataset().with_points(x, -x, np.arange(n) % 2))


def test_add_gives_each_point_its_label() -> None:
    x = np.array([7.0, 8.0])
    one = AddPoints(x, x, 1).apply(drawn()).dataset
    each = AddPoints(x, x, np.array([1, 0])).apply(drawn()).dataset
    assert one.label[-2:].tolist() == [1, 1]
    assert each.label[-2:].tolist() == [1, 0]
    assert each.x1[-2:].tolist() == [7.0, 8.0]
    assert (each.origin == Origin.DRAWN).all()


def test_move_takes_ids_in_any_order() -> None:
    after = MovePoints(ids([4, 1]), np.array([40.0, 10.0]), np.array([41.0, 11.0])).apply(drawn())
    assert after.dataset.x1.tolist() == [0, 10, 2, 3, 40, 5]
    assert after.dataset.x2.tolist() == [0, 11, -2, -3, 41, -5]


@pytest.mark.parametrize(
    "edit", [MovePoints(ids([1]), np.zeros(1), np.zeros(1)), RelabelPoints(ids([1]), 1)]
)
def test_a_generated_point_that_was_touched_is_drawn(edit: MovePoints | RelabelPoints) -> None:
    document = Generate(Recipe(n_points=4)).apply(Document())
    origin = edit.apply(document).dataset.origin
    assert origin.tolist() == [Origin.GENERATED, Origin.DRAWN, Origin.GENERATED, Origin.GENERATED]


def test_relabel_changes_only_the_label() -> None:
    after = RelabelPoints(ids([0, 2]), 1).apply(drawn()).dataset
    assert after.label.tolist() == [1, 1, 1, 1, 0, 1]
    assert after.x1 is drawn().dataset.x1 or np.array_equal(after.x1, drawn().dataset.x1)


def test_erase_and_clear_never_free_an_id() -> None:
    erased = ErasePoints(ids([5, 0])).apply(drawn())
    assert erased.dataset.id.tolist() == [1, 2, 3, 4]
    cleared = ClearPoints().apply(erased)
    assert cleared.dataset.n_points == 0
    assert cleared.dataset.classes == drawn().dataset.classes
    again = AddPoints(np.zeros(1), np.zeros(1), 0).apply(cleared)
    assert again.dataset.id.tolist() == [6]


def test_clear_forgets_the_recipe() -> None:
    document = Generate(Recipe(n_points=4)).apply(Document())
    assert ClearPoints().apply(document).dataset.recipe is None


nothing = np.empty(0)


@pytest.mark.parametrize(
    "edit",
    [
        AddPoints(np.array([np.nan]), np.zeros(1), 0),
        AddPoints(np.array([2e6]), np.zeros(1), 0),
        AddPoints(np.zeros(1), np.zeros(1), 2),
        AddPoints(np.zeros(1), np.zeros(1), -1),
        AddPoints(np.zeros(2), np.zeros(1), 0),
        AddPoints(np.zeros(50_000), np.zeros(50_000), 0),
        MovePoints(ids([99]), np.zeros(1), np.zeros(1)),
        MovePoints(ids([1, 1]), np.zeros(2), np.zeros(2)),
        MovePoints(ids([1, 2]), np.zeros(3), np.zeros(3)),
        MovePoints(ids([1]), np.array([np.inf]), np.zeros(1)),
        RelabelPoints(ids([1]), 2),
        RelabelPoints(ids([99]), 1),
    ],
)
def test_what_cannot_be_is_refused_and_the_document_stays(edit: AddPoints) -> None:
    document = drawn()
    with pytest.raises(ValueError, match=r"."):
        edit.apply(document)
    assert document.equals(drawn())


def test_labels_count_what_they_do() -> None:
    one, many = np.zeros(1), np.zeros(1_200)
    assert AddPoints(one, one, 0).label == "add point"
    assert AddPoints(many, many, 0).label == "add 1,200 points"
    assert ErasePoints(ids([1, 2])).label == "erase 2 points"
    assert MovePoints(ids([1]), one, one).label == "move point"
    assert RelabelPoints(ids([1, 2, 3]), 0).label == "relabel 3 points"
    assert ClearPoints().label == "clear points"


@given(st.lists(st.integers(1, 4), min_size=1, max_size=6))
@settings(deadline=None)
def test_a_stroke_counts_all_that_it_drew_or_erased(counts: list[int]) -> None:
    old = new = drawn(30)
    for count in counts:
        edit = AddPoints(np.zeros(count), np.zeros(count), 0, stroke=1)
        new = edit.apply(new)
    total = sum(counts)
    expected = "add point" if total == 1 else f"add {total} points"
    assert edit.stroke_label(old, new) == expected
    assert ErasePoints(ids([0]), stroke=2).stroke_label(new, old) == expected.replace(
        "add", "erase"
    )


def test_points_are_put_into_train_and_test_by_hand_and_back() -> None:
    document = drawn()
    some = document.dataset.id[:3]
    keys = document.dataset.split_key
    test = SetSplit(some, Split.TEST).apply(document)
    assert not test.dataset.is_train(1.0)[:3].any()
    assert test.dataset.is_train(1.0)[3:].all()
    train = SetSplit(some, Split.TRAIN).apply(test)
    assert train.dataset.is_train(0.0)[:3].all()
    back = SetSplit(some, Split.NONE).apply(train)
    assert back.equals(document)
    assert back.dataset.split_key is keys
    assert SetSplit(some, Split.TEST).label == "put 3 points into test"
    assert SetSplit(some[:1], Split.TRAIN).label == "put point into train"
    assert SetSplit(some, Split.NONE).label == "put 3 points by train share"


def test_a_stroke_of_the_magnet_counts_every_point_that_it_moved() -> None:
    old = drawn()
    one, other = ids([1]), ids([2])
    edit = AttractPoints(other, np.full(1, 8.0), np.zeros(1), stroke=3)
    new = edit.apply(AttractPoints(one, np.full(1, 9.0), np.zeros(1), stroke=3).apply(old))
    assert edit.stroke_label(old, new) == "attract 2 points"
    assert JitterPoints(one, np.zeros(1), np.zeros(1)).label == "jitter point"


@pytest.mark.parametrize("split", [-1, 3])
def test_there_is_no_other_place_for_a_point(split: int) -> None:
    with pytest.raises(EditError, match="by train share"):
        SetSplit(ids([1]), split)
