"""What comes in while a long step is under way: views and an end to training are served at once, the rest waits.

A step over 50,000 points can take seconds. Between its blocks of samples the worker looks whether anything has come;
edits wait for the step's end, in their order. Knows no Qt and no thread.
"""

from collections import deque
from collections.abc import Callable, Iterator

from nngui.state.commands import Command, Load, SetRunning

LOOK_INTERVAL_S = 0.01


class GivenUp(Exception):
    """A step was given up between two of its blocks: nothing has changed."""


class LongStep:
    """Looks between the blocks of a step, by calling `let_in`, which hands over whatever has come."""

    def __init__(self, clock: Callable[[], float], let_in: Callable[[], object]) -> None:
        self._clock = clock
        self._let_in = let_in
        self._looked_s = float("-inf")
        self._kept: deque[Command] = deque()
        self._is_given_up = False
        self.is_looking = False
        self.shows_weights = True

    def look(self, at_rest: bool) -> None:
        """Let in what has come, a hundred times a second at most; `at_rest`: the weights are those before the step.

        Raises GivenUp where something has come that cannot wait for the end of the step.
        """
        if self._clock() - self._looked_s < LOOK_INTERVAL_S:
            return
        self.is_looking, self.shows_weights = True, at_rest
        try:
            self._let_in()
        finally:
            self.is_looking, self.shows_weights = False, True
        self._looked_s = self._clock()
        if self._is_given_up:
            self._is_given_up = False
            raise GivenUp

    def keep(self, command: Command) -> None:
        """A command that came while looking: it is served after the step, which pausing and loading give up."""
        self._kept.append(command)
        if isinstance(command, Load) or (isinstance(command, SetRunning) and not command.running):
            self.give_up()

    def give_up(self) -> None:
        """Do not finish the step."""
        self._is_given_up = True

    def kept(self) -> Iterator[Command]:
        """The commands that have waited, in their order; each is handed over once."""
        while self._kept:
            yield self._kept.popleft()
