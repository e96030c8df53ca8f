"""Flags of changes that would lie on each other share one mark."""

from collections.abc import Sequence
from dataclasses import dataclass

from nngui.state.flags import Flag
from nngui.ui.charts.ranges import Range
from nngui.ui.sentences.labels import label_text

_LEAST_PX = 10.0
_MOST_LINES = 8
MOST_GROUPS = 48


@dataclass(frozen=True, slots=True)
class FlagGroup:
    """One mark: the epoch of the first flag, and what it stands for, a line each."""

    epoch: int
    lines: tuple[str, ...]

    @property
    def shown_lines(self) -> tuple[str, ...]:
        """All lines, or the first of them and how many more there are."""
        if len(self.lines) <= _MOST_LINES:
            return self.lines
        more = len(self.lines) - _MOST_LINES + 1
        return (*self.lines[: _MOST_LINES - 1], f"… +{more:,}")


def flag_groups(flags: Sequence[Flag], epochs: Range, width_px: float) -> list[FlagGroup]:
    """The marks for the flags within these epochs, on an axis of so many pixels; at most MOST_GROUPS."""
    start, end = epochs
    apart = max(_LEAST_PX, width_px / MOST_GROUPS) * (end - start) / max(width_px, 1.0)
    groups: list[FlagGroup] = []
    for flag in sorted(flags, key=lambda flag: flag.epoch):
        if not start <= flag.epoch <= end:
            continue
        if groups and flag.epoch - groups[-1].epoch < apart:
            groups[-1] = FlagGroup(groups[-1].epoch, (*groups[-1].lines, label_text(flag.text)))
        else:
            groups.append(FlagGroup(flag.epoch, (label_text(flag.text),)))
    return groups[:MOST_GROUPS]
