"""The composition root: builds session, worker and window, wires them, and shuts them down in order."""

import faulthandler
import sys
import tempfile
from types import TracebackType

from PySide6.QtCore import QObject, QProcess, QSettings, Qt, QThread, Signal, Slot
from PySide6.QtGui import QIcon
from PySide6.QtWidgets import QApplication

from nngui import __version__, smoke
from nngui.data import Recipe
from nngui.garbage import GarbageCollector
from nngui.recovery import Recovery
from nngui.resources import resource
from nngui.session import Session
from nngui.state.document import Document
from nngui.state.edits import Generate
from nngui.storage import Storage
from nngui.ui.dialogs import Dialogs
from nngui.ui.key_guard import KeyGuard
from nngui.ui.main_window import MainWindow
from nngui.ui.preferences_store import apply_preferences, load_preferences
from nngui.ui.sentences.errors import error_sentence
from nngui.ui.theme import ThemeController
from nngui.worker import TrainingWorker


def first_document() -> Document:
    """What a new window shows: a sample of two moons and the network that solves it."""
    return Generate(Recipe()).apply(Document())


class Program(QObject):
    """Everything of one window: its session, its worker in a thread, its files, its views."""

    _ending = Signal()
    _broken = Signal(str)

    def __init__(self, app: QApplication, dialogs: Dialogs | None = None) -> None:
        super().__init__()
        self.app = app
        self.themes = ThemeController(app)
        apply_preferences(load_preferences(), self.themes)
        self.session = Session(first_document())
        self.storage = Storage(self.session, say=error_sentence)
        self.recovery = Recovery(self.session, self.storage)
        self._garbage = GarbageCollector(self)
        self._thread = QThread()
        self._thread.setObjectName("training")
        self.worker = TrainingWorker()
        self._connect_worker()
        self.window = MainWindow(
            self.session, self.storage, self.themes, dialogs or Dialogs(), first_document
        )
        self._key_guard = KeyGuard(app, self)
        self.window.new_window_requested.connect(self.open_new_window)
        self.window.closed.connect(self.shut_down)
        self.recovery.failed.connect(self.window.status.say)
        # Last: a thread that runs while something above fails would abort the process.
        self._thread.start()
        self._broken.connect(self._show_error)

    def _connect_worker(self) -> None:
        """Commands go in and answers come out through queued connections: the worker lives in its thread."""
        worker, session = self.worker, self.session
        worker.moveToThread(self._thread)
        session.command_issued.connect(worker.receive)
        session.view_requested.connect(worker.receive_view_request)
        session.job_issued.connect(worker.receive_job)
        worker.job_answered.connect(session.receive_job_answer)
        worker.applied.connect(session.receive_applied)
        worker.snapshot_ready.connect(session.receive_snapshot)
        worker.timeline_taken.connect(session.receive_timeline)
        worker.stopped.connect(session.receive_stop)
        worker.failed.connect(session.receive_failure)
        # Blocking: the timer of the worker can only be stopped in its own thread.
        self._ending.connect(worker.stop, Qt.ConnectionType.BlockingQueuedConnection)

    def start(self, file: str | None) -> None:
        """Show the window, with this file or a fresh document."""
        self.window.show()
        self.window.canvas.setFocus()
        self.storage.new(first_document())
        if file is not None:
            self.window.files.open_path(file)
        self._offer_recovery()
        self.recovery.start()
        self._garbage.start()

    def _offer_recovery(self) -> None:
        leftovers = self.recovery.leftovers()
        if leftovers:
            latest = max(leftovers, key=lambda leftover: leftover.written)
            self.window.notices.offer_recovery(
                latest.written, lambda: self.recovery.recover(latest.path)
            )

    def open_new_window(self) -> None:
        """A second window is a second process: neither can take the other down."""
        frozen = bool(getattr(sys, "frozen", False))
        QProcess.startDetached(sys.executable, [] if frozen else ["-m", "nngui"])

    def tell_of_error(self, error: str) -> None:
        """Show what went wrong inside; may be called from any thread, and shows it from the window's."""
        self._broken.emit(error)

    @Slot(str)
    def _show_error(self, error: str) -> None:
        self.window.banner.show_message(
            self.tr("Something went wrong inside nngui: {error}. Save your work.").format(
                error=error
            )
        )

    @property
    def is_training_thread_running(self) -> bool:
        """Whether the worker's thread is still there."""
        return self._thread.isRunning()

    def shut_down(self) -> None:
        """Stop training, end the thread, leave nothing behind. Safe to call twice."""
        if not self._thread.isRunning():
            return
        self.recovery.finish()
        self._key_guard.stop()
        self._garbage.stop()
        self._ending.emit()
        self._thread.quit()
        self._thread.wait()


def make_application() -> QApplication:
    """The QApplication, named, so that settings and standard paths are found."""
    app = QApplication.instance() or QApplication(sys.argv[:1])
    assert isinstance(app, QApplication)
    app.setOrganizationName("nngui")
    app.setApplicationName("nngui")
    app.setApplicationDisplayName("nngui")
    app.setApplicationVersion(__version__)
    app.setDesktopFileName("nngui")
    app.setWindowIcon(QIcon(str(resource("icons/app.svg"))))
    return app


def main(file: str | None) -> int:
    """Open the window; returns the exit code."""
    if sys.stderr is not None:
        faulthandler.enable()
    app = make_application()
    program = Program(app)
    _tell_of_errors(program)
    program.start(file)
    code = app.exec()
    program.shut_down()
    return code


def smoke_test() -> int:
    """Open the window, draw, train, save, reopen, export; print one line of JSON. Returns the exit code."""
    with tempfile.TemporaryDirectory() as folder:
        # The settings and recent files of whoever runs it stay as they are.
        QSettings.setPath(QSettings.Format.NativeFormat, QSettings.Scope.UserScope, folder)
        program = Program(make_application())
        program.start(None)
        try:
            return smoke.run(program.window, program.session, program.storage)
        finally:
            program.shut_down()


def _tell_of_errors(program: Program) -> None:
    """An exception in a slot is a bug: it is printed, and the window says so instead of going on silently."""

    def hook(
        kind: type[BaseException], error: BaseException, traceback: TracebackType | None
    ) -> None:
        sys.__excepthook__(kind, error, traceback)
        program.tell_of_error(f"{kind.__name__}: {error}")

    sys.excepthook = hook
