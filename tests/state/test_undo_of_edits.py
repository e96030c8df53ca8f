"""Any edits that a hand can make: undone to the empty canvas, and redone to the end with equal datasets."""

from typing import Any

import numpy as np
from hypothesis import given, settings
from hypothesis import strategies as st

from nngui.data import COLORS, SHAPES, Dataset, Recipe, Split, Task
from nngui.state import edits
from nngui.state.codec import EDITS
from nngui.state.document import Document
from tests.state.test_history import Hand

NOT_OF_POINTS = {
    *("SetSetting", "SetUnits", "SetActivation", "AddLayer", "RemoveLayer"),
    *("AddFeature", "ApplyPreset", "NewWeights", "RemoveFeature"),
    *("RemoveUnit", "ResetWeights", "SetDropout"),
    *("SetFrozen", "SetParameters", "Standardize", "StepSample"),
}


def some_ids(data: st.DataObject, dataset: Dataset) -> np.ndarray:
    rows = data.draw(st.lists(st.integers(0, dataset.n_points - 1), min_size=1, max_size=6))
    return dataset.id[np.unique(rows)]


def fitting_edit(data: st.DataObject, document: Document) -> edits.Edit:
    """An edit that this document can take, or that it refuses for a good reason."""
    dataset = document.dataset
    n = data.draw(st.integers(1, 4))
    places = st.floats(-6, 6)
    x1, x2 = (np.array(data.draw(st.lists(places, min_size=n, max_size=n))) for _ in range(2))
    index = st.integers(0, dataset.n_classes - 1)
    stroke = data.draw(st.integers(0, 3))
    of_all: list[Any] = [
        lambda: edits.AddPoints(x1, x2, data.draw(index), x1, stroke=stroke),
        lambda: edits.PastePoints(x1, x2, np.arange(n) % 2, ("blue", "new"), "paste", x2),
        lambda: edits.Generate(Recipe("two-moons", 10, 0.1, 2, data.draw(st.integers(0, 9)))),
        lambda: edits.Generate(Recipe("plane", 10, 0.1, 2, data.draw(st.integers(0, 9)))),
        lambda: edits.SetTask(data.draw(st.sampled_from(list(Task))).value),
        lambda: edits.ReplaceDataset(
            Dataset().with_points(x1, x2, np.arange(n) % 2, target=x2), document.settings, "a.csv"
        ),
        lambda: edits.AddClass(),
        lambda: edits.RenameClass(data.draw(index), data.draw(st.sampled_from("abcdefghij"))),
        lambda: edits.RecolorClass(
            data.draw(index), data.draw(st.sampled_from(COLORS)), data.draw(st.sampled_from(SHAPES))
        ),
        lambda: edits.MoveClass(data.draw(index), data.draw(index)),
        lambda: edits.MergeClasses(data.draw(index), data.draw(index)),
        lambda: edits.DeleteClass(data.draw(index)),
    ]
    if dataset.n_points:
        ids = some_ids(data, dataset)
        way = np.resize(x1, len(ids)), np.resize(x2, len(ids))
        of_all += [
            lambda: edits.MovePoints(ids, *way, stroke=stroke),
            lambda: edits.AttractPoints(ids, *way, stroke=stroke),
            lambda: edits.JitterPoints(ids, *way, stroke=stroke),
            lambda: edits.RelabelPoints(ids, data.draw(index)),
            lambda: edits.SetTargets(ids, data.draw(places)),
            lambda: edits.SetSplit(ids, int(data.draw(st.sampled_from(list(Split))))),
            lambda: edits.RotatePoints(ids, data.draw(st.floats(-180, 180))),
            lambda: edits.ScalePoints(ids, data.draw(st.floats(0.5, 2))),
            lambda: edits.MirrorPoints(ids, data.draw(st.booleans())),
            lambda: edits.ErasePoints(ids, stroke=stroke),
            lambda: edits.CutPoints(ids),
            lambda: edits.ClearPoints(),
        ]
    made: edits.Edit = data.draw(st.sampled_from(of_all))()
    return made


@given(st.data(), st.integers(1, 25))
@settings(max_examples=60, deadline=None)
def test_undone_to_the_empty_canvas_and_redone_to_the_end(data: st.DataObject, n: int) -> None:
    hand = Hand()
    empty, seen = hand.document, [hand.document]
    for _ in range(n):
        edit = fitting_edit(data, hand.document)
        try:
            hand.perform(edit)
        except ValueError:
            assert hand.document is seen[-1]
            continue
        seen.append(hand.document)
        assert hand.document.dataset.next_id >= seen[-2].dataset.next_id
    last = hand.document
    while hand.undo():
        assert any(hand.document is one for one in seen)
    assert hand.document is empty
    assert hand.document.dataset.n_points == 0
    while hand.redo():
        pass
    assert hand.document.equals(last)


@given(st.data())
@settings(max_examples=30, deadline=None)
def test_the_same_edits_give_the_same_dataset_bit_for_bit(data: st.DataObject) -> None:
    first, made = Hand(), []
    for _ in range(12):
        edit = fitting_edit(data, first.document)
        try:
            first.perform(edit)
        except ValueError:
            continue
        made.append(edit)
    again = Hand()
    for edit in made:
        again.perform(edit)
    assert again.document.equals(first.document)


def test_no_edit_of_points_or_classes_is_left_out() -> None:
    import inspect

    source = inspect.getsource(fitting_edit)
    assert {name for name in EDITS if f"edits.{name}(" not in source} == NOT_OF_POINTS
