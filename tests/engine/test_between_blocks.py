"""Long batches: what may happen between their blocks, and what is left if it ends them."""

from __future__ import annotations

import numpy as np
import pytest

from nngui.engine import LBFGS, Network, Trainer
from tests.engine.reference import samples


def test_a_long_step_can_be_given_up_between_blocks() -> None:
    many, labels = samples(2, 2500)
    network = Network([2, 3, 1], rng=np.random.default_rng(0))
    twin = Network([2, 3, 1], rng=np.random.default_rng(0))
    seen: list[float] = []

    def look(at_rest: bool) -> None:
        assert at_rest
        seen.append(float(network.parameters[0]))
        if len(seen) == 4:
            raise InterruptedError

    trainer = Trainer(network, many, labels, rng=np.random.default_rng(0), between_blocks=look)
    before = network.parameters.copy()
    with pytest.raises(InterruptedError):
        trainer.run_slice(600.0, until_epoch=2)
    np.testing.assert_array_equal(network.parameters, before)
    assert trainer.steps == 0
    assert seen[:2] == [before[0]] * 2
    assert seen[3] == seen[2] != before[0]
    assert len(trainer.run_slice(600.0, until_epoch=2).losses) == 2
    assert len(seen) == 8
    Trainer(twin, many, labels, rng=np.random.default_rng(0)).train(2)
    np.testing.assert_array_equal(network.parameters, twin.parameters)


def test_a_search_can_be_given_up_while_it_tries_other_weights() -> None:
    many, labels = samples(2, 2500)
    network = Network([2, 3, 1], rng=np.random.default_rng(0))
    looks: list[tuple[bool, float]] = []

    def look(at_rest: bool) -> None:
        looks.append((at_rest, float(network.parameters[0])))
        if not at_rest:
            raise InterruptedError

    trainer = Trainer(
        network, many, labels, optimizer=LBFGS(), rng=np.random.default_rng(0), between_blocks=look
    )
    before = network.parameters.copy()
    with pytest.raises(InterruptedError):
        trainer.run_epoch()
    assert [at_rest for at_rest, _ in looks] == [True, True, False]
    assert looks[1][1] == before[0] != looks[2][1]
    np.testing.assert_array_equal(network.parameters, before)
    assert not trainer.checkpoint().moments.any()
    assert trainer.steps == 0
