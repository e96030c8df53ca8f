"""The worker: an actor round a Run, living in a thread of its own.

Commands and view requests come in through queued slots, frozen answers go out through signals; nothing is shared, so
nothing is locked. Training runs in slices of a few milliseconds, between which the thread's event loop serves whatever
has come in meanwhile. A step that takes longer looks for it between its blocks of samples.
"""

from collections.abc import Callable
from dataclasses import replace
from time import perf_counter

from PySide6.QtCore import QCoreApplication, QEvent, QObject, Qt, QTimer, Signal, Slot

from nngui.data import Task
from nngui.engine import Diverged
from nngui.frame_desk import FrameDesk
from nngui.run import Drive, GivenUp, LongStep, Run
from nngui.run.drive import SLICE_S
from nngui.run.jobs import Jobs
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
from nngui.state.edits import StepSample
from nngui.state.jobs import JobCommand
from nngui.state.snapshot import Snapshot, ViewRequest
from nngui.state.stop_rules import Stopped
from nngui.state.timeline import Timeline

# Slower than this, each tick trains the steps that are due; faster ticks would only spin.
TICK_MS = 8
# A young run keeps another moment sixty times a second: nobody looks at them so often.
TIMELINE_INTERVAL_S = 0.5


class TrainingWorker(QObject):
    """Trains one document at a time.

    `applied(Applied)` answers every command that changes or asks for the run, `snapshot_ready(Snapshot)` a view
    request once there is something new to draw, `stopped(Stopped)` says which rule has stopped training,
    `failed(Failed)` that an error did. `timeline_taken(serial, Timeline)`: other moments of the run are kept, all
    commands up to that serial applied. `job_answered(JobAnswer)` tells of long work that it does beside training.
    """

    applied = Signal(object)
    snapshot_ready = Signal(object)
    stopped = Signal(object)
    failed = Signal(object)
    timeline_taken = Signal(int, object)
    job_answered = Signal(object)

    def __init__(self, clock: Callable[[], float] = perf_counter) -> None:
        super().__init__()
        self._clock = clock
        self._run: Run | None = None
        self._desk = FrameDesk(clock, self)
        # Queued: it is told from the thread in which the frame was made.
        self._desk.landed.connect(self.receive_frame, Qt.ConnectionType.QueuedConnection)
        self._long_step = LongStep(clock, self._let_in)
        self._timer = QTimer(self)
        self._timer.timeout.connect(self.tick)
        self._jobs = Jobs(clock)
        # Two timers without a wait take turns: a job has half of the time at most.
        self._job_timer = QTimer(self)
        self._job_timer.timeout.connect(self.work)
        self._serial = 0
        self._timeline: Timeline | None = None
        self._told_s = float("-inf")
        self._drive = Drive()
        # A step by one sample, while its phases are shown.
        self._waiting: Apply | None = None

    @Slot(object)
    def receive(self, command: Command) -> None:
        """Serve a command between two steps; one that comes within a long step waits for its end."""
        if self._long_step.is_looking:
            self._long_step.keep(command)
            return
        # A checkpoint may have waited for its turn while later commands came through.
        self._serial = max(self._serial, command.serial)
        if not isinstance(command, SetSpeed):
            self._finish_step()
        self._try(command)
        self._after_training()

    def _let_in(self) -> None:
        """Hand over what has come to the slots of this object, and nothing else: no timer, no other object."""
        QCoreApplication.sendPostedEvents(self, QEvent.Type.MetaCall.value)

    def _after_training(self) -> None:
        """Tell what there is to tell, then serve what has waited for the end of a long step."""
        self._schedule()
        self._tell_timeline()
        self._answer()
        for command in self._long_step.kept():
            self.receive(command)

    def _try(self, command: Command) -> None:
        try:
            self._serve(command)
        except Exception as error:  # noqa: BLE001 - told to the window: the worker must not die silently
            self._fail_with("command", error)
            # Answered all the same: the session waits for it.
            self.applied.emit(self._answered(command))

    @Slot(object)
    def receive_view_request(self, request: ViewRequest) -> None:
        """Take the next frame's wishes; the answer comes when there is something new."""
        self._desk.ask(request)
        if self._long_step.shows_weights:
            self._answer()

    @Slot()
    def receive_frame(self) -> None:
        """A frame was made beside training: send it, and begin the next one."""
        shown = self._show(lambda: self._desk.take(self._drive.shows_running))
        if shown and self._long_step.shows_weights:
            self._answer()

    @property
    def has_jobs(self) -> bool:
        """Whether there is long work to go on with."""
        return self._jobs.waiting

    @Slot(object)
    def receive_job(self, command: JobCommand) -> None:
        """Take a job, or drop one."""
        self._jobs.serve(command)
        self._schedule_job()

    @Slot()
    def work(self) -> None:
        """Go on with the first job for a slice."""
        for answer in self._jobs.advance(SLICE_S):
            self.job_answered.emit(answer)
        self._schedule_job()

    @Slot()
    def stop(self) -> None:
        """Train no more: the thread is about to end."""
        if self._long_step.is_looking:
            self._long_step.close()
        else:
            self._finish_step()
        self._drive.pause()
        self._jobs.clear()
        self._schedule_job()
        self._desk.close()
        self._schedule()

    @Slot()
    def tick(self) -> None:
        """Train one slice, then answer what waits."""
        now = self._clock()
        if self._drive.is_due(now):
            self._finish_step()
        elif self._drive.is_running:
            self._train(lambda: self._drive.advance(now))
        else:
            return
        self._after_training()

    # ---- commands

    def _serve(self, command: Command) -> None:
        match command:
            case Load(document=document, checkpoint=checkpoint):
                # Where this fails there is no run: a command for the new document must not reach the old one.
                self._run = None
                self._drive.begin(None)
                self._run = Run(document, checkpoint, self._long_step)
                self._drive.begin(self._run)
                self._desk.begin(self._run)
            case SetSpeed(steps_per_second=speed):
                self._drive.set_speed(speed, self._clock())
            case SetRunning(running=True):
                self._drive.train(self._clock())
            case SetRunning():
                self._drive.pause()
            case Step(epoch=True):
                self._drive.train_epoch(self._clock())
            case Step():
                self._drive.train_step(self._clock())
                if not self._desk.is_network_watched:
                    self._finish_step()
            case Apply(edit=StepSample()) if (
                self._desk.is_network_watched and self._waiting is None
            ):
                self._waiting = command
                self._drive.hold(self._clock())
            case Apply() | Restore() | TakeCheckpoint():
                self._change(command)

    def _finish_step(self) -> None:
        """Make a step that is still shown in its phases."""
        if self._waiting is not None:
            self._try(self._waiting)
            self._waiting = None
            self._drive.pause()
        self._train(self._drive.finish_step)

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
                    self._desk.keep_past(answer.before, edit)
            case Restore(document=document, checkpoint=checkpoint):
                answer = replace(answer, before=run.restore(document, checkpoint))
            case TakeCheckpoint():
                answer = replace(answer, taken=run.checkpoint())
        self._desk.invalidate()
        self._drive.follow_change(self._clock())
        self.applied.emit(answer)

    def _answered(self, command: Command) -> Applied:
        epoch, step = (self._run.epoch, self._run.step) if self._run else (0, 0)
        return Applied(command.serial, epoch, step)

    # ---- training

    def _schedule(self) -> None:
        """A tick as soon as the event loop is free, or at the pace of the speed; none while paused."""
        if not self._drive.is_active:
            self._timer.stop()
            return
        interval = 0 if self._drive.is_flat_out else TICK_MS
        if not self._timer.isActive() or self._timer.interval() != interval:
            self._timer.start(interval)

    def _schedule_job(self) -> None:
        if not self.has_jobs:
            self._job_timer.stop()
        elif not self._job_timer.isActive():
            self._job_timer.start(0)

    def _train(self, advance: Callable[[], Stopped | None]) -> None:
        try:
            stopped = advance()
        except GivenUp:
            return
        except Exception as error:  # noqa: BLE001 - see _try
            self._fail_with("training", error)
            return
        if stopped is not None and self._run is not None:
            of_values = self._run.document.dataset.task is Task.REGRESSION
            self.stopped.emit(replace(stopped, serial=self._serial, of_values=of_values))

    def _tell_timeline(self) -> None:
        """Hand on the timeline, whole, when it is another one; while training not each time that it grows."""
        timeline, now = self._run.timeline if self._run else None, self._clock()
        is_early = self._drive.is_running and now - self._told_s < TIMELINE_INTERVAL_S
        if timeline is not None and timeline is not self._timeline and not is_early:
            self._timeline, self._told_s = timeline, now
            self.timeline_taken.emit(self._serial, timeline)

    def _fail_with(self, code: str, error: Exception) -> None:
        self._drive.pause()
        place = (self._run.epoch, self._run.step) if self._run else (0, 0)
        if self._run is not None and isinstance(error, Diverged):
            at = self._run.diverged_at or place
            self._desk.invalidate()
            failure = Failed("diverged", str(error), *at, self._serial, place)
        else:
            failure = Failed(code, f"{type(error).__name__}: {error}", *place, self._serial)
        self.failed.emit(failure)

    # ---- frames

    def _answer(self) -> None:
        """Send the frame that was asked for, once it would show something new."""
        if self._run is not None:
            self._show(lambda: self._desk.make(self._serial, self._drive, self._clock()))

    def _show(self, frame: Callable[[], Snapshot | None]) -> bool:
        """Send a frame, if there is one; False where making it fails."""
        try:
            snapshot = frame()
        except Exception as error:  # noqa: BLE001 - see _try
            # The request stays: what comes next may be drawn again.
            self._fail_with("drawing", error)
            self._schedule()
            return False
        if snapshot is not None:
            self.snapshot_ready.emit(snapshot)
        return True
