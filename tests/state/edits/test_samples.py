import numpy as np
import pytest

from nngui.data import Dataset, FormulaError, Origin, Recipe, Task, default_classes
from nngui.state.document import Document
from nngui.state.edits import AddClass, AddPoints, DeleteClass, Generate, ReplaceDataset
from nngui.state.settings import Settings


def with_drawn(document: Document, label: int = 0) -> Document:
    return AddPoints(np.array([9.0]), np.array([9.0]), label).apply(document)


def test_new_sample_keeps_what_was_drawn() -> None:
    document = with_drawn(Generate(Recipe(n_points=10)).apply(Document()))
    after = Generate(Recipe(n_points=20, seed=2)).apply(document).dataset
    assert after.n_points == 21
    drawn = after.origin == Origin.DRAWN
    assert after.x1[drawn].tolist() == [9.0]
    assert after.id[drawn].tolist() == [10]
    assert after.recipe == Recipe(n_points=20, seed=2)


def test_ids_go_on_counting() -> None:
    document = Generate(Recipe(n_points=10)).apply(Document())
    after = Generate(Recipe(n_points=10)).apply(document).dataset
    assert after.id.tolist() == list(range(10, 20))


def test_the_generated_points_are_those_of_the_recipe() -> None:
    recipe = Recipe("circles", n_points=30, noise=0.2, seed=5)
    dataset = Generate(recipe).apply(Document()).dataset
    X, labels, _ = recipe.sample()
    assert np.array_equal(np.column_stack([dataset.x1, dataset.x2]), X)
    assert np.array_equal(dataset.label, labels)


def test_another_class_count_brings_its_classes() -> None:
    three = Generate(Recipe("blobs", n_points=9, n_classes=3)).apply(Document())
    assert three.dataset.n_classes == 3
    assert Generate(Recipe(n_points=8)).apply(three).dataset.n_classes == 2


def test_a_class_with_drawn_points_stays() -> None:
    three = Generate(Recipe("blobs", n_points=9, n_classes=3)).apply(Document())
    after = Generate(Recipe(n_points=8)).apply(with_drawn(three, label=2)).dataset
    assert after.n_classes == 3


def test_a_class_added_by_hand_survives_a_new_sample() -> None:
    document = AddClass().apply(Generate(Recipe(n_points=8)).apply(Document()))
    after = Generate(Recipe(n_points=8, seed=2)).apply(document).dataset
    assert after.n_classes == 3


def test_generate_after_a_deleted_class_has_all_its_classes() -> None:
    three = Generate(Recipe("blobs", n_points=9, n_classes=3)).apply(Document())
    after = Generate(Recipe("blobs", n_points=9, n_classes=3)).apply(DeleteClass(0).apply(three))
    assert after.dataset.class_counts().tolist() == [3, 3, 3]


def test_a_formula_parts_the_classes() -> None:
    recipe = Recipe("above-formula", n_points=40, noise=0.0, formula="x1**2 - 4")
    dataset = Generate(recipe).apply(with_drawn(Document())).dataset
    generated = dataset.origin == Origin.GENERATED
    above = dataset.x2 > dataset.x1**2 - 4
    assert np.array_equal(dataset.label[generated], above[generated])
    assert dataset.recipe == recipe


def test_a_formula_without_a_value_at_a_point_leaves_the_document() -> None:
    document = with_drawn(Document())
    before = document.dataset
    # It has one at every node of the grid on which a recipe is checked.
    gap = Recipe("value-formula", 2_000, formula="sqrt(sign(abs(x1 - 0.05) - 0.02))")
    with pytest.raises(FormulaError, match=r'Character 1 .*"sqrt" has no value at x1 = 0\.0'):
        Generate(gap).apply(document)
    assert document.dataset is before


def test_the_task_of_the_set_becomes_that_of_the_dataset() -> None:
    document = with_drawn(Generate(Recipe(n_points=10)).apply(Document()))
    plane = Generate(Recipe("plane", n_points=10)).apply(document)
    assert plane.dataset.task is Task.REGRESSION
    generated = plane.dataset.origin == Origin.GENERATED
    assert np.array_equal(plane.dataset.target[generated], Recipe("plane", 10).sample().target)
    assert plane.dataset.n_classes == 2
    assert Generate(Recipe()).apply(plane).dataset.task is Task.CLASSIFICATION


def test_too_many_points_are_refused() -> None:
    x = np.zeros(20_000)
    document = AddPoints(x, x, 0).apply(Document())
    with pytest.raises(ValueError, match="at most 50,000 points"):
        Generate(Recipe(n_points=40_000)).apply(document)


def test_replace_gives_other_points_new_ids_and_their_settings() -> None:
    document = with_drawn(Document())
    other = Dataset(classes=default_classes(3)).with_points(np.zeros(2), np.ones(2), np.ones(2))
    settings = Settings(train_share=0.5)
    edit = ReplaceDataset(other, settings, "iris.csv")
    after = edit.apply(document)
    assert after.dataset.id.tolist() == [1, 2]
    assert after.dataset.next_id == 3
    assert np.array_equal(after.dataset.split_key, other.split_key)
    assert after.settings == settings
    assert edit.label == "open iris.csv"


def test_a_dataset_of_one_class_is_refused() -> None:
    one = Dataset(classes=default_classes(1))
    with pytest.raises(ValueError, match="at least two classes"):
        ReplaceDataset(one, Settings(), "x").apply(Document())
