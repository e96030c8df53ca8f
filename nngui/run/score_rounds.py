"""The scores of a large network, a part with each frame: evaluating all of its points would keep a frame waiting.

A round keeps the weights that it began with; the frames that are drawn meanwhile carry the scores of the last one.
"""

import math
from collections.abc import Callable, Generator

import numpy as np

from nngui.engine import Network
from nngui.run.network_copy import network_copy
from nngui.run.paced import Paced
from nngui.run.rows import Rows
from nngui.run.scores import Scored, Scores
from nngui.run.seen import Seen
from nngui.state.curve import Evaluation


class ScoreRounds:
    """Brings a paced value up to date, round by round."""

    def __init__(
        self, clock: Callable[[], float], found: Paced[tuple[Evaluation, np.ndarray]]
    ) -> None:
        self._clock = clock
        self._found = found
        self._scores = Scores()
        self._network: Network | None = None
        self.forget()

    def forget(self) -> None:
        """Another run: the round is void."""
        self._round: Generator[None, None, Scored] | None = None
        self._rows: Rows | None = None
        self._moment: tuple[int, int] | None = None
        self._spent_s = 0.0

    def renew(self) -> None:
        """The run was changed: what the round finds is stale, but may be seen until the next one has ended.

        A drag brings sixty changes a second, and no round would ever end if each began anew.
        """
        self._moment = None

    def go_on(self, seen: Seen, budget_s: float) -> None:
        """Evaluate for about so long; the first round of a run is evaluated whole."""
        if self._round is None and self._found.is_due((seen.epoch, seen.step)):
            self._begin(seen)
        if self._round is None or self._rows is None:
            return
        begin = self._clock()
        end = begin + (budget_s if self._found.is_known else math.inf)
        scored = _advance(self._round, lambda: self._clock() >= end)
        self._spent_s += self._clock() - begin
        if scored is not None:
            evaluation, *wrong = scored
            self._found.put(self._moment, (evaluation, self._rows.wrong_ids(*wrong)), self._spent_s)
            self.forget()

    def _begin(self, seen: Seen) -> None:
        self._network = network_copy(seen.network, self._network)
        self._rows, self._moment = seen.rows, (seen.epoch, seen.step)
        rows, loss = self._rows, seen.document.loss
        self._round = self._scores.parts(self._network, loss, rows.train, rows.test)


def _advance(parts: Generator[None, None, Scored], is_over: Callable[[], bool]) -> Scored | None:
    """Until the time is over, a part at least, or until there is a result."""
    try:
        next(parts)
        while not is_over():
            next(parts)
    except StopIteration as end:
        scored: Scored = end.value
        return scored
    return None
