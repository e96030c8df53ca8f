"""From a data file or a picture to points: what is simple at once, everything else through the dialog."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QObject, Slot
from PySide6.QtWidgets import QWidget

from nngui.data import LoadError
from nngui.data.csv_layout import find_layout
from nngui.data.reading import LoadFile, ReadTable
from nngui.data.table import Table, trains_as_is
from nngui.data.table_file import NPZ_SUFFIX, is_simple
from nngui.data.trace import trace
from nngui.state.jobs import JobSpec
from nngui.storage import Storage
from nngui.ui.dialogs import Dialogs
from nngui.ui.importing.reading import JobDesk, Reading
from nngui.ui.importing.waiting import WaitingDialog
from nngui.ui.pictures.pixels import SUFFIXES, read_pixels
from nngui.ui.sentences.errors import error_sentence

Take = Callable[[Table, bool], object]
Use = Callable[[object], object]


class ImportFlow(QObject):
    """Brings points into a session; what cannot be read is told in a dialog, and changes nothing.

    Files are read by jobs: the window and the training go on meanwhile.
    """

    def __init__(self, storage: Storage, jobs: JobDesk, dialogs: Dialogs, window: QWidget) -> None:
        super().__init__(window)
        self._storage, self._jobs = storage, jobs
        self._dialogs, self._window = dialogs, window
        self._reading = Reading(jobs, self)
        self._reading.done.connect(self._on_done)
        self._reading.failed.connect(self._on_failed)
        self._path, self._or_none = "", False
        self._use: Use | None = None
        self._waiting: WaitingDialog | None = None

    def is_picture(self, path: str) -> bool:
        """Whether this is a picture to be traced."""
        return path.lower().endswith(SUFFIXES)

    def open_path(self, path: str) -> None:
        """A data file as a new document."""

        def take(table: Table, standardize: bool) -> None:
            self._storage.open_table(table, path, standardize=standardize)

        self._read(path, LoadFile(Path(path)), lambda found: self._take_simple(path, found, take))

    def import_path(self, path: str) -> None:
        """A data file or a picture in place of the points that are here; columns are always shown first."""
        if self.is_picture(path):
            self._try(path, lambda: self._trace(path))
            return

        def take(table: Table, standardize: bool) -> None:
            self._storage.import_table(table, Path(path), standardize=standardize)

        def use(found: object) -> None:
            if isinstance(found, Table):
                # What was written here has no columns to choose from.
                take(found, True)
            else:
                self._choose(path, str(found), take)

        self._read(path, LoadFile(Path(path)), use)

    def _take_simple(self, path: str, found: object, take: Take) -> None:
        if isinstance(found, Table):
            take(found, True)
            return
        text = str(found)
        layout = find_layout(text)
        if not is_simple(layout):
            self._choose(path, text, take)
            return

        def use(table: object) -> None:
            # A table, but not all of its rows can be read, or its values are large: whoever chooses is told so.
            if isinstance(table, Table) and trains_as_is(table):
                take(table, True)
            else:
                self._choose(path, text, take)

        self._read(path, ReadTable(text, layout), use, or_none=True)

    def _choose(self, path: str, text: str, take: Take) -> None:
        file = Path(path)
        is_text = file.suffix.lower() != NPZ_SUFFIX
        self._dialogs.choose_columns(
            self._window, file.name, text, self._jobs, is_text=is_text, callback=take
        )

    # ---- reading

    def _read(self, path: str, spec: JobSpec, use: Use, *, or_none: bool = False) -> None:
        """Read it beside everything else, then use what came of it; `or_none`: None for what cannot be read."""
        self._end_waiting()
        self._path, self._use, self._or_none = path, use, or_none
        self._waiting = WaitingDialog(Path(path).name, self._window)
        self._waiting.rejected.connect(self._on_canceled)
        self._reading.progressed.connect(self._waiting.show_share)
        self._reading.start(spec)

    def _end_waiting(self) -> None:
        waiting, self._waiting = self._waiting, None
        if waiting is not None:
            waiting.end()

    @Slot(object)
    def _on_done(self, result: object) -> None:
        self._end_waiting()
        use = self._use
        if use is not None:
            self._try(self._path, lambda: use(result))

    @Slot(object)
    def _on_failed(self, error: Exception) -> None:
        if self._or_none and isinstance(error, LoadError):
            self._on_done(None)
            return
        self._end_waiting()
        self._tell(self._path, error)

    @Slot()
    def _on_canceled(self) -> None:
        self._reading.cancel()
        self._end_waiting()

    def _trace(self, path: str) -> None:
        # A picture has no units: its points lie in the domain as generated ones do.
        self._storage.import_table(trace(read_pixels(path)), Path(path), standardize=False)

    def _try(self, path: str, action: Callable[[], object]) -> None:
        try:
            action()
        except LoadError as error:
            self._tell(path, error)

    def _tell(self, path: str, error: Exception) -> None:
        reason = error_sentence(error)
        sentence = self.tr("{name} was not imported: {reason}")
        self._dialogs.show_error(
            self._window, self.tr("File"), sentence.format(name=Path(path).name, reason=reason)
        )
