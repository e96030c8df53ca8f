from pathlib import Path

import numpy as np

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


def test_import_is_one_step_of_undo(desk: Desk) -> None:
    desk.draw()
    before = desk.session.document
    assert desk.storage.import_csv(example("iris_petals.csv"))
    assert desk.session.document.dataset.n_points == 150
    assert desk.session.document.settings.features.is_fitted
    assert desk.session.document.settings.training == before.settings.training
    assert desk.storage.modified
    desk.session.undo()
    assert desk.session.document is before


def test_text_of_the_clipboard_is_imported(desk: Desk) -> None:
    assert desk.storage.import_text("1\t2\ta\n3\t4\tb\n5\t6\tb\n", "clipboard")
    assert desk.session.document.dataset.class_counts().tolist() == [1, 2]
    assert desk.session.history.undo_step is not None
    assert desk.session.history.undo_step.label == "open clipboard"


def test_a_bad_row_is_named_and_nothing_changes(desk: Desk, tmp_path: Path) -> None:
    path = tmp_path / "bad.csv"
    path.write_text("x1,x2,label\n1,2,a\n3,oops,b\n")
    document = desk.session.document
    assert not desk.storage.import_csv(str(path))
    assert not desk.storage.open(str(path))
    first, second = desk.of("failed")
    assert first.startswith("bad.csv was not imported: ")
    assert second.startswith("bad.csv was not opened: ")
    assert "line 3" in first.lower()
    assert "x2" in first
    assert desk.session.document is document


def test_exported_points_come_back(desk: Desk, tmp_path: Path) -> None:
    desk.draw()
    dataset = desk.session.document.dataset
    path = tmp_path / "out.csv"
    assert desk.storage.export_csv(str(path))
    assert desk.of("exported") == [str(path)]
    assert desk.storage.import_csv(str(path))
    again = desk.session.document.dataset
    for name in ("x1", "x2", "label"):
        assert np.array_equal(getattr(again, name), getattr(dataset, name))
    assert [item.name for item in again.classes] == ["blue", "orange"]


def test_a_failed_export_says_so(desk: Desk, tmp_path: Path) -> None:
    assert not desk.storage.export_csv(str(tmp_path / "gone" / "out.csv"))
    assert desk.of("failed")[0].startswith("out.csv was not written: ")
