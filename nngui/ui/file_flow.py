"""What the File menu does: asks where that is needed, then lets the storage act. Nothing unsaved is lost unasked."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from nngui.state.document import Document
from nngui.storage import Storage
from nngui.storage.content import SESSION_SUFFIX, is_session
from nngui.ui.dialogs import Answer, Dialogs
from nngui.ui.importing.flow import ImportFlow
from nngui.ui.importing.reading import JobDesk

OPEN_FILTER = "nngui sessions and data (*.nngui *.csv *.tsv *.txt *.npz);;All files (*)"
SESSION_FILTER = "nngui sessions (*.nngui)"
DATA_FILTER = "Data and pictures (*.csv *.tsv *.txt *.npz *.png *.jpg *.jpeg);;All files (*)"
EXPORT_FILTER = "CSV data (*.csv);;NumPy arrays (*.npz)"
CSV_SUFFIX = ".csv"
DATA_SUFFIXES = (CSV_SUFFIX, ".tsv", ".txt", ".npz")


class FileFlow(QObject):
    """The steps from a menu entry to a file. `ready_to_close()`: nothing is left that closing would lose."""

    ready_to_close = Signal()

    def __init__(
        self,
        storage: Storage,
        jobs: JobDesk,
        dialogs: Dialogs,
        window: QWidget,
        make_document: Callable[[], Document],
    ) -> None:
        super().__init__(window)
        self._storage = storage
        self._dialogs = dialogs
        self._window = window
        self._make_document = make_document
        self._imports = ImportFlow(storage, jobs, dialogs, window)
        self._after_save: Callable[[], object] | None = None
        storage.saved.connect(self._on_saved)
        storage.failed.connect(self._on_failed)

    # ---- the menu's entries

    def new(self) -> None:
        """A fresh document."""
        self._unless_unsaved(lambda: self._storage.new(self._make_document()))

    def open(self) -> None:
        """Another session, or data as a new document."""
        self._unless_unsaved(
            lambda: self._dialogs.open_file(
                self._window, self.tr("Open"), OPEN_FILTER, self._folder(), self._open
            )
        )

    def open_path(self, path: str) -> None:
        """This file: a recent one, an example, or one dropped onto the window."""
        if self._imports.is_picture(path):
            # Undo brings back what it replaces.
            self._imports.import_path(path)
        else:
            self._unless_unsaved(lambda: self._open(path))

    def save(self) -> None:
        """Where it was saved before; asks where to, the first time."""
        # Only to save: a wish to close whose save was called off is not to come true now.
        self._after_save = None
        self._save()

    def save_as(self) -> None:
        """Under a name to be asked for."""
        self._after_save = None
        self._ask_where_to_save(
            self._storage.path or self._suggested(f"{self._storage.title}{SESSION_SUFFIX}")
        )

    def revert(self) -> None:
        """The file as it was last saved, if what came after it may go."""
        if self._storage.modified:
            title = self._storage.title
            self._dialogs.ask_revert(self._window, title, self._storage.revert)
        else:
            self._storage.revert()

    def import_data(self) -> None:
        """Points of a file in place of those that are here; undo brings them back."""
        self._dialogs.open_file(
            self._window,
            self.tr("Import Data"),
            DATA_FILTER,
            self._folder(),
            self._imports.import_path,
        )

    def export_data(self) -> None:
        """The points, as a table."""
        path = self._storage.path
        name = Path(path).stem if path else self._storage.title
        self._ask_where_to_export(self._suggested(f"{name}{CSV_SUFFIX}"))

    def close(self) -> None:
        """Ask for what is unsaved; `ready_to_close` says when nothing is."""
        self._unless_unsaved(self.ready_to_close.emit)

    # ---- steps

    def _open(self, path: str) -> None:
        file = Path(path)
        # The storage knows what to say of a file that is gone.
        if is_session(file) or not file.exists() or path in self._storage.examples():
            self._storage.open(path)
        else:
            self._imports.open_path(path)

    def _unless_unsaved(self, action: Callable[[], object]) -> None:
        """Do it now; or, where work is unsaved, as the user answers."""
        if not self._storage.modified:
            action()
            return

        def on_answer(answer: Answer) -> None:
            if answer is Answer.DISCARD:
                action()
            elif answer is Answer.SAVE:
                # What was drawn while the file was being written is unsaved again.
                self._after_save = lambda: self._unless_unsaved(action)
                self._save()

        self._dialogs.ask_save(self._window, self._storage.title, on_answer)

    def _save(self) -> None:
        if self._storage.path:
            self._storage.save()
        else:
            self._ask_where_to_save(self._suggested(f"{self._storage.title}{SESSION_SUFFIX}"))

    def _ask_where_to_save(self, suggested: str) -> None:
        def save_to(path: str) -> None:
            target = _with_suffix(path, (SESSION_SUFFIX,))
            if _is_another_file(target, path):
                self._ask_where_to_save(target)
            else:
                self._storage.save(target)

        self._dialogs.save_file(
            self._window, self.tr("Save As"), SESSION_FILTER, suggested, save_to
        )

    def _ask_where_to_export(self, suggested: str) -> None:
        def export_to(path: str) -> None:
            target = _with_suffix(path, DATA_SUFFIXES)
            if _is_another_file(target, path):
                self._ask_where_to_export(target)
            else:
                self._storage.export_data(target)

        self._dialogs.save_file(
            self._window, self.tr("Export Data"), EXPORT_FILTER, suggested, export_to
        )

    def _suggested(self, name: str) -> str:
        return str(Path(self._folder()) / name)

    def _folder(self) -> str:
        return str(Path(self._storage.path).parent) if self._storage.path else str(Path.home())

    def _on_saved(self, path: str) -> None:
        action, self._after_save = self._after_save, None
        if action is not None:
            action()

    def _on_failed(self, sentence: str) -> None:
        self._after_save = None
        self._dialogs.show_error(self._window, self.tr("File"), sentence)


def _with_suffix(path: str, suffixes: tuple[str, ...]) -> str:
    """The path with the first of these suffixes, unless it has one of them: by it a file is known when it is opened."""
    return path if Path(path).suffix.lower() in suffixes else path + suffixes[0]


def _is_another_file(target: str, chosen: str) -> bool:
    """Whether there is a file that nobody was asked about: the dialog only asked about `chosen`."""
    return target != chosen and Path(target).exists()
