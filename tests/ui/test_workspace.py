"""Panels can be closed, moved and torn off; they come back where they were, or where they first stood."""

from collections.abc import Callable, Iterator

import pytest
from PySide6.QtCore import QByteArray, QPoint, QSettings, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QDockWidget, QLabel, QWidget
from pytestqt.qtbot import QtBot

from nngui.ui.workspace import Workspace

LEFT, RIGHT = Qt.DockWidgetArea.LeftDockWidgetArea, Qt.DockWidgetArea.RightDockWidgetArea
Make = Callable[[], Workspace]


@pytest.fixture
def make(qtbot: QtBot) -> Iterator[Make]:
    windows: list[QWidget] = []

    def make_workspace() -> Workspace:
        window = QWidget()
        qtbot.addWidget(window)
        windows.append(window)
        workspace = Workspace(window)
        workspace.setCentralWidget(QLabel("canvas"))
        workspace.add("controls_dock", "Controls", QLabel("controls"), LEFT, 200)
        workspace.add("charts_dock", "Learning", QLabel("charts"), RIGHT, 300)
        window.resize(1000, 600)
        workspace.resize(1000, 600)
        workspace.restore_layout()
        window.show()
        return workspace

    yield make_workspace
    windows.clear()


def dock(workspace: Workspace, name: str) -> QDockWidget:
    found = workspace.findChild(QDockWidget, name)
    assert found is not None
    return found


def test_panels_stand_at_their_sides_at_their_width(make: Make) -> None:
    workspace = make()
    controls, charts = dock(workspace, "controls_dock"), dock(workspace, "charts_dock")
    assert workspace.dockWidgetArea(controls) == LEFT
    assert workspace.dockWidgetArea(charts) == RIGHT
    assert (controls.width(), charts.width()) == (200, 300)


def test_the_menu_shows_and_hides_a_panel(make: Make) -> None:
    workspace = make()
    toggle = workspace.toggles()[0]
    assert toggle.text() == "Controls"
    assert toggle.isChecked()
    toggle.trigger()
    assert not dock(workspace, "controls_dock").isVisible()
    toggle.trigger()
    assert dock(workspace, "controls_dock").isVisible()


def test_the_buttons_of_a_panel_say_what_they_do(make: Make) -> None:
    for panel in make().findChildren(QDockWidget):
        tips = {
            button.objectName(): button.toolTip() for button in panel.findChildren(QAbstractButton)
        }
        assert tips == {
            "qt_dockwidget_floatbutton": "Put this panel into a window of its own, or back",
            "qt_dockwidget_closebutton": "Close this panel; the View menu brings it back",
        }


def test_reset_brings_everything_back(make: Make) -> None:
    workspace = make()
    controls, charts = dock(workspace, "controls_dock"), dock(workspace, "charts_dock")
    controls.close()
    workspace.addDockWidget(LEFT, charts)
    charts.setFloating(True)
    workspace.reset_layout()
    assert controls.isVisible()
    assert workspace.dockWidgetArea(charts) == RIGHT
    assert not charts.isFloating()
    assert (controls.width(), charts.width()) == (200, 300)


def test_a_layout_is_remembered_for_the_next_window(make: Make) -> None:
    first = make()
    dock(first, "controls_dock").close()
    first.addDockWidget(LEFT, dock(first, "charts_dock"))
    first.save_layout()
    second = make()
    assert not dock(second, "controls_dock").isVisible()
    assert second.dockWidgetArea(dock(second, "charts_dock")) == LEFT


def test_reset_goes_to_the_first_places_not_to_the_remembered_ones(make: Make) -> None:
    first = make()
    dock(first, "controls_dock").close()
    first.save_layout()
    second = make()
    second.reset_layout()
    assert dock(second, "controls_dock").isVisible()


def test_what_is_no_layout_is_left_alone(make: Make) -> None:
    QSettings().setValue("window/state", QByteArray(b"nonsense"))
    assert dock(make(), "controls_dock").isVisible()
    QSettings().setValue("window/state", "text")
    assert dock(make(), "controls_dock").isVisible()


