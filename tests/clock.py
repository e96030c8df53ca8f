"""A clock that tests set."""


class Clock:
    """Seconds: stands still unless a test moves `now`, or each look at it takes `step`."""

    def __init__(self, now: float = 0.0, step: float = 0.0) -> None:
        self.now = now
        self.step = step

    def __call__(self) -> float:
        self.now += self.step
        return self.now
