import numpy as np
import pytest
from sklearn.metrics import confusion_matrix as sklearn_confusion
from sklearn.metrics import precision_recall_fscore_support

from nngui.engine.confusion import confusion_matrix, precision, recall


@pytest.mark.parametrize("n_classes, n_samples", [(2, 50), (3, 400), (8, 1_000), (5, 0)])
def test_counts_precision_and_recall_are_those_of_scikit_learn(
    n_classes: int, n_samples: int
) -> None:
    rng = np.random.default_rng(n_classes)
    y, predicted = rng.integers(0, n_classes, (2, n_samples))
    found = confusion_matrix(y, predicted, n_classes)
    if not n_samples:
        assert not found.any()
        return
    labels = np.arange(n_classes)
    assert np.array_equal(found, sklearn_confusion(y, predicted, labels=labels))
    expected = precision_recall_fscore_support(y, predicted, labels=labels, zero_division=np.nan)
    np.testing.assert_allclose(precision(found), expected[0])
    np.testing.assert_allclose(recall(found), expected[1])


def test_a_class_that_is_never_there_or_never_said_has_no_share() -> None:
    found = confusion_matrix([0, 0, 1], [0, 0, 0], 3)
    assert precision(found).tolist()[0] == 2 / 3
    assert np.isnan(precision(found)[1:]).all()
    assert recall(found).tolist()[:2] == [1.0, 0.0]
    assert np.isnan(recall(found)[2])


@pytest.mark.parametrize("y, predicted, name", [([3], [0], "y"), ([0], [-1], "predicted")])
def test_a_label_outside_the_classes_is_refused(y, predicted, name) -> None:
    with pytest.raises(ValueError, match=f"{name} must be labels from 0 to 2"):
        confusion_matrix(y, predicted, 3)