def test_the_middle_is_kept_wide_only_where_the_panels_leave_room(make: Make) -> None:
    workspace = make()
    workspace.keep_center(400)
    center = workspace.centralWidget()
    for name in ("controls_dock", "charts_dock"):
        dock(workspace, name).widget().setMinimumWidth(200)
    workspace.resize(1_000, 600)
    QApplication.processEvents()
    assert center.minimumWidth() == 400
    workspace.resize(600, 600)
    QApplication.processEvents()
    assert 0 < center.minimumWidth() < 200
    assert workspace.minimumSizeHint().width() <= 600
    dock(workspace, "charts_dock").hide()
    QApplication.processEvents()
    assert center.minimumWidth() > 200


def shrink_and_grow(workspace: Workspace) -> None:
    for width in (560, 1_000):
        workspace.resize(width, 600)
        QApplication.processEvents()


def widths(workspace: Workspace) -> tuple[int, int]:
    return dock(workspace, "controls_dock").width(), dock(workspace, "charts_dock").width()


def test_panels_get_their_width_back_when_the_window_grows_again(make: Make) -> None:
    workspace = make()
    workspace.keep_center(300)
    workspace.resize(560, 600)
    QApplication.processEvents()
    assert sum(widths(workspace)) < 300
    workspace.resize(1_000, 600)
    QApplication.processEvents()
    assert widths(workspace) == (200, 300)


def test_panels_get_their_width_back_when_the_text_is_small_again(make: Make, qtbot: QtBot) -> None:
    # A style that another test has left would decide on the size of text.
    QApplication.instance().setStyleSheet("")
    workspace = make()
    controls = dock(workspace, "controls_dock")
    controls.widget().setText("words that need their width")
    first, large = workspace.font(), workspace.font()
    large.setPointSizeF(3 * first.pointSizeF())
    workspace.setFont(large)
    qtbot.waitUntil(lambda: controls.width() > 300)
    workspace.setFont(first)
    qtbot.waitUntil(lambda: controls.width() == 200)


def test_a_width_that_a_hand_has_set_stays_until_the_layout_is_reset(make: Make) -> None:
    workspace = make()
    workspace.keep_center(300)
    controls = dock(workspace, "controls_dock")
    separator = QPoint(controls.geometry().right() + 2, 300)
    assert workspace.isSeparator(separator)
    QTest.mousePress(workspace, Qt.MouseButton.LeftButton, pos=separator)
    QTest.mouseRelease(workspace, Qt.MouseButton.LeftButton, pos=separator)
    workspace.resizeDocks([controls], [120], Qt.Orientation.Horizontal)
    shrink_and_grow(workspace)
    assert controls.width() <= 120
    workspace.save_layout()
    again = make()
    again.keep_center(300)
    shrink_and_grow(again)
    assert dock(again, "controls_dock").width() <= 120
    again.reset_layout()
    shrink_and_grow(again)
    assert widths(again) == (200, 300)


def test_panels_above_each_other_share_the_height_and_the_width(make: Make) -> None:
    workspace = make()
    workspace.keep_center(400)
    upper, lower = QLabel("upper"), QLabel("lower")
    for panel in (upper, lower):
        panel.setMinimumWidth(200)
    workspace.add("upper_dock", "Upper", upper, RIGHT, 300, 30)
    workspace.add("lower_dock", "Lower", lower, RIGHT, 300, 70)
    dock(workspace, "charts_dock").hide()
    QApplication.processEvents()
    for height in (800, 1_200):
        workspace.resize(1_000, height)
        QApplication.processEvents()
        heights = [dock(workspace, name).height() for name in ("upper_dock", "lower_dock")]
        assert heights[0] / sum(heights) == pytest.approx(0.3, abs=0.04)
    # Both lie in one column: its width is taken from the middle once.
    assert workspace.centralWidget().minimumWidth() == 400


def test_a_panel_below_is_closed_at_first_and_takes_no_width(make: Make) -> None:
    workspace = make()
    toggle = workspace.add_below("points_dock", "Points", QLabel("points"), 150)
    QApplication.processEvents()
    below = dock(workspace, "points_dock")
    assert not below.isVisible()
    assert toggle in workspace.toggles()
    sides = [dock(workspace, name).width() for name in ("controls_dock", "charts_dock")]
    toggle.trigger()
    QApplication.processEvents()
    assert below.isVisible()
    assert [dock(workspace, name).width() for name in ("controls_dock", "charts_dock")] == sides
    center = workspace.centralWidget()
    assert center is not None
    assert (below.x(), below.width()) == (center.x(), center.width())
    assert below.y() > center.y()
