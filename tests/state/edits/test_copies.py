import numpy as np
import pytest

from nngui.data import Dataset, Split, default_classes
from nngui.state.document import Document
from nngui.state.edits import EditError, PastePoints


def document(n_classes: int = 2) -> Document:
    dataset = Dataset(classes=default_classes(n_classes))
    return Document(dataset.with_points(np.zeros(2), np.ones(2), np.array([0, 1])))


def paste(labels: list[int], names: tuple[str, ...]) -> PastePoints:
    n = len(labels)
    return PastePoints(np.arange(n, dtype=float), np.zeros(n), np.array(labels), names)


def test_points_find_their_classes_by_name() -> None:
    after = paste([0, 1, 0], ("orange", "blue")).apply(document()).dataset
    assert list(after.label) == [0, 1, 1, 0, 1]
    assert list(after.id) == [0, 1, 2, 3, 4]
    assert list(after.split_override[2:]) == [Split.NONE] * 3
    assert after.n_classes == 2


def test_a_class_that_is_missing_is_added_with_the_next_color() -> None:
    after = paste([1, 0], ("blue", "setosa")).apply(document()).dataset
    assert [one.name for one in after.classes] == ["blue", "orange", "setosa"]
    assert after.classes[2].color == default_classes(3)[2].color
    assert list(after.label) == [0, 1, 2, 0]


def test_a_name_that_no_point_uses_brings_no_class() -> None:
    after = paste([0], ("blue", "setosa")).apply(document()).dataset
    assert after.n_classes == 2


@pytest.mark.parametrize(
    "edit, n_classes, message",
    [
        (paste([0], ("ninth",)), 8, 'no class "ninth", and 8 are the most'),
        (paste([2], ("blue", "orange")), 2, "without a name"),
        (paste([-1], ("blue", "orange")), 2, "without a name"),
        (paste([0], ("n" * 81,)), 2, "1 to 80"),
    ],
)
def test_what_cannot_be_is_refused(edit: PastePoints, n_classes: int, message: str) -> None:
    before = document(n_classes)
    with pytest.raises(ValueError, match=message) as caught:
        edit.apply(before)
    if "1 to 80" not in message:
        assert isinstance(caught.value, EditError)


def test_more_points_than_there_may_be_are_refused() -> None:
    n = 49_999
    edit = PastePoints(np.zeros(n), np.zeros(n), np.zeros(n, dtype=int), ("blue",))
    with pytest.raises(ValueError, match="at most 50,000"):
        edit.apply(document())


def test_the_menu_says_what_and_how_many() -> None:
    assert paste([0, 0], ("blue",)).label == "paste 2 points"
    one = PastePoints(np.zeros(1), np.zeros(1), np.zeros(1, dtype=int), ("blue",), "duplicate")
    assert one.label == "duplicate point"
