"""The table where values are learned: a column of numbers in the place of the classes."""

import numpy as np
import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QComboBox, QLineEdit, QStyleOptionViewItem
from pytestqt.qtbot import QtBot

from nngui.data import Dataset, Task
from nngui.state.document import Document
from nngui.state.edits import SetTargets
from nngui.ui.table.listing import ListedPoints, Query
from nngui.ui.table.panel import PointsPanel
from tests.ui.table.test_model import CLASS, Desk, Role


def dataset(*targets: float) -> Dataset:
    x1 = np.arange(float(len(targets)))
    made = Dataset(task=Task.REGRESSION)
    return made.with_points(x1, -x1, np.zeros(len(x1)), target=np.array(targets))


@pytest.fixture
def desk(qtbot: QtBot) -> Desk:
    return Desk(dataset(0.5, -0.25, 1.0 / 3.0))


def test_the_column_says_the_value(desk: Desk) -> None:
    assert [desk.text(row, CLASS) for row in range(3)] == ["0.5000", "-0.2500", "0.3333"]
    title = desk.model.headerData(CLASS, Qt.Orientation.Horizontal)
    assert title.startswith("Value")
    assert desk.model.index(2, CLASS).data(Role.ToolTipRole).startswith("0.33333333")


def test_a_typed_value_is_asked_for(desk: Desk) -> None:
    assert desk.set(1, CLASS, "0,75")
    edit = desk.edits[-1]
    assert isinstance(edit, SetTargets)
    assert (edit.ids.tolist(), edit.target) == ([1], 0.75)
    assert not desk.set(1, CLASS, "-0.25")


@pytest.mark.parametrize("text", ["nan", "inf", "1e7", "blue", ""])
def test_what_is_no_value_is_refused_in_a_sentence(desk: Desk, text: str) -> None:
    assert not desk.set(0, CLASS, text)
    assert "Value is a number from" in desk.sentences[-1]
    assert desk.edits == []


def test_each_value_has_its_color(desk: Desk) -> None:
    def color(row: int) -> tuple[int, int]:
        image = desk.model.index(row, CLASS).data(Role.DecorationRole).pixmap(18, 18).toImage()
        pixel = image.pixelColor(image.width() // 2, image.height() // 2)
        return pixel.red(), pixel.blue()

    assert color(0)[1] > color(0)[0]
    assert color(1)[0] > color(1)[1]


def test_the_title_follows_the_task(desk: Desk) -> None:
    told: list[int] = []
    desk.model.headerDataChanged.connect(lambda *_: told.append(1))
    classes = Dataset().with_points(np.zeros(1), np.zeros(1), np.zeros(1))
    desk.model.show(ListedPoints(classes, classes.is_train(1.0)), Query())
    assert told
    assert desk.model.headerData(CLASS, Qt.Orientation.Horizontal).startswith("Class")
    assert desk.text(0, CLASS) == "blue"


def test_values_are_typed_and_classes_chosen(qtbot: QtBot) -> None:
    panel = PointsPanel()
    qtbot.addWidget(panel)
    panel.show()
    for document, kind in (
        (Document(dataset(0.5, 1.0)), QLineEdit),
        (Document(Dataset().with_points(np.zeros(1), np.zeros(1), np.zeros(1))), QComboBox),
    ):
        panel.show_document(document)
        delegate = panel.view.itemDelegate()
        index = panel.model.index(0, CLASS)
        editor = delegate.createEditor(panel.view, QStyleOptionViewItem(), index)
        assert isinstance(editor, kind)


def test_no_value_is_misclassified(qtbot: QtBot) -> None:
    panel = PointsPanel()
    qtbot.addWidget(panel)
    panel.show()
    panel.show_document(Document(dataset(0.5)))
    shown = [panel.show_choice.itemText(k) for k in range(panel.show_choice.count())]
    assert shown == ["All points", "Training points", "Test points", "Selected points"]
    panel.show_document(Document())
    assert panel.show_choice.findText("Misclassified points") == 3
