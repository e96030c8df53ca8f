import numpy as np
import pytest

from nngui.data import Dataset, Recipe, default_classes
from nngui.state.document import Document
from nngui.state.edits import AddClass, DeleteClass, Edit, EditError, Generate, RenameClass


def document(n_classes: int = 3) -> Document:
    x = np.arange(6.0)
    dataset = Dataset(classes=default_classes(n_classes))
    return Document(dataset.with_points(x, x, np.arange(6) % n_classes))


def names(document: Document) -> list[str]:
    return [item.name for item in document.dataset.classes]


def test_add_takes_the_next_color() -> None:
    after = AddClass().apply(document(2))
    assert names(after) == ["blue", "orange", "green"]
    assert after.dataset.classes[2] == default_classes(3)[2]


def test_add_after_delete_takes_the_color_that_is_free() -> None:
    after = AddClass().apply(DeleteClass(0).apply(document(3)))
    assert names(after) == ["orange", "green", "blue"]


def test_rename_makes_one_line_of_it() -> None:
    assert names(RenameClass(1, "  Iris \n setosa ").apply(document())) == [
        "blue",
        "Iris setosa",
        "green",
    ]


def test_rename_to_its_own_name_is_no_conflict() -> None:
    assert names(RenameClass(1, "orange").apply(document())) == names(document())


def test_delete_takes_its_points_and_moves_the_other_labels_down() -> None:
    after = DeleteClass(1).apply(document()).dataset
    assert after.label.tolist() == [0, 1, 0, 1]
    assert after.x1.tolist() == [0, 2, 3, 5]
    assert [item.name for item in after.classes] == ["blue", "green"]


def test_delete_forgets_the_recipe_that_made_the_class() -> None:
    generated = Generate(Recipe("blobs", n_points=9, n_classes=3)).apply(Document())
    assert DeleteClass(0).apply(generated).dataset.recipe is None


@pytest.mark.parametrize(
    "edit, n_classes, message",
    [
        (AddClass(), 8, "8 classes already; delete one first"),
        (RenameClass(1, "blue"), 3, 'called "blue" already; choose another name'),
        (RenameClass(1, "  "), 3, "1 to 80"),
        (RenameClass(1, "n" * 81), 3, "1 to 80"),
        (RenameClass(3, "new"), 3, "no class 4; there are 3"),
        (RenameClass(-1, "new"), 3, "no class 0; there are 3"),
        (DeleteClass(0), 2, "Two classes are the least"),
        (DeleteClass(3), 3, "no class 4; there are 3"),
        (DeleteClass(-1), 3, "no class 0; there are 3"),
    ],
)
def test_what_cannot_be_is_refused_and_the_document_stays(
    edit: Edit, n_classes: int, message: str
) -> None:
    before = document(n_classes)
    with pytest.raises(ValueError, match=message) as caught:
        edit.apply(before)
    assert before.equals(document(n_classes))
    if "1 to 80" not in message:
        assert isinstance(caught.value, EditError)
