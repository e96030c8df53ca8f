import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QLabel, QLineEdit

from nngui.ui.gesture_table import canvas_gestures, chart_gestures, graph_gestures
from nngui.ui.shortcuts import ShortcutsDialog, key_table


def action(text: str, *keys: str) -> QAction:
    result = QAction(text)
    result.setShortcuts([QKeySequence(key) for key in keys])
    return result


@pytest.fixture
def actions(qapp) -> list[QAction]:
    return [
        action("&Open…", "Ctrl+O"),
        action("&Redo", "Ctrl+Shift+Z", "Ctrl+Y"),
        action("Revert"),
        action("&Train", "Space"),
        *(action(f"Class &{number}", str(number)) for number in range(1, 9)),
    ]


@pytest.fixture
def dialog(qtbot, actions) -> ShortcutsDialog:
    dialog = ShortcutsDialog(actions)
    qtbot.addWidget(dialog)
    with qtbot.waitExposed(dialog):
        dialog.open()
    return dialog


def test_actions_with_keys_are_listed_without_marks(actions) -> None:
    assert [(entry.keys, entry.meaning) for entry in key_table(actions)] == [
        ("Ctrl+O", "Open"),
        ("Ctrl+Shift+Z, Ctrl+Y", "Redo"),
        ("Space", "Train"),
        ("1 – 8", "Class"),
    ]


def test_a_key_is_listed_by_what_it_does_always(qapp) -> None:
    redo = action("Redo reset (back to epoch 12)", "Ctrl+Y")
    redo.setIconText("Redo")
    assert [entry.meaning for entry in key_table([redo])] == ["Redo"]


def test_a_single_numbered_action_keeps_its_number(qapp) -> None:
    only = [action("Class 1", "1"), action("Fit", "F")]
    assert [entry.meaning for entry in key_table(only)] == ["Class 1", "Fit"]


def test_everything_is_shown_at_first(dialog, actions) -> None:
    tables = (canvas_gestures(), graph_gestures(), chart_gestures())
    expected = len(key_table(actions)) + sum(map(len, tables))
    assert len(dialog.shown()) == expected
    assert ("Space", "Train") in dialog.shown()


def test_a_search_leaves_what_has_all_its_words(qtbot, dialog) -> None:
    search = dialog.findChild(QLineEdit, "shortcuts_search")
    qtbot.keyClicks(search, "ERASE right")
    assert [keys for keys, _ in dialog.shown()] == ["Right click, right drag"]
    # Enter does not close what is being read.
    qtbot.keyClick(search, Qt.Key.Key_Return)
    assert dialog.isVisible()


def test_a_search_without_a_hit_says_so(qtbot, dialog) -> None:
    nothing = dialog.findChild(QLabel, "shortcuts_nothing")
    assert not nothing.isVisible()
    search = dialog.findChild(QLineEdit, "shortcuts_search")
    qtbot.keyClicks(search, "zebra")
    assert dialog.shown() == []
    assert nothing.isVisible()
    search.clear()
    assert not nothing.isVisible()
    assert dialog.shown()
