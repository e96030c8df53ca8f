from __future__ import annotations

import numpy as np
import pytest

from nngui.engine import OUTPUTS, Network
from nngui.engine.calls import run
from nngui.engine.forward import ForwardPass, cannot_overflow, with_ones


def test_hidden_values_lie_in_one_array_with_rows_of_ones_between() -> None:
    network = Network([2, 3, 4, 2], "tanh", "softmax", rng=np.random.default_rng(0))
    X = np.random.default_rng(1).standard_normal((6, 2))
    block = ForwardPass(network.layers, OUTPUTS["softmax"], 6)
    run(block.calls(with_ones(X)))
    assert block.sums is block.plain is block.passed_on
    assert block.passed_on.shape == (9, 6)
    assert (block.passed_on[[3, 8]] == 1.0).all()
    assert all(np.shares_memory(hidden, block.passed_on) for hidden in block.hidden)
    first = network.layers[0]
    np.testing.assert_allclose(
        block.hidden[0][:-1].T, np.tanh(X @ first.weights.T + first.biases), atol=1e-15
    )
    np.testing.assert_allclose(block.head.a.T, network.predict_proba(X), atol=1e-15)


@pytest.mark.parametrize(
    "hidden, weight, safe",
    [
        ("relu", 1.0, True),
        ("relu", 1e140, False),
        ("tanh", 1e140, True),
        ("linear", 1e140, False),
        ("tanh", 1e300, False),
        ("tanh", np.inf, False),
        ("tanh", np.nan, False),
    ],
)
def test_weights_are_safe_if_no_sum_can_overflow(hidden: str, weight: float, safe: bool) -> None:
    network = Network([2, 2, 2, 2], hidden, "softmax", rng=np.random.default_rng(0))
    network.parameters[:] = weight
    assert cannot_overflow(network.layers) is safe
    if safe:
        assert np.isfinite(network.predict_proba([[1e12, -1e12], [1e12, 1e12]])).all()
