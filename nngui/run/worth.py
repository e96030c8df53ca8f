"""What each unit is worth, evaluated a few units at a time, so that training and window never wait for it."""

from collections.abc import Callable
from time import perf_counter

import numpy as np

from nngui.engine import Network
from nngui.engine.ablation import Ablation
from nngui.run.paced import Paced
from nngui.run.rows import Rows, Samples
from nngui.run.seen import Seen
from nngui.state.worth import UnitWorth

MOST_WORK = 20_000_000
"""Points x parameters that one look may take: about a hundredth of a second."""
BUDGET_S = 0.015
"""What is done at a time, a unit at least."""


class Worth:
    """Goes round the hidden units; each has the change of the loss that was found when it was last its turn."""

    def __init__(
        self, clock: Callable[[], float], budget_clock: Callable[[], float] = perf_counter
    ) -> None:
        self._found: Paced[UnitWorth | None] = Paced(clock, None)
        self._budget_clock = budget_clock
        self.forget()

    def forget(self) -> None:
        """Another run, or nobody looks."""
        self._found.forget()
        self._round: _Round | None = None
        self._last: UnitWorth | None = None
        self._moment: tuple[int, int] | None = None
        self._left = 0

    def renew(self) -> None:
        """The run was changed: all units are to be looked at again."""
        self._moment = None
        self._found.renew()

    @property
    def is_done(self) -> bool:
        """Whether every unit has been evaluated at the last moment that was asked for."""
        return self._left == 0

    def of(self, run: Seen, running: bool, wanted: bool) -> UnitWorth | None:
        """As far as it is known now; None where it is not wanted, or there is nothing to evaluate."""
        network = run.network
        if not wanted or not run.can_train or not network.hidden:
            if self._round is not None or self._left:
                self.forget()
            return None
        moment = (run.epoch, run.step)
        if moment != self._moment:
            self._moment, self._left = moment, sum(network.sizes[1:-1])
        if self._left:
            # A part of the round is as new as another moment is.
            now = (moment, self._left)
            self._last = self._found.at(now, running, lambda: self._evaluate(run))
        return self._last

    def _evaluate(self, run: Seen) -> UnitWorth:
        rows, network, loss = run.rows, run.network, run.document.loss
        if self._round is None or not self._round.is_of(network, loss, rows):
            self._round = _Round(network, loss, rows)
        begin = self._budget_clock()
        self._round.look()
        while self._left:
            self._round.go_on()
            self._left -= 1
            if self._budget_clock() - begin >= BUDGET_S:
                break
        return self._round.worth()


class _Round:
    """The units of one network, one after the other, on the training points."""

    def __init__(self, network: Network, loss: str, rows: Rows) -> None:
        self._of = network, loss, rows
        everything = np.concatenate([rows.train[0], rows.test[0]])
        self._n_train = len(rows.train[0])
        X, y = _some(rows.train, max(MOST_WORK // network.n_parameters, 64))
        self._n_samples = len(X)
        self._ablation = Ablation(network, X, y, loss, everything)
        hidden = network.sizes[1:-1]
        self._places = [
            (layer, unit) for layer, count in enumerate(hidden) for unit in range(count)
        ]
        self._changes = [np.full(count, np.nan) for count in hidden]
        self._next, self._loss = 0, 0.0

    def is_of(self, network: Network, loss: str, rows: Rows) -> bool:
        """Whether it still is about these."""
        return self._of[0] is network and self._of[1] == loss and self._of[2] is rows

    def look(self) -> None:
        """Take the weights as they are now."""
        self._loss = self._ablation.look()

    def go_on(self) -> None:
        """One unit."""
        layer, unit = self._places[self._next]
        self._changes[layer][unit] = self._ablation.without(layer, unit) - self._loss
        self._next = (self._next + 1) % len(self._places)

    def worth(self) -> UnitWorth:
        """All that is known."""
        changes = tuple(layer.copy() for layer in self._changes)
        return UnitWorth(self._loss, changes, self._n_samples, self._n_train)


def _some(samples: Samples, most: int) -> Samples:
    """At most so many of these samples, evenly spread."""
    X, y = samples
    if len(X) <= most:
        return samples
    chosen = np.linspace(0, len(X) - 1, most).astype(np.intp)
    return X[chosen], y[chosen]
