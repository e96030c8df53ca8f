"""The panel "Points" by itself: what it lists, and that it rests while nobody looks."""

import numpy as np
import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from nngui.data import Dataset
from nngui.state.document import Document
from nngui.state.edits import ErasePoints
from nngui.ui.table.listing import SELECTED
from nngui.ui.table.panel import PointsPanel

PLAIN = Qt.KeyboardModifier.NoModifier
SHIFT, CTRL = Qt.KeyboardModifier.ShiftModifier, Qt.KeyboardModifier.ControlModifier


def document(n: int = 6) -> Document:
    return Document(Dataset().with_points(np.arange(n) * 1.0, np.zeros(n), np.arange(n) % 2))


class Reader:
    """Somebody in front of the panel; the selection comes back from elsewhere, as from the canvas."""

    def __init__(self, panel: PointsPanel) -> None:
        self.panel = panel
        self.chosen: list[list[int]] = []
        self.edits: list[object] = []
        panel.selection_requested.connect(self._on_selection_requested)
        panel.edit_requested.connect(self.edits.append)

    def _on_selection_requested(self, ids: np.ndarray) -> None:
        self.chosen.append(ids.tolist())
        self.panel.show_selection(ids)

    def click(self, row: int, modifiers: Qt.KeyboardModifier = PLAIN) -> None:
        view = self.panel.view
        center = view.visualRect(self.panel.model.index(row, 1)).center()
        QTest.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, modifiers, center)

    @property
    def marked(self) -> list[int]:
        return self.panel.model.ids[self.panel.view.selected.mask].tolist()

    def list_only(self, name: str) -> None:
        self.panel.show_choice.show_choice(name)
        self.panel.show_choice.chosen.emit(name)


@pytest.fixture
def reader(qtbot: QtBot) -> Reader:
    panel = PointsPanel()
    qtbot.addWidget(panel)
    panel.resize(700, 400)
    panel.show_document(document())
    panel.show()
    qtbot.waitExposed(panel)
    return Reader(panel)


def test_nothing_is_computed_while_nobody_looks(qtbot: QtBot) -> None:
    panel = PointsPanel()
    qtbot.addWidget(panel)
    panel.show_document(document())
    panel.show_selection(np.array([2]))
    assert panel.model.rowCount() == 0
    panel.show()
    assert panel.model.rowCount() == 6
    assert panel.count.text() == "6 points"
    assert panel.view.selected.mask.tolist() == [False, False, True, False, False, False]
    panel.hide()
    panel.show_document(document(9))
    assert panel.model.rowCount() == 6
    panel.show()
    assert panel.model.rowCount() == 9


def test_clicks_select_by_the_rules_of_lists(reader: Reader) -> None:
    reader.click(1)
    reader.click(3, SHIFT)
    assert reader.chosen[-1] == [1, 2, 3]
    reader.click(2, CTRL)
    assert reader.chosen[-1] == [1, 3]
    assert reader.marked == [1, 3]


def test_what_is_not_listed_stays_selected_unless_a_click_means_one_row(reader: Reader) -> None:
    reader.panel.show_selection(np.array([0, 5]))
    reader.panel.search.setText("blue")
    assert reader.marked == [0]
    reader.click(1, CTRL)
    assert reader.chosen[-1] == [0, 2, 5]
    reader.click(2)
    assert reader.chosen[-1] == [4]


def test_a_click_on_a_header_sorts_and_a_second_one_turns_it_round(reader: Reader) -> None:
    header = reader.panel.view.horizontalHeader()
    place = header.viewport().rect().topLeft()
    place.setX(header.sectionViewportPosition(3) + 20)
    place.setY(header.height() // 2)
    QTest.mouseClick(header.viewport(), Qt.MouseButton.LeftButton, pos=place)
    assert reader.panel.model.ids.tolist() == [0, 2, 4, 1, 3, 5]
    QTest.mouseClick(header.viewport(), Qt.MouseButton.LeftButton, pos=place)
    assert reader.panel.model.ids.tolist() == [1, 3, 5, 0, 2, 4]


def test_the_list_of_the_selected_stands_still_while_rows_are_chosen_in_it(reader: Reader) -> None:
    reader.panel.show_selection(np.array([1, 2, 4]))
    reader.list_only(SELECTED)
    assert reader.panel.model.ids.tolist() == [1, 2, 4]
    reader.click(1)
    assert reader.chosen[-1] == [2]
    assert reader.panel.model.ids.tolist() == [1, 2, 4]
    reader.panel.show_selection(np.array([5]))
    assert reader.panel.model.ids.tolist() == [5]


def test_misclassified_points_are_asked_for_and_listed(reader: Reader) -> None:
    asked: list[bool] = []
    reader.panel.misclassified_requested.connect(lambda: asked.append(True))
    reader.list_only("misclassified")
    assert asked == [True]
    assert reader.panel.lists_misclassified
    assert reader.panel.model.rowCount() == 0
    reader.panel.show_misclassified(np.array([3, 4]))
    assert reader.panel.model.ids.tolist() == [3, 4]
    assert reader.panel.count.text() == "2 of 6 points"


def test_delete_erases_what_is_selected(reader: Reader) -> None:
    reader.click(2)
    QTest.keyClick(reader.panel.view, Qt.Key.Key_Delete)
    (edit,) = reader.edits
    assert isinstance(edit, ErasePoints)
    assert edit.ids.tolist() == [2]


def test_a_class_that_is_gone_is_no_longer_listed_alone(reader: Reader) -> None:
    three = Document(
        Dataset(classes=(*Dataset().classes, Dataset().classes[0])).with_points(
            np.zeros(3), np.zeros(3), np.arange(3)
        )
    )
    reader.panel.show_document(three)
    reader.list_only("class 2")
    assert reader.panel.model.rowCount() == 1
    reader.panel.show_document(document())
    assert reader.panel.show_choice.choice == "all"
    assert reader.panel.model.rowCount() == 6
