from __future__ import annotations

import numpy as np
import pytest

from nngui.engine import OUTPUTS, Network, Trainer
from nngui.engine.samples import GRAIN, block_rows, check_targets

X = np.zeros((3, 2))
y = [0, 1, 1]


@pytest.mark.parametrize(
    "X, y, message",
    [
        (np.zeros((3, 3)), y, r"X must have the shape \(n_samples, 2\), not \(3, 3\)"),
        (np.zeros(3), y, "X must have the shape"),
        (np.empty((0, 2)), [], "X must have at least one sample"),
        ([["a", "b"]], [0], "X must be an array of numbers"),
        (np.full((3, 2), np.nan), y, "X must hold finite numbers only"),
        (np.full((3, 2), np.inf), y, "X must hold finite numbers only"),
        (X, [0, 1], "y must have one entry for each of the 3 samples"),
        (X, [[0], [1], [1]], r"y must have the shape \(3,\)"),
        (X, [0, 1, 2], "y must hold whole numbers from 0 to 1"),
        (X, [0, 1, 1e300], "y must hold whole numbers from 0 to 1"),
        (X, [0, 1, -1], "y must hold whole numbers from 0 to 1"),
        (X, [0, 1, 0.5], "y must hold whole numbers from 0 to 1"),
        (X, [0, 1, np.nan], "y must hold finite numbers only"),
        (X, 1, "y must have one entry"),
    ],
)
def test_bad_samples_are_refused_by_name(X: object, y: object, message: str) -> None:
    network = Network([2, 3, 1], rng=np.random.default_rng(0))
    with pytest.raises(ValueError, match=message):
        Trainer(network, X, y, rng=np.random.default_rng(0))


def test_values_that_overflow_single_precision_are_refused() -> None:
    network = Network([2, 3, 1], rng=np.random.default_rng(0), dtype=np.float32)
    with pytest.raises(ValueError, match="finite"):
        Trainer(network, np.full((3, 2), 1e300), y, rng=np.random.default_rng(0))


def test_labels_become_targets() -> None:
    labels = [2, 0]
    one_hot = check_targets(labels, 2, OUTPUTS["softmax"], 3, np.float64)
    assert one_hot.tolist() == [[0, 0, 1], [1, 0, 0]]
    assert check_targets([1, 0], 2, OUTPUTS["sigmoid"], 1, np.float64).tolist() == [[1], [0]]
    assert check_targets([1.5, -2], 2, OUTPUTS["linear"], 1, np.float64).tolist() == [[1.5], [-2]]
    several = [[1.5, 2.0], [0.0, 1.0]]
    assert check_targets(several, 2, OUTPUTS["linear"], 2, np.float64).tolist() == several


@pytest.mark.parametrize("dtype", [np.float32, np.float64])
def test_blocks_are_smaller_in_larger_networks(dtype: type) -> None:
    assert block_rows((2, 3, 1), dtype) == 1024
    assert block_rows((2, 256, 256, 1), dtype) == 256
    assert 64 <= block_rows((2, *[256] * 8, 8), dtype) <= 128


def test_blocks_that_stay_in_the_cache_are_longer_in_single_precision() -> None:
    sizes = (2, 64, 64, 2)
    single, double = block_rows(sizes, np.float32), block_rows(sizes, np.float64)
    assert 1024 > single > double >= 256
    assert single % GRAIN == double % GRAIN == 0
