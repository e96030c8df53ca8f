"""Views that show ten moments a second: nobody reads numbers and curves sixty times a second.

They take turns, a part of them with each frame. All in one frame would keep the window from answering for as long as
all of them take together.
"""

from collections.abc import Sequence
from time import perf_counter
from typing import Protocol

from nngui.state.snapshot import Snapshot

INTERVAL_S = 0.1


class SnapshotView(Protocol):
    """A view that draws from snapshots."""

    def show_snapshot(self, snapshot: Snapshot) -> None:
        """Draw this moment."""


class CalmViews:
    """Groups of views; those of one group show the same moment."""

    def __init__(self, groups: Sequence[Sequence[SnapshotView]]) -> None:
        self._groups = [list(group) for group in groups]
        self._next = 0
        self._shown_s = 0.0

    def add(self, view: SnapshotView) -> None:
        """One more view, in the last group."""
        self._groups[-1].append(view)

    def show(self, snapshot: Snapshot) -> None:
        """Let those show this moment whose turn it is; while nothing is trained all do: no other may come."""
        now = perf_counter()
        count = self._due(now - self._shown_s) if snapshot.running else len(self._groups)
        if count:
            self._shown_s = now
        for _ in range(count):
            for view in self._groups[self._next]:
                view.show_snapshot(snapshot)
            self._next = (self._next + 1) % len(self._groups)

    def _due(self, elapsed_s: float) -> int:
        """So many groups are due so long after the last turn: where frames are few, more with each."""
        turn_s = INTERVAL_S / len(self._groups)
        # A frame comes a little early or late, and the next turn would wait for another one.
        return min(int(elapsed_s / turn_s + 0.25), len(self._groups))
