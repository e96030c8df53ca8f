"""At the limits, 50,000 samples and eight layers of 256 units, training takes less than 300 MB."""

from __future__ import annotations

import tracemalloc
from collections.abc import Iterator

import numpy as np
import pytest

from nngui.engine import (
    OPTIMIZERS,
    Evaluator,
    Network,
    Prediction,
    Regularization,
    Trainer,
)

LIMIT = 300e6
X = np.random.default_rng(0).normal(size=(50_000, 2))
y = (X[:, 0] > 0.0).astype(np.int64)


@pytest.fixture
def traced() -> Iterator[None]:
    tracemalloc.start()
    yield
    tracemalloc.stop()


def deep(units: int = 256) -> Network:
    sizes = [2, *[units] * 8, 2]
    return Network(sizes, "gelu", "softmax", "glorot", rng=np.random.default_rng(0))


def trainer(network: Network, optimizer: str, batch_size: int | None) -> Trainer:
    return Trainer(
        network,
        X,
        y,
        optimizer=OPTIMIZERS[optimizer].create(),
        regularization=Regularization(l1=1e-3, l2=1e-3, dropout=0.5, clip_norm=1.0),
        batch_size=batch_size,
        rng=np.random.default_rng(0),
    )


@pytest.mark.usefixtures("traced")
@pytest.mark.parametrize("batch_size", [None, 1024, 50_000])
@pytest.mark.parametrize("optimizer", ["adam", "lbfgs"])
def test_the_largest_network_on_the_most_samples(optimizer: str, batch_size: int | None) -> None:
    made = trainer(deep(), optimizer, batch_size)
    made._program.calls(0)  # all buffers of a step
    beside = Evaluator(made.network, X, y, "cross-entropy"), Prediction(made.network, X)
    assert tracemalloc.get_traced_memory()[1] < LIMIT, beside


@pytest.mark.usefixtures("traced")
def test_the_most_steps_in_an_epoch() -> None:
    made = trainer(deep(), "adam", 1)
    made._program.calls(0)
    before = tracemalloc.get_traced_memory()[0]
    steps = range(1, 201)
    for step in steps:
        made._program.calls(step)
    for_all = (tracemalloc.get_traced_memory()[0] - before) / len(steps) * len(X)
    assert before + for_all < LIMIT
