from __future__ import annotations

import numpy as np

from nngui.engine import LOSSES, SGD, Network
from nngui.engine.optimizer import Slots
from nngui.engine.program import Program
from nngui.engine.rules import Rules
from tests.engine.reference import samples


def test_steps_of_one_size_share_all_calls_but_those_that_touch_the_samples() -> None:
    network = Network([2, 3, 4, 1], rng=np.random.default_rng(0))
    X, y = samples(2, 40)
    data, slots = (X, y[:, None].astype(float)), Slots(network.parameters, 0)
    program = Program(network, Rules(LOSSES["cross-entropy"], SGD()), data, 8, slots)
    program.gather([1], 0)
    first, second = program.calls(0), program.calls(1)
    assert program.calls(0) is first
    own = [call for call in first if call not in second]
    assert len(first) == len(second)
    # Two products read the inputs; the loss (five calls) and its slope (three) read the targets.
    assert len(own) <= 10


def test_an_interrupted_sum_of_losses_has_the_same_bits() -> None:
    network = Network([2, 3, 1], rng=np.random.default_rng(0))
    X, y = samples(2, 60)
    data, slots = (X, y[:, None].astype(float)), Slots(network.parameters, 0)
    program = Program(network, Rules(LOSSES["cross-entropy"], SGD()), data, 1, slots)
    program.gather([1], 0)
    for step in range(60):
        for call in program.calls(step):
            call()
    whole = program.running_loss(60)
    assert program.mean_loss() == whole[0] / 60
    for middle in (1, 17, 59):
        program.carry(0.0, 0, 0)
        program.carry(*program.running_loss(middle), middle)
        assert program.running_loss(60) == whole
