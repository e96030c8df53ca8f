"""How far an axis reaches: round numbers that stay put while the curves under them move.

A range that followed every value would tremble at each frame. These change in steps, and only when
they must: when something leaves them, or when they have become far too wide.
"""

import math

Range = tuple[float, float]

# Round numbers of a decade: dense enough that a curve fills five sixths of its axis.
_ROUND = (1.0, 1.2, 1.4, 1.6, 1.8, 2.0, 2.5, 3.0, 3.5, 4.0, 5.0, 6.0, 7.0, 8.0, 10.0)
_LOG_ROUND = (0.0, math.log10(2.0), math.log10(5.0), 1.0)
LEAST_SCORE = -0.5
_SCORE_FLOORS = (LEAST_SCORE, 0.0, 0.4, 0.6, 0.8, 0.9, 0.95, 0.99)
_ACCURACY_FLOORS = (0.0, 40.0, 60.0, 80.0, 90.0, 95.0, 99.0)
# A range wider than what would do by this factor is given up.
_TOO_WIDE = 1.7
# What there is to see is at least this tall: an all-zero loss must not make an axis of zero height.
_LEAST = 1e-9


def rounded_up(value: float) -> float:
    """The least round number at or above `value`; `value` is positive."""
    decade = 10.0 ** math.floor(math.log10(value))
    # Written so that 3e-05 stays 3e-05, whatever the power of ten lost.
    return next(
        float(f"{step * decade:.12g}") for step in _ROUND if step * decade >= value * (1 - 1e-12)
    )


def epoch_range(last_epoch: float) -> Range:
    """From epoch 0 to a round number at or after `last_epoch`; never empty."""
    return 0.0, rounded_up(max(last_epoch, 1.0))


def loss_range(low: float, high: float) -> Range:
    """From zero to a round number with a little air above `high`; lower for a loss below zero."""
    top = rounded_up(max(high * 1.04, _LEAST))
    return (-rounded_up(-low * 1.04) if low < 0 else 0.0), top


def log_range(low: float, high: float) -> Range:
    """In powers of ten: from the 1, 2 or 5 at or below `low` to the one above `high`."""
    bottom, top = math.floor(low), math.floor(high)
    start = bottom + max(mark for mark in _LOG_ROUND if bottom + mark <= low + 1e-12)
    marks = (top + mark for mark in (*_LOG_ROUND, 1.0 + _LOG_ROUND[1]))
    end = next(mark for mark in marks if mark >= high + 0.02)
    return start, max(end, start + _LOG_ROUND[1])


def accuracy_range(low: float, high: float) -> Range:
    """In percent: up to 100, from the floor that leaves the curves some room."""
    del high
    return max(floor for floor in _ACCURACY_FLOORS if floor == 0.0 or floor <= low - 0.5), 100.0


def score_range(low: float) -> Range:
    """R^2 up to 1, from the floor that leaves the curves some room."""
    return max(floor for floor in _SCORE_FLOORS if floor <= max(low - 0.005, LEAST_SCORE)), 1.0


def settle(shown: Range | None, wanted: Range, low: float, high: float) -> Range:
    """The range to show next: `shown` while it holds `low` to `high` and is not far too wide."""
    if shown is None or not (shown[0] <= low and high <= shown[1]):
        return wanted
    too_wide = shown[1] - shown[0] > _TOO_WIDE * (wanted[1] - wanted[0])
    return wanted if too_wide else shown
