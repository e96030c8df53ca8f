from __future__ import annotations

import numpy as np
import pytest

from nngui.engine import Evaluator, Network, accuracy, evaluate


@pytest.mark.parametrize("output, units", [("sigmoid", 1), ("softmax", 3), ("linear", 3)])
def test_accuracy_is_the_share_of_right_predictions(output: str, units: int) -> None:
    rng = np.random.default_rng(0)
    X, y = rng.standard_normal((2100, 2)), rng.integers(0, max(2, units), 2100)
    network = Network([2, 4, units], "tanh", output, rng=rng)
    share = np.mean(network.predict(X) == y)
    assert accuracy(network, X, y) == pytest.approx(share)
    evaluation = evaluate(network, X, y, "squared-error")
    assert evaluation is not None
    assert evaluation[1] == pytest.approx(share)


def test_no_samples_have_no_loss() -> None:
    network = Network([2, 1], rng=np.random.default_rng(0))
    assert evaluate(network, np.empty((0, 2)), [], "cross-entropy") is None
    assert accuracy(network, np.empty((0, 2)), []) is None


def test_regression_has_no_accuracy() -> None:
    network = Network([2, 1], output="linear", rng=np.random.default_rng(0))
    evaluation = evaluate(network, [[0.0, 0.0]], [0.5], "squared-error")
    assert evaluation is not None
    assert evaluation[0] == pytest.approx((network.layers[0].biases[0] - 0.5) ** 2 / 2)
    assert evaluation[1] is None


def test_a_wrong_loss_is_refused() -> None:
    network = Network([2, 1], rng=np.random.default_rng(0))
    with pytest.raises(ValueError, match="loss must be one of cross-entropy, squared-error"):
        evaluate(network, [[0.0, 0.0]], [1], "swoosh")


@pytest.mark.parametrize("n_samples", [1, 40, 3_000])
def test_an_evaluator_follows_the_weights(n_samples: int) -> None:
    rng = np.random.default_rng(0)
    network = Network([2, 5, 3], hidden="tanh", output="softmax", rng=rng)
    X, y = rng.normal(size=(n_samples, 2)), rng.integers(0, 3, n_samples)
    evaluator = Evaluator(network, X, y, "cross-entropy")
    for _ in range(3):
        network.parameters += rng.normal(size=network.n_parameters)
        probabilities = network.predict_proba(X)
        loss, share = evaluator() or (None, None)
        assert loss == pytest.approx(-np.log(probabilities[np.arange(n_samples), y]).mean())
        assert share == np.mean(network.predict(X) == y)
