import numpy as np
import pyqtgraph as pg
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QWheelEvent
from PySide6.QtWidgets import QApplication, QLabel

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
