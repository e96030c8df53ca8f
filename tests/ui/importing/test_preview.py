"""The preview shows cells as they stand in the file, whatever their rows are like."""

from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from nngui.data.csv_layout import find_layout
from nngui.ui.importing.preview import Preview

TEXT = "a,b,c\n1,2,x\n3,4,y\n"


def test_rows_that_are_too_short_or_too_long_are_shown(qtbot: QtBot) -> None:
    preview = Preview()
    qtbot.addWidget(preview)
    model = preview.model_of_rows
    model.show([["1"], ["2", "3", "z" * 500, "more"]], find_layout(TEXT))
    assert (model.rowCount(), model.columnCount()) == (2, 3)
    assert model.index(0, 0).data() == "1"
    assert model.index(0, 2).data() is None
    assert len(model.index(1, 2).data()) == 80
    right = model.index(0, 0).data(Qt.ItemDataRole.TextAlignmentRole)
    assert model.index(0, 0).data(Qt.ItemDataRole.ForegroundRole) is None
    assert right == Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter


def test_without_a_layout_there_is_nothing(qtbot: QtBot) -> None:
    preview = Preview()
    qtbot.addWidget(preview)
    preview.model_of_rows.show([["1", "2"]], None)
    assert (preview.model().rowCount(), preview.model().columnCount()) == (0, 0)


def test_columns_that_are_not_taken_step_back(qtbot: QtBot) -> None:
    preview = Preview()
    qtbot.addWidget(preview)
    layout = find_layout(TEXT, label_column="none")
    preview.model_of_rows.show([["1", "2", "x"]], layout)
    assert preview.model().index(0, 2).data(Qt.ItemDataRole.ForegroundRole) is not None


def test_long_names_keep_their_beginning_and_have_the_room_for_it(qtbot: QtBot) -> None:
    preview = Preview()
    qtbot.addWidget(preview)
    long = "sensor 7 " + "with a long name " * 4
    preview.model_of_rows.show([["1", "2", "x"]], find_layout(f"{long},b,c\n1,2,x\n"))
    head = preview.model().headerData(0, Qt.Orientation.Horizontal)
    assert head == "sensor 7 with a long na…\nx₁"
    tip = preview.model().headerData(0, Qt.Orientation.Horizontal, Qt.ItemDataRole.ToolTipRole)
    assert long.split() == tip.split()[:-1], "the whole name, and what the column is taken for"
    heads = preview.horizontalHeader()
    assert heads.sectionSize(0) >= preview.fontMetrics().horizontalAdvance(head.split("\n")[0])
    assert heads.sectionSize(1) == heads.defaultSectionSize()
