"""Ensembles beside separate runs, and pictures of the plane: what only this engine does."""

from __future__ import annotations

import numpy as np

from nngui.engine import OPTIMIZERS, Ensemble, Network, Prediction

from .numpy_peers import Train, engine
from .rounds import ROUND_SECONDS, rates
from .table import ratio, spread
from .workloads import WORKLOADS, Workload

FLOORS = {16: 4.5, 64: 7.0}


def network(workload: Workload, dtype: type, seed: int = 0) -> Network:
    """A network of the workload's shape."""
    rng = np.random.default_rng(seed)
    return Network(workload.sizes, workload.hidden, workload.output, "glorot", rng=rng, dtype=dtype)


def ensemble(workload: Workload, dtype: type, count: int) -> Train:
    """So many members, each with its own seed."""
    members = Ensemble(
        [network(workload, dtype, seed) for seed in range(count)],
        *workload.data(),
        optimizer=OPTIMIZERS[workload.optimizer].create(learning_rate=workload.learning_rate),
        batch_size=workload.batch_size,
        rngs=[np.random.default_rng(seed) for seed in range(count)],
    )
    return members.train


def ensembles(rounds: int) -> list[str]:
    """How many times the throughput of separate runs an ensemble of workload (b), batch 10, has."""
    workload = WORKLOADS["b10"]
    told = [f"(e) ensembles of {workload.name}: throughput relative to separate runs"]
    for name, dtype in (("single", np.float32), ("double", np.float64)):
        peers: dict[str, Train] = {"alone": engine(workload, dtype)}
        for count in (4, *FLOORS):
            peers[str(count)] = ensemble(workload, dtype, count)
        found = rates(peers, rounds, ROUND_SECONDS)
        cells = []
        for count in (4, *FLOORS):
            gain = ratio(count * found[str(count)], found["alone"])
            floor = FLOORS.get(count)
            mark = (
                "" if floor is None else f" (floor {floor:g}{'' if gain >= floor else ' MISSED'})"
            )
            cells.append(f"{count} members {gain:.1f}x{mark}")
        told.append(f"  {name} precision: " + "; ".join(cells))
    return told


def plane(rounds: int) -> list[str]:
    """Milliseconds of one boundary grid, and of all hidden units' small pictures."""
    told = ["(plane) 200 x 200 probabilities / all hidden units on 32 x 32: pictures a second"]
    for key, workload in WORKLOADS.items():
        peers: dict[str, Train] = {}
        for name, dtype in (("single", np.float32), ("double", np.float64)):
            for side in (200, 32):
                axis = np.linspace(-6.0, 6.0, side)
                X = np.stack(np.meshgrid(axis, axis), axis=-1).reshape(-1, 2)
                picture = Prediction(network(workload, dtype), X, hidden=side == 32)
                peers[f"{name} {side}"] = lambda count, p=picture: [p() for _ in range(count)]
        found = rates(peers, rounds, ROUND_SECONDS / 4)
        cells = "; ".join(
            f"{name} {spread(found[f'{name} 200'])} / {spread(found[f'{name} 32'])}"
            for name in ("single", "double")
        )
        told.append(f"  ({key}) {workload.name}: {cells}")
    return told
