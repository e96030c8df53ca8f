"""On a touch screen a finger that rests erases."""

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QGuiApplication, QPointingDevice
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from nngui.state.edits import AddPoints, ErasePoints, MovePoints

from .bench import Bench


@pytest.fixture(scope="module")
def screen() -> QPointingDevice:
    return QTest.createTouchDevice()


class Finger:
    def __init__(self, bench: Bench, screen: QPointingDevice) -> None:
        self.window = bench.view.viewport()
        self.screen = screen

    def press(self, at: QPoint) -> None:
        QTest.touchEvent(self.window, self.screen).press(0, at, self.window).commit()

    def move(self, at: QPoint) -> None:
        QTest.touchEvent(self.window, self.screen).move(0, at, self.window).commit()

    def release(self, at: QPoint) -> None:
        QTest.touchEvent(self.window, self.screen).release(0, at, self.window).commit()


@pytest.fixture
def finger(bench: Bench, screen: QPointingDevice) -> Finger:
    return Finger(bench, screen)


def rest(bench: Bench, qtbot: QtBot) -> None:
    with qtbot.waitSignal(bench.view._long_press.held, timeout=10_000):
        pass


def test_a_finger_that_rests_takes_back_what_it_placed_and_erases(
    bench: Bench, finger: Finger, qtbot: QtBot
) -> None:
    near = 9 * bench.pixel
    bench.add((near, 0), (3, 3), (0, 3))
    finger.press(bench.at(0, 0))
    assert bench.dataset.n_points == 4, "a tap places at once"
    rest(bench, qtbot)
    assert list(bench.dataset.id) == [1, 2]
    for place in ((0, 1), (0, 2), (0, 3)):
        finger.move(bench.at(*place))
    finger.release(bench.at(0, 3))
    assert list(bench.dataset.id) == [1]
    assert {type(edit) for edit in bench.edits} == {AddPoints, ErasePoints}
    assert bench.session.history.undo_step.label == "erase 2 points"
    bench.session.undo()
    assert list(bench.dataset.id) == [0, 1, 2]


def test_a_tap_places_and_a_drag_goes_on_as_ever(
    bench: Bench, finger: Finger, qtbot: QtBot
) -> None:
    finger.press(bench.at(2, 2))
    finger.release(bench.at(2, 2))
    assert bench.dataset.n_points == 1
    assert not bench.view._long_press._timer.isActive()
    finger.press(bench.at(2, 2))
    assert bench.view._long_press._timer.isActive()
    finger.move(bench.at(3, 2))
    assert not bench.view._long_press._timer.isActive()
    finger.release(bench.at(3, 2))
    assert isinstance(bench.edits[-1], MovePoints)


def test_a_mouse_that_rests_does_nothing(bench: Bench) -> None:
    bench.press(bench.at(0, 0))
    assert not bench.view._long_press._timer.isActive()
    bench.release(bench.at(0, 0))
    assert bench.dataset.n_points == 1


def test_it_waits_as_long_as_the_system_says(bench: Bench, finger: Finger) -> None:
    finger.press(bench.at(0, 0))
    timer = bench.view._long_press._timer
    assert timer.interval() == QGuiApplication.styleHints().mousePressAndHoldInterval()
    bench.key(Qt.Key.Key_Escape)
    timer.timeout.emit()
    finger.release(bench.at(0, 0))
    assert bench.dataset.n_points == 0
    assert [type(edit) for edit in bench.edits] == [AddPoints]
