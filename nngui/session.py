"""The session: the one document that is open, and how it changes.

Views ask for changes (`perform`, `undo`, `train`, ...) and draw what the signals bring. Each change goes to the worker
as a frozen command; what the worker answers comes back in. The session never touches a live weight.
"""

from PySide6.QtCore import QObject, Signal, Slot

from nngui.state.checkpoint import Checkpoint
from nngui.state.commands import (
    Applied,
    Command,
    Failed,
    Load,
    SetRunning,
    SetSpeed,
    Step,
)
from nngui.state.document import Document
from nngui.state.editing import Editing
from nngui.state.edits import Edit, NewWeights, ResetWeights, StepSample
from nngui.state.history import History
from nngui.state.jobs import CancelJob, JobAnswer, JobSpec, StartJob
from nngui.state.journal import Back, Journal
from nngui.state.run_shelf import RunShelf
from nngui.state.runs import Runs
from nngui.state.snapshot import Snapshot, ViewRequest
from nngui.state.stop_rules import Stopped
from nngui.state.timeline import Timeline
from nngui.state.view_settings import ViewSettings


class Session(QObject):
    """Document, history, journal and the latest snapshot; all signals carry frozen values.

    `dataset_changed(Dataset)`, `settings_changed(Settings)`: a part of the document is another value now.
    `document_changed(Document)`: any of it. `loaded()`: it is another document altogether.
    `history_changed(Label, Label)`: what undo and redo would do, empty where there is nothing.
    `edit_refused(ValueError)`: why it cannot be made; nothing has changed.
    `training_stopped(Stopped)`: a rule has stopped it. `runs_changed(Runs)`: one has ended, or has another name.
    `job_answered(JobAnswer)`: how far a job is, or what came of it.
    `command_issued`, `view_requested`, `job_issued`: for the worker.
    """

    document_changed = Signal(object)
    dataset_changed = Signal(object)
    settings_changed = Signal(object)
    view_settings_changed = Signal(object)
    snapshot_changed = Signal(object)
    running_changed = Signal(bool)
    history_changed = Signal(object, object)
    edit_refused = Signal(object)
    training_failed = Signal(object)
    training_stopped = Signal(object)
    checkpoint_taken = Signal(int, object)
    runs_changed = Signal(object)
    loaded = Signal()
    command_issued = Signal(object)
    view_requested = Signal(object)
    job_issued = Signal(object)
    job_answered = Signal(object)

    def __init__(self, document: Document | None = None, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._editing = Editing(document or Document(), self)
        self._view_settings = ViewSettings()
        self._snapshot: Snapshot | None = None
        self._timeline = Timeline()
        self._shelf = RunShelf(self.runs_changed.emit)
        self._running = False
        self._run_command = self._load_command = 0

    # ---- what there is

    @property
    def document(self) -> Document:
        return self._editing.document

    @property
    def view_settings(self) -> ViewSettings:
        return self._view_settings

    @property
    def snapshot(self) -> Snapshot | None:
        """The latest one, or None before the first."""
        return self._snapshot

    @property
    def timeline(self) -> Timeline:
        """Moments of the run that can be gone back to."""
        return self._timeline

    @property
    def runs(self) -> Runs:
        """The runs before the present one."""
        return self._shelf.runs

    @property
    def running(self) -> bool:
        return self._running

    @property
    def journal(self) -> Journal:
        return self._editing.journal

    @property
    def history(self) -> History:
        return self._editing.history

    # ---- edits

    def perform(self, edit: Edit) -> None:
        """Make this edit: a new document, one step of history, and a command to the worker."""
        self._editing.perform(edit)

    def undo(self) -> None:
        """Take the last step back; training goes on."""
        self._editing.move(Back.UNDO)

    def redo(self) -> None:
        """Do again what undo took back."""
        self._editing.move(Back.REDO)

    def cancel_stroke(self, stroke: int) -> None:
        """Take a stroke back that is not finished, if it has done anything yet."""
        if stroke:
            self._editing.cancel(stroke)

    def reset(self) -> None:
        """The same initial weights again."""
        self.perform(ResetWeights())

    def new_weights(self) -> None:
        """The initial weights of the next seed."""
        self.perform(NewWeights())

    # ---- what editing tells (see Listener)

    def show_document(self, old: Document, new: Document) -> None:
        if new is old:
            return  # an edit of the weights alone
        if new.dataset is not old.dataset:
            self.dataset_changed.emit(new.dataset)
        if new.settings != old.settings:
            self.settings_changed.emit(new.settings)
        self.document_changed.emit(new)

    def show_history(self) -> None:
        self.history_changed.emit(*self.history.labels)

    def refuse(self, error: ValueError) -> None:
        self.edit_refused.emit(error)

    def issue(self, command: Command) -> None:
        self._shelf.note(command)
        self.command_issued.emit(command)

    # ---- another document

    def load(
        self,
        document: Document,
        *,
        checkpoint: Checkpoint | None = None,
        journal: Journal | None = None,
        view_settings: ViewSettings | None = None,
        runs: Runs | None = None,
    ) -> None:
        """Open another document; history begins anew."""
        self._editing.begin(document, checkpoint, journal)
        self._snapshot = None
        self._timeline = Timeline()
        self._shelf.begin(runs or Runs())
        self._load_command = self._run_command = serial = self._editing.next_serial()
        self._set_running(False)
        self.command_issued.emit(Load(serial, document, checkpoint))
        self.dataset_changed.emit(document.dataset)
        self.settings_changed.emit(document.settings)
        self.document_changed.emit(document)
        self._show_view_settings(view_settings or ViewSettings(speed=self._view_settings.speed))
        self.show_history()
        self.loaded.emit()

    # ---- training

    @Slot()
    def train(self) -> None:
        """Train until paused."""
        self._run(True)

    @Slot()
    def pause(self) -> None:
        self._run(False)

    @Slot()
    def toggle_training(self) -> None:
        self._run(not self._running)

    @Slot()
    def step(self) -> None:
        """Train one step, as the view settings say what that is; then it is paused."""
        if self._view_settings.step == "sample":
            self._run(False)
            self.perform(StepSample())
            return
        self._run_command = self._editing.next_serial()
        self._set_running(False)
        is_epoch = self._view_settings.step == "epoch"
        self.command_issued.emit(Step(self._run_command, is_epoch))

    def take_checkpoint(self) -> int:
        """Ask the worker for a checkpoint; `checkpoint_taken(serial, checkpoint)` answers with this serial."""
        return self._editing.ask_for_checkpoint()

    def _run(self, running: bool) -> None:
        self._run_command = self._editing.next_serial()
        self._set_running(running)
        self.command_issued.emit(SetRunning(self._run_command, running))

    def _set_running(self, running: bool) -> None:
        if running != self._running:
            self._running = running
            self.running_changed.emit(running)

    # ---- views

    def set_view_settings(self, view_settings: ViewSettings) -> None:
        """Look at the document in another way; not an edit."""
        if view_settings != (old := self._view_settings):
            self._show_view_settings(view_settings, tells_speed=view_settings.speed != old.speed)

    def _show_view_settings(self, view_settings: ViewSettings, *, tells_speed: bool = True) -> None:
        self._view_settings = view_settings
        if tells_speed:
            self.command_issued.emit(SetSpeed(self._editing.next_serial(), view_settings.speed))
        self.view_settings_changed.emit(view_settings)

    def set_runs(self, runs: Runs) -> None:
        """Name, pin or remove past runs; not an edit."""
        self._shelf.put(runs)

    def request_view(self, request: ViewRequest) -> None:
        """Ask the worker for the next frame."""
        self.view_requested.emit(request)

    # ---- long work

    def start_job(self, job_id: int, spec: JobSpec) -> None:
        """Let the worker do this beside training; `job_answered` carries the id (see `new_job_id`)."""
        self.job_issued.emit(StartJob(job_id, spec))

    def cancel_job(self, job_id: int) -> None:
        """It is not wanted any more."""
        self.job_issued.emit(CancelJob(job_id))

    @Slot(object)
    def receive_job_answer(self, answer: JobAnswer) -> None:
        """Pass on what came of a job."""
        self.job_answered.emit(answer)

    # ---- what the worker answers

    @Slot(object)
    def receive_snapshot(self, snapshot: Snapshot) -> None:
        """Take the latest frame, unless it shows a run that is gone."""
        if snapshot.serial < self._load_command:
            return
        self._snapshot = snapshot
        if snapshot.serial >= self._run_command:
            self._set_running(snapshot.running)
        self.snapshot_changed.emit(snapshot)

    @Slot(object)
    def receive_applied(self, applied: Applied) -> None:
        """Note when a command reached the run, and keep the state that it replaced."""
        self._shelf.receive(applied)
        if self._editing.receive(applied):
            self.checkpoint_taken.emit(applied.serial, applied.taken)
        self._editing.go_on()

    @Slot(int, object)
    def receive_timeline(self, serial: int, timeline: Timeline) -> None:
        """Keep the latest timeline, unless it is that of a run that is gone."""
        if serial >= self._load_command:
            self._timeline = timeline

    @Slot(object)
    def receive_stop(self, stopped: Stopped) -> None:
        """A rule has stopped training; unless something was asked for since."""
        if stopped.serial >= max(self._load_command, self._run_command):
            self._set_running(False)
            self.training_stopped.emit(stopped)

    @Slot(object)
    def receive_failure(self, failure: Failed) -> None:
        """Training has stopped by itself; the last good state stays. Of a run that is gone nobody cares."""
        if failure.serial is not None and failure.serial < self._load_command:
            return
        self._set_running(False)
        self.training_failed.emit(failure)
