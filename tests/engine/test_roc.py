import numpy as np
import pytest
from sklearn.metrics import auc, roc_auc_score
from sklearn.metrics import roc_curve as sklearn_roc

from nngui.engine.roc import roc_curve


@pytest.mark.parametrize("n_samples", [2, 30, 2_000])
@pytest.mark.parametrize("steps", [None, 4, 1])
def test_curve_and_area_are_those_of_scikit_learn(n_samples: int, steps: int | None) -> None:
    rng = np.random.default_rng(n_samples)
    y = np.arange(n_samples) % 2
    score = rng.random(n_samples) + 0.3 * y
    if steps:  # many samples of one score
        score = np.floor(score * steps)
    found = roc_curve(y, score)
    assert found is not None
    assert found.area == pytest.approx(roc_auc_score(y, score))
    fpr, tpr, _ = sklearn_roc(y, score, drop_intermediate=False)
    np.testing.assert_allclose(
        np.interp(fpr, found.false_positive_rate, found.true_positive_rate)[fpr > 0],
        np.interp(fpr, fpr, tpr)[fpr > 0],
        atol=1e-12,
    )
    assert found.area == pytest.approx(auc(found.false_positive_rate, found.true_positive_rate))


def test_it_runs_from_corner_to_corner_over_corners_only() -> None:
    y = np.repeat([1, 0, 1, 0], 50)
    found = roc_curve(y, -np.arange(200.0))
    assert found is not None
    assert found.false_positive_rate.tolist() == [0.0, 0.0, 0.5, 0.5, 1.0]
    assert found.true_positive_rate.tolist() == [0.0, 0.5, 0.5, 1.0, 1.0]


@pytest.mark.parametrize("y", [[], [0, 0], [1, 1, 1]])
def test_one_class_has_no_curve(y: list[int]) -> None:
    assert roc_curve(y, np.zeros(len(y))) is None


def test_what_cannot_be_told_apart_lies_on_the_diagonal() -> None:
    found = roc_curve([0, 1, 0, 1], np.ones(4))
    assert found is not None
    assert found.false_positive_rate.tolist() == [0.0, 1.0]
    assert found.area == 0.5
