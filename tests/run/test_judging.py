"""Metrics of a run are those of scikit-learn on its points."""

import numpy as np
import pytest
from sklearn.metrics import confusion_matrix, r2_score, root_mean_squared_error

from nngui.data import Recipe
from nngui.run import FrameMaker, Run
from nngui.run.judging import judge
from nngui.state.document import Document
from nngui.state.edits import Generate
from nngui.state.snapshot import ViewRequest


def learned(generator: str, **recipe) -> Run:
    run = Run(Generate(Recipe(generator, n_points=150, noise=0.3, **recipe)).apply(Document()))
    run.advance(1e9, 3)
    return run


@pytest.mark.parametrize("n_classes", [2, 4])
def test_classes(n_classes: int) -> None:
    run = learned("blobs", n_classes=n_classes)
    metrics = judge(run)
    dataset = run.document.dataset
    wrong = set(run.scores()[1].tolist())
    for split in (metrics.train, metrics.test):
        rows = dataset.rows_of(split.ids)
        assert np.array_equal(dataset.label[rows], split.label)
        expected = confusion_matrix(split.label, split.predicted, labels=range(n_classes))
        assert np.array_equal(split.confusion, expected)
        assert set(split.ids[split.label != split.predicted].tolist()) <= wrong
        assert split.accuracy == pytest.approx(np.mean(split.label == split.predicted))
        assert (split.roc is not None) == (n_classes == 2)
        assert split.calibration is not None
    assert metrics.train.n_points + metrics.test.n_points == dataset.n_points


def test_values() -> None:
    run = learned("plane")
    metrics = judge(run)
    for split in (metrics.train, metrics.test):
        assert split.r_squared == pytest.approx(r2_score(split.target, split.predicted))
        assert split.rmse == pytest.approx(root_mean_squared_error(split.target, split.predicted))
    evaluation = run.evaluation()
    assert metrics.train.r_squared == pytest.approx(evaluation.train_accuracy)


@pytest.mark.parametrize("share", [0.0, 1.0])
def test_a_half_without_points_has_no_numbers(share: float) -> None:
    run = learned("two-moons")
    document = run.document
    settings = document.settings.with_value("train_share", share)
    run = Run(Document(document.dataset, settings))
    empty = judge(run).train if share == 0.0 else judge(run).test
    assert empty.n_points == 0
    assert empty.accuracy is None
    assert empty.roc is None
    assert empty.calibration is None


def test_they_come_only_where_they_are_asked_for() -> None:
    run, frames = learned("two-moons"), FrameMaker(lambda: 0.0)
    frames.begin(run)
    assert frames.make(ViewRequest(1), 1, False).metrics is None
    assert frames.make(ViewRequest(2, metrics=True), 1, False).metrics is not None
