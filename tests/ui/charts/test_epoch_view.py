import numpy as np
import pyqtgraph as pg
from PySide6.QtCore import QEvent, QPoint, QPointF, Qt
from PySide6.QtGui import QHelpEvent, QWheelEvent
from PySide6.QtWidgets import QApplication, QLabel, QToolTip

from nngui.state.flags import Flag
from nngui.ui.charts.curve_chart import CurveChart

from .curves import curve, epochs, place_of, snapshot


def move_mouse(qtbot, chart: CurveChart, place: QPoint) -> None:
    qtbot.mouseMove(chart.plot.viewport(), place)


def turn_wheel(chart: CurveChart, place: QPoint, delta: int) -> None:
    viewport = chart.plot.viewport()
    event = QWheelEvent(
        QPointF(place),
        QPointF(viewport.mapToGlobal(place)),
        QPoint(0, 0),
        QPoint(0, delta),
        Qt.MouseButton.NoButton,
        Qt.KeyboardModifier.NoModifier,
        Qt.ScrollPhase.NoScrollPhase,
        False,
    )
    QApplication.sendEvent(viewport, event)


def test_the_mouse_reads_the_nearest_epoch(qtbot, chart) -> None:
    chart.show_snapshot(snapshot(curve(np.linspace(0.9, 0.1, 41), stride=4)))
    move_mouse(qtbot, chart, place_of(chart, 128.9))
    assert chart.readout == "epoch 128 · train 0.2600 · test 0.3900"
    assert chart.findChild(QLabel, "loss_readout").isVisible()
    chart.hide_cursor()
    assert chart.readout == ""
    assert not chart.findChild(QLabel, "loss_readout").isVisible()


def test_the_wheel_zooms_at_the_mouse_and_a_double_click_follows_again(qtbot, chart) -> None:
    chart.show_snapshot(snapshot(curve(np.linspace(0.9, 0.1, 401))))
    place = place_of(chart, 300)
    start, end = epochs(chart)
    turn_wheel(chart, place, 480)
    assert not chart.following
    zoomed = epochs(chart)
    assert zoomed[1] - zoomed[0] < 0.6 * (end - start)
    assert zoomed[0] < 300 < zoomed[1]
    # What is shown stays while training goes on.
    chart.show_snapshot(snapshot(curve(np.linspace(0.9, 0.1, 801))))
    assert epochs(chart) == zoomed
    follow = chart.header.follow_button
    assert follow.isVisible()
    qtbot.mouseClick(chart.plot.viewport(), Qt.MouseButton.LeftButton, pos=place)
    qtbot.mouseDClick(chart.plot.viewport(), Qt.MouseButton.LeftButton, pos=place)
    # A hand lets go, too; Qt's test function does not.
    qtbot.mouseRelease(chart.plot.viewport(), Qt.MouseButton.LeftButton, pos=place)
    assert chart.following
    assert epochs(chart)[1] >= 800
    assert not follow.isVisible()


def test_zooming_out_follows_again(chart) -> None:
    chart.show_snapshot(snapshot(curve(np.linspace(0.9, 0.1, 401))))
    turn_wheel(chart, place_of(chart, 200), 240)
    assert not chart.following
    turn_wheel(chart, place_of(chart, 200), -480)
    assert chart.following


def test_a_drag_moves_through_the_epochs(qtbot, chart, monkeypatch) -> None:
    # pyqtgraph drops moves that come too soon one after the other.
    monkeypatch.setitem(pg.CONFIG_OPTIONS, "mouseRateLimit", 0)
    chart.show_snapshot(snapshot(curve(np.linspace(0.9, 0.1, 401))))
    chart.show_span(100.0, 200.0)
    viewport, place = chart.plot.viewport(), place_of(chart, 150)
    qtbot.mousePress(viewport, Qt.MouseButton.LeftButton, pos=place)
    for pixels in (20, 40, 60):
        qtbot.mouseMove(viewport, place + QPoint(pixels, 0))
    qtbot.mouseRelease(viewport, Qt.MouseButton.LeftButton, pos=place + QPoint(60, 0))
    start, end = epochs(chart)
    assert start < 95
    assert 100 < end - start < 105


def test_it_takes_the_focus_by_tab_only_and_no_menu_by_mouse(qtbot, chart) -> None:
    assert chart.focusPolicy() == Qt.FocusPolicy.TabFocus
    chart.show_snapshot(snapshot(curve([0.7, 0.6])))
    qtbot.mouseClick(chart.plot.viewport(), Qt.MouseButton.RightButton)
    assert QApplication.activePopupWidget() is None
    qtbot.mouseClick(chart.plot.viewport(), Qt.MouseButton.LeftButton)
    assert QApplication.focusWidget() not in (chart.plot, chart.plot.viewport())


def test_what_the_mouse_does_goes_through_the_sheet(qtbot, chart) -> None:
    chart.show_snapshot(snapshot(curve(np.linspace(0.9, 0.1, 401))))
    sheet, middle = chart.plot.sheet, chart.plot.sheet.geometry().center()
    place = chart.plot.viewport().mapTo(chart, middle)
    assert sheet.isVisible()
    assert chart.childAt(place) is chart.plot.viewport()


def test_a_mark_under_the_mouse_says_what_it_stands_for(qtbot, chart, monkeypatch) -> None:
    # pyqtgraph drops moves that come too soon one after the other.
    monkeypatch.setitem(pg.CONFIG_OPTIONS, "mouseRateLimit", 0)
    chart.show_snapshot(snapshot(curve(np.linspace(0.9, 0.1, 401))))
    chart.show_flags([Flag(100, "batch 8", "Epoch 100: batch size 32 → 8")])
    viewport = chart.plot.viewport()
    flag = chart.plot.sheet.geometry().topLeft() + QPoint(0, 4)
    flag.setX(place_of(chart, 100).x() + 2)
    for place, words in ((flag, "Epoch 100: batch size 32 → 8"), (flag + QPoint(60, 0), "")):
        move_mouse(qtbot, chart, place)
        asked = QHelpEvent(QEvent.Type.ToolTip, place, viewport.mapToGlobal(place))
        QApplication.sendEvent(viewport, asked)
        assert chart.plot.view.toolTip() == words
        # A tooltip goes a little later than it is told to.
        qtbot.waitUntil(lambda words=words: QToolTip.text() == words)
