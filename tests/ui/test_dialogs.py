import inspect
from collections.abc import Iterator
from contextlib import contextmanager

import pytest
import shiboken6
from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QApplication,
    QDialog,
    QFileDialog,
    QLineEdit,
    QMessageBox,
    QPushButton,
    QWidget,
)

from nngui.ui.dialogs import Answer, Dialogs
from nngui.ui.preferences_store import Preferences, load_preferences
from nngui.ui.theme import ThemeController

from .fake_dialogs import FakeDialogs
from .importing.test_dialog import jobs

__all__ = ["jobs"]


@pytest.fixture
def window(qtbot) -> QWidget:
    window = QWidget()
    qtbot.addWidget(window)
    with qtbot.waitExposed(window):
        window.show()
    return window


@pytest.fixture
def dialogs() -> Dialogs:
    return Dialogs()


@pytest.fixture
def own_file_dialogs():
    """Qt's file dialog, not the desktop's: a test can type into it."""
    native = Qt.ApplicationAttribute.AA_DontUseNativeDialogs
    QApplication.setAttribute(native)
    yield
    QApplication.setAttribute(native, False)


def the_dialog(window: QWidget, name: str) -> QDialog:
    return window.findChild(QDialog, name)


@contextmanager
def gone(qtbot, dialog: QDialog) -> Iterator[None]:
    """What is done here ends the dialog; it is deleted too."""
    yield
    qtbot.waitUntil(lambda: not shiboken6.isValid(dialog))


def close(qtbot, dialog: QDialog) -> None:
    with gone(qtbot, dialog):
        dialog.reject()


@pytest.mark.parametrize(
    "button, answer",
    [
        (QMessageBox.StandardButton.Save, Answer.SAVE),
        (QMessageBox.StandardButton.Discard, Answer.DISCARD),
        (QMessageBox.StandardButton.Cancel, Answer.CANCEL),
    ],
)
def test_unsaved_work_is_asked_about(qtbot, window, dialogs, button, answer) -> None:
    answers = []
    dialogs.ask_save(window, "spiral", answers.append)
    box = the_dialog(window, "ask_save_dialog")
    assert "spiral" in box.text()
    assert answers == []
    with gone(qtbot, box):
        qtbot.mouseClick(box.button(button), Qt.MouseButton.LeftButton)
    assert answers == [answer]


def test_escape_and_closing_the_question_lose_nothing(qtbot, window, dialogs) -> None:
    answers = []
    dialogs.ask_save(window, "spiral", answers.append)
    box = the_dialog(window, "ask_save_dialog")
    with gone(qtbot, box):
        qtbot.keyClick(box, Qt.Key.Key_Escape)
    dialogs.ask_save(window, "spiral", answers.append)
    box = the_dialog(window, "ask_save_dialog")
    with gone(qtbot, box):
        box.close()
    assert answers == [Answer.CANCEL, Answer.CANCEL]


@pytest.mark.usefixtures("own_file_dialogs")
def test_a_file_to_open_is_handed_over(qtbot, window, dialogs, tmp_path) -> None:
    (tmp_path / "points.csv").write_text("x1,x2,label\n")
    paths = []
    dialogs.open_file(window, "Open", "Data (*.csv)", str(tmp_path), paths.append)
    dialog = the_dialog(window, "open_file_dialog")
    qtbot.keyClicks(dialog.findChild(QLineEdit), "points.csv")
    with gone(qtbot, dialog):
        dialog.accept()
    assert paths == [str(tmp_path / "points.csv")]


@pytest.mark.usefixtures("own_file_dialogs")
def test_a_canceled_file_dialog_calls_nobody(qtbot, window, dialogs, tmp_path) -> None:
    paths = []
    dialogs.open_file(window, "Open", "Data (*.csv)", str(tmp_path), paths.append)
    close(qtbot, the_dialog(window, "open_file_dialog"))
    dialogs.save_file(window, "Save", "Data (*.csv)", str(tmp_path / "a.csv"), paths.append)
    close(qtbot, the_dialog(window, "save_file_dialog"))
    assert paths == []


@pytest.mark.usefixtures("own_file_dialogs")
def test_a_file_to_save_gets_its_suffix(qtbot, window, dialogs, tmp_path) -> None:
    paths = []
    suggested = str(tmp_path / "spiral.nngui")
    dialogs.save_file(window, "Save As", "Sessions (*.nngui)", suggested, paths.append)
    dialog = the_dialog(window, "save_file_dialog")
    assert dialog.acceptMode() == QFileDialog.AcceptMode.AcceptSave
    field = dialog.findChild(QLineEdit)
    assert field.text() == "spiral.nngui"
    field.setText("other")
    with gone(qtbot, dialog):
        dialog.accept()
    assert paths == [str(tmp_path / "other.nngui")]


