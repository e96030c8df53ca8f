"""What a mouse finds on a chart, by events that Qt itself brings to the widget under it."""

from collections.abc import Iterator

import numpy as np
import pyqtgraph as pg
import pytest
from PySide6.QtCore import QEvent, QPoint, Qt
from PySide6.QtGui import QHelpEvent, QWindow
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

from nngui.state.flags import Flag
from nngui.state.runs import Runs
from nngui.state.settings import Settings
from nngui.ui.charts.charts_panel import ChartsPanel
from nngui.ui.colors import LIGHT

from .curves import curve, epochs, place_of, snapshot, values

LEFT = Qt.MouseButton.LeftButton
# Falls, and rises again on test points from epoch 250 on.
LOSS = np.concatenate((np.linspace(0.9, 0.1, 251), np.linspace(0.1, 0.3, 150)))


class Hand:
    """A mouse over a window: Qt finds out which widget is under it."""

    def __init__(self, panel: ChartsPanel) -> None:
        self.panel = panel
        window = panel.windowHandle()
        assert isinstance(window, QWindow)
        self._window = window

    def at(self, epoch: float, share: float = 0.5) -> QPoint:
        """An epoch on the loss chart, so far down the plot."""
        plot = self.panel.loss.plot
        place = QPoint(place_of(self.panel.loss, epoch).x(), 0)
        box = plot.sheet.geometry()
        place.setY(box.top() + round(share * (box.height() - 1)))
        return plot.viewport().mapTo(self.panel, place)

    def move(self, place: QPoint) -> None:
        QTest.mouseMove(self._window, place)
        QApplication.processEvents()

    def drag(self, begin: QPoint, end: QPoint) -> None:
        self.move(begin)
        QTest.mousePress(self._window, LEFT, Qt.KeyboardModifier.NoModifier, begin)
        for share in (0.3, 0.6, 1.0):
            self.move(begin + (end - begin) * share)
        QTest.mouseRelease(self._window, LEFT, Qt.KeyboardModifier.NoModifier, end)

    def click(self, place: QPoint) -> None:
        QTest.mouseClick(self._window, LEFT, Qt.KeyboardModifier.NoModifier, place)

    def double_click(self, place: QPoint) -> None:
        QTest.mouseDClick(self._window, LEFT, Qt.KeyboardModifier.NoModifier, place)

    def turn(self, place: QPoint, delta: int) -> None:
        QTest.wheelEvent(self._window, place, QPoint(0, delta))

    def ask(self, place: QPoint) -> str:
        """The tooltip there."""
        self.move(place)
        under = self.panel.childAt(place)
        assert isinstance(under, QWidget)
        local = under.mapFrom(self.panel, place)
        QApplication.sendEvent(
            under, QHelpEvent(QEvent.Type.ToolTip, local, under.mapToGlobal(local))
        )
        return self.panel.loss.plot.view.toolTip()


@pytest.fixture
def hand(qtbot, monkeypatch) -> Iterator[Hand]:
    # pyqtgraph drops moves that come too soon one after the other.
    monkeypatch.setitem(pg.CONFIG_OPTIONS, "mouseRateLimit", 0)
    panel = ChartsPanel()
    qtbot.addWidget(panel)
    panel.show_theme(LIGHT)
    panel.resize(440, 360)
    with qtbot.waitExposed(panel):
        panel.show()
    panel.show_runs(Runs().followed_by(curve(np.linspace(0.8, 0.2, 300)), Settings()))
    panel.show_flags([Flag(100, "batch 8", "Epoch 100: batch size 32 → 8")])
    panel.show_snapshot(snapshot(curve(LOSS)))
    for _ in range(3):
        QApplication.processEvents()
    yield Hand(panel)
    panel.hide()


def test_the_crosshair_reads_all_that_is_there(hand: Hand) -> None:
    hand.move(hand.at(100.0))
    lines = hand.panel.loss.readout.splitlines()
    assert lines[0] == "epoch 100 · train 0.5800 · test 0.8700"
    assert lines[1] == "Run 1: 0.5993 · 0.8990"
    assert lines[2] == "Epoch 100: batch size 32 → 8"
    hand.move(QPoint(2, 2))
    assert hand.panel.loss.readout == ""


def test_flag_and_best_test_say_what_they_are(hand: Hand) -> None:
    assert hand.ask(hand.at(101.0, 0.02)) == "Epoch 100: batch size 32 → 8"
    loss = hand.panel.loss
    best = loss.plot.sheet.best.pos().toPoint() + loss.plot.sheet.pos()
    place = loss.plot.viewport().mapTo(hand.panel, best)
    assert hand.ask(place) == "Best on test points: 0.1500, at epoch 250"
    assert hand.ask(hand.at(300.0, 0.2)) == ""


def test_wheel_drag_and_double_click_go_through_the_epochs(hand: Hand) -> None:
    loss, place = hand.panel.loss, hand.at(200.0)
    hand.move(place)
    hand.turn(place, 480)
    start, end = epochs(loss)
    assert 90 < start < 200 < end < 310
    assert not loss.following
    hand.drag(place, place + QPoint(40, 0))
    moved = epochs(loss)
    assert moved[0] < start - 5
    assert moved[1] - moved[0] == pytest.approx(end - start)
    hand.click(place)
    hand.double_click(place)
    assert loss.following
    assert epochs(loss)[1] >= 400


def test_the_button_for_powers_of_ten_is_found(hand: Hand) -> None:
    button = hand.panel.loss.header.log_button
    hand.click(button.mapTo(hand.panel, button.rect().center()))
    assert values(hand.panel.loss)[0] < 0
    low, high = values(hand.panel.loss)
    assert -1.2 < low < -0.9
    assert 0.0 < high < 0.5
    # What was drawn went with the axis.
    sheet = hand.panel.loss.plot.sheet
    assert sheet.best.pos().y() == pytest.approx(
        sheet.scale_of_plot.place(250.0, np.log10(0.15))[1]
    )
