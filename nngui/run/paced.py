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
        self._evaluated_s = float("-inf")
        self.renew()

    def renew(self) -> None:
        """It is stale, but may be seen until the next one is due; what that costs is open again."""
        self._moment: Hashable = None
        self._cost_s = 0.0

    def at(self, moment: Hashable, running: bool, evaluate: Callable[[], Value]) -> Value:
        """The value at a moment of the run (epoch, step, what is wanted); the one before where it is not due yet."""
        now = self._clock()
        interval_s = max(EVALUATION_INTERVAL_S, self._cost_s / DRAWING_SHARE)
        is_due = not running or now - self._evaluated_s >= interval_s
        if moment != self._moment and is_due:
            self._value = evaluate()
            self._moment, self._evaluated_s = moment, self._clock()
            self._cost_s = self._evaluated_s - now
        return self._value
