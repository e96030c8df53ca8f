"""What a view wants evaluated, as often as training can spare it.

While training: at most ten times a second, and in at most a tenth of the time. While paused: whenever it is another.
"""

from collections.abc import Callable, Hashable
from typing import Generic, TypeVar

DRAWING_SHARE = 0.1
EVALUATION_INTERVAL_S = 0.1

Value = TypeVar("Value")


class Paced(Generic[Value]):
    """The last value that was evaluated; `nothing` before the first."""

    def __init__(self, clock: Callable[[], float], nothing: Value) -> None:
        self._clock = clock
        self._nothing = nothing
        self.forget()

    def forget(self) -> None:
        """Nobody wants it, or it shows what is gone: the next one is evaluated at once."""
        self._value = self._nothing
        self.is_known = False
        self._evaluated_s = float("-inf")
        self.renew()

    def renew(self) -> None:
        """It is stale, but may be seen until the next one is due; what that costs is open again."""
        self._moment: Hashable = None
        self._cost_s = 0.0

    def at(self, moment: Hashable, running: bool, evaluate: Callable[[], Value]) -> Value:
        """The value at a moment of the run (epoch, step, what is wanted); the one before where it is not due yet."""
        now = self._clock()
        if self.is_due(moment, running):
            value = evaluate()
            self.put(moment, value, self._clock() - now)
        return self._value

    def is_due(self, moment: Hashable, running: bool = True) -> bool:
        """Whether it is time for the value at this moment."""
        interval_s = max(EVALUATION_INTERVAL_S, self._cost_s / DRAWING_SHARE)
        is_time = not running or self._clock() - self._evaluated_s >= interval_s
        return is_time and moment != self._moment

    def put(self, moment: Hashable, value: Value, cost_s: float) -> None:
        """It was evaluated for this moment, and took so long."""
        self._value, self._moment, self._cost_s = value, moment, cost_s
        self._evaluated_s, self.is_known = self._clock(), True

    @property
    def last(self) -> Value:
        """The value that was evaluated last."""
        return self._value
