import numpy as np
import pytest

from nngui.data import Dataset, Origin, Recipe, Task, default_classes
from nngui.state.document import Document
from nngui.state.edits import (
    AddClass,
    AddPoints,
    DeleteClass,
    EditError,
    Generate,
    MergeClasses,
    MoveClass,
    PastePoints,
    RecolorClass,
    RelabelPoints,
    RenameClass,
    SetTargets,
    SetTask,
)

VALUES = SetTask("regression")
CLASSES = SetTask("classification")


def drawn(n_classes: int = 2) -> Document:
    x = np.arange(8.0)
    dataset = Dataset(classes=default_classes(n_classes))
    return Document(dataset.with_points(x, -x, np.arange(8) % n_classes))


def valued(*targets: float) -> Document:
    x = np.arange(float(len(targets)))
    dataset = Dataset(task=Task.REGRESSION)
    return Document(dataset.with_points(x, x, np.zeros(len(x)), target=np.array(targets)))


def test_classes_become_values_of_their_color() -> None:
    dataset = VALUES.apply(drawn()).dataset
    assert dataset.task is Task.REGRESSION
    assert dataset.target.tolist() == [1, -1] * 4
    assert VALUES.apply(drawn(3)).dataset.target.tolist() == [1, 0, -1, 1, 0, -1, 1, 0]


@pytest.mark.parametrize("n_classes", range(2, 9))
def test_there_and_back_is_the_same(n_classes: int) -> None:
    document = drawn(n_classes)
    back = CLASSES.apply(VALUES.apply(document))
    assert np.array_equal(back.dataset.label, document.dataset.label)
    assert back.dataset.classes == document.dataset.classes
    assert CLASSES.apply(document).equals(document)


def test_values_become_the_class_of_their_color() -> None:
    dataset = CLASSES.apply(valued(30.0, -0.5, 0.5, -30.0)).dataset
    assert dataset.task is Task.CLASSIFICATION
    assert dataset.label.tolist() == [0, 1, 0, 1]


def test_the_points_of_a_sample_set_go_over_too_and_the_next_set_replaces_them() -> None:
    moons = Generate(Recipe(n_points=20)).apply(Document())
    values = VALUES.apply(moons)
    assert values.dataset.recipe is None
    assert (values.dataset.origin == Origin.GENERATED).all()
    plane = Generate(Recipe("plane", n_points=30)).apply(values)
    assert plane.dataset.n_points == 30


def test_drawn_points_follow_the_task_of_a_sample_set() -> None:
    document = AddPoints(np.zeros(2), np.zeros(2), np.array([0, 1])).apply(Document())
    plane = Generate(Recipe("plane", n_points=10)).apply(document)
    assert plane.dataset.target[:2].tolist() == [1, -1]
    painted = AddPoints(np.zeros(2), np.zeros(2), 0, np.array([0.3, -0.3])).apply(plane)
    moons = Generate(Recipe(n_points=10)).apply(painted)
    kept = moons.dataset.label[moons.dataset.origin == Origin.DRAWN]
    assert kept.tolist() == [0, 1, 0, 1]


def test_classes_wait_while_values_are_learned() -> None:
    blobs = Generate(Recipe("blobs", 20, 0.1, 5)).apply(Document())
    plane = Generate(Recipe("plane", 20)).apply(blobs)
    assert plane.dataset.classes == blobs.dataset.classes


def test_an_unknown_task_is_refused() -> None:
    with pytest.raises(EditError, match="task is one of classification, regression"):
        SetTask("clustering")


def test_targets_are_set_for_all_or_each() -> None:
    document = valued(0.0, 0.0, 0.0)
    all_same = SetTargets(np.array([0, 2]), -0.7).apply(document).dataset
    assert all_same.target.tolist() == [-0.7, 0.0, -0.7]
    each = SetTargets(np.array([2, 0]), np.array([1.0, 2.0])).apply(document).dataset
    assert each.target.tolist() == [2.0, 0.0, 1.0]
    assert SetTargets(np.array([0, 2]), 1.0).label == "set value of 2 points"


@pytest.mark.parametrize("value", [np.nan, np.inf, -2e6])
def test_a_value_is_finite_and_bounded(value: float) -> None:
    document = valued(0.0)
    with pytest.raises(EditError, match="A value is a finite number within"):
        SetTargets(np.array([0]), value).apply(document)
    with pytest.raises(ValueError, match="target must be finite"):
        AddPoints(np.zeros(1), np.zeros(1), 0, value).apply(document)
    with pytest.raises(EditError, match="A value is a finite number within"):
        paste(np.array([value])).apply(document)


def paste(target: np.ndarray | None) -> PastePoints:
    return PastePoints(np.ones(1), np.ones(1), np.array([0]), ("new",), target=target)


def test_pasted_points_bring_their_values_and_no_class() -> None:
    document = valued(0.5)
    after = paste(np.array([-0.25])).apply(document).dataset
    assert after.target.tolist() == [0.5, -0.25]
    assert after.classes == document.dataset.classes
    with pytest.raises(EditError, match="paste rows of x1, x2 and a number"):
        paste(None).apply(document)


@pytest.mark.parametrize(
    "edit",
    [
        AddClass(),
        DeleteClass(0),
        MergeClasses(0, 1),
        MoveClass(0, 1),
        RenameClass(0, "x"),
        RecolorClass(0, "ink", "star"),
        RelabelPoints(np.array([0]), 1),
    ],
)
def test_an_edit_of_classes_says_that_there_are_values(edit: AddClass) -> None:
    with pytest.raises(EditError, match="choose Classes in the Data section"):
        edit.apply(valued(1.0, 2.0))


def test_an_edit_of_values_says_that_there_are_classes() -> None:
    with pytest.raises(EditError, match="choose Values in the Data section"):
        SetTargets(np.array([0]), 1.0).apply(drawn())
