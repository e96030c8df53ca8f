"""The tables: what each peer does in a second, and how many times faster this engine is."""

from __future__ import annotations

import numpy as np

Rates = dict[str, np.ndarray]

FLOORS = {
    "a": {"notebook": 3.5, "scikit-learn": 22.0, "PyTorch": 15.0},
    "b10": {"notebook": 4.0, "scikit-learn": 14.0, "PyTorch": 18.0},
    "b32": {"notebook": 4.0, "scikit-learn": 14.0, "PyTorch": 18.0},
    "c": {"notebook": 3.0, "scikit-learn": 4.0, "PyTorch": 3.5, "C": 0.65},
    "d": {"notebook": 3.2, "scikit-learn": 1.4, "PyTorch": 1.5, "C": 0.70},
}
"""What single precision is to reach with one thread, against each peer's faster precision."""


def spread(values: np.ndarray) -> str:
    """The median, and half the range between the quartiles as a share of it."""
    low, middle, high = np.percentile(values, [25, 50, 75])
    digits = 0 if middle >= 1000 else 1 if middle >= 10 else 2
    return f"{middle:,.{digits}f} ±{50 * (high - low) / middle:.0f}%"


def ratio(ours: np.ndarray, theirs: np.ndarray) -> float:
    """The median of the rounds' own ratios: neighbors in time are compared."""
    return float(np.median(ours / theirs))


def peer(rates: Rates, name: str, precision: str | None) -> np.ndarray | None:
    """A peer's rates: in this precision, or in its faster one; the notebook is always in double."""
    if name.startswith("notebook"):
        return rates.get(name)
    names = [f"{name} {one}" for one in ("single", "double") if precision in (None, one)]
    known = [rates[one] for one in names if one in rates]
    return max(known, key=lambda values: float(np.median(values))) if known else None


def lines(workload: str, title: str, rates: Rates, *, floors: bool) -> list[str]:
    """One workload: every peer's epochs a second, then the ratios in single and double precision.

    floors: whether the floors hold for this run: those are for one thread.
    """
    goals = FLOORS.get(workload, {}) if floors else {}
    told = [f"({workload}) {title}: epochs a second"]
    told += [f"    {name:<24}{spread(values):>20}" for name, values in rates.items()]
    columns = ["notebook", "notebook without loss", "scikit-learn", "PyTorch", "C"]
    for ours, precision in (("single", None), ("double", "double")):
        cells = []
        for column in columns:
            theirs = peer(rates, column, precision)
            if theirs is None:
                continue
            value = ratio(rates[f"this engine {ours}"], theirs)
            floor = goals.get(column) if ours == "single" else None
            mark = (
                "" if floor is None else f" (floor {floor:g}{'' if value >= floor else ' MISSED'})"
            )
            cells.append(
                f"{column} {value:.0%}{mark}" if column == "C" else f"{column} {value:.2f}x{mark}"
            )
        against = "each peer's faster precision" if precision is None else "double precision"
        told.append(f"  {ours} precision against {against}: " + "; ".join(cells))
    return told
