from __future__ import annotations

import numpy as np
import pytest
from sklearn.neural_network import MLPClassifier

from nngui.engine import Network
from nngui.engine.samples import BLOCK_ROWS

NAMES = {"sigmoid": "logistic", "tanh": "tanh", "relu": "relu", "linear": "identity"}


@pytest.mark.parametrize("hidden", NAMES)
@pytest.mark.parametrize("n_classes", [2, 4])
def test_forward_agrees_with_scikit_learn(hidden: str, n_classes: int) -> None:
    rng = np.random.default_rng(0)
    X = 3.0 * rng.standard_normal((2500, 2))
    peer = MLPClassifier((7, 5), activation=NAMES[hidden], random_state=0, max_iter=1)
    peer.partial_fit(X, np.arange(2500) % n_classes, classes=np.arange(n_classes))
    units, output = (1, "sigmoid") if n_classes == 2 else (n_classes, "softmax")
    network = Network([2, 7, 5, units], hidden, output, rng=rng)
    for layer, weights, biases in zip(network.layers, peer.coefs_, peer.intercepts_, strict=True):
        layer.weights[:] = weights.T
        layer.biases[:] = biases
    np.testing.assert_allclose(network.predict_proba(X), peer.predict_proba(X), rtol=0, atol=1e-12)
    np.testing.assert_array_equal(network.predict(X), peer.predict(X))


def test_layers_are_writable_views_into_one_vector() -> None:
    network = Network([2, 3, 1], rng=np.random.default_rng(0))
    assert network.n_parameters == 13
    assert network.layers[0].weights.shape == (3, 2)
    assert network.layers[0].biases.shape == (3,)
    network.layers[1].weights[0, 2] = 41.0
    network.layers[1].biases[0] = 42.0
    assert network.parameters[-2:].tolist() == [41.0, 42.0]
    network.parameters[:] = 0.0
    assert not network.layers[0].weights.any()


def test_a_network_without_hidden_layers_is_a_linear_classifier() -> None:
    network = Network([2, 2], output="softmax", rng=np.random.default_rng(0))
    X = np.array([[1.0, 2.0], [-3.0, 0.5]])
    layer = network.layers[0]
    np.testing.assert_allclose(
        network.decision_function(X), X @ layer.weights.T + layer.biases, atol=1e-15
    )
    assert network.hidden == ()


def test_probabilities_have_a_column_for_each_class() -> None:
    X = np.array([[0.3, -0.7]])
    network = Network([2, 3, 1], rng=np.random.default_rng(0))
    proba = network.predict_proba(X)
    assert proba.shape == (1, 2)
    assert proba.sum() == pytest.approx(1.0)
    assert proba[0, 1] == pytest.approx(1 / (1 + np.exp(-network.decision_function(X)[0, 0])))
    assert network.predict(X)[0] == proba.argmax()


@pytest.mark.parametrize("output, units", [("sigmoid", 1), ("softmax", 3)])
@pytest.mark.parametrize("dtype", [np.float64, np.float32])
def test_huge_logits_give_finite_probabilities(output: str, units: int, dtype: type) -> None:
    network = Network([1, units], output=output, rng=np.random.default_rng(0), dtype=dtype)
    network.layers[0].weights[:, 0] = np.linspace(-1.0, 1.0, units) if units > 1 else 1.0
    network.layers[0].biases[:] = 0.0
    proba = network.predict_proba([[-1e4], [0.0], [1e4]])
    assert np.isfinite(proba).all()
    np.testing.assert_allclose(proba.sum(axis=1), 1.0, rtol=1e-6)


@pytest.mark.parametrize("count", [0, 1, BLOCK_ROWS, BLOCK_ROWS + 1, 2 * BLOCK_ROWS + 7])
def test_blocks_do_not_show(count: int) -> None:
    network = Network([2, 4, 3], "tanh", "softmax", rng=np.random.default_rng(0))
    X = np.random.default_rng(1).standard_normal((count, 2))
    proba = network.predict_proba(X)
    assert proba.shape == (count, 3)
    for index in range(0, count, 500):
        single = network.predict_proba(X[index : index + 1])
        np.testing.assert_allclose(single[0], proba[index], atol=1e-14)