@pytest.mark.usefixtures("own_file_dialogs")
def test_the_suffix_is_that_of_the_chosen_kind(qtbot, window, dialogs, tmp_path) -> None:
    filters = "CSV data (*.csv);;NumPy arrays (*.npz)"
    dialogs.save_file(window, "Export", filters, str(tmp_path / "a.csv"), lambda path: None)
    dialog = the_dialog(window, "save_file_dialog")
    assert dialog.defaultSuffix() == "csv"
    dialog.filterSelected.emit("NumPy arrays (*.npz)")
    assert dialog.defaultSuffix() == "npz"
    close(qtbot, dialog)


def test_chosen_columns_come_as_a_table(qtbot, window, dialogs, jobs) -> None:
    taken = []
    dialogs.choose_columns(
        window,
        "wide.csv",
        "a,b,c\n1,2,x\n3,4,y\n",
        jobs,
        is_text=True,
        callback=lambda table, standardize: taken.append((len(table), standardize)),
    )
    dialog = the_dialog(window, "import_dialog")
    assert "wide.csv" in dialog.windowTitle()
    with gone(qtbot, dialog):
        qtbot.mouseClick(dialog.ok, Qt.MouseButton.LeftButton)
    assert taken == [(2, True)]


def test_an_error_says_its_sentence(qtbot, window, dialogs) -> None:
    dialogs.show_error(window, "File", "Line 12 has <no> number.", "Traceback")
    box = the_dialog(window, "error_dialog")
    assert box.text() == "Line 12 has <no> number."
    assert box.textFormat() == Qt.TextFormat.PlainText
    assert box.detailedText() == "Traceback"
    close(qtbot, box)


def test_preferences_are_shown_at_once_and_kept_on_ok(qtbot, window, dialogs, qapp) -> None:
    themes = ThemeController(qapp)
    dialogs.show_preferences(window, themes)
    dialog = the_dialog(window, "preferences_dialog")
    dialog.findChild(QWidget, "theme_dark").click()
    assert themes.theme.name == "dark"
    assert load_preferences() == Preferences()
    with gone(qtbot, dialog):
        dialog.findChild(QPushButton, "preferences_ok").click()
    assert load_preferences() == Preferences("dark")

    dialogs.show_preferences(window, themes)
    dialog = the_dialog(window, "preferences_dialog")
    dialog.findChild(QWidget, "theme_light").click()
    assert themes.theme.name == "light"
    with gone(qtbot, dialog):
        dialog.findChild(QPushButton, "preferences_cancel").click()
    assert themes.theme.name == "dark"
    assert load_preferences() == Preferences("dark")
    themes.set_preference("system")
    themes.deleteLater()


def test_the_helping_dialogs_open_and_go(qtbot, window, dialogs) -> None:
    dialogs.show_about(window)
    close(qtbot, the_dialog(window, "about_dialog"))
    dialogs.show_shortcuts(window, [])
    close(qtbot, the_dialog(window, "shortcuts_dialog"))
    assert window.findChildren(QDialog) == []


def test_the_test_double_has_the_same_face() -> None:
    for name, method in inspect.getmembers(Dialogs, inspect.isfunction):
        if name in vars(Dialogs) and not name.startswith("_"):
            assert inspect.signature(method) == inspect.signature(getattr(FakeDialogs, name))
            assert name in vars(FakeDialogs)


def test_the_test_double_answers_as_told(window) -> None:
    fake = FakeDialogs()
    heard = []
    fake.paths.extend(["a.csv", None])
    fake.answers.append(Answer.DISCARD)
    fake.open_file(window, "Open", "", "", heard.append)
    fake.save_file(window, "Save", "", "b.nngui", heard.append)
    fake.ask_save(window, "spiral", heard.append)
    fake.ask_save(window, "spiral", heard.append)
    fake.show_error(window, "File", "It is full.")
    assert heard == ["a.csv", Answer.DISCARD]
    assert fake.errors == ["It is full."]
    assert [one.dialog for one in fake.asked] == [
        "open_file",
        "save_file",
        "ask_save",
        "ask_save",
        "show_error",
    ]


@pytest.mark.parametrize(
    "button, times",
    [(QMessageBox.StandardButton.Discard, 1), (QMessageBox.StandardButton.Cancel, 0)],
)
def test_reverting_is_asked_about(qtbot, window, dialogs, button, times) -> None:
    answers = []
    dialogs.ask_revert(window, "spiral", lambda: answers.append(True))
    box = the_dialog(window, "ask_revert_dialog")
    assert "spiral" in box.text()
    with gone(qtbot, box):
        qtbot.mouseClick(box.button(button), Qt.MouseButton.LeftButton)
    assert len(answers) == times
