"""The worker: an actor round a Run, living in a thread of its own.

Commands and view requests come in through queued slots, frozen answers go out through signals; nothing is shared, so
nothing is locked. Training runs in slices of a few milliseconds, between which the thread's event loop serves whatever
has come in meanwhile.
"""

from collections.abc import Callable
from dataclasses import replace
from time import perf_counter

from PySide6.QtCore import QObject, QTimer, Signal, Slot

from nngui.engine import Diverged
from nngui.run import FrameMaker, Run
from nngui.state.commands import (
    Applied,
    Apply,
    Command,
    Failed,
    Load,
    Restore,
    SetRunning,
    SetSpeed,
    Step,
    TakeCheckpoint,
)
from nngui.state.snapshot import ViewRequest

SLICE_S = 0.004
# Slower than this, each tick trains the steps that are due; faster ticks would only spin.
TICK_MS = 8


class TrainingWorker(QObject):
    """Trains one document at a time.

    `applied(Applied)` answers every command that changes or asks for the run, `snapshot_ready(Snapshot)` a view
    request once there is something new to draw, `failed(Failed)` says that training stopped by an error.
    """

    applied = Signal(object)
    snapshot_ready = Signal(object)
    failed = Signal(object)

    def __init__(self, clock: Callable[[], float] = perf_counter) -> None:
        super().__init__()
        self._clock = clock
        self._run: Run | None = None
        self._frames = FrameMaker(clock)
        self._timer = QTimer(self)
        self._timer.timeout.connect(self.tick)
        self._request: ViewRequest | None = None
        self._serial = 0
        self._running = False
        self._last_epoch: int | None = None
        self._last_step: int | None = None
        self._speed: float | None = None
        self._due = 0.0
        self._last_tick = 0.0

    @Slot(object)
    def receive(self, command: Command) -> None:
        """Serve a command; training is between two steps here."""
        # A checkpoint may have waited for its turn while later commands came through.
        self._serial = max(self._serial, command.serial)
        try:
            self._serve(command)
        except Exception as error:  # noqa: BLE001 - told to the window: the worker must not die silently
            self._stop()
            self._fail_with("command", error)
            # Answered all the same: the session waits for it.
            self.applied.emit(self._answered(command))
        self._schedule()
        self._answer()

    @Slot(object)
    def receive_view_request(self, request: ViewRequest) -> None:
        """Take the next frame's wishes; the answer comes when there is something new."""
        self._request = request
        self._answer()

    @Slot()
    def stop(self) -> None:
        """Train no more: the thread is about to end."""
        self._stop()
        self._request = None
        self._schedule()

    @Slot()
    def tick(self) -> None:
        """Train one slice, then answer what waits."""
        if self._run is None or not self._running:
            return
        try:
            self._train()
        except Exception as error:  # noqa: BLE001 - see receive
            self._stop()
            self._fail_with("training", error)
        self._schedule()
        self._answer()

    # ---- commands

    def _serve(self, command: Command) -> None:
        match command:
            case Load(document=document, checkpoint=checkpoint):
                self._stop()
                # Where this fails there is no run: a command for the new document must not reach the old one.
                self._run = None
                self._run = Run(document, checkpoint)
                self._frames.begin(self._run)
            case SetSpeed(steps_per_second=speed):
                self._speed, self._due = speed, 0.0
            case SetRunning(running=running):
                self._set_running(running)
            case Step(epoch=is_epoch):
                self._set_running(True)
                self._aim(is_epoch)
            case Apply() | Restore() | TakeCheckpoint():
                self._change(command)

    def _change(self, command: Apply | Restore | TakeCheckpoint) -> None:
        """What reaches the run: the answer says at which epoch and step it did."""
        run = self._run
        if run is None:
            raise RuntimeError("no document is loaded")
        answer = self._answered(command)
        match command:
            case Apply(document=document, edit=edit):
                answer = replace(answer, before=run.apply(document, edit))
                if answer.before is not None and edit is not None:
                    self._frames.keep_past(answer.before, edit)
            case Restore(document=document, checkpoint=checkpoint):
                answer = replace(answer, before=run.restore(document, checkpoint))
            case TakeCheckpoint():
                answer = replace(answer, taken=run.checkpoint())
        self._frames.invalidate()
        if self._last_epoch is not None:
            # The epoch to be finished is the one that the run is in now.
            self._aim(is_epoch=True)
        elif self._last_step is not None:
            self._aim(is_epoch=False)
        self.applied.emit(answer)

    def _answered(self, command: Command) -> Applied:
        epoch, step = (self._run.epoch, self._run.step) if self._run else (0, 0)
        return Applied(command.serial, epoch, step)

    # ---- training

    def _set_running(self, running: bool) -> None:
        self._running = running and self._run is not None and self._run.can_train
        self._last_epoch = self._last_step = None
        self._due = 0.0
        self._last_tick = self._clock()

    @property
    def _is_stepping(self) -> bool:
        return self._last_epoch is not None or self._last_step is not None

    def _aim(self, is_epoch: bool) -> None:
        """Stop at the end of the epoch that the run is in now, or after one step more."""
        if self._run is not None:
            self._run.sync()
            self._last_epoch = self._run.epoch + 1 if is_epoch else None
            self._last_step = None if is_epoch else self._run.steps + 1

    def _stop(self) -> None:
        self._set_running(False)

    def _schedule(self) -> None:
        """A tick as soon as the event loop is free, or at the pace of the speed; none while paused."""
        if self._running and self._run is not None and not self._run.can_train:
            self._stop()
        if not self._running:
            self._timer.stop()
            return
        flat_out = self._speed is None or self._is_stepping
        interval = 0 if flat_out else TICK_MS
        if not self._timer.isActive() or self._timer.interval() != interval:
            self._timer.start(interval)

    def _train(self) -> None:
        assert self._run is not None
        now = self._clock()
        if self._last_epoch is not None:
            self._run.advance(SLICE_S, epochs=self._last_epoch - self._run.epoch)
            if self._run.epoch >= self._last_epoch:
                self._stop()
        elif self._last_step is not None:
            self._run.advance(SLICE_S, steps=1)
            self._stop()
        elif self._speed is None:
            self._run.advance(SLICE_S)
        else:
            # What a slow network cannot keep up with is dropped, not owed.
            self._due = min(self._due + (now - self._last_tick) * self._speed, self._speed)
            before = self._run.steps
            if self._due >= 1:
                self._run.advance(SLICE_S, steps=int(self._due))
                self._due -= self._run.steps - before
        self._last_tick = now

    def _fail_with(self, code: str, error: Exception) -> None:
        if isinstance(error, Diverged):
            code, message = "diverged", str(error)
        else:
            message = f"{type(error).__name__}: {error}"
        epoch, step = (self._run.epoch, self._run.step) if self._run else (0, 0)
        self.failed.emit(Failed(code, message, epoch, step, self._serial))

    # ---- frames

    def _answer(self) -> None:
        """Send the frame that was asked for, once it would show something new."""
        if self._run is None or self._request is None:
            return
        try:
            snapshot = self._frames.make(self._request, self._serial, self._running)
        except Exception as error:  # noqa: BLE001 - see receive
            # The request stays: what comes next may be drawn again.
            self._stop()
            self._schedule()
            self._fail_with("drawing", error)
            return
        if snapshot is not None:
            self._request = None
            self.snapshot_ready.emit(snapshot)
