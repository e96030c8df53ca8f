from __future__ import annotations

import numpy as np
import pytest

from nngui.engine import SGD, Network, Regularization, Trainer
from nngui.engine.dropout import Dropout
from tests.engine.reference import FUNCTIONS, answer, encoded, samples

X, y = samples(3, 40)


def masks(shares: tuple[float, ...], seed: int = 1, step: int = 0, block: int = 0) -> np.ndarray:
    dropout = Dropout(shares, (5, 4), lambda: (seed,), lambda: step)
    drawn = np.full((11, 3000), np.nan)
    dropout.draw(block, drawn)
    return drawn


def make(batch_size: int | None = 16, hidden: str = "tanh", seed: int = 0) -> Trainer:
    network = Network([2, 5, 4, 3], hidden, "softmax", "glorot", rng=np.random.default_rng(seed))
    return Trainer(
        network,
        X,
        y,
        optimizer=SGD(0.3),
        batch_size=batch_size,
        regularization=Regularization(dropout=(0.2, 0.5)),
        rng=np.random.default_rng(seed),
    )


def test_a_share_of_the_units_rests_and_the_others_are_scaled_up() -> None:
    drawn = masks((0.2, 0.5))
    np.testing.assert_allclose(np.unique(drawn[:5]), [0.0, 1.25])
    np.testing.assert_allclose(np.unique(drawn[6:10]), [0.0, 2.0])
    assert np.mean(drawn[:5] == 0.0) == pytest.approx(0.2, abs=0.02)
    assert np.mean(drawn[6:10] == 0.0) == pytest.approx(0.5, abs=0.02)
    assert (drawn[[5, 10]] == 1.0).all()


def test_masks_are_a_function_of_seed_step_and_block() -> None:
    first = masks((0.5, 0.5))
    np.testing.assert_array_equal(first, masks((0.5, 0.5)))
    for other in ({"seed": 2}, {"step": 1}, {"block": 1}):
        assert np.mean(first == masks((0.5, 0.5), **other)) < 0.7


@pytest.mark.parametrize("hidden", ["tanh", "relu", "gelu", "sigmoid"])
def test_steps_follow_the_formula_with_the_masks_of_each_step(hidden: str) -> None:
    trainer = make(hidden=hidden)
    network = trainer.network
    function, derivative = FUNCTIONS[hidden]
    for _ in range(7):
        trace = trainer.trace()
        columns = trainer._program.next_masks(trainer.step_in_epoch)
        first, second = columns[:5], columns[6:10]
        z1 = network.layers[0].weights @ trace.X.T + network.layers[0].biases[:, None]
        a1 = function(z1) * first
        z2 = network.layers[1].weights @ a1 + network.layers[1].biases[:, None]
        a2 = function(z2) * second
        z3 = network.layers[2].weights @ a2 + network.layers[2].biases[:, None]
        order = [np.flatnonzero((row == X).all(axis=1))[0] for row in trace.X]
        d3 = answer("softmax", z3) - encoded("softmax", y[order], 3)
        d2 = network.layers[2].weights.T @ d3 * second * derivative(z2)
        d1 = network.layers[1].weights.T @ d2 * first * derivative(z1)
        rows = [
            np.column_stack([d @ a.T, d.sum(axis=1)]).ravel() / len(order)
            for d, a in ((d1, trace.X.T), (d2, a1), (d3, a2))
        ]
        np.testing.assert_allclose(trace.gradient, np.concatenate(rows), atol=1e-14)
        np.testing.assert_allclose(trace.layers[0].a, a1.T, atol=1e-14)
        expected = network.parameters - 0.3 * trace.gradient
        trainer.step()
        np.testing.assert_allclose(network.parameters, expected, atol=1e-14)


def test_evaluation_and_other_samples_know_no_masks() -> None:
    trainer = make()
    plain = Network.from_parameters(
        trainer.network.sizes, "tanh", "softmax", trainer.network.parameters
    )
    np.testing.assert_array_equal(trainer.network.predict_proba(X), plain.predict_proba(X))
    np.testing.assert_allclose(trainer.trace(X, y).layers[-1].a, plain.predict_proba(X), atol=1e-15)


def test_it_is_switched_live_and_the_pass_goes_on() -> None:
    trainer = make()
    trainer.step()
    weights = trainer.network.parameters.copy()
    trainer.set_regularization(Regularization())
    assert trainer.step_in_epoch == 1
    expected = weights - 0.3 * trainer.trace().gradient
    trainer.step()
    np.testing.assert_allclose(trainer.network.parameters, expected, atol=1e-14)
    trainer.set_regularization(Regularization(dropout=0.5))
    trainer.run_epoch()
    assert np.isfinite(trainer.loss)


def test_blocks_of_a_long_batch_have_masks_of_their_own() -> None:
    many, labels = samples(3, 2500)
    trainer = make()
    trainer.set_data(many, labels, same_rows=False)
    trainer.set_batch_size(None)
    expected = trainer.network.parameters - 0.3 * trainer.trace().gradient
    trainer.step()
    np.testing.assert_allclose(trainer.network.parameters, expected, atol=1e-14)
