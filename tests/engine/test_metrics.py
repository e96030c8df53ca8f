from __future__ import annotations

import numpy as np
import pytest

from nngui.engine import Network, accuracy, evaluate


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
