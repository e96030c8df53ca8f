"""Which points are ringed: those that the network puts into another class, where that is to be seen."""

from collections.abc import Callable
from time import perf_counter

import numpy as np

from nngui.state.snapshot import Snapshot
from nngui.ui.canvas.points import PointLayer

# Of the time, for painting rings while training goes on: 10 ms, of 25,000 rings, come twice a second.
PAINTING_SHARE = 0.02
_NO_IDS = np.empty(0, dtype=np.int64)


class Rings:
    """Rings points of a layer as snapshots say. Evaluated ten times a second, and drawn more often.

    While training goes on, many thousand rings follow in their time: a hand that draws shall not wait for them.
    """

    def __init__(
        self, points: PointLayer, *, wanted: bool, clock: Callable[[], float] = perf_counter
    ) -> None:
        self._points = points
        self._wanted = wanted
        self._clock = clock
        self._snapshot: Snapshot | None = None
        self._ringed = _NO_IDS
        self._cost_s = self._painted_s = 0.0

    def show_snapshot(self, snapshot: Snapshot | None) -> None:
        """Ring the points that are misclassified now."""
        self._snapshot = snapshot
        if self._ids() is self._ringed:
            return
        is_still = snapshot is None or not snapshot.running
        if is_still or self._clock() - self._painted_s >= self._cost_s / PAINTING_SHARE:
            self.refresh()

    def show_wanted(self, wanted: bool) -> None:
        """Whether there are rings at all."""
        if wanted != self._wanted:
            self._wanted = wanted
            self.refresh()

    def refresh(self) -> None:
        """Ring them anew: the points are others."""
        began_s = self._clock()
        self._ringed = self._ids()
        self._points.show_rings(self._ringed)
        self._painted_s = self._clock()
        self._cost_s = self._painted_s - began_s

    def show_addition(self, first_id: int) -> None:
        """Only points from this id on are new: seldom is it known already that one of them is misclassified."""
        if self._ids().max(initial=-1) >= first_id:
            self.refresh()

    def _ids(self) -> np.ndarray:
        snapshot = self._snapshot
        # A network that was never trained has made no mistake yet: half of all points would be ringed.
        has_learned = snapshot is not None and (snapshot.epoch or snapshot.step)
        return snapshot.misclassified if snapshot and has_learned and self._wanted else _NO_IDS
