import math
from dataclasses import fields
from typing import Any

import numpy as np
import pytest
from hypothesis import given

from nngui.engine import OPTIMIZERS, Adam, AdamW, Cosine, StepDecay
from nngui.state.settings import OptimizerConstants, SettingError, TrainingSettings
from tests.state.training_strategies import training_settings


@pytest.mark.parametrize("rate", [0, -1, 101, math.nan, math.inf, "abc", None, True, [0.1]])
def test_a_learning_rate_that_is_none(rate: Any) -> None:
    with pytest.raises(SettingError, match="more than 0 and at most 100"):
        TrainingSettings(learning_rate=rate)


@pytest.mark.parametrize("rate", [1e-9, 0.03, 1, 100, np.float64(0.5)])
def test_a_learning_rate(rate: float) -> None:
    assert TrainingSettings(learning_rate=rate).learning_rate == rate


@pytest.mark.parametrize("number", [0, 1.5, 2.0, math.nan, math.inf, "3", True, 10**9])
def test_a_batch_size_is_whole(number: Any) -> None:
    with pytest.raises(SettingError, match="batch size is a whole number from 1 to 50,000"):
        TrainingSettings(batch_size=number)


def test_names_come_from_the_registries() -> None:
    with pytest.raises(SettingError, match=r"optimizer is one of sgd, momentum, .*adam"):
        TrainingSettings(optimizer="magic")
    with pytest.raises(SettingError, match="loss is one of cross-entropy"):
        TrainingSettings(loss="magic")
    with pytest.raises(SettingError, match="precision is one of double, single"):
        TrainingSettings(precision="half")


@pytest.mark.parametrize("value", [-0.1, 101, 1e9, math.nan, "abc", None])
def test_penalties_are_nothing_or_a_strength(value: Any) -> None:
    for name in ("l1", "l2"):
        with pytest.raises(SettingError, match=f"{name.upper()} penalty is 0 .off. to 100"):
            TrainingSettings(**{name: value})


@pytest.mark.parametrize("value", [0, -1, 1e9, math.nan, "abc"])
def test_a_longest_gradient_has_a_length(value: Any) -> None:
    with pytest.raises(SettingError, match="longest gradient is more than 0 and at most 1e"):
        TrainingSettings(clip_norm=value)


@pytest.mark.parametrize("value", [-0.1, 1, 1.5, math.nan, "abc", None])
def test_constants_that_forget_lie_below_one(value: Any) -> None:
    with pytest.raises(SettingError, match="Momentum is at least 0 and less than 1"):
        OptimizerConstants(momentum=value)
    with pytest.raises(SettingError, match="Weight decay is at least 0 and less than 1"):
        OptimizerConstants(weight_decay=value)


@pytest.mark.parametrize("value", [0, -1e-8, 2, math.nan, None])
def test_epsilon_is_small_and_positive(value: Any) -> None:
    with pytest.raises(SettingError, match="Epsilon is more than 0 and at most 1"):
        OptimizerConstants(epsilon=value)


def test_there_is_a_constant_for_everything_that_an_optimizer_can_be_told() -> None:
    """And nothing else: who adds an optimizer with a setting of its own is told here."""
    named = {name for kind in OPTIMIZERS.values() for name in kind.defaults} - {"learning_rate"}
    assert {item.name for item in fields(OptimizerConstants)} == named


def test_the_optimizer_gets_its_constants() -> None:
    constants = OptimizerConstants(beta1=0.5, epsilon=1e-3, weight_decay=0.1, momentum=0.2)
    training = TrainingSettings(optimizer="adamw", learning_rate=0.1, constants=constants)
    assert training.make_optimizer() == AdamW(0.1, 0.5, 0.99, 1e-3, 0.1)
    assert TrainingSettings().make_optimizer() == Adam(0.03, 0.9, 0.99)


@given(training_settings())
def test_whatever_can_be_set_makes_an_optimizer(training: TrainingSettings) -> None:
    assert training.make_optimizer().name == training.optimizer
    assert training.make_regularization().l2 == training.l2


@pytest.mark.parametrize("schedule", ["cosine", None, StepDecay, Cosine(epochs=10**10)])
def test_a_schedule_is_one_of_the_engines(schedule: Any) -> None:
    with pytest.raises(SettingError, match=r"schedule|100,000,000"):
        TrainingSettings(schedule=schedule)


def test_a_batch_is_never_larger_than_the_data() -> None:
    assert TrainingSettings(batch_size=32).batch_of(100) == 32
    assert TrainingSettings(batch_size=32).batch_of(20) == 20
    assert TrainingSettings(batch_size=None).batch_of(20) == 20
    assert TrainingSettings(optimizer="lbfgs", batch_size=8).batch_of(20) == 20