def test_a_linear_output_gives_values() -> None:
    network = Network([2, 3, 1], "tanh", "linear", rng=np.random.default_rng(0))
    X = np.ones((4, 2))
    np.testing.assert_array_equal(network.predict(X), network.outputs(X)[:, 0])
    assert network.n_classes == 0
    with pytest.raises(ValueError, match=r"no probabilities; use outputs\(X\)"):
        network.predict_proba(X)


@pytest.mark.parametrize(
    "arguments, message",
    [
        ({"sizes": [2]}, "sizes must name at least"),
        ({"sizes": [2, 0, 1]}, "sizes must be a whole number of at least 1, not 0"),
        ({"sizes": [2, 2.5, 1]}, "sizes must be a whole number"),
        ({"sizes": [2, 3, 2]}, "sizes must end in 1 for the output sigmoid"),
        ({"sizes": [2, 3, 1], "output": "softmax"}, "sizes must end in 2 or more"),
        ({"sizes": [2, 3, 1], "hidden": "swoosh"}, "hidden activation must be one of sigmoid"),
        ({"sizes": [2, 3, 1], "hidden": ["tanh", "tanh"]}, "hidden must be one name, or 1"),
        ({"sizes": [2, 3, 1], "output": "swoosh"}, "output must be one of sigmoid, softmax"),
        ({"sizes": [2, 3, 1], "init": "swoosh"}, "init must be one of normal, glorot, he"),
        ({"sizes": [2, 3, 1], "dtype": np.int64}, "dtype must be float64 or float32"),
    ],
)
def test_bad_settings_are_refused(arguments: dict, message: str) -> None:
    with pytest.raises(ValueError, match=message):
        Network(**arguments, rng=np.random.default_rng(0))


def test_parameters_make_the_network_again() -> None:
    network = Network([2, 3, 4, 1], ["tanh", "relu"], rng=np.random.default_rng(0))
    again = Network.from_parameters(
        network.sizes, network.hidden, network.output, network.parameters
    )
    np.testing.assert_array_equal(again.parameters, network.parameters)
    assert again.parameters is not network.parameters
    with pytest.raises(ValueError, match=r"parameters must have the shape \(13,\)"):
        Network.from_parameters([2, 3, 1], "tanh", "sigmoid", network.parameters)


@pytest.mark.parametrize("count", [0, 7, BLOCK_ROWS + 3])
def test_every_unit_can_be_asked(count: int) -> None:
    network = Network([2, 4, 5, 3], ["tanh", "relu"], "softmax", rng=np.random.default_rng(0))
    X = np.random.default_rng(1).standard_normal((count, 2))
    first, second, output = network.activations(X)
    assert second.shape == (count, 5)
    layers = network.layers
    np.testing.assert_allclose(
        first, np.tanh(X @ layers[0].weights.T + layers[0].biases), atol=1e-14
    )
    np.testing.assert_allclose(
        second, np.maximum(first @ layers[1].weights.T + layers[1].biases, 0), atol=1e-14
    )
    np.testing.assert_array_equal(output, network.predict_proba(X))


def test_a_follower_in_single_precision_is_close_and_says_where_it_is_not() -> None:
    network = Network([2, 8, 8, 2], "tanh", "softmax", rng=np.random.default_rng(0))
    X = np.random.default_rng(1).uniform(-6, 6, (100, 2))
    single = Network.from_parameters([2, 8, 8, 2], "tanh", "softmax", np.zeros(114, np.float32))
    assert single.follow(network)
    np.testing.assert_allclose(single.predict_proba(X), network.predict_proba(X), atol=1e-4)
    network.layers[0].weights[0, 0] = 1e60
    assert not single.follow(network)
