"""The table in the real window: linked with the canvas both ways, edited, pasted into, undone."""

import numpy as np
import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QComboBox, QDockWidget, QLineEdit

from nngui.state.edits import AddPoints, ClearPoints
from nngui.ui.shortcuts import key_table
from nngui.ui.table.view import PointView
from tests.ui.window_desk import WindowDesk


@pytest.fixture
def desk(window_desk: WindowDesk) -> WindowDesk:
    """Six points, three of each class, and the table open."""
    window_desk.session.perform(ClearPoints())
    x1 = np.linspace(-4, 4, 6)
    window_desk.session.perform(AddPoints(x1, np.ones(6), np.arange(6) % 2))
    window_desk.wait(window_desk.window.isActiveWindow)
    window_desk.press("Ctrl+T")
    QApplication.processEvents()
    return window_desk


def view(desk: WindowDesk) -> PointView:
    return desk.window.points.panel.view


def rows(desk: WindowDesk) -> list[float]:
    return desk.session.document.dataset.x1.tolist()


def click(desk: WindowDesk, row: int, column: int, *, twice: bool = False) -> None:
    table = view(desk)
    place = table.visualRect(table.model().index(row, column)).center()
    QTest.mouseClick(table.viewport(), Qt.MouseButton.LeftButton, pos=place)
    if twice:
        QTest.mouseDClick(table.viewport(), Qt.MouseButton.LeftButton, pos=place)


def press_enter(field: QLineEdit) -> None:
    QTest.keyClick(field, Qt.Key.Key_Return)
    # Qt takes what was typed when the key is over.
    QApplication.processEvents()


def type_into(desk: WindowDesk, row: int, column: int, text: str) -> None:
    click(desk, row, column, twice=True)
    field = view(desk).findChild(QLineEdit, "cell_field")
    field.selectAll()
    QTest.keyClicks(field, text)
    press_enter(field)


def test_it_is_closed_until_its_key_opens_it_and_gives_it_the_focus(
    window_desk: WindowDesk,
) -> None:
    dock = window_desk.child(QDockWidget, "points_dock")
    assert not dock.isVisible()
    window_desk.press("Ctrl+T")
    assert dock.isVisible()
    assert view(window_desk).hasFocus()
    window_desk.press("Esc")
    assert window_desk.canvas.focusProxy().hasFocus()
    window_desk.press("Ctrl+T")
    assert not dock.isVisible()


def test_its_key_stands_in_the_list_of_all_keys(window_desk: WindowDesk) -> None:
    keys = [(entry.keys, entry.meaning) for entry in key_table(window_desk.window.actions())]
    assert ("Ctrl+T", "Points") in keys


def test_a_row_selects_on_the_canvas_and_the_canvas_in_the_table(desk: WindowDesk) -> None:
    ids = desk.session.document.dataset.id
    click(desk, 2, 0)
    assert desk.canvas.selection.tolist() == [ids[2]]
    desk.canvas.selected.select(ids[3:5])
    assert view(desk).selected.mask.tolist() == [False, False, False, True, True, False]
    desk.canvas.selected.clear()
    assert not view(desk).selected.mask.any()


def test_a_hidden_test_point_is_not_selected_and_that_is_said(desk: WindowDesk) -> None:
    said: list[str] = []
    desk.canvas.message.connect(said.append)
    dataset = desk.session.document.dataset
    is_train = dataset.is_train(desk.session.document.settings.train_share)
    assert not is_train.all()
    desk.window.actions_by_name["show_test"].trigger()
    click(desk, int(np.argmin(is_train)), 0)
    assert desk.canvas.selection.tolist() == []
    assert not view(desk).selected.mask.any()
    assert said == ["Test points are hidden and cannot be selected: press T to show them."]


def test_a_typed_coordinate_moves_the_point_and_undo_moves_it_back(desk: WindowDesk) -> None:
    before = rows(desk)
    type_into(desk, 1, 1, "2,5")
    assert rows(desk)[1] == 2.5
    desk.press("Ctrl+Z")
    assert rows(desk) == before


def test_a_bad_cell_changes_nothing_and_says_why(desk: WindowDesk) -> None:
    before = rows(desk)
    type_into(desk, 1, 1, "much")
    assert rows(desk) == before
    assert "“much” was not taken" in desk.window.status.currentMessage()


def test_typing_edits_the_cell_and_no_shortcut_hears_it(desk: WindowDesk) -> None:
    click(desk, 0, 1)
    tool = desk.canvas.tool
    QTest.keyClick(view(desk), Qt.Key.Key_3)
    field = view(desk).findChild(QLineEdit, "cell_field")
    assert field.text() == "3"
    press_enter(field)
    assert rows(desk)[0] == 3.0
    assert desk.canvas.tool == tool


@pytest.mark.parametrize("column, name, choice", [(3, "cell_class", 1), (4, "cell_set", 2)])
def test_class_and_set_are_chosen_from_a_list(
    desk: WindowDesk, column: int, name: str, choice: int
) -> None:
    click(desk, 0, column, twice=True)
    box = view(desk).findChild(QComboBox, name)
    box.setCurrentIndex(choice)
    box.activated.emit(choice)
    dataset = desk.session.document.dataset
    assert (dataset.label[0] if column == 3 else dataset.split_override[0]) == choice


def test_delete_erases_the_selected_rows(desk: WindowDesk) -> None:
    click(desk, 0, 0)
    QTest.keyClick(view(desk), Qt.Key.Key_Delete)
    assert len(rows(desk)) == 5
    assert view(desk).model().rowCount() == 5


def test_rows_go_to_the_clipboard_and_come_from_a_spreadsheet(desk: WindowDesk) -> None:
    click(desk, 1, 0)
    desk.press("Ctrl+C")
    assert QGuiApplication.clipboard().text().splitlines()[0] == "x1\tx2\tlabel"
    QGuiApplication.clipboard().setText("1\t2\tblue\n2\t3\torange\n")
    desk.press("Ctrl+V")
    assert rows(desk)[6:] == [1.0, 2.0]
    assert view(desk).selected.mask.tolist() == [False] * 6 + [True, True]


def test_a_bad_row_from_a_spreadsheet_is_refused_as_a_whole(desk: WindowDesk) -> None:
    QGuiApplication.clipboard().setText("1\t2\tblue\nmuch\t3\torange\n4\t5\tblue\n")
    desk.press("Ctrl+V")
    assert len(rows(desk)) == 6
    assert "Line 2" in desk.window.status.currentMessage()


def test_the_misclassified_are_listed_and_their_rings_come_with_them(desk: WindowDesk) -> None:
    desk.window.actions_by_name["show_misclassified"].setChecked(True)
    desk.window.actions_by_name["show_misclassified"].trigger()
    assert not desk.session.view_settings.show_misclassified
    panel = desk.window.points.panel
    panel.show_choice.show_choice("misclassified")
    panel.show_choice.chosen.emit("misclassified")
    assert desk.session.view_settings.show_misclassified
    assert panel.lists_misclassified
    desk.window.actions_by_name["show_misclassified"].trigger()
    assert panel.show_choice.choice == "all"
