"""The default settings solve what everyone tries: two moons, and the two-arm spiral."""

from __future__ import annotations

import numpy as np
import pytest

from nngui.engine import Adam, Network, Trainer, accuracy


def two_moons(rng: np.random.Generator) -> tuple[np.ndarray, np.ndarray]:
    angle = rng.uniform(0.0, np.pi, (2, 200))
    upper = np.column_stack([np.cos(angle[0]), np.sin(angle[0])])
    lower = np.column_stack([1.0 - np.cos(angle[1]), 0.5 - np.sin(angle[1])])
    points = np.vstack([upper, lower]) - [0.5, 0.25]
    return 3.0 * points + 0.3 * rng.standard_normal((400, 2)), np.repeat([0, 1], 200)


def two_arm_spiral(rng: np.random.Generator) -> tuple[np.ndarray, np.ndarray]:
    along = (np.arange(200) + 1.0) / 200.0
    arms = []
    for start in (0.0, np.pi):
        angle = 3.5 * np.pi * along + start
        arms.append(5.0 * along[:, None] * np.column_stack([np.sin(angle), np.cos(angle)]))
    return np.vstack(arms), np.repeat([0, 1], 200)


@pytest.mark.parametrize("seed", [0, 1, 2])
@pytest.mark.parametrize("make_data, epochs", [(two_moons, 100), (two_arm_spiral, 1500)])
def test_the_default_settings_learn_it(make_data: object, epochs: int, seed: int) -> None:
    rng = np.random.default_rng(seed)
    X, y = make_data(rng)
    rows = rng.permutation(400)[:280]
    network = Network([2, 8, 8, 2], "tanh", "softmax", "glorot", rng=rng)
    trainer = Trainer(network, X[rows], y[rows], optimizer=Adam(0.03), batch_size=32, rng=rng)
    best = 0.0
    while trainer.epoch < epochs and best < 0.99:
        trainer.train(10)
        best = max(best, accuracy(network, X[rows], y[rows]) or 0.0)
    assert best >= 0.99
