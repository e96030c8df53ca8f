from __future__ import annotations

import math

import numpy as np
import pytest

from nngui.engine import (
    SCHEDULES,
    SGD,
    Constant,
    Cosine,
    Momentum,
    Network,
    Schedule,
    StepDecay,
    Trainer,
    WarmUp,
)
from tests.engine.reference import gradient, samples


@pytest.mark.parametrize(
    "schedule, factors",
    [
        (Constant(), {0: 1.0, 1000: 1.0}),
        (StepDecay(every=10, share=0.5), {0: 1.0, 9: 1.0, 10: 0.5, 25: 0.25}),
        (Cosine(epochs=100, least=0.2), {0: 1.0, 50: 0.6, 100: 0.2, 500: 0.2}),
        (WarmUp(epochs=4), {0: 0.25, 1: 0.5, 3: 1.0, 50: 1.0}),
    ],
)
def test_factors_follow_the_formula(schedule: Schedule, factors: dict[int, float]) -> None:
    for epoch, factor in factors.items():
        assert schedule.factor(epoch) == pytest.approx(factor)
    third = (1 + math.cos(math.pi * 0.3)) / 2
    assert Cosine(epochs=10, least=0.1).factor(3) == pytest.approx(0.1 + 0.9 * third)


def test_steps_have_the_learning_rate_of_their_epoch() -> None:
    X, y = samples(2, 40)
    network = Network([2, 3, 1], "tanh", rng=np.random.default_rng(0))
    trainer = Trainer(
        network,
        X,
        y,
        optimizer=SGD(0.4),
        batch_size=15,
        schedule=StepDecay(every=2, share=0.5),
        rng=np.random.default_rng(0),
    )
    while trainer.epoch < 6:
        rate = 0.4 * 0.5 ** (trainer.epoch // 2)
        expected = network.parameters - rate * trainer.trace().gradient
        trainer.step()
        np.testing.assert_allclose(network.parameters, expected, atol=1e-14)
    assert trainer.optimizer == SGD(0.4)


def test_a_schedule_changes_live_and_keeps_weights_and_moments() -> None:
    X, y = samples(2, 40)
    network = Network([2, 3, 1], "tanh", rng=np.random.default_rng(0))
    trainer = Trainer(network, X, y, optimizer=Momentum(0.1, 0.9), rng=np.random.default_rng(0))
    trainer.train(3)
    weights, (v,) = network.parameters.copy(), trainer.checkpoint().moments
    trainer.set_schedule(WarmUp(epochs=8))
    np.testing.assert_array_equal(network.parameters, weights)
    g, _ = gradient(network, X, y, "cross-entropy")
    trainer.step()
    np.testing.assert_allclose(network.parameters, weights + 0.9 * v - 0.05 * g, atol=1e-14)
    trainer.set_learning_rate(0.2)
    assert trainer.schedule == WarmUp(epochs=8)


@pytest.mark.parametrize("name", SCHEDULES)
def test_plain_settings_make_the_value_again(name: str) -> None:
    kind = SCHEDULES[name]
    schedule = kind.create(**kind.defaults)
    assert schedule == kind.create()
    assert kind.create(**schedule.settings()) == schedule
    assert 0.0 < schedule.factor(3) <= 1.0
    assert kind.label
    assert kind.summary.endswith(".")


@pytest.mark.parametrize("value", [0, -1, 2.5, True, "8"])
def test_a_bad_count_of_epochs_is_refused(value: object) -> None:
    with pytest.raises(ValueError, match="epochs must be a whole number of at least 1"):
        Cosine(epochs=value)


@pytest.mark.parametrize("value", [0.0, -0.1, 1.5, np.nan, "x", True])
def test_a_bad_share_is_refused(value: object) -> None:
    with pytest.raises(ValueError, match="share must be greater than 0 and at most 1"):
        StepDecay(share=value)


def test_an_unknown_setting_is_refused() -> None:
    with pytest.raises(ValueError, match="constant has no setting 'epochs'; it has none"):
        SCHEDULES["constant"].create(epochs=3)
