"""Rows are selected by Qt's rules, as a mask."""

from PySide6.QtCore import QItemSelection, QObject, QStringListModel
from pytestqt.qtbot import QtBot

from nngui.ui.table.row_selection import Flag, RowSelection


class Hand:
    def __init__(self) -> None:
        self.owner = QObject()
        self.model = QStringListModel([str(row) for row in range(8)], self.owner)
        self.selection = RowSelection(self.model, self.owner)
        self.heard: list[bool] = []
        self.selection.rows_chosen.connect(self.heard.append)

    def select(self, first: int, last: int, command: Flag) -> list[int]:
        self.selection.select(
            QItemSelection(self.model.index(first), self.model.index(last)), command
        )
        return self.rows

    @property
    def rows(self) -> list[int]:
        return [row for row in range(8) if self.selection.holds(row)]


def test_a_click_selects_one_row_and_a_click_with_shift_all_between(qtbot: QtBot) -> None:
    hand = Hand()
    assert hand.select(2, 2, Flag.ClearAndSelect) == [2]
    assert hand.select(2, 5, Flag.SelectCurrent) == [2, 3, 4, 5]
    # The other way: what the first reached is given up.
    assert hand.select(0, 2, Flag.SelectCurrent) == [0, 1, 2]
    assert hand.heard == [True, False, False]


def test_a_click_with_control_turns_one_row_on_and_off(qtbot: QtBot) -> None:
    hand = Hand()
    hand.select(1, 1, Flag.ClearAndSelect)
    assert hand.select(3, 3, Flag.Toggle) == [1, 3]
    assert hand.select(1, 1, Flag.Toggle) == [3]
    assert hand.select(3, 3, Flag.Deselect) == []


def test_nothing_is_nothing(qtbot: QtBot) -> None:
    hand = Hand()
    hand.select(1, 1, Flag.ClearAndSelect)
    assert hand.select(4, 4, Flag.NoUpdate) == [1]
    hand.selection.select(hand.model.index(6), Flag.Select)
    assert hand.rows == [1, 6]


def test_a_mask_is_shown_and_told_to_nobody(qtbot: QtBot) -> None:
    hand = Hand()
    hand.selection.show_mask(hand.selection.mask)
    assert hand.heard == []
    assert not hand.selection.holds(0)
