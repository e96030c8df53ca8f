"""Scores follow everything that they depend on, whatever was prepared."""

import numpy as np
import pytest

from nngui.engine import Network, evaluate
from nngui.run.rows import Samples
from nngui.run.scores import Scores


def rows(count: int, seed: int) -> Samples:
    rng = np.random.default_rng(seed)
    return rng.normal(size=(count, 2)), rng.integers(0, 2, count)


def test_scores_follow_weights_network_loss_and_rows() -> None:
    scores = Scores()
    first, second = (
        Network([2, 3, 2], output="softmax", rng=np.random.default_rng(seed)) for seed in (0, 1)
    )
    train, test, other = rows(30, 1), rows(9, 2), rows(12, 3)

    def check(network: Network, loss: str, train: Samples, test: Samples) -> None:
        found, *wrong = scores.of(network, loss, train, test)
        for (X, y), mask in zip((train, test), wrong, strict=True):
            assert np.array_equal(mask, network.predict(X) != y)
        on_train, on_test = evaluate(network, *train, loss), evaluate(network, *test, loss)
        assert (found.train_loss, found.train_accuracy) == pytest.approx(on_train)
        assert (found.test_loss, found.test_accuracy) == pytest.approx(on_test)

    check(first, "cross-entropy", train, test)
    first.parameters += 0.5
    check(first, "cross-entropy", train, test)
    check(second, "cross-entropy", train, test)
    check(second, "squared-error", train, test)
    check(second, "squared-error", other, test)
    check(second, "squared-error", other, train)


def test_without_points_there_are_no_scores() -> None:
    network = Network([2, 2], output="softmax", rng=np.random.default_rng(0))
    found, *wrong = Scores().of(network, "cross-entropy", rows(5, 1), rows(0, 1))
    assert found.train_loss is not None
    assert found.test_loss is None
    assert found.test_accuracy is None
    assert [len(mask) for mask in wrong] == [5, 0]
