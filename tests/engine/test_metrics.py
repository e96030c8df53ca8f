from __future__ import annotations

import numpy as np
import pytest
from sklearn.metrics import r2_score

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


@pytest.mark.parametrize("output", ["linear", "tanh-value"])
@pytest.mark.parametrize("loss", ["squared-error", "huber"])
@pytest.mark.parametrize("n_samples", [2, 40, 3_000])
def test_regression_is_scored_by_r_squared(output: str, loss: str, n_samples: int) -> None:
    rng = np.random.default_rng(0)
    network = Network([2, 4, 1], "tanh", output, rng=rng)
    X, y = rng.normal(size=(n_samples, 2)), rng.normal(2.0, 3.0, n_samples)
    evaluation = evaluate(network, X, y, loss)
    assert evaluation is not None
    assert evaluation[1] == pytest.approx(r2_score(y, network.outputs(X)[:, 0]))
    evaluated = Evaluator(network, X, y, loss)()
    assert evaluated is not None
    assert evaluated[:2] == pytest.approx(evaluation)
    assert not evaluated.wrong.any()
    assert accuracy(network, X, y) is None


def test_values_that_do_not_vary_have_no_r_squared() -> None:
    network = Network([2, 1], output="linear", rng=np.random.default_rng(0))
    evaluation = evaluate(network, [[0.0, 0.0], [1.0, 0.0]], [0.5, 0.5], "squared-error")
    assert evaluation is not None
    assert evaluation[1] is None
    network.parameters[:] = 1e200
    evaluation = evaluate(network, [[0.0, 0.0], [1.0, 0.0]], [0.5, 0.6], "squared-error")
    assert evaluation is not None
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
        evaluated = evaluator()
        assert evaluated is not None
        assert evaluated.loss == pytest.approx(
            -np.log(probabilities[np.arange(n_samples), y]).mean()
        )
        assert evaluated.score == np.mean(network.predict(X) == y)
        assert np.array_equal(evaluated.wrong, network.predict(X) != y)


@pytest.mark.parametrize("n_samples", [0, 7, 3_000])
def test_in_parts_the_same_comes_out(n_samples: int) -> None:
    rng = np.random.default_rng(1)
    X, y = rng.normal(size=(n_samples, 2)), rng.integers(0, 2, n_samples)
    network = Network([2, 5, 1], rng=rng)
    whole = Evaluator(network, X, y, "cross-entropy")()
    evaluator = Evaluator(network, X, y, "cross-entropy")
    assert len(list(evaluator.parts())) == {0: 0, 7: 1, 3_000: 3}[n_samples]
    found = evaluator.result()
    if whole is None:
        assert found is None
    else:
        assert found is not None
        assert found[:2] == whole[:2]
        assert np.array_equal(found.wrong, whole.wrong)
