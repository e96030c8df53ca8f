"""The points as rows and cells; what a cell takes, and what it refuses."""

import numpy as np
import pytest
from PySide6.QtCore import QPersistentModelIndex, Qt
from PySide6.QtTest import QAbstractItemModelTester
from pytestqt.qtbot import QtBot

from nngui.data import Dataset, Split
from nngui.state.edits import MovePoints, RelabelPoints, SetSplit
from nngui.ui.table.listing import COLUMNS, ListedPoints, Query
from nngui.ui.table.model import PointModel

Role = Qt.ItemDataRole
ID, X1, X2, CLASS, SET, ORIGIN = range(6)


def dataset(n: int = 3) -> Dataset:
    x1 = np.arange(n) + 0.5
    return Dataset().with_points(x1, -x1, np.arange(n) % 2)


class Desk:
    def __init__(self, points: Dataset, query: Query | None = None) -> None:
        self.model = PointModel()
        self.tester = QAbstractItemModelTester(
            self.model, QAbstractItemModelTester.FailureReportingMode.Warning
        )
        self.edits: list[object] = []
        self.sentences: list[str] = []
        self.model.edit_requested.connect(self.edits.append)
        self.model.refused.connect(self.sentences.append)
        self.show(points, query)

    def show(self, points: Dataset, query: Query | None = None) -> None:
        self.model.show(ListedPoints(points, points.is_train(1.0)), query or Query())

    def text(self, row: int, column: int) -> str:
        return str(self.model.index(row, column).data())

    def set(self, row: int, column: int, value: object) -> bool:
        return self.model.setData(self.model.index(row, column), value)


@pytest.fixture
def desk(qtbot: QtBot) -> Desk:
    return Desk(dataset())


def test_a_row_says_all_that_a_point_is(desk: Desk) -> None:
    assert [desk.text(1, column) for column in range(len(COLUMNS))] == [
        "1",
        "1.5000",
        "-1.5000",
        "orange",
        "train",
        "drawn",
    ]


def test_a_point_that_was_put_there_by_hand_says_so(desk: Desk) -> None:
    points = dataset().changed(np.array([1]), split_override=int(Split.TEST))
    desk.show(points)
    assert desk.text(0, SET) == "train"
    assert desk.text(1, SET) == "test, by hand"


@pytest.mark.parametrize("typed, value", [("2.25", 2.25), ("0,03", 0.03), ("1/32", 1 / 32)])
def test_a_typed_coordinate_moves_the_point(desk: Desk, typed: str, value: float) -> None:
    assert desk.set(2, X2, typed)
    (edit,) = desk.edits
    assert isinstance(edit, MovePoints)
    assert (edit.ids.tolist(), edit.x1.tolist(), edit.x2.tolist()) == ([2], [2.5], [value])
    # The cell shows what the session says, not what was typed.
    assert desk.text(2, X2) == "-2.5000"


@pytest.mark.parametrize("typed", ["", "abc", "nan", "inf", "1e7", "1/0", "=1+1", "9" * 500])
def test_a_bad_cell_keeps_its_value_and_says_one_sentence(desk: Desk, typed: str) -> None:
    assert not desk.set(0, X1, typed)
    assert desk.edits == []
    assert len(desk.sentences) == 1
    assert "x1 is a number from" in desk.sentences[0]
    assert len(desk.sentences[0]) < 160
    assert desk.text(0, X1) == "0.5000"


def test_class_and_set_are_chosen(desk: Desk) -> None:
    assert desk.set(0, CLASS, 1)
    assert desk.set(0, SET, int(Split.TEST))
    relabel, split = desk.edits
    assert isinstance(relabel, RelabelPoints)
    assert (relabel.ids.tolist(), relabel.point_label) == ([0], 1)
    assert isinstance(split, SetSplit)
    assert (split.ids.tolist(), split.split) == ([0], 2)


def test_what_is_so_already_is_no_edit(desk: Desk) -> None:
    assert not desk.set(0, X1, "0.5")
    assert not desk.set(0, CLASS, 0)
    assert desk.edits == []
    assert desk.sentences == []


def test_id_and_origin_are_not_edited(desk: Desk) -> None:
    for column in (ID, ORIGIN):
        index = desk.model.index(0, column)
        assert not index.flags() & Qt.ItemFlag.ItemIsEditable
        assert not desk.set(0, column, "7")
    assert desk.edits == []


def test_added_points_are_inserted_and_others_keep_their_place(desk: Desk, qtbot: QtBot) -> None:
    with qtbot.waitSignal(desk.model.rowsInserted) as inserted:
        desk.show(dataset(5))
    assert inserted.args[1:] == [3, 4]
    assert desk.text(4, X1) == "4.5000"


def test_a_cell_stays_with_its_point_when_rows_are_sorted_or_go(desk: Desk) -> None:
    kept = QPersistentModelIndex(desk.model.index(2, X1))
    gone = QPersistentModelIndex(desk.model.index(1, X1))
    desk.show(dataset(), Query(column="x1", descending=True))
    assert (kept.row(), gone.row()) == (0, 1)
    desk.show(dataset().without(np.array([1])), Query(column="x1", descending=True))
    assert kept.row() == 0
    assert desk.model.point_id(kept) == 2
    assert not gone.isValid()
    assert desk.model.rowCount() == 2


def test_the_header_says_what_sorts(desk: Desk) -> None:
    def titles() -> list[str]:
        return [
            desk.model.headerData(column, Qt.Orientation.Horizontal)
            for column in range(len(COLUMNS))
        ]

    assert titles() == ["Id ↑", "x₁", "x₂", "Class", "Set", "Origin"]
    desk.show(dataset(), Query(column="class", descending=True))
    assert titles() == ["Id", "x₁", "x₂", "Class ↓", "Set", "Origin"]


def test_numbers_too_small_or_large_for_four_decimals_show_their_digits(desk: Desk) -> None:
    points = Dataset().with_points(
        np.array([1.5e-7, -123456.75]), np.array([0.0, 1e6]), np.array([0, 1])
    )
    desk.show(points)
    assert [desk.text(0, X1), desk.text(1, X1)] == ["1.5e-07", "-123457"]
    assert desk.model.index(1, X1).data(Role.ToolTipRole) == "-123456.75"
    assert desk.model.index(1, X1).data(Role.EditRole) == "-123456.75"
