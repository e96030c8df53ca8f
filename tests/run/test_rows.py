import numpy as np

from nngui.data import Recipe
from nngui.run.rows import Rows, train_ids
from nngui.state.document import Document
from nngui.state.edits import Generate, SetSetting


def test_rows_are_features_and_what_is_to_be_answered() -> None:
    for name, column in (("two-moons", "label"), ("bumps", "target")):
        document = Generate(Recipe(name, 50)).apply(Document())
        dataset, rows = document.dataset, Rows.of(document)
        is_train = dataset.is_train(0.7)
        assert np.array_equal(rows.train_ids, dataset.id[is_train])
        assert np.array_equal(train_ids(document), rows.train_ids)
        for (X, y), mask in ((rows.train, is_train), (rows.test, ~is_train)):
            assert np.array_equal(X, np.column_stack([dataset.x1, dataset.x2])[mask])
            assert np.array_equal(y, getattr(dataset, column)[mask])
        assert rows.to_train() is rows.train


def test_without_training_points_one_holds_the_place() -> None:
    document = Generate(Recipe("plane", 50)).apply(Document())
    rows = Rows.of(SetSetting("train_share", 0.0).apply(document))
    X, y = rows.to_train()
    assert X.tolist() == [[0.0, 0.0]]
    assert y.tolist() == [0]
