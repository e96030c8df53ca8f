from __future__ import annotations

import numpy as np
import pytest

from nngui.engine import (
    OPTIMIZERS,
    SGD,
    Adam,
    Cosine,
    Momentum,
    Network,
    Optimizer,
    Regularization,
    Schedule,
    Trainer,
    evaluate,
)
from nngui.engine.batches import sample_order
from tests.engine.reference import gradient, samples

X, y = samples(2, 70)


EVERYTHING = Regularization(l1=1e-3, l2=1e-3, dropout=0.2, clip_norm=1.0)


def make(
    optimizer: Optimizer | None = None,
    batch_size: int | None = 16,
    seed: int = 0,
    regularization: Regularization | None = None,
    schedule: Schedule | None = None,
) -> Trainer:
    network = Network([2, 5, 4, 2], "tanh", "softmax", "glorot", rng=np.random.default_rng(seed))
    return Trainer(
        network,
        X,
        y,
        optimizer=optimizer or Adam(),
        batch_size=batch_size,
        schedule=schedule,
        regularization=regularization,
        rng=np.random.default_rng(seed),
    )


def test_steps_follow_the_formula_over_shuffled_batches_and_a_last_partial_one() -> None:
    trainer = make(SGD(0.3))
    reference = Network.from_parameters(
        trainer.network.sizes, "tanh", "softmax", trainer.network.parameters
    )
    assert trainer.steps_per_epoch == 5
    for epoch in range(3):
        order = sample_order(trainer.order_seed, epoch, len(X))
        losses = []
        for start in range(0, len(X), 16):
            rows = order[start : start + 16]
            slope, loss = gradient(reference, X[rows], y[rows], "cross-entropy")
            reference.parameters -= 0.3 * slope
            losses.append(loss * len(rows))
            trainer.step()
            np.testing.assert_allclose(trainer.network.parameters, reference.parameters, atol=1e-13)
        assert trainer.loss == pytest.approx(sum(losses) / len(X), rel=1e-12)
    assert (trainer.epoch, trainer.step_in_epoch, trainer.steps) == (3, 0, 15)


def test_a_batch_of_several_blocks_is_one_step() -> None:
    many, labels = samples(2, 2500)
    trainer = make(SGD(0.3), batch_size=None)
    trainer.set_data(many, labels, same_rows=False)
    before = trainer.network.parameters.copy()
    slope, loss = gradient(trainer.network, many, labels, "cross-entropy")
    assert trainer.run_epoch() == pytest.approx(loss, rel=1e-12)
    np.testing.assert_allclose(trainer.network.parameters, before - 0.3 * slope, atol=1e-14)
    assert trainer.steps == 1


def test_before_the_first_epoch_the_loss_is_evaluated() -> None:
    trainer = make()
    evaluation = evaluate(trainer.network, X, y, "cross-entropy")
    assert evaluation is not None
    assert trainer.loss == evaluation[0]


@pytest.mark.parametrize("name", OPTIMIZERS)
@pytest.mark.parametrize("batch_size", [None, 16, 1, 1000])
def test_the_same_seed_gives_the_same_bits_and_learns(name: str, batch_size: int | None) -> None:
    kind = OPTIMIZERS[name]
    rate = 1.0 if name == "lbfgs" else 0.02
    first, second = (make(kind.create(learning_rate=rate), batch_size) for _ in range(2))
    start = first.loss
    first.train(30)
    second.train(30)
    np.testing.assert_array_equal(first.network.parameters, second.network.parameters)
    assert first.loss == second.loss
    assert first.loss < start


def test_slices_do_not_change_the_bits() -> None:
    whole, cut, stepped = make(), make(), make()
    whole.train(6)
    losses: list[float] = []
    while cut.epoch < 6:
        result = cut.run_slice(0.0, until_epoch=6)
        assert result.first_epoch == len(losses) + 1
        losses += result.losses.tolist()
    for _ in range(30):
        stepped.step()
    long = make().run_slice(600.0, until_epoch=6)
    assert long.first_epoch == 1
    assert long.losses.tolist() == losses
    assert len(losses) == 6
    assert losses[-1] == whole.loss == cut.loss == stepped.loss
    for other in (cut, stepped):
        np.testing.assert_array_equal(other.network.parameters, whole.network.parameters)


def test_a_slice_ends_at_its_last_epoch() -> None:
    trainer = make()
    assert len(trainer.run_slice(600.0, until_epoch=2).losses) == 2
    assert trainer.run_slice(600.0, until_epoch=2).losses.size == 0
    assert trainer.steps == 10
    trainer.train(0)
    assert trainer.epoch == 2


