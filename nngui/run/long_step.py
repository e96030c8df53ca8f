"""What comes in while a long step is under way: views and an end to training are served at once, the rest waits.

A step over 50,000 points can take seconds. Between its blocks of samples the worker looks whether anything has come;
edits wait for the step's end, in their order. Knows no Qt and no thread.
"""

from collections import deque
from collections.abc import Callable, Iterator
from time import perf_counter

from nngui.state.commands import Command, Load, SetRunning

LOOK_INTERVAL_S = 0.002


class GivenUp(Exception):
    """A step was given up between two of its blocks: nothing has changed."""


class LongStep:
    """Looks between blocks by calling `let_in`, which hands over whatever has come (by default nothing)."""

    def __init__(
        self, clock: Callable[[], float] = perf_counter, let_in: Callable[[], object] = lambda: None
    ) -> None:
        self._clock = clock
        self._let_in = let_in
        self._looked_s = float("-inf")
        self._kept: deque[Command] = deque()
        self._is_given_up = self._is_over = False
        self.is_looking = False
        self.shows_weights = True

    def look(self, at_rest: bool) -> None:
        """Let in what has come, five hundred times a second at most; `at_rest`: the weights are those before the step.

        Raises GivenUp where something has come that cannot wait for the end of the step.
        """
        self._look(at_rest)
        if self._is_given_up:
            self._is_given_up = False
            raise GivenUp

    def glance(self) -> None:
        """The same while the end of an epoch is evaluated, which only closing may leave undone: GivenUp."""
        self._look(at_rest=True)
        if self._is_over:
            raise GivenUp

    def keep(self, command: Command) -> None:
        """A command that came while looking: it is served after the step, which pausing and loading give up."""
        self._kept.append(command)
        if isinstance(command, Load) or (isinstance(command, SetRunning) and not command.running):
            self._is_given_up = True

    def close(self) -> None:
        """Finish nothing."""
        self._is_given_up = self._is_over = True

    def kept(self) -> Iterator[Command]:
        """The commands that have waited, in their order; each is handed over once."""
        self._is_given_up = False
        while self._kept:
            yield self._kept.popleft()

    def _look(self, at_rest: bool) -> None:
        if self.is_looking or self._clock() - self._looked_s < LOOK_INTERVAL_S:
            return
        self.is_looking, self.shows_weights = True, at_rest
        try:
            self._let_in()
        finally:
            self.is_looking, self.shows_weights = False, True
        self._looked_s = self._clock()
