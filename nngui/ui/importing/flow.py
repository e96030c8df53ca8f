"""From a data file or a picture to points: what is simple at once, everything else through the dialog."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget

from nngui.data import LoadError
from nngui.data.table import Table
from nngui.data.table_file import NPZ_SUFFIX, load_simple, load_text
from nngui.data.trace import trace
from nngui.storage import Storage
from nngui.ui.dialogs import Dialogs
from nngui.ui.pictures.pixels import SUFFIXES, read_pixels

Take = Callable[[Table, bool], object]


class ImportFlow(QObject):
    """Brings points into a session; what cannot be read is told in a dialog, and changes nothing."""

    def __init__(self, storage: Storage, dialogs: Dialogs, window: QWidget) -> None:
        super().__init__(window)
        self._storage, self._dialogs, self._window = storage, dialogs, window

    def is_picture(self, path: str) -> bool:
        """Whether this is a picture to be traced."""
        return path.lower().endswith(SUFFIXES)

    def open_path(self, path: str) -> None:
        """A data file as a new document."""

        def take(table: Table, standardize: bool) -> None:
            self._storage.open_table(table, path, standardize=standardize)

        self._try(path, lambda: self._take_simple(path, take))

    def import_path(self, path: str) -> None:
        """A data file or a picture in place of the points that are here; columns are always shown first."""
        if self.is_picture(path):
            self._try(path, lambda: self._trace(path))
            return
        self._try(path, lambda: self._choose(path, self._replace(path)))

    def _replace(self, path: str) -> Take:
        name = Path(path).name

        def take(table: Table, standardize: bool) -> None:
            self._storage.import_table(table, name, standardize=standardize)

        return take

    def _take_simple(self, path: str, take: Take) -> None:
        table = load_simple(Path(path))
        if table is not None:
            take(table, True)
        else:
            self._choose(path, take)

    def _choose(self, path: str, take: Take) -> None:
        file = Path(path)
        is_text = file.suffix.lower() != NPZ_SUFFIX
        self._dialogs.choose_columns(
            self._window, file.name, load_text(file), is_text=is_text, callback=take
        )

    def _trace(self, path: str) -> None:
        # A picture has no units: its points lie in the domain as generated ones do.
        self._storage.import_table(trace(read_pixels(path)), Path(path).name, standardize=False)

    def _try(self, path: str, action: Callable[[], object]) -> None:
        try:
            action()
        except LoadError as error:
            sentence = self.tr("{name} was not imported: {reason}")
            self._dialogs.show_error(
                self._window,
                self.tr("File"),
                sentence.format(name=Path(path).name, reason=error.message),
            )
