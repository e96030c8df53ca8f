"""How a run is driven: paused or training, at which speed, and up to where. Knows no Qt and no thread."""

from nngui.run.run import Run
from nngui.run.tempo import Tempo
from nngui.state.phase import StepMoment
from nngui.state.stop_rules import Stopped

SLICE_S = 0.004
SINGLE_STEP_S = 0.8
"""How long a single step takes that somebody watches in its phases."""


class Drive:
    """Trains a run, a slice at a time, by the clock that it is told."""

    def __init__(self) -> None:
        self._run: Run | None = None
        self._tempo = Tempo(1.0)
        self._single = Tempo(1.0 / SINGLE_STEP_S)
        self._is_flat_out = True
        self._running = False
        self._last_epoch: int | None = None
        self._last_step: int | None = None
        self._is_held = False
        self._last_s = 0.0
        self._trained_s = 0.0

    def begin(self, run: Run | None) -> None:
        """Another run, or none; paused."""
        self._run = run
        self.pause()

    @property
    def is_running(self) -> bool:
        """Whether it trains, until it is paused or has made its step."""
        return self._running and self._run is not None and self._run.can_train

    @property
    def is_active(self) -> bool:
        """Whether the clock matters to it."""
        return self.is_running or self._is_held

    @property
    def shows_running(self) -> bool:
        """Whether Train is what it is about: a single step is not worth a button that says Pause."""
        return self.is_running and self._last_step is None

    @property
    def is_flat_out(self) -> bool:
        """Whether each slice is to begin as soon as the last one is over."""
        return self._last_epoch is not None or (self._is_flat_out and self._last_step is None)

    def set_speed(self, steps_per_second: float | None, now: float) -> None:
        """Steps a second from now on; None is flat out. The same speed again changes nothing: a step goes on."""
        was = None if self._is_flat_out else self._tempo.speed
        if steps_per_second == was:
            return
        self._is_flat_out = steps_per_second is None
        if steps_per_second is not None:
            self._tempo.speed = steps_per_second
        self._tempo.start(now)

    def pause(self) -> None:
        """Train no more."""
        self._running = self._is_held = False
        self._last_epoch = self._last_step = None

    def train(self, now: float) -> None:
        """Train until paused, or until a rule says stop."""
        self.pause()
        self._running = True
        self._trained_s = 0.0
        self._last_s = now
        self._tempo.start(now)

    def train_epoch(self, now: float) -> None:
        """Train to the end of the epoch that the run is in now, as fast as it can."""
        self.train(now)
        if self._run is not None:
            self._run.sync()
            self._last_epoch = self._run.epoch + 1

    def train_step(self, now: float) -> None:
        """Make one step, and take the time that its phases need."""
        self.train(now)
        self._single.start(now)
        if self._run is not None:
            self._run.sync()
            self._last_step = self._run.steps + 1

    def finish_step(self) -> Stopped | None:
        """Make a single step now that was still shown in its phases."""
        if self._last_step is None or self._run is None:
            return None
        self.pause()
        return self._run.advance(SLICE_S, steps=1)

    def hold(self, now: float) -> None:
        """Something else is about to make a step: show its phases first."""
        self.pause()
        self._is_held = True
        self._single.start(now)

    def is_due(self, now: float) -> bool:
        """Whether the step that was held is to be made now."""
        return self._is_held and self._single.due(now) > 0

    def follow_change(self, now: float) -> None:
        """The run was changed: the epoch to be finished is the one that it is in now."""
        if self._run is None or not self._run.can_train:
            self.pause()
        elif self._last_epoch is not None:
            self.train_epoch(now)

    def advance(self, now: float) -> Stopped | None:
        """What is due by now, at most a slice of it; says which rule has stopped it, if one has."""
        run = self._run
        if run is None or not self.is_running:
            return None
        stopped = None
        if self._last_step is not None:
            if self._single.due(now):
                stopped = self.finish_step()
        elif self._last_epoch is not None:
            stopped = run.advance(SLICE_S, epochs=self._last_epoch - run.epoch)
            if run.epoch >= self._last_epoch:
                self.pause()
        elif self._is_flat_out:
            stopped = run.advance(SLICE_S)
        elif due := self._tempo.due(now):
            before = run.steps
            stopped = run.advance(SLICE_S, steps=due)
            self._tempo.spend(run.steps - before)
        stopped = stopped or self._after_time(run, now)
        if stopped is not None:
            self.pause()
        return stopped

    def moment(self, now: float) -> StepMoment | None:
        """Where within the next step it is, in slow motion."""
        if self._is_held or (self.is_running and self._last_step is not None):
            return self._single.moment(now)
        if not self.is_running or self._last_epoch is not None:
            return None
        return None if self._is_flat_out else self._tempo.moment(now)

    def progress(self) -> float | None:
        """How much of training is over, 0 to 1, where epochs or time set an end to it."""
        if self._run is None or not self.is_running:
            return None
        rules = self._run.document.settings.training.stop
        parts = []
        if rules.epochs is not None and self._run.epoch < rules.epochs:
            parts.append(self._run.epoch / rules.epochs)
        if rules.seconds is not None:
            parts.append(min(self._trained_s / rules.seconds, 1.0))
        return max(parts, default=None)

    def _after_time(self, run: Run, now: float) -> Stopped | None:
        """Whether the time to train is over; single steps and epochs are no matter of time."""
        self._trained_s += now - self._last_s
        self._last_s = now
        seconds = run.document.settings.training.stop.seconds
        if seconds is None or self._last_epoch is not None or self._trained_s < seconds:
            return None
        if not self._running:
            return None
        return Stopped("seconds", run.epoch, seconds, step=run.step)
