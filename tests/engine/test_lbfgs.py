from __future__ import annotations

import numpy as np
import pytest

from nngui.engine import LBFGS, SGD, Network, Trainer
from nngui.engine.lbfgs import MEMORY, two_loops
from nngui.engine.optimizer import Slots
from tests.engine.reference import samples


def bowl(n: int = 6) -> tuple[np.ndarray, Slots]:
    """L = 1/2 w^T A w with a badly scaled A."""
    rng = np.random.default_rng(0)
    turn = np.linalg.qr(rng.standard_normal((n, n)))[0]
    A = turn @ np.diag(np.logspace(0, 3, n)) @ turn.T
    slots = Slots(rng.standard_normal(n), len(LBFGS.moments))
    slots.set_learning_rate(1.0)
    slots.objective = lambda: float(slots.parameters @ A @ slots.parameters / 2)

    def evaluate() -> None:
        slots.gradients[:] = 10 * (A @ slots.parameters)  # a batch of 10, summed

    slots.evaluate = evaluate
    return A, slots


def test_two_loops_are_the_bfgs_matrix() -> None:
    rng = np.random.default_rng(1)
    A, _ = bowl()
    steps = rng.standard_normal((3, 6))
    changes = steps @ A
    s, y = steps[-1], changes[-1]
    H = np.eye(6) * (s @ y) / (y @ y)
    for s, y in zip(steps, changes, strict=True):
        V = np.eye(6) - np.outer(y, s) / (s @ y)
        H = V.T @ H @ V + np.outer(s, s) / (s @ y)
    g = rng.standard_normal(6)
    np.testing.assert_allclose(two_loops(g, steps, changes), H @ g, rtol=1e-10)


def test_a_bowl_is_solved_in_few_steps() -> None:
    _, slots = bowl()
    (step,) = LBFGS().update(slots, 10)
    values = []
    for _ in range(40):
        slots.evaluate()
        step()
        values.append(slots.objective())
    assert np.all(np.diff(values) <= 0.0)
    assert values[-1] < 1e-6 * values[0]
    steps, changes = slots.moments[:MEMORY], slots.moments[MEMORY:]
    assert np.all((steps * changes).sum(axis=1) >= 0.0)


def test_without_a_good_point_nothing_moves_and_the_pairs_are_forgotten() -> None:
    _, slots = bowl()
    slots.moments[0] = slots.moments[MEMORY] = 1.0
    start = slots.parameters.copy()
    slots.evaluate()
    slots.objective = lambda: np.nan
    LBFGS().update(slots, 10)[0]()
    np.testing.assert_array_equal(slots.parameters, start)
    assert not slots.moments.any()


def test_a_trainer_gives_it_all_samples_and_tells_the_loss_before_each_step() -> None:
    X, y = samples(2, 60)
    network = Network([2, 6, 2], "tanh", "softmax", "glorot", rng=np.random.default_rng(0))
    trainer = Trainer(network, X, y, batch_size=16, rng=np.random.default_rng(0))
    trainer.run_epoch()
    trainer.step()
    trainer.set_optimizer(LBFGS())
    assert trainer.full_batch
    assert (trainer.batch_size, trainer.steps_per_epoch) == (16, 1)
    assert (trainer.epoch, trainer.step_in_epoch) == (2, 0)
    for _ in range(30):
        before = trainer.trace().loss
        assert trainer.run_epoch() == pytest.approx(before, rel=1e-12)
    trainer.set_optimizer(SGD())
    assert trainer.steps_per_epoch == 4


def test_it_beats_gradient_descent_by_far() -> None:
    X, y = samples(2, 60)
    ends = []
    for optimizer in (LBFGS(), SGD(0.5)):
        network = Network([2, 8, 2], "tanh", "softmax", "glorot", rng=np.random.default_rng(0))
        trainer = Trainer(network, X, y, optimizer=optimizer, rng=np.random.default_rng(0))
        trainer.train(100)
        ends.append(trainer.trace().loss)
    assert ends[0] < 0.5 * ends[1]


@pytest.mark.parametrize("seed", range(4))
def test_what_is_frozen_later_is_no_part_of_the_way_that_is_searched(seed: int) -> None:
    rng = np.random.default_rng(seed)
    X = rng.normal(size=(80, 2))
    y = (X[:, 0] * X[:, 1] + 0.3 * rng.normal(size=80) > 0).astype(int)
    network = Network([2, 6, 6, 2], "tanh", "softmax", "glorot", rng=rng)
    trainer = Trainer(network, X, y, optimizer=LBFGS(), rng=rng)
    trainer.train(8)
    mask = np.zeros(trainer.network.n_parameters, dtype=bool)
    mask[18:60] = True
    trainer.set_frozen(mask)
    before = trainer.network.parameters.copy()
    losses = []
    for _ in range(30):
        trainer.step()
        losses.append(trainer.loss)
    assert np.array_equal(trainer.network.parameters[mask], before[mask])
    assert losses[-1] < losses[0]
    # Each step lowers the loss, or moves nothing.
    assert np.all(np.diff(losses) <= 1e-12)
