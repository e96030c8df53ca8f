"""How fast a run goes: epochs and steps a second, over the last second."""

from collections import deque

WINDOW_S = 1.0


class Rates:
    """Told how far a run is, frame by frame."""

    def __init__(self) -> None:
        self._progress: deque[tuple[float, int, int]] = deque()

    def forget(self) -> None:
        """Another run."""
        self._progress.clear()

    def at(self, now: float, epoch: int, steps: int, running: bool) -> tuple[float, float]:
        """Epochs and steps a second up to now; none while paused."""
        progress = self._progress
        if not running or (progress and epoch < progress[-1][1]):
            progress.clear()
            return 0.0, 0.0
        progress.append((now, epoch, steps))
        while len(progress) > 2 and now - progress[1][0] > WINDOW_S:
            progress.popleft()
        then, first_epoch, first_steps = progress[0]
        seconds = now - then
        if seconds <= 0:
            return 0.0, 0.0
        return (epoch - first_epoch) / seconds, (steps - first_steps) / seconds
