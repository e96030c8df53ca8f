from __future__ import annotations

import numpy as np
import pytest

from nngui.engine import OPTIMIZERS, Network, Regularization, Trainer
from tests.engine.reference import samples

X, y = samples(2, 40)


def make(name: str) -> tuple[Trainer, np.ndarray]:
    network = Network([2, 4, 2], "tanh", "softmax", rng=np.random.default_rng(0))
    trainer = Trainer(
        network,
        X,
        y,
        optimizer=OPTIMIZERS[name].create(),
        batch_size=16,
        regularization=Regularization(l1=0.01, l2=0.01, clip_norm=0.5),
        rng=np.random.default_rng(0),
    )
    return trainer, np.arange(network.n_parameters) % 3 == 0


@pytest.mark.parametrize("name", OPTIMIZERS)
def test_frozen_parameters_stay_and_the_others_learn(name: str) -> None:
    trainer, frozen = make(name)
    parameters = trainer.network.parameters
    trainer.train(3)  # moments are moving
    before = parameters.copy()
    trainer.set_frozen(frozen)
    trainer.train(3)
    np.testing.assert_array_equal(parameters[frozen], before[frozen])
    assert np.all(parameters[~frozen] != before[~frozen])
    parameters[0] = 41.0  # a hand that drags it
    trainer.train(1)
    assert parameters[0] == 41.0
    trainer.set_frozen(None)
    trainer.train(1)
    assert np.all(parameters != before)


def test_a_frozen_gradient_does_not_count_in_the_norm() -> None:
    trainer, frozen = make("sgd")
    trainer.set_frozen(frozen)
    before, trace = trainer.network.parameters.copy(), trainer.trace()
    g = np.where(frozen, 0.0, trace.gradient + trace.penalty_gradient)
    trainer.step()
    rate = trainer.optimizer.learning_rate
    np.testing.assert_allclose(
        trainer.network.parameters,
        before - rate * g * min(1.0, 0.5 / np.linalg.norm(g)),
        atol=1e-14,
    )


def test_nothing_frozen_is_no_mask_at_all() -> None:
    trainer, frozen = make("adam")
    twin, _ = make("adam")
    trainer.set_frozen(np.zeros_like(frozen))
    trainer.train(2)
    twin.train(2)
    np.testing.assert_array_equal(trainer.network.parameters, twin.network.parameters)


@pytest.mark.parametrize("mask", [[True], np.ones(22), "all"])
def test_a_mask_of_another_kind_is_refused(mask: object) -> None:
    trainer, _ = make("sgd")
    with pytest.raises(ValueError, match="frozen must be 22 values True or False"):
        trainer.set_frozen(mask)
