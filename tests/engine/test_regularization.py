from __future__ import annotations

import numpy as np
import pytest

from nngui.engine import SGD, Momentum, Network, Regularization, Trainer, evaluate
from tests.engine.reference import samples

X, y = samples(3, 40)


def make(regularization: Regularization, optimizer: object = None) -> Trainer:
    network = Network([2, 4, 3], "tanh", "softmax", rng=np.random.default_rng(0))
    return Trainer(
        network,
        X,
        y,
        optimizer=optimizer or SGD(0.3),
        batch_size=16,
        regularization=regularization,
        rng=np.random.default_rng(0),
    )


def is_weight(network: Network) -> np.ndarray:
    marks = np.ones(network.n_parameters, bool)
    twin = Network.from_parameters(
        network.sizes, network.hidden, network.output, np.arange(network.n_parameters, dtype=float)
    )
    for layer in twin.layers:
        marks[layer.biases.astype(int)] = False
    return marks


@pytest.mark.parametrize("l1, l2", [(0.02, 0.0), (0.0, 0.05), (0.02, 0.05)])
def test_penalties_pull_weights_but_no_biases(l1: float, l2: float) -> None:
    trainer = make(Regularization(l1=l1, l2=l2))
    network, weights = trainer.network, is_weight(trainer.network)
    for _ in range(7):  # the third batch of an epoch is a partial one
        w, trace = network.parameters.copy(), trainer.trace()
        pull = np.where(weights, l1 * np.sign(w) + l2 * w, 0.0)
        np.testing.assert_allclose(trace.penalty_gradient, pull, atol=1e-15)
        trainer.step()
        expected = w - 0.3 * (trace.gradient + pull)
        np.testing.assert_allclose(network.parameters, expected, atol=1e-14)


def test_the_penalty_stands_apart_from_the_loss() -> None:
    trainer = make(Regularization(l1=0.5, l2=2.0))
    w = trainer.network.parameters[is_weight(trainer.network)]
    assert trainer.penalty == pytest.approx(0.5 * np.abs(w).sum() + np.sum(w**2), rel=1e-14)
    evaluation = evaluate(trainer.network, X, y, "cross-entropy")
    assert evaluation is not None
    assert trainer.loss == evaluation[0]
    assert make(Regularization()).penalty == 0.0


@pytest.mark.parametrize("limit", [0.01, 0.2, 1e6])
def test_a_long_gradient_is_shortened(limit: float) -> None:
    trainer = make(Regularization(l2=0.1, clip_norm=limit))
    for _ in range(4):
        w, trace = trainer.network.parameters.copy(), trainer.trace()
        g = trace.gradient + trace.penalty_gradient
        trainer.step()
        expected = w - 0.3 * g * min(1.0, limit / np.linalg.norm(g))
        np.testing.assert_allclose(trainer.network.parameters, expected, atol=1e-14)


def test_a_gradient_of_zero_is_left_alone() -> None:
    network = Network([2, 3, 2], "relu", "softmax", "zeros", rng=np.random.default_rng(0))
    trainer = Trainer(
        network,
        [[0.0, 0.0], [0.0, 0.0]],
        [0, 1],
        regularization=Regularization(clip_norm=1.0),
        rng=np.random.default_rng(0),
    )
    trainer.step()
    assert not network.parameters.any()


def test_it_changes_live_and_keeps_weights_moments_and_the_pass() -> None:
    trainer = make(Regularization(), Momentum(0.1, 0.9))
    trainer.step()
    w, (v,) = trainer.network.parameters.copy(), trainer.checkpoint().moments
    trainer.set_regularization(Regularization(l2=0.1))
    assert trainer.regularization == Regularization(l2=0.1)
    assert trainer.step_in_epoch == 1
    trace = trainer.trace()
    trainer.step()
    expected = w + 0.9 * v - 0.1 * (trace.gradient + trace.penalty_gradient)
    np.testing.assert_allclose(trainer.network.parameters, expected, atol=1e-14)


@pytest.mark.parametrize(
    "settings, message",
    [
        ({"l1": -1.0}, "l1 must be a number of at least 0"),
        ({"l2": np.nan}, "l2 must be a number of at least 0"),
        ({"l2": "much"}, "l2 must be a number of at least 0"),
        ({"dropout": 1.0}, "dropout must be at least 0 and less than 1"),
        ({"dropout": (0.1, -0.1)}, "dropout must be at least 0 and less than 1"),
        ({"clip_norm": 0.0}, "clip_norm must be greater than 0, or None"),
        ({"clip_norm": True}, "clip_norm must be greater than 0, or None"),
    ],
)
def test_bad_settings_are_refused(settings: dict, message: str) -> None:
    with pytest.raises(ValueError, match=message):
        Regularization(**settings)


def test_dropout_is_one_share_or_one_for_each_hidden_layer() -> None:
    with pytest.raises(ValueError, match="dropout must be one number, or 1: one for each hidden"):
        make(Regularization(dropout=(0.1, 0.2)))
    assert Regularization(dropout=0.3).dropout_shares(2) == (0.3, 0.3)
