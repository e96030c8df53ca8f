from __future__ import annotations

import numpy as np
import pytest

from nngui.engine import LOSSES, OUTPUTS, Ensemble, Network, Trainer, evaluate
from tests.engine.reference import PAIRS, gradient, samples


@pytest.mark.parametrize("output, units, loss", PAIRS)
def test_the_value_follows_the_formula(output: str, units: int, loss: str) -> None:
    X, y = samples(units)
    network = Network([2, 3, units], "tanh", output, rng=np.random.default_rng(0))
    evaluation = evaluate(network, X, y, loss)
    assert evaluation is not None
    assert evaluation[0] == pytest.approx(gradient(network, X, y, loss)[1], rel=1e-13)


@pytest.mark.parametrize("dtype", [np.float64, np.float32])
@pytest.mark.parametrize("output, units", [("sigmoid", 1), ("softmax", 2), ("softmax", 3)])
def test_cross_entropy_of_huge_logits_is_finite_and_right(
    output: str, units: int, dtype: type
) -> None:
    network = Network([1, units], output=output, rng=np.random.default_rng(0), dtype=dtype)
    network.parameters[:] = 0.0
    network.layers[0].weights[-1, 0] = 1.0
    last = max(1, units - 1)
    wrong = evaluate(network, [[1e4], [-1e4]], [0, last], "cross-entropy")
    right = evaluate(network, [[1e4], [-1e4]], [last, 0], "cross-entropy")
    assert wrong is not None
    assert right is not None
    assert wrong[0] == pytest.approx(1e4, rel=1e-4)
    assert 0.0 <= right[0] <= np.log(2.0)


@pytest.mark.parametrize("dtype", [np.float64, np.float32])
def test_one_network_with_huge_logits_has_its_right_loss_beside_others(dtype: type) -> None:
    networks = [Network([1, 1], rng=np.random.default_rng(k), dtype=dtype) for k in range(3)]
    for network, weight in zip(networks, (1.0, 1e4, 2.0), strict=True):
        network.parameters[:] = weight, 0.0
    rngs = [np.random.default_rng(k) for k in range(3)]
    together = Ensemble(networks, [[1.0], [-1.0]], [0, 1], rngs=rngs)
    losses = together.run_epoch()
    assert losses == pytest.approx([np.log1p(np.e), 1e4, np.log1p(np.e**2)], rel=1e-6)


def test_a_loss_that_does_not_fit_the_output_is_refused() -> None:
    assert LOSSES["cross-entropy"].outputs == ("sigmoid", "softmax")
    with pytest.raises(ValueError, match="needs the output sigmoid or softmax, not linear"):
        LOSSES["cross-entropy"].check_output(OUTPUTS["linear"])
    network = Network([2, 1], output="linear", rng=np.random.default_rng(0))
    with pytest.raises(ValueError, match="loss cross-entropy needs the output"):
        Trainer(network, [[0.0, 0.0]], [1.0], rng=np.random.default_rng(0))
