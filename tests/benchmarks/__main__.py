"""python -m tests.benchmarks: this engine beside the notebook, scikit-learn, PyTorch and C.

All peers of a workload are interleaved in one process; medians of several rounds; every peer keeps
the training loss of each epoch, but for "notebook without loss". Each number of BLAS threads, and
the environment with a pinned OPENBLAS_CORETYPE and without, is a process of its own.
"""

from __future__ import annotations

import argparse
import os
import platform
import subprocess
import sys
from datetime import date
from importlib.metadata import PackageNotFoundError, version

from .workloads import WORKLOADS

NAMES = [*WORKLOADS, "e", "plane"]


def installed(package: str) -> str:
    """A package and its version."""
    try:
        return f"{package} {version(package)}"
    except PackageNotFoundError:
        return f"no {package}"


def processor() -> str:
    """What the machine calls itself."""
    try:
        with open("/proc/cpuinfo", encoding="utf-8") as file:
            names = [line.split(":")[1].strip() for line in file if line.startswith("model name")]
        return names[0]
    except (OSError, IndexError):
        return platform.processor() or platform.machine()


def main() -> None:
    parser = argparse.ArgumentParser(prog="python -m tests.benchmarks", description=__doc__)
    parser.add_argument("workloads", nargs="*", help=f"of {', '.join(NAMES)}; all if none")
    parser.add_argument("--rounds", type=int, default=9)
    parser.add_argument("--threads", type=int, nargs="+", default=[1, 2])
    options = parser.parse_args()
    unknown = set(options.workloads) - set(NAMES)
    if unknown:
        parser.error(f"unknown: {', '.join(sorted(unknown))}")
    names = options.workloads or NAMES
    packages = [installed(name) for name in ("numpy", "scikit-learn", "torch")]
    print(
        f"{date.today()}, {processor()}, {os.cpu_count()} cores, Python {platform.python_version()}"
    )
    print(", ".join(packages), flush=True)
    pinned = os.environ.get("OPENBLAS_CORETYPE")
    for threads in options.threads:
        for pin in [pinned, None] if pinned else [None]:
            print(
                f"\n== {threads} BLAS thread{'s' if threads > 1 else ''}, OPENBLAS_CORETYPE {pin or 'unset'}"
            )
            environment = {**os.environ, "OPENBLAS_NUM_THREADS": str(threads)}
            environment["OMP_NUM_THREADS"] = environment["MKL_NUM_THREADS"] = str(threads)
            environment.pop("OPENBLAS_CORETYPE", None)
            if pin:
                environment["OPENBLAS_CORETYPE"] = pin
            command = [
                sys.executable,
                "-m",
                "tests.benchmarks.measure",
                str(options.rounds),
                *names,
            ]
            subprocess.run(command, env=environment, check=True)


if __name__ == "__main__":
    main()
