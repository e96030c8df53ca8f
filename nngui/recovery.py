"""Autosave: what a crash or a power cut would lose is on disk, and offered at the next start.

Each process writes a file of its own, locked while it lives. A file whose lock nobody holds is left over from a
process that died; closing in order removes it.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from uuid import uuid4

from PySide6.QtCore import QLockFile, QObject, QStandardPaths, QTimer, Signal, Slot

from nngui.session import Session
from nngui.state.checkpoint import Checkpoint
from nngui.state.session_file import SessionFile, to_json
from nngui.storage import Storage, write_file

INTERVAL_MS = 30_000


@dataclass(frozen=True, slots=True)
class Leftover:
    """A session that a process left behind when it died: where it lies, and when it was written."""

    path: str
    written: datetime


class Recovery(QObject):
    """Writes the session every 30 seconds while it is modified; `failed(str)` says, once, that it cannot."""

    failed = Signal(str)

    def __init__(
        self,
        session: Session,
        storage: Storage,
        folder: Path | None = None,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._session = session
        self._storage = storage
        self._folder = folder or _standard_folder()
        self._path = self._folder / f"{uuid4().hex}.nngui"
        self._lock: QLockFile | None = None
        self._inherited: tuple[Path, QLockFile] | None = None
        self._is_waiting = False
        self._serial: int | None = None
        self._written: tuple[object, ...] | None = None
        self._has_failed = False
        self._timer = QTimer(self)
        self._timer.setInterval(INTERVAL_MS)
        self._timer.timeout.connect(self.autosave)
        session.checkpoint_taken.connect(self._on_checkpoint_taken)
        session.loaded.connect(self._on_loaded)

    def start(self) -> None:
        """Autosave from now on."""
        self._timer.start()

    def finish(self) -> None:
        """Closing in order: nothing is left to recover."""
        self._timer.stop()
        self._forget_request()
        self._remove_own()
        self._drop_inherited()

    @Slot()
    def autosave(self) -> None:
        """Write the session if it is modified; otherwise see that no file of it is left."""
        if not self._storage.modified:
            self._forget_request()
            self._remove_own()
        else:
            # An earlier request that was never answered is void; so it cannot end autosave for good.
            self._is_waiting, self._serial = True, None
            # A worker of this thread has answered when this returns.
            serial = self._session.take_checkpoint()
            self._serial = serial if self._is_waiting else None

    # ---- what others left

    def leftovers(self) -> list[Leftover]:
        """Sessions of processes that died, the latest first."""
        found = []
        for path in self._folder.glob("*.nngui"):
            with _locked(path) as is_free:
                if is_free:
                    written = datetime.fromtimestamp(path.stat().st_mtime, UTC)
                    found.append(Leftover(str(path), written))
        return sorted(found, key=lambda leftover: leftover.written, reverse=True)

    def recover(self, path: str) -> bool:
        """Open a leftover and write it as one's own from now on; whether that went well."""
        if not self._storage.recover(path):
            return False
        # Held until this process has written it itself: another crash loses nothing.
        self._drop_inherited()
        lock = _lock_of(Path(path))
        if lock.tryLock(0):
            self._inherited = (Path(path), lock)
        self.autosave()
        return True

    def discard(self, path: str) -> None:
        """Remove a leftover for good; one that a living process holds stays."""
        with _locked(Path(path)) as is_free:
            if is_free:
                Path(path).unlink(missing_ok=True)

    # ---- writing

    @Slot(int, object)
    def _on_checkpoint_taken(self, serial: int, checkpoint: Checkpoint) -> None:
        if not self._is_waiting or self._serial not in (None, serial):
            return
        self._forget_request()
        session = self._session
        trainer = checkpoint.trainer
        # A hand can set weights, and steps by one sample move them, where the run stays where it is.
        weights = trainer.parameters.tobytes()
        titles = session.runs.titles
        place = (checkpoint.document, trainer.epoch, trainer.step_in_epoch, weights, titles)
        if place == self._written:
            return
        content = SessionFile(
            checkpoint.document, checkpoint, session.journal, session.view_settings, session.runs
        )
        try:
            self._take_lock()
            write_file(self._path, to_json(content))
        except (OSError, ValueError) as error:
            self._tell(error)
            return
        self._written = place
        self._has_failed = False
        self._drop_inherited()

    @Slot()
    def _on_loaded(self) -> None:
        """Another document: what was asked of the old one is void."""
        self._forget_request()

    def _forget_request(self) -> None:
        self._is_waiting, self._serial = False, None

    def _take_lock(self) -> None:
        if self._lock is not None:
            return
        self._folder.mkdir(parents=True, exist_ok=True)
        lock = _lock_of(self._path)
        if not lock.tryLock(0):
            raise OSError(None, self.tr("the lock cannot be written"), str(self._path))
        self._lock = lock

    def _remove_own(self) -> None:
        if self._lock is None:
            return
        self._path.unlink(missing_ok=True)
        self._lock.unlock()
        self._lock = self._written = None

    def _drop_inherited(self) -> None:
        if self._inherited is None:
            return
        path, lock = self._inherited
        self._inherited = None
        path.unlink(missing_ok=True)
        lock.unlock()

    def _tell(self, error: Exception) -> None:
        if self._has_failed:
            return
        self._has_failed = True
        reason = (error.strerror if isinstance(error, OSError) else None) or str(error)
        sentence = self.tr("Autosave does not work: {reason}. Save your work yourself.")
        self.failed.emit(sentence.format(reason=reason.rstrip(".")))


def _standard_folder() -> Path:
    data = QStandardPaths.writableLocation(QStandardPaths.StandardLocation.AppDataLocation)
    return Path(data) / "recovery"


def _lock_of(path: Path) -> QLockFile:
    lock = QLockFile(str(path.with_suffix(".lock")))
    # Held for as long as its process lives, however long that is.
    lock.setStaleLockTime(0)
    return lock


@contextmanager
def _locked(path: Path) -> Iterator[bool]:
    """Hold the lock of a file meanwhile; False where a living process holds it."""
    lock = _lock_of(path)
    is_free = lock.tryLock(0)
    try:
        yield is_free
    finally:
        if is_free:
            lock.unlock()
