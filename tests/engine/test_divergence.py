from __future__ import annotations

import contextlib

import numpy as np
import pytest

from nngui.engine import SGD, Adam, Diverged, Momentum, Network, Optimizer, Trainer
from tests.engine.reference import samples


def make(optimizer: Optimizer, dtype: type = np.float64) -> Trainer:
    X, y = samples(2, 40)
    network = Network(
        [2, 6, 6, 1], "linear", "linear", "he", rng=np.random.default_rng(0), dtype=dtype
    )
    return Trainer(
        network,
        X,
        y.astype(float),
        loss="squared-error",
        optimizer=optimizer,
        batch_size=8,
        rng=np.random.default_rng(0),
    )


def first_bad_step(trainer: Trainer) -> tuple[int, list[np.ndarray]]:
    """The step by stepping: the oracle for what a long slice must find."""
    kept = [trainer.network.parameters.copy()]
    for _ in range(10_000):
        try:
            trainer.step()
        except Diverged as diverged:
            return diverged.step, kept
        kept.append(trainer.network.parameters.copy())
    raise AssertionError("it did not diverge")


@pytest.mark.parametrize("dtype", [np.float64, np.float32])
@pytest.mark.parametrize("optimizer", [SGD(2.0), Momentum(2.0)])
def test_a_slice_finds_the_exact_step_and_keeps_the_state_before_it(
    optimizer: Optimizer, dtype: type
) -> None:
    step, kept = first_bad_step(make(optimizer, dtype))
    assert step == len(kept) > 1
    trainer = make(optimizer, dtype)
    with pytest.raises(Diverged, match=f"at step {step}.*lower the learning rate") as error:
        trainer.run_slice(600.0, until_epoch=10_000)
    assert error.value.step == step
    assert error.value.epoch == trainer.epoch == (step - 1) // 5
    assert trainer.steps == step - 1
    np.testing.assert_array_equal(trainer.network.parameters, kept[-1])
    assert np.isfinite(trainer.network.parameters).all()
    completed = error.value.completed
    assert completed.first_epoch == 1
    assert len(completed.losses) == trainer.epoch
    assert np.isfinite(completed.losses).all()


def test_training_goes_on_after_the_rate_is_lowered() -> None:
    trainer = make(SGD(2.0))
    with pytest.raises(Diverged):
        trainer.train(10_000)
    with pytest.raises(Diverged):
        trainer.run_epoch()
    trainer.network.parameters[:] = 0.1
    trainer.set_learning_rate(0.001)
    trainer.run_epoch()
    assert np.isfinite(trainer.loss)


@pytest.mark.parametrize("optimizer", [SGD(1e6), Momentum(1e6), Adam(1e6)])
@pytest.mark.parametrize("output, units", [("sigmoid", 1), ("softmax", 3)])
def test_an_absurd_learning_rate_stays_finite_or_diverges(
    optimizer: Optimizer, output: str, units: int
) -> None:
    X, y = samples(units, 40)
    network = Network([2, 6, units], "relu", output, rng=np.random.default_rng(0))
    trainer = Trainer(network, X, y, optimizer=optimizer, rng=np.random.default_rng(0))
    with contextlib.suppress(Diverged):
        trainer.train(300)
    assert np.isfinite(network.parameters).all()
    assert np.isfinite(network.predict_proba(X)).all()
    assert np.isfinite(trainer.loss)


def test_a_pass_that_an_edit_ended_is_reported_also_where_training_diverges() -> None:
    trainer = make(SGD(2.0))
    trainer.step()
    trainer.set_batch_size(10)
    assert (trainer.epoch, trainer.step_in_epoch) == (1, 0)
    with pytest.raises(Diverged) as error:
        trainer.run_slice(600.0, until_epoch=10_000)
    assert len(error.value.completed.losses) == trainer.epoch
    assert error.value.completed.first_epoch == 1
