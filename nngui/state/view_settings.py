"""How a document is looked at: goes into the session file, never into undo."""

from dataclasses import dataclass
from typing import Final

from nngui.state.snapshot import Rect

FLAT_OUT = None
STEPS: Final = ("sample", "batch", "epoch")
"""What one press of Step may be."""

NUMBERS: Final = ("none", "focus", "all")
"""Whose numbers the graph shows: none, those of the unit in focus, or all of a small network."""


HALF_LIVES: Final = (0, 4, 16, 48)
"""How calmly curves may be drawn: rows after which a value counts half; 0 is off."""


@dataclass(frozen=True, slots=True)
class ChartOptions:
    """How curves are drawn: `smoothing` is one of HALF_LIVES, `log` shows powers of ten of the loss."""

    smoothing: int = 0
    show_best: bool = True
    show_flags: bool = True
    show_runs: bool = True
    log: bool = False


@dataclass(frozen=True, slots=True)
class ViewSettings:
    """`rect` is the part of the plane in view (None: fitted); `speed` in steps a second, None is flat out.

    `step` is what one press of Step trains, one of STEPS; `numbers`, one of NUMBERS, are those in the network graph.
    `equal_axes`: a unit is as long across as it is upwards.
    """

    rect: Rect | None = None
    speed: float | None = 500.0
    show_test: bool = True
    hard_boundary: bool = False
    show_misclassified: bool = True
    step: str = "epoch"
    show_lines: bool = False
    show_ghost: bool = False
    numbers: str = "focus"
    equal_axes: bool = True
    show_contours: bool = False
    show_grid: bool = False
    show_axes: bool = True
    show_legend: bool = True
    show_worth: bool = False
    show_readout: bool = True
    charts: ChartOptions = ChartOptions()
