import numpy as np
import pytest

from nngui.data import Dataset, Origin, Recipe, default_classes
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
    X, labels = recipe.points()
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
