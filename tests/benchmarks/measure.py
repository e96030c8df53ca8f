"""One process of the benchmark: everything with one number of BLAS threads, set before NumPy came."""

from __future__ import annotations

import os
import sys

import numpy as np

from .c_peer import c_loops, compilers
from .library_peers import pytorch, scikit_learn
from .many import ensembles, plane
from .numpy_peers import Train, engine, notebook
from .rounds import ROUND_SECONDS, fastest, rates
from .table import lines
from .workloads import WORKLOADS, Workload

OWN = {"e": ensembles, "plane": plane}
PRECISIONS = {"single": np.float32, "double": np.float64}


def peers(workload: Workload, threads: int) -> dict[str, Train]:
    """All that can train here."""
    found: dict[str, Train | None] = {
        "this engine single": engine(workload, np.float32),
        "this engine double": engine(workload, np.float64),
        "notebook": notebook(workload, keep_loss=True)[0],
        "notebook without loss": notebook(workload, keep_loss=False)[0],
    }
    for name, dtype in PRECISIONS.items():
        found[f"scikit-learn {name}"] = scikit_learn(workload, dtype)
        variants = {
            str(fused): pytorch(workload, dtype, threads, fused=fused) for fused in (False, True)
        }
        known = {key: train for key, train in variants.items() if train is not None}
        found[f"PyTorch {name}"] = fastest(known)[1] if known else None
        loops = c_loops(workload, dtype)
        found[f"C {name}"] = fastest(loops)[1] if loops else None
    return {name: train for name, train in found.items() if train is not None}


def main(names: list[str], rounds: int) -> None:
    """Prints the tables of these workloads."""
    threads = int(os.environ["OPENBLAS_NUM_THREADS"])
    np.seterr(all="ignore")
    if compilers() is None:
        print("no C compiler on this machine: the C loop is left out")
    for name in names:
        if name in OWN:
            print("\n".join(OWN[name](rounds)), flush=True)
            continue
        workload = WORKLOADS[name]
        found = rates(peers(workload, threads), rounds, ROUND_SECONDS)
        print("\n".join(lines(name, workload.name, found, floors=threads == 1)), flush=True)


if __name__ == "__main__":
    main(sys.argv[2:], int(sys.argv[1]))
