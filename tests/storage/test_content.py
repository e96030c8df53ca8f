from pathlib import Path

import numpy as np
import pytest

from nngui.data.table import Table
from nngui.data.table_file import load_table
from nngui.state.snapshot import Rect
from nngui.state.view_settings import ViewSettings
from tests.storage.desk import Desk, example


def test_iris_opens_as_a_new_document(desk: Desk) -> None:
    assert desk.storage.open(example("iris_petals.csv"))
    dataset, features = desk.session.document.dataset, desk.session.document.settings.features
    assert dataset.n_points == 150
    assert [item.name for item in dataset.classes] == ["setosa", "versicolor", "virginica"]
    assert dataset.class_counts().tolist() == [50, 50, 50]
    X = features.transform(dataset.x1, dataset.x2)
    assert np.allclose(X.mean(axis=0), 0)
    assert np.allclose(X.std(axis=0), 1)
    assert (desk.storage.path, desk.storage.title) == ("", "iris_petals")
    assert not desk.storage.modified


def test_examples_are_there_and_open(desk: Desk) -> None:
    examples = desk.storage.examples()
    assert example("iris_petals.csv") in examples
    for path in examples:
        assert desk.storage.open(path), desk.of("failed")
        assert desk.storage.path == ""
    assert desk.storage.recent_files() == []


def test_data_of_one_class_gets_a_second_one(desk: Desk, tmp_path: Path) -> None:
    path = tmp_path / "one.csv"
    path.write_text("x1,x2,label\n1000,2000,a\n3000,2500,a\n")
    assert desk.storage.open(str(path))
    assert [item.name for item in desk.session.document.dataset.classes] == ["a", "orange"]
    assert desk.storage.recent_files() == [str(path)]


def test_years_and_dollars_open_on_scales_of_their_own(desk: Desk, tmp_path: Path) -> None:
    path = tmp_path / "incomes.csv"
    path.write_text("age,income,class\n20,15000,a\n65,95000,b\n")
    assert desk.storage.open(str(path))
    assert not desk.session.view_settings.equal_axes
    assert desk.storage.open(example("iris_petals.csv"))
    assert desk.session.view_settings.equal_axes
    assert desk.storage.open_table(load_table(path), str(path))
    assert not desk.session.view_settings.equal_axes


def test_what_is_imported_into_a_document_gets_the_axes_that_it_needs(
    desk: Desk, tmp_path: Path
) -> None:
    path = tmp_path / "incomes.csv"
    path.write_text("age,income,class\n20,15000,a\n65,95000,b\n")
    desk.session.set_view_settings(ViewSettings(rect=Rect(-1, -1, 1, 1), speed=20.0))
    assert desk.storage.import_table(load_table(path), path)
    # In view, too: nobody looks at a corner of other data.
    assert desk.session.view_settings == ViewSettings(speed=20.0, equal_axes=False)
    assert desk.storage.import_table(load_table(Path(example("iris_petals.csv"))), Path("iris"))
    assert desk.session.view_settings.equal_axes


def test_import_is_one_step_of_undo(desk: Desk) -> None:
    desk.draw()
    before = desk.session.document
    assert desk.storage.import_table(load_table(Path(example("iris_petals.csv"))), Path("iris"))
    assert desk.session.document.dataset.n_points == 150
    assert desk.session.document.settings.features.is_fitted
    assert desk.session.history.undo_step is not None
    assert desk.session.history.undo_step.label == "open iris"
    assert [Path(recent).name for recent in desk.storage.recent_files()] == ["iris"]
    assert desk.session.document.settings.training == before.settings.training
    assert desk.storage.modified
    desk.session.undo()
    assert desk.session.document is before


def test_a_bad_row_is_named_and_nothing_changes(desk: Desk, tmp_path: Path) -> None:
    path = tmp_path / "bad.csv"
    path.write_text("x1,x2,label\n1,2,a\n3,oops,b\n")
    document = desk.session.document
    assert not desk.storage.open(str(path))
    (sentence,) = desk.of("failed")
    assert sentence.startswith("bad.csv was not opened: ")
    assert "line 3" in sentence.lower()
    assert "x2" in sentence
    assert desk.session.document is document


@pytest.mark.parametrize("name", ["out.csv", "out.npz"])
def test_exported_points_come_back(desk: Desk, tmp_path: Path, name: str) -> None:
    desk.draw()
    dataset = desk.session.document.dataset
    path = tmp_path / name
    assert desk.storage.export_data(str(path))
    assert desk.of("exported") == [str(path)]
    assert desk.storage.import_table(load_table(path), Path(name))
    again = desk.session.document.dataset
    for name in ("x1", "x2", "label"):
        assert np.array_equal(getattr(again, name), getattr(dataset, name))
    assert [item.name for item in again.classes] == ["blue", "orange"]


def test_chosen_points_are_opened_as_a_new_document(desk: Desk, tmp_path: Path) -> None:
    path = tmp_path / "wide.csv"
    path.write_text("a,b,c,class\n1,2,3,x\n3,4,5,y\n")
    assert desk.storage.open_table(load_table(path), str(path), standardize=False)
    assert desk.storage.title == "wide"
    assert desk.storage.path == ""
    assert desk.storage.recent_files() == [str(path)]
    assert not desk.session.document.settings.features.is_fitted
    assert desk.session.history.undo_step is None


def test_a_class_that_no_dataset_takes_is_told_and_nothing_changes(desk: Desk) -> None:
    table = Table(*np.zeros((2, 1)), ("bad\nname",), *np.zeros((2, 1), np.int64), ("a", "b"))
    document = desk.session.document
    assert not desk.storage.open_table(table, "bad.npz")
    assert not desk.storage.import_table(table, Path("bad.npz"))
    assert len(desk.of("failed")) == 2
    assert desk.session.document is document


def test_a_failed_export_says_so(desk: Desk, tmp_path: Path) -> None:
    assert not desk.storage.export_data(str(tmp_path / "gone" / "out.csv"))
    assert desk.of("failed")[0].startswith("out.csv was not written: ")
