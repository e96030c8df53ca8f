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


def test_only_finite_states_are_good() -> None:
    trainer = make()
    trainer.train(1)
    state = trainer.checkpoint()
    assert state.is_finite()
    for field in ("parameters", "moments"):
        bad = np.array(getattr(state, field))
        bad.flat[1] = np.inf
        assert not dataclasses.replace(state, **{field: bad}).is_finite()
    assert not dataclasses.replace(state, running_loss=np.nan).is_finite()
    assert not dataclasses.replace(state, last_loss=np.inf).is_finite()
    assert dataclasses.replace(state, last_loss=np.nan).is_finite()
