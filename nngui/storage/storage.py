"""Which file the document belongs to: opens and saves it, and knows what would be lost."""

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

from PySide6.QtCore import QObject, QSettings, Signal, Slot

from nngui.data.table import Table
from nngui.data.table_file import format_dataset
from nngui.resources import resource
from nngui.session import Session
from nngui.state.checkpoint import Checkpoint
from nngui.state.commands import Failed
from nngui.state.document import Document
from nngui.state.edits import ReplaceDataset
from nngui.state.session_file import SessionFile, to_json
from nngui.state.settings import Settings
from nngui.state.snapshot import Snapshot
from nngui.state.table_document import document_from_table, view_of_table
from nngui.state.view_settings import ViewSettings
from nngui.storage.atomic_file import write_file
from nngui.storage.content import SESSION_SUFFIX, is_session, read_content
from nngui.storage.recent_files import RecentFiles
from nngui.storage.saved_mark import SavedMark


class Storage(QObject):
    """The file of a session.

    `path_changed(str)`: the session belongs to this file now ("": to none). `modified_changed(bool)`: whether
    closing would lose something. `opened`, `saved`, `exported` (str): this file was. `failed(str)`: a sentence that
    says what could not be done and why; nothing has changed. `say` puts an error into words.

    Modified is: another document than the saved one (undo back to it is clean), an edit of the weights, and, where
    there is a file, training since it was saved. Training alone never makes an untitled document modified.
    """

    path_changed = Signal(str)
    modified_changed = Signal(bool)
    opened = Signal(str)
    saved = Signal(str)
    exported = Signal(str)
    failed = Signal(str)

    def __init__(
        self,
        session: Session,
        settings: QSettings | None = None,
        parent: QObject | None = None,
        *,
        say: Callable[[Exception], str] = str,
    ) -> None:
        super().__init__(parent)
        self._say = say
        self._session = session
        self._recent = RecentFiles(settings or QSettings())
        self._path = ""
        self._name = ""
        self._mark = SavedMark.now(session)
        self._trained = True
        self._modified = False
        # Serial of the checkpoint that a save waits for: where to, and the last edit of weights that it will hold.
        self._saving: dict[int, tuple[str, int]] = {}
        self._asking: tuple[str, int] | None = None
        session.document_changed.connect(self._update_modified)
        session.history_changed.connect(self._update_modified)
        session.runs_changed.connect(self._update_modified)
        self._watch_training()
        session.checkpoint_taken.connect(self._on_checkpoint_taken)
        session.training_failed.connect(self._on_training_failed)
        session.loaded.connect(self._on_loaded)

    # ---- what there is

    @property
    def path(self) -> str:
        """The session's file, or "" while it has none."""
        return self._path

    @property
    def title(self) -> str:
        """What to call the document: its file, or the data that it came from."""
        return Path(self._path).name if self._path else self._name or self.tr("Untitled")

    @property
    def modified(self) -> bool:
        """Whether closing would lose something."""
        return self._modified

    def recent_files(self) -> list[str]:
        """What was opened or saved last, the latest first."""
        return self._recent.paths()

    def examples(self) -> list[str]:
        """The sessions and data that ship with the program."""
        return sorted(
            str(path)
            for path in resource("examples").iterdir()
            if path.suffix in (SESSION_SUFFIX, ".csv")
        )

    # ---- opening

    def new(self, document: Document) -> None:
        """Begin with this document, untitled."""
        view_settings = ViewSettings(speed=self._session.view_settings.speed)
        self._load(SessionFile(document, view_settings=view_settings), "", "")

    def open(self, path: str) -> bool:
        """Open a session, or data as a new untitled document; whether that went well."""
        is_example = path in self.examples()
        file = Path(path).absolute()
        if not self._open(file, is_copy=is_example):
            return False
        if not is_example:
            self._recent.add(str(file))
        self.opened.emit(str(file))
        return True

    def recover(self, path: str) -> bool:
        """Open an autosaved session as an untitled document that is still to be saved."""
        if not self._open(Path(path), is_copy=True):
            return False
        self._name = self.tr("Recovered")
        self._mark = SavedMark(None)
        self.path_changed.emit("")
        self._update_modified()
        self.opened.emit(path)
        return True

    def revert(self) -> bool:
        """The session as its file has it; whether that went well."""
        if not self._path:
            self.failed.emit(self.tr("There is no saved file to go back to. Save first."))
            return False
        return self.open(self._path)

    def open_table(self, table: Table, path: str, *, standardize: bool = True) -> bool:
        """Open the points that somebody chose from a data file as a new untitled document."""
        file = Path(path).absolute()

        def act() -> None:
            document = document_from_table(table, Settings(), standardize=standardize)
            view_settings = view_of_table(table, self._session.view_settings.speed)
            self._load(SessionFile(document, view_settings=view_settings), "", file.stem)

        if not self._try(self.tr("{name} was not opened: {reason}"), file, act):
            return False
        self._recent.add(str(file))
        self.opened.emit(str(file))
        return True

    def import_table(self, table: Table, file: Path, *, standardize: bool = True) -> bool:
        """These points, of a data file or a picture, in place of all that are here; one step of undo."""

        def act() -> None:
            settings = self._session.document.settings
            document = document_from_table(table, settings, standardize=standardize)
            self._session.perform(ReplaceDataset(document.dataset, document.settings, file.name))
            view = self._session.view_settings
            equal_axes = view_of_table(table, view.speed).equal_axes
            self._session.set_view_settings(replace(view, rect=None, equal_axes=equal_axes))
            self._recent.add(str(file.absolute()))

        return self._try(self.tr("{name} was not imported: {reason}"), file, act)

    def _open(self, file: Path, *, is_copy: bool) -> bool:
        def act() -> None:
            content = read_content(file, self._session.view_settings)
            path = str(file) if is_session(file) and not is_copy else ""
            self._load(content, path, file.stem)

        if not file.exists() and str(file) in self._recent.paths():
            self._recent.remove(str(file))
            message = self.tr("{name} is no longer there; it was taken off the list: {path}")
            self.failed.emit(message.format(name=file.name, path=file))
            return False
        return self._try(self.tr("{name} was not opened: {reason}"), file, act)

    def _load(self, content: SessionFile, path: str, name: str) -> None:
        self._path, self._name = path, name
        # First, so that what the session says on the way is compared with the new document.
        self._mark = SavedMark.of(content.document, content.checkpoint, content.runs)
        self._watch_training()
        self._session.load(
            content.document,
            checkpoint=content.checkpoint,
            journal=content.journal,
            view_settings=content.view_settings,
            runs=content.runs,
        )
        self.path_changed.emit(path)
        self._update_modified()

    # ---- saving

    def save(self, path: str = "") -> None:
        """Write the session to this file, or to its own. `saved` or `failed` says how it went.

        The worker is asked for a checkpoint first, so that the file holds weights and points of one moment.
        """
        target = path or self._path
        if not target:
            self.failed.emit(self.tr("The document has no file yet. Choose a name for it."))
            return
        weights_serial = self._session.history.weights_serial
        # A worker of this thread answers before the serial is known here.
        self._asking = (str(Path(target).absolute()), weights_serial)
        serial = self._session.take_checkpoint()
        if self._asking is not None:
            self._saving[serial] = self._asking
            self._asking = None

    def export_data(self, path: str) -> bool:
        """Write the points as a table, NPZ or CSV as the name ends; whether that went well."""

        def act() -> None:
            file = Path(path)
            write_file(file, format_dataset(self._session.document.dataset, file.suffix))

        if not self._try(self.tr("{name} was not written: {reason}"), Path(path), act):
            return False
        self.exported.emit(path)
        return True

    @Slot(int, object)
    def _on_checkpoint_taken(self, serial: int, checkpoint: Checkpoint) -> None:
        asked, self._asking = self._saving.pop(serial, self._asking), None
        if asked is None:
            return
        path, weights_serial = asked
        session, runs = self._session, self._session.runs

        def act() -> None:
            content = SessionFile(
                checkpoint.document, checkpoint, session.journal, session.view_settings, runs
            )
            write_file(Path(path), to_json(content))

        if not self._try(self.tr("{name} was not saved: {reason}"), Path(path), act):
            return
        self._path = path
        self._recent.add(path)
        self._mark = SavedMark.of(checkpoint.document, checkpoint, runs, weights_serial)
        self._watch_training()
        self.path_changed.emit(path)
        self._update_modified()
        self.saved.emit(path)

    @Slot(object)
    def _on_training_failed(self, failure: Failed) -> None:
        if failure.code == "command":
            self._give_up_saving(failure.message)

    @Slot()
    def _on_loaded(self) -> None:
        self._give_up_saving(self.tr("another document was opened in the meantime."))

    def _give_up_saving(self, reason: str) -> None:
        given_up, self._saving = self._saving, {}
        for path, _ in given_up.values():
            sentence = self.tr("{name} was not saved: {reason}")
            self.failed.emit(sentence.format(name=Path(path).name, reason=reason))

    # ---- modified or not

    @Slot(object)
    def _on_snapshot_changed(self, snapshot: Snapshot) -> None:
        if (snapshot.epoch, snapshot.step) != self._mark.place:
            # The frames that follow, sixty a second, tell nothing more.
            self._session.snapshot_changed.disconnect(self._on_snapshot_changed)
            self._trained = True
            self._update_modified()

    def _watch_training(self) -> None:
        """Nothing was trained since the mark: see when that is over."""
        if self._trained:
            self._trained = False
            self._session.snapshot_changed.connect(self._on_snapshot_changed)

    @Slot()
    def _update_modified(self) -> None:
        modified = self._mark.is_edited(self._session) or bool(self._path and self._trained)
        if modified != self._modified:
            self._modified = modified
            self.modified_changed.emit(modified)

    def _try(self, sentence: str, file: Path, action: Callable[[], object]) -> bool:
        """Do it, or say why it cannot be done."""
        try:
            action()
        except OSError as error:
            reason = error.strerror or str(error)
        except ValueError as error:
            reason = self._say(error)
        else:
            return True
        self.failed.emit(sentence.format(name=file.name, reason=reason))
        return False
