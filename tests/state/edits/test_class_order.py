"""Edits of classes that keep all points: recolor, move, merge."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from nngui.data import COLORS, Dataset, default_classes
from nngui.state.document import Document
from nngui.state.edits import Edit, EditError, MergeClasses, MoveClass, RecolorClass


def document(n_classes: int = 4) -> Document:
    x = np.arange(8.0)
    dataset = Dataset(classes=default_classes(n_classes))
    return Document(dataset.with_points(x, x, np.arange(8) % n_classes))


def names(document: Document) -> list[str]:
    return [item.name for item in document.dataset.classes]


def class_names(document: Document) -> list[str]:
    """The class of each point, by its name."""
    return [names(document)[label] for label in document.dataset.label]


def test_recolor_changes_the_look_and_nothing_else() -> None:
    before = document()
    after = RecolorClass(1, "ink", "star").apply(before)
    assert (after.dataset.classes[1].color, after.dataset.classes[1].shape) == ("ink", "star")
    assert names(after) == names(before)
    assert after.dataset.label is before.dataset.label
    assert not RecolorClass(1, "ink", "star").touches_weights(before, after)


def test_a_moved_class_takes_its_points_along() -> None:
    after = MoveClass(0, 2).apply(document())
    assert names(after) == ["orange", "green", "blue", "pink"]
    assert class_names(after) == class_names(document())
    assert MoveClass(0, 2).touches_weights(document(), after)


@given(st.integers(2, 8), st.data())
def test_a_move_back_is_the_inverse(n_classes: int, data: st.DataObject) -> None:
    places = st.integers(0, n_classes - 1)
    index, to = data.draw(places), data.draw(places)
    there = MoveClass(index, to).apply(document(n_classes))
    assert MoveClass(to, index).apply(there).equals(document(n_classes))


@pytest.mark.parametrize("index, into", [(0, 3), (3, 0), (1, 2)])
def test_merge_gives_the_points_to_the_other_class(index: int, into: int) -> None:
    before = document()
    after = MergeClasses(index, into).apply(before)
    gone, other = names(before)[index], names(before)[into]
    assert gone not in names(after)
    expected = [other if name == gone else name for name in class_names(before)]
    assert class_names(after) == expected


@pytest.mark.parametrize(
    "edit, n_classes, message",
    [
        (MergeClasses(0, 1), 2, "Two classes are the least"),
        (MergeClasses(1, 1), 3, "into itself"),
        (MergeClasses(3, 1), 3, "no class 4; there are 3"),
        (MergeClasses(1, -1), 3, "no class 0; there are 3"),
        (MoveClass(0, 3), 3, "no class 4; there are 3"),
        (MoveClass(-1, 0), 3, "no class 0; there are 3"),
        (RecolorClass(5, COLORS[0], "circle"), 3, "no class 6; there are 3"),
    ],
)
def test_what_cannot_be_is_refused(edit: Edit, n_classes: int, message: str) -> None:
    before = document(n_classes)
    with pytest.raises(EditError, match=message):
        edit.apply(before)
    assert before.equals(document(n_classes))


@pytest.mark.parametrize("color, shape", [("purple", "circle"), ("ink", "heart")])
def test_a_look_that_there_is_not_is_refused(color: str, shape: str) -> None:
    with pytest.raises(ValueError, match=r"color is|shape is one of"):
        RecolorClass(0, color, shape).apply(document())
