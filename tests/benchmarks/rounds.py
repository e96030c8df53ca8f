"""Measuring: every peer a little, again and again, so that a busy moment of the machine hits all alike."""

from __future__ import annotations

import os
from collections.abc import Mapping
from time import perf_counter, process_time

import numpy as np

from .numpy_peers import Train

ROUND_SECONDS = 0.1

# All peers run in one thread then: what other programs take of the machine does not count.
clock = process_time if os.environ.get("OPENBLAS_NUM_THREADS") == "1" else perf_counter


def seconds(train: Train, epochs: int) -> float:
    """How long so many epochs take: processor time with one BLAS thread, else by the clock."""
    start = clock()
    train(epochs)
    return clock() - start


def rates(peers: Mapping[str, Train], rounds: int, round_seconds: float) -> dict[str, np.ndarray]:
    """Epochs a second of every peer in every round, interleaved."""
    epochs = {}
    for name, train in peers.items():
        seconds(train, 1)  # compiles, allocates, warms up
        count, took = 1, seconds(train, 1)
        while took < round_seconds / 4:
            count *= 2
            took = seconds(train, count)
        epochs[name] = max(1, round(count * round_seconds / took))
    found: dict[str, list[float]] = {name: [] for name in peers}
    for _ in range(rounds):
        for name, train in peers.items():
            found[name].append(epochs[name] / seconds(train, epochs[name]))
    return {name: np.array(values) for name, values in found.items()}


def fastest(peers: Mapping[str, Train]) -> tuple[str, Train]:
    """The variant of a peer that is fastest here, by a short trial."""
    trial = rates(peers, 3, 0.03)
    best = max(peers, key=lambda name: float(np.median(trial[name])))
    return best, peers[best]
