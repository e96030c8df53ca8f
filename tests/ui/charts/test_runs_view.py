from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from nngui.data import Task
from nngui.state.document import Document
from nngui.state.edits import SetSetting
from nngui.state.runs import Runs
from nngui.state.settings import Settings
from nngui.ui.charts.runs_view import RunsView
from nngui.ui.colors import LIGHT

from .curves import curve, snapshot


@pytest.fixture
def view(qtbot) -> RunsView:
    view = RunsView()
    qtbot.addWidget(view)
    view.show_theme(LIGHT)
    view.resize(420, 300)
    view.show()
    return view


def two_runs() -> Runs:
    faster = Settings().with_value("training.learning_rate", 0.5)
    runs = Runs().followed_by(curve([0.9, 0.5]), Settings())
    return runs.followed_by(curve([0.8, 0.4, 0.2]), faster)


def texts(view: RunsView, row: int) -> list[str]:
    return [view.table.item(row, column).text() for column in range(view.table.columnCount())]


def test_empty_it_says_how_runs_come_here(view) -> None:
    assert not view.table.isVisible()
    assert "Reset" in view._hint.text()


def test_each_run_is_a_row_below_the_present_one_newest_first(view) -> None:
    view.show_runs(two_runs())
    view.show_snapshot(snapshot(curve([0.7, 0.6, 0.5, 0.3])))
    assert texts(view, 0)[:5] == ["Now", "3", "0.3000", "0.4500", "80.0 %"]
    assert texts(view, 1)[:3] == ["Run 2", "2", "0.2000"]
    assert texts(view, 2)[:3] == ["Run 1", "1", "0.5000"]


def test_settings_that_differ_are_columns(view) -> None:
    view.show_runs(two_runs())
    assert view.table.horizontalHeaderItem(5).text() == "Learning rate"
    assert [texts(view, row)[5] for row in range(3)] == ["0.03", "0.5", "0.03"]
    view.show_document(SetSetting("training.learning_rate", 0.5).apply(Document()))
    assert texts(view, 0)[5] == "0.5"
    view.show_runs(two_runs().removed(1))
    assert view.table.columnCount() == 5


def test_a_check_pins_and_shows_only_what_is(view, qtbot) -> None:
    view.show_runs(two_runs())
    with qtbot.waitSignal(view.runs_requested) as asked:
        view.table.item(2, 0).setCheckState(Qt.CheckState.Checked)
    assert [run.is_pinned for run in asked.args[0].runs] == [True, False]
    assert view.table.item(2, 0).checkState() == Qt.CheckState.Unchecked
    view.show_runs(asked.args[0])
    assert view.table.item(2, 0).checkState() == Qt.CheckState.Checked


def test_a_name_can_be_typed(view, qtbot) -> None:
    view.show_runs(two_runs())
    with qtbot.waitSignal(view.runs_requested) as asked:
        view.table.item(1, 0).setText("<b>fast</b>")
    assert asked.args[0].runs[1].name == "<b>fast</b>"
    view.show_runs(asked.args[0])
    assert texts(view, 1)[0] == "<b>fast</b>"
    view.table.item(1, 0).setText("   ")
    assert texts(view, 1)[0] == "<b>fast</b>"


def test_delete_removes_the_selected_run_and_never_the_present_one(view, qtbot) -> None:
    view.show_runs(two_runs())
    assert not view.remove_button.isEnabled()
    view.table.selectRow(0)
    assert not view.remove_button.isEnabled()
    view.table.selectRow(1)
    assert view.remove_button.isEnabled()
    with qtbot.waitSignal(view.runs_requested) as asked:
        QTest.keyClick(view.table, Qt.Key.Key_Delete)
    assert [run.name for run in asked.args[0].runs] == ["Run 1"]


def test_delete_is_for_the_run_that_was_clicked(view) -> None:
    view.show_runs(two_runs())
    table = view.table
    QTest.mouseClick(
        table.viewport(),
        Qt.MouseButton.LeftButton,
        pos=table.visualItemRect(table.item(1, 1)).center(),
    )
    assert table.hasFocus()


def test_of_values_it_tells_r_squared(view) -> None:
    view.show_runs(two_runs())
    view.show_snapshot(replace(snapshot(curve([0.7, 0.6])), task=Task.REGRESSION))
    assert view.table.horizontalHeaderItem(4).text() == "R²"
    assert texts(view, 0)[4] == "0.800"


def test_the_present_run_catches_up_when_the_table_comes_to_the_front(view) -> None:
    view.show_runs(two_runs())
    view.hide()
    view.show_snapshot(snapshot(curve([0.7, 0.6])))
    view.show()
    assert texts(view, 0)[1] == "1"


def test_the_name_of_a_run_stands_in_one_line(view) -> None:
    view.show_runs(two_runs())
    view.show_snapshot(snapshot(curve([0.7, 0.6])))
    view.table.resizeRowsToContents()
    room = view.table.columnWidth(0) - view.table.fontMetrics().horizontalAdvance("Run 2")
    assert room >= 52, "a box, and the paddings of a cell"
    heights = {view.table.rowHeight(row) for row in range(view.table.rowCount())}
    assert max(heights) < 2 * view.fontMetrics().height() + 8
    column = view.table.columnWidth(0)
    view.table.setColumnWidth(0, column // 2)
    view.table.resizeRowsToContents()
    assert {view.table.rowHeight(row) for row in range(view.table.rowCount())} == heights
