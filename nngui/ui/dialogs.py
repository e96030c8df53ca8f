"""The one door through which all dialogs go, so that a test can stand in it.

Each dialog is opened, never executed: the event loop goes on, and so does training. The answer comes later,
through a callback in the thread of the window.
"""

import enum
import re
from collections.abc import Callable, Sequence
from pathlib import Path

from PySide6.QtCore import QObject, Qt
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QDialog, QFileDialog, QMessageBox, QWidget

from nngui.data.table import Table
from nngui.ui.about import AboutDialog
from nngui.ui.importing.dialog import ImportDialog
from nngui.ui.importing.reading import JobDesk
from nngui.ui.preferences import PreferencesDialog
from nngui.ui.preferences_store import apply_preferences, load_preferences, save_preferences
from nngui.ui.shortcuts import ShortcutsDialog
from nngui.ui.theme import ThemeController


class Answer(enum.Enum):
    """What is to become of unsaved work."""

    SAVE = enum.auto()
    DISCARD = enum.auto()
    CANCEL = enum.auto()


class Dialogs(QObject):
    """Opens dialogs over a window. A callback is not called where the user cancels, unless it says so."""

    def open_file(
        self,
        parent: QWidget,
        title: str,
        filters: str,
        directory: str,
        callback: Callable[[str], object],
    ) -> None:
        """Ask for a file that exists; `filters` as Qt writes them, `Data (*.csv);;All files (*)`."""
        dialog = QFileDialog(parent, title, directory, filters)
        dialog.setObjectName("open_file_dialog")
        dialog.setFileMode(QFileDialog.FileMode.ExistingFile)
        dialog.fileSelected.connect(lambda path: callback(path))
        self._open(dialog)

    def save_file(
        self,
        parent: QWidget,
        title: str,
        filters: str,
        suggested: str,
        callback: Callable[[str], object],
    ) -> None:
        """Ask for a file to write to, `suggested` at first; one that exists is asked about."""
        path = Path(suggested)
        dialog = QFileDialog(parent, title, str(path.parent), filters)
        dialog.setObjectName("save_file_dialog")
        dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        dialog.setFileMode(QFileDialog.FileMode.AnyFile)
        # The suffix belongs to the name before it is looked whether such a file exists.
        dialog.filterSelected.connect(lambda chosen: _suggest_suffix(dialog, chosen))
        _suggest_suffix(dialog, filters)
        dialog.selectFile(path.name)
        dialog.fileSelected.connect(lambda path: callback(path))
        self._open(dialog)

    def ask_save(self, parent: QWidget, name: str, callback: Callable[[Answer], object]) -> None:
        """Ask what becomes of the unsaved work in `name`; closing the question is `Answer.CANCEL`."""
        buttons = QMessageBox.StandardButton
        box = QMessageBox(parent)
        box.setObjectName("ask_save_dialog")
        box.setIcon(QMessageBox.Icon.Question)
        box.setWindowTitle(self.tr("Unsaved changes"))
        box.setText(self.tr("Save the changes to “{name}”?").format(name=name))
        box.setInformativeText(self.tr("Without saving, they are lost."))
        box.setStandardButtons(buttons.Save | buttons.Discard | buttons.Cancel)
        box.button(buttons.Discard).setText(self.tr("&Don’t Save"))
        box.setDefaultButton(buttons.Save)
        box.setEscapeButton(buttons.Cancel)
        answers = {buttons.Save: Answer.SAVE, buttons.Discard: Answer.DISCARD}
        box.finished.connect(lambda result: callback(answers.get(buttons(result), Answer.CANCEL)))
        self._open(box)

    def ask_revert(self, parent: QWidget, name: str, callback: Callable[[], object]) -> None:
        """Ask whether what came after the saved file `name` may go; `callback` is called only if so."""
        buttons = QMessageBox.StandardButton
        box = QMessageBox(parent)
        box.setObjectName("ask_revert_dialog")
        box.setIcon(QMessageBox.Icon.Question)
        box.setWindowTitle(self.tr("Revert"))
        box.setText(self.tr("Go back to “{name}” as it was last saved?").format(name=name))
        box.setInformativeText(
            self.tr("What came after it is lost, and undo does not bring it back.")
        )
        box.setStandardButtons(buttons.Discard | buttons.Cancel)
        box.button(buttons.Discard).setText(self.tr("&Revert"))
        box.setDefaultButton(buttons.Cancel)
        box.setEscapeButton(buttons.Cancel)
        box.finished.connect(
            lambda result: callback() if buttons(result) is buttons.Discard else None
        )
        self._open(box)

    def show_error(self, parent: QWidget, title: str, sentence: str, details: str = "") -> None:
        """Say what went wrong and what mends it; `details` can be unfolded."""
        box = QMessageBox(parent)
        box.setObjectName("error_dialog")
        box.setIcon(QMessageBox.Icon.Warning)
        box.setWindowTitle(title)
        box.setText(sentence)
        box.setTextFormat(Qt.TextFormat.PlainText)
        box.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        if details:
            box.setDetailedText(details)
        box.setStandardButtons(QMessageBox.StandardButton.Ok)
        self._open(box)

    def choose_columns(
        self,
        parent: QWidget,
        name: str,
        text: str,
        jobs: JobDesk,
        *,
        is_text: bool,
        callback: Callable[[Table, bool], object],
    ) -> None:
        """Let the columns of a data file be chosen; `is_text` tells a CSV file from arrays that became text."""
        dialog = ImportDialog(name, text, jobs, is_text=is_text, parent=parent)
        dialog.chosen.connect(lambda table, standardize: callback(table, standardize))
        self._open(dialog)

    def show_preferences(self, parent: QWidget, themes: ThemeController) -> None:
        """Let theme and text size be chosen; they are shown at once and kept on OK."""
        dialog = PreferencesDialog(load_preferences(), themes.system_text_size, parent)
        dialog.preference_changed.connect(
            lambda preferences: apply_preferences(preferences, themes)
        )
        dialog.accepted.connect(lambda: save_preferences(dialog.preferences))
        self._open(dialog)

    def show_about(self, parent: QWidget) -> None:
        """Version, libraries, licenses."""
        self._open(AboutDialog(parent))

    def show_shortcuts(self, parent: QWidget, actions: Sequence[QAction]) -> None:
        """All keys, those of `actions` among them."""
        self._open(ShortcutsDialog(actions, parent))

    def _open(self, dialog: QDialog) -> None:
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.open()


def _suggest_suffix(dialog: QFileDialog, filters: str) -> None:
    """A name without a suffix gets the first one of these filters."""
    suffix = re.search(r"\*\.(\w+)", filters)
    if suffix is not None:
        dialog.setDefaultSuffix(suffix[1])
