import numpy as np
import pytest
from sklearn.calibration import calibration_curve

from nngui.engine.calibration import BINS, calibration


def test_bins_are_those_of_scikit_learn() -> None:
    """For the chosen class of two: its curve of "is right" over "how sure", from 1/2 to 1."""
    rng = np.random.default_rng(0)
    p = rng.random(3_000)
    probabilities = np.column_stack([1 - p, p])
    y = (rng.random(3_000) < p**1.5).astype(int)
    found = calibration(y, probabilities)
    assert found is not None
    sure, right = probabilities.max(axis=1), probabilities.argmax(axis=1) == y
    accuracy, confidence = calibration_curve(right, 2 * sure - 1, n_bins=BINS)
    np.testing.assert_allclose(found.accuracy, accuracy)
    np.testing.assert_allclose(found.confidence, (confidence + 1) / 2)
    assert found.counts.sum() == 3_000
    weights = found.counts / 3_000
    assert found.error == pytest.approx(np.sum(weights * np.abs(accuracy - found.confidence)))


def test_a_network_that_is_sure_and_right_is_calibrated() -> None:
    found = calibration([0, 2, 1], np.eye(3)[[0, 2, 1]])
    assert found is not None
    assert found.confidence.tolist() == found.accuracy.tolist() == [1.0]
    assert found.counts.tolist() == [3]
    assert found.error == 0.0


def test_without_samples_there_is_nothing_to_say() -> None:
    assert calibration([], np.empty((0, 2))) is None


def test_one_class_alone_is_always_sure() -> None:
    assert calibration([0], [[1.0]]).error == 0.0