@pytest.mark.parametrize("name", OPTIMIZERS)
@pytest.mark.parametrize("batch_size", [None, 16])
@pytest.mark.parametrize("stop", [0, 7, 10])
@pytest.mark.parametrize(
    "extras", [{}, {"regularization": EVERYTHING, "schedule": Cosine(epochs=4)}]
)
def test_resuming_equals_never_having_stopped(
    name: str, batch_size: int | None, stop: int, extras: dict
) -> None:
    trainer = make(OPTIMIZERS[name].create(), batch_size, **extras)
    for _ in range(stop):
        trainer.step()
    state = trainer.checkpoint()
    told = trainer.run_slice(600.0, until_epoch=state.epoch + 4).losses
    resumed = make(batch_size=batch_size, seed=9, **extras)
    resumed.step()
    resumed.restore(state)
    assert resumed.optimizer == trainer.optimizer
    losses = resumed.run_slice(600.0, until_epoch=state.epoch + 4).losses
    assert losses.tolist() == told.tolist()
    np.testing.assert_array_equal(resumed.network.parameters, trainer.network.parameters)
    assert resumed.steps == trainer.steps
    again, last = resumed.checkpoint(), trainer.checkpoint()
    np.testing.assert_array_equal(again.moments, last.moments)
    trainer.restore(state)
    trainer.train(4)
    np.testing.assert_array_equal(resumed.network.parameters, trainer.network.parameters)


def test_a_state_of_another_shape_is_refused() -> None:
    trainer = make()
    other = Trainer(Network([2, 2], output="softmax", rng=np.random.default_rng(0)), X, y,
                    rng=np.random.default_rng(0))  # fmt: skip
    with pytest.raises(ValueError, match="state must have 6 parameters"):
        other.restore(trainer.checkpoint())
    trainer.step()
    full = make(batch_size=None)
    with pytest.raises(ValueError, match="state must lie within 1 steps an epoch"):
        full.restore(trainer.checkpoint())


def test_the_learning_rate_changes_live_and_moments_stay() -> None:
    trainer = make(Momentum(0.1, 0.9))
    trainer.step()
    moments = trainer.checkpoint().moments.copy()
    weights = trainer.network.parameters.copy()
    trainer.set_learning_rate(0.02)
    assert trainer.optimizer == Momentum(0.02, 0.9)
    slope = trainer.trace().gradient.copy()
    np.testing.assert_array_equal(trainer.network.parameters, weights)
    trainer.step()
    np.testing.assert_allclose(
        trainer.network.parameters, weights + 0.9 * moments[0] - 0.02 * slope, atol=1e-15
    )
    with pytest.raises(ValueError, match="learning_rate"):
        trainer.set_learning_rate(-1.0)
    assert trainer.optimizer.learning_rate == 0.02


def test_another_optimizer_begins_afresh_and_the_same_kind_goes_on() -> None:
    trainer = make(Adam())
    trainer.step()
    trainer.set_optimizer(Adam(0.01, beta1=0.8))
    state = trainer.checkpoint()
    assert state.optimizer_updates == 1
    assert state.moments.any()
    trainer.set_optimizer(Momentum())
    state = trainer.checkpoint()
    assert state.moments.shape == (1, trainer.network.n_parameters)
    assert state.optimizer_updates == 0
    assert not state.moments.any()
    trainer.train(1)
    assert trainer.epoch == 1


def test_another_batch_size_ends_the_pass() -> None:
    trainer = make()
    trainer.train(1)
    trainer.step()
    weights = trainer.network.parameters.copy()
    trainer.set_batch_size(35)
    assert (trainer.epoch, trainer.step_in_epoch, trainer.steps_per_epoch) == (2, 0, 2)
    np.testing.assert_array_equal(trainer.network.parameters, weights)
    result = trainer.run_slice(600.0, until_epoch=3)
    assert (result.first_epoch, len(result.losses)) == (2, 2)
    assert result.losses[-1] == trainer.loss
    with pytest.raises(ValueError, match="batch_size must be a whole number of at least 1, not 0"):
        trainer.set_batch_size(0)


def test_another_loss_goes_on_with_the_pass() -> None:
    trainer = make()
    trainer.step()
    trainer.set_loss("squared-error")
    assert (trainer.step_in_epoch, trainer.loss_name) == (1, "squared-error")
    totals, counts = 0.0, 0
    while trainer.epoch == 0:
        trace = trainer.trace()
        totals, counts = totals + trace.loss * len(trace.X), counts + len(trace.X)
        trainer.step()
    assert trainer.loss == pytest.approx(totals / counts, rel=1e-12)
    assert counts == len(X) - 16
    trainer.step()
    trainer.set_loss("cross-entropy")
    evaluated = trainer.loss
    trainer.set_batch_size(10)
    trainer.step()
    assert trainer.epoch == 2
    assert trainer.run_slice(600.0, until_epoch=2).losses.size == 0
    assert trainer.loss == evaluated
    with pytest.raises(ValueError, match="loss must be one of"):
        trainer.set_loss("swoosh")


@pytest.mark.parametrize("batch_size", [0, -1, 2.5, "8", True])
def test_a_bad_batch_size_is_refused(batch_size: object) -> None:
    with pytest.raises(ValueError, match="batch_size must be a whole number of at least 1"):
        make(batch_size=batch_size)


def test_one_class_alone_trains() -> None:
    network = Network([2, 3, 1], rng=np.random.default_rng(0))
    trainer = Trainer(network, X, np.zeros(70), rng=np.random.default_rng(0))
    trainer.train(200)
    assert trainer.loss < 0.05


def test_a_network_without_hidden_layers_trains() -> None:
    network = Network([2, 2], output="softmax", rng=np.random.default_rng(0))
    labels = (X[:, 0] > 0.0).astype(int)
    trainer = Trainer(network, X, labels, batch_size=8, rng=np.random.default_rng(0))
    trainer.train(100)
    assert np.mean(network.predict(X) == labels) > 0.95
