import math
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from nngui.state.settings import (
    MAX_SEED,
    LayerSettings,
    NetworkSettings,
    SettingError,
    Settings,
)
from tests.state.strategies import settings

PATHS = [
    "network.layers",
    "network.output",
    "network.initializer",
    "network.seed",
    "training.loss",
    "training.optimizer",
    "training.learning_rate",
    "training.batch_size",
    "training.constants.momentum",
    "training.schedule",
    "training.l1",
    "training.l2",
    "training.clip_norm",
    "training.precision",
    "training.stop.loss",
    "features",
    "train_share",
]


@given(settings(), settings(), st.sampled_from(PATHS))
def test_a_value_changes_alone(first: Settings, second: Settings, path: str) -> None:
    changed = first.with_value(path, second.value(path))
    assert changed.value(path) == second.value(path)
    for other in PATHS:
        if other != path:
            assert changed.value(other) == first.value(other)


@pytest.mark.parametrize(
    "path", ["speed", "network.speed", "train_share.low", "training.schedule.every", ""]
)
def test_an_unknown_setting_is_named(path: str) -> None:
    with pytest.raises(SettingError, match="Unknown setting"):
        Settings().with_value(path, 1)


@pytest.mark.parametrize("share", [-0.1, 1.1, math.nan, "half", None])
def test_a_train_share_is_a_part_of_one(share: Any) -> None:
    with pytest.raises(SettingError, match="train share is 0 to 1"):
        Settings(train_share=share)


@pytest.mark.parametrize("number", [0, 1.5, 2.0, math.nan, math.inf, "3", None, True])
def test_whole_numbers_are_whole(number: Any) -> None:
    with pytest.raises(SettingError, match="number of units is a whole number from 1 to 256"):
        LayerSettings(units=number)


@pytest.mark.parametrize("seed", [-1, MAX_SEED + 1, 0.5, "1"])
def test_a_seed_is_one_that_every_program_can_hold(seed: Any) -> None:
    with pytest.raises(SettingError, match="seed is a whole number from 0 to 2,147,483,647"):
        NetworkSettings(seed=seed)


def test_names_come_from_the_registries() -> None:
    with pytest.raises(SettingError, match="activation is one of sigmoid, tanh"):
        LayerSettings(activation="magic")
    with pytest.raises(SettingError, match="output is one of softmax, sigmoid"):
        NetworkSettings(output="magic")


def test_two_classes_use_the_output_that_is_set_and_more_use_softmax() -> None:
    network = NetworkSettings((LayerSettings(3),), output="sigmoid")
    assert network.output_for(2) == "sigmoid"
    assert network.output_for(3) == "softmax"
    assert network.sizes(2, 2) == (2, 3, 1)
    assert network.sizes(2, 3) == (2, 3, 3)
    assert NetworkSettings((), output="softmax").sizes(4, 2) == (4, 2)
