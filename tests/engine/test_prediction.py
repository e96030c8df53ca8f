from __future__ import annotations

import numpy as np
import pytest

from nngui.engine import Network, Prediction, Trainer
from tests.engine.reference import samples

OUTPUTS = [
    ("sigmoid", 1),
    ("tanh", 1),
    ("softmax", 2),
    ("softmax", 5),
    ("linear", 1),
    ("linear", 3),
    ("tanh-value", 1),
]
VALUES = ("linear", "tanh-value")


def grid(side: int) -> np.ndarray:
    axis = np.linspace(-6.0, 6.0, side)
    return np.stack(np.meshgrid(axis, axis), axis=-1).reshape(-1, 2)


@pytest.mark.parametrize("output, units", OUTPUTS)
@pytest.mark.parametrize("side", [1, 7, 50])
@pytest.mark.parametrize("dtype", [np.float64, np.float32])
def test_it_says_what_the_network_says(output: str, units: int, side: int, dtype: type) -> None:
    network = Network(
        [2, 6, 4, units], ["gelu", "tanh"], output, rng=np.random.default_rng(0), dtype=dtype
    )
    X = grid(side)
    prediction = Prediction(network, X, hidden=True)
    for _ in range(2):
        expected = network.outputs(X) if output in VALUES else network.predict_proba(X)
        np.testing.assert_array_equal(prediction(), expected)
        for told, layer in zip(prediction.hidden, network.activations(X)[:-1], strict=True):
            np.testing.assert_array_equal(told, layer)
        network.parameters *= 0.5


def test_buffers_are_filled_again_and_their_transpose_is_contiguous() -> None:
    X, y = samples(2)
    network = Network([2, 6, 2], "tanh", "softmax", rng=np.random.default_rng(0))
    prediction = Prediction(network, grid(200))
    first = prediction()
    assert first.shape == (40_000, 2)
    assert first.T.flags.c_contiguous
    before = first.copy()
    Trainer(network, X, y, rng=np.random.default_rng(0)).train(5)
    second = prediction()
    assert np.shares_memory(first, second)
    assert np.any(before != second)
    assert prediction.hidden == []


@pytest.mark.parametrize("bad", [np.ones((3, 3)), np.empty((0, 2)), [[np.nan, 0.0]], "points"])
def test_bad_points_are_refused(bad: object) -> None:
    network = Network([2, 6, 2], "tanh", "softmax", rng=np.random.default_rng(0))
    with pytest.raises(ValueError, match="X must"):
        Prediction(network, bad)


@pytest.mark.parametrize("output, units", [("sigmoid", 1), ("softmax", 3), ("linear", 1)])
def test_the_units_of_the_output_layer_are_told_as_they_are(output: str, units: int) -> None:
    network = Network([2, 5, units], "tanh", output, rng=np.random.default_rng(0))
    X = np.random.default_rng(1).standard_normal((1_500, 2))
    prediction = Prediction(network, X, hidden=True)
    prediction()
    np.testing.assert_allclose(prediction.outputs, network.outputs(X), atol=1e-15)
    assert prediction.outputs.shape == (1_500, units)
