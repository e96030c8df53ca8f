from __future__ import annotations

import dataclasses

import numpy as np
import pytest

from nngui.engine import Adam, Network, Trainer
from tests.engine.reference import samples


def make() -> Trainer:
    network = Network([2, 3, 1], rng=np.random.default_rng(0))
    rng = np.random.default_rng(0)
    return Trainer(network, *samples(2), optimizer=Adam(), batch_size=7, rng=rng)


def test_a_state_is_frozen_and_apart_from_the_trainer() -> None:
    trainer = make()
    trainer.step()
    state = trainer.checkpoint()
    before = state.parameters.copy()
    trainer.step()
    np.testing.assert_array_equal(state.parameters, before)
    for array in (state.parameters, state.moments):
        with pytest.raises(ValueError, match="read-only"):
            array[0] = 1.0
    with pytest.raises(dataclasses.FrozenInstanceError):
        state.epoch = 3
