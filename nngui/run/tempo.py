"""Tempo: how many steps are due by now, and, where that is slow enough for an eye, how far the next one is."""

from nngui.state.phase import StepMoment, moment_at

SLOW_STEPS_PER_S = 5.0
"""At this speed and below it, a step is shown in its phases."""


class Tempo:
    """Counts the steps that are due at a speed in steps a second."""

    def __init__(self, speed: float) -> None:
        self.speed = speed
        self._due = 0.0
        self._last_s = 0.0

    def start(self, now: float) -> None:
        """Training begins now: the first step is due when a step's time is over."""
        self._due, self._last_s = 0.0, now

    def due(self, now: float) -> int:
        """Steps that are due. What a slow network cannot keep up with is dropped, not owed."""
        most = max(self.speed, 1.0)
        self._due = min(self._due + (now - self._last_s) * self.speed, most)
        self._last_s = now
        return int(self._due)

    def spend(self, steps: int) -> None:
        """So many of them were made."""
        self._due -= steps

    def moment(self, now: float) -> StepMoment | None:
        """Where within the next step it is now; None where steps are too fast to be seen."""
        if self.speed > SLOW_STEPS_PER_S:
            return None
        return moment_at(self._due + (now - self._last_s) * self.speed)
