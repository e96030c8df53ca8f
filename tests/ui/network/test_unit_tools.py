"""Freeze, mute and probe under a real mouse and keys, in the real window."""

import numpy as np
import pytest
from PySide6.QtCore import QEvent, QPoint, Qt
from PySide6.QtGui import QContextMenuEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from nngui.state.edits import SetUnits
from nngui.state.freezing import BIAS, FrozenLayer
from nngui.state.probe import UnitPlace
from nngui.state.snapshot import Snapshot
from nngui.ui.network.graph_view import GraphView
from nngui.ui.network.layout import Spot
from nngui.ui.network.targets import Bias, Target, Weight
from nngui.ui.network.unit_tools import UnitTools
from tests.ui.window_desk import WindowDesk

LEFT, NONE = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
SHIFT = Qt.KeyboardModifier.ShiftModifier


class Hand:
    """A mouse and keys on the graph of a window."""

    def __init__(self, desk: WindowDesk) -> None:
        self.desk = desk
        self.view: GraphView = desk.window.graph.view
        self.tools: UnitTools = desk.window.graph.tools
        desk.wait(lambda: self.view.scene is not None)

    def place(self, target: Target) -> QPoint:
        return self.view.place(target).center().toPoint()

    def press(self, spot: Spot) -> None:
        QTest.mouseMove(self.view, self.place(spot))
        QTest.mousePress(self.view, LEFT, pos=self.place(spot))

    def release(self, spot: Spot) -> None:
        QTest.mouseRelease(self.view, LEFT, pos=self.place(spot))

    def hold(self, spot: Spot) -> None:
        self.press(spot)
        self.desk.wait(lambda: self.seen.muted is not None)

    def focus(self, target: Target) -> None:
        self.view.setFocus(Qt.FocusReason.TabFocusReason)
        self.view.look_at(target)

    @property
    def seen(self) -> Snapshot:
        snapshot = self.desk.session.snapshot
        assert snapshot is not None
        return snapshot

    @property
    def frozen(self) -> tuple[FrozenLayer, ...]:
        return self.desk.session.document.settings.network.frozen

    def says(self, name: str) -> str:
        reading = self.view.reading
        assert reading is not None
        return {line.name: line.value for line in reading.lines}.get(name, "")


@pytest.fixture
def hand(window_desk: WindowDesk) -> Hand:
    return Hand(window_desk)


# ---- mute


def test_a_unit_is_mute_for_as_long_as_it_is_held(hand: Hand) -> None:
    # Under the mouse, which is there afterwards too.
    QTest.mouseMove(hand.view, hand.place(Spot(2, 1)))
    hand.desk.wait(lambda: hand.seen.unit is not None)
    whole = hand.seen.field
    hand.hold(Spot(2, 1))
    assert hand.seen.muted is not None
    assert hand.seen.muted.place == UnitPlace(2, 1)
    assert not np.array_equal(hand.seen.field, whole)
    hand.desk.wait(lambda: "\u2192" in hand.says("mute: loss"))
    hand.release(Spot(2, 1))
    hand.desk.wait(lambda: hand.seen.muted is None)
    assert np.array_equal(hand.seen.field, whole)
    assert hand.says("mute: loss") == ""


def test_what_is_held_does_not_pan_and_what_is_dragged_is_not_held(hand: Hand) -> None:
    hand.hold(Spot(1, 0))
    QTest.mouseMove(hand.view, hand.place(Spot(1, 0)) + QPoint(60, 30))
    assert hand.view.viewport.fitted
    hand.release(Spot(1, 0))
    at = hand.place(Spot(1, 3))
    hand.press(Spot(1, 3))
    QTest.mouseMove(hand.view, at + QPoint(40, 20))
    QTest.mouseMove(hand.view, at + QPoint(60, 20))
    assert not hand.view.viewport.fitted
    assert not hand.tools.holding._timer.isActive()
    hand.release(Spot(1, 3))


def test_a_short_press_mutes_nothing(hand: Hand) -> None:
    QTest.mouseMove(hand.view, hand.place(Spot(1, 0)))
    QTest.mouseClick(hand.view, LEFT, pos=hand.place(Spot(1, 0)))
    assert hand.tools.holding.muted is None
    assert not hand.tools.holding._timer.isActive()


def test_a_key_holds_as_well(hand: Hand) -> None:
    hand.focus(Spot(1, 2))
    QTest.keyPress(hand.view, Qt.Key.Key_M)
    assert hand.tools.holding.muted == UnitPlace(1, 2)
    hand.desk.wait(lambda: hand.seen.muted is not None)
    QTest.keyRelease(hand.view, Qt.Key.Key_M)
    assert hand.tools.holding.muted is None
    hand.desk.wait(lambda: hand.seen.muted is None)
    # The magnet of the canvas has the same key.
    assert not hand.desk.window.actions_by_name["tool_magnet"].isChecked()


def test_outputs_and_nothing_at_all_cannot_be_mute(hand: Hand) -> None:
    for target in (Spot(3, 0), None):
        hand.focus(Spot(1, 0))
        hand.view.look_at(target)
        QTest.keyPress(hand.view, Qt.Key.Key_M)
        assert hand.tools.holding.muted is None
        QTest.keyRelease(hand.view, Qt.Key.Key_M)


def test_losing_the_window_lets_go(hand: Hand) -> None:
    hand.hold(Spot(2, 1))
    QApplication.sendEvent(hand.view, QEvent(QEvent.Type.WindowDeactivate))
    assert hand.tools.holding.muted is None
    hand.release(Spot(2, 1))


# ---- freeze


def test_keys_freeze_a_unit_and_its_layer_and_undo_thaws(hand: Hand) -> None:
    hand.focus(Spot(1, 2))
    QTest.keyClick(hand.view, Qt.Key.Key_K)
    assert hand.frozen == (FrozenLayer(units=(2,)),)
    QTest.keyClick(hand.view, Qt.Key.Key_K, SHIFT)
    assert hand.frozen == (FrozenLayer(whole=True),)
    assert hand.desk.window.actions_by_name["undo"].text() == "Undo freeze layer 1"
    hand.desk.session.undo()
    hand.desk.session.undo()
    assert hand.frozen == ()


def test_inputs_have_nothing_to_freeze(hand: Hand) -> None:
    hand.focus(Spot(0, 1))
    QTest.keyClick(hand.view, Qt.Key.Key_K)
    assert hand.frozen == ()
    hand.tools.fill_menu(Spot(0, 1))
    assert hand.tools.menu.isEmpty()


def test_the_menu_offers_what_is_under_the_cursor(hand: Hand) -> None:
    at = hand.place(Weight(1, 0, 0))
    QTest.mouseMove(hand.view, at)
    assert isinstance(hand.view.target, Weight)
    event = QContextMenuEvent(QContextMenuEvent.Reason.Mouse, at, hand.view.mapToGlobal(at), NONE)
    QApplication.sendEvent(hand.view, event)
    assert hand.tools.menu.isVisible()
    first, unit, layer = hand.tools.menu.actions()
    assert first.text() == "Freeze Weight\tK"
    first.trigger()
    hand.tools.menu.close()
    assert hand.frozen == (FrozenLayer(parameters=((0, 0),)),)
    assert [unit.text(), layer.text()] == ["Freeze Unit", "Freeze Layer\tShift+K"]
    hand.tools.fill_menu(Weight(1, 0, 0))
    assert hand.tools.menu.actions()[0].text() == "Let Weight Learn\tK"
    hand.tools.fill_menu(Bias(2, 3))
    hand.tools.menu.actions()[0].trigger()
    assert hand.frozen[1] == FrozenLayer(parameters=((3, BIAS),))


def test_what_is_frozen_stays_while_the_rest_trains(hand: Hand) -> None:
    hand.focus(Spot(1, 2))
    QTest.keyClick(hand.view, Qt.Key.Key_K)
    scene = hand.view.scene
    assert scene is not None
    before = scene.network.weights[0].copy()
    hand.desk.train(3)
    hand.desk.wait(lambda: hand.view.scene is not scene and hand.seen.epoch >= 3)
    after = hand.seen.network
    assert after is not None
    assert np.array_equal(after.weights[0][2], before[2])
    assert not np.array_equal(after.weights[0][1], before[1])


# ---- probe


def test_bars_say_what_each_unit_is_worth(hand: Hand) -> None:
    action = hand.desk.window.actions_by_name["show_worth"]
    assert hand.seen.worth is None
    action.trigger()
    hand.desk.wait(lambda: hand.seen.worth is not None and hand.seen.worth.is_whole)
    worth = hand.seen.worth
    assert worth is not None
    hand.focus(Spot(1, 4))
    hand.desk.wait(lambda: hand.says("loss if removed") != "")
    said = float(hand.says("loss if removed").replace("\u2212", "-"))
    assert said == pytest.approx(worth.changes[0][4], rel=0.01, abs=1e-9)
    hand.desk.session.perform(SetUnits(0, 3))
    hand.desk.wait(lambda: hand.seen.worth is not None and len(hand.seen.worth.changes[0]) == 3)
    action.trigger()
    hand.desk.wait(lambda: hand.seen.worth is None)
    hand.view.look_at(Spot(1, 1))
    assert hand.says("loss if removed") == ""


def test_the_button_over_the_graph_is_the_same_action(hand: Hand) -> None:
    button = hand.desk.window.graph.worth_button
    QTest.mouseClick(button, LEFT)
    assert hand.desk.session.view_settings.show_worth
    hand.desk.wait(lambda: hand.seen.worth is not None)
    QTest.mouseClick(button, LEFT)
    assert not hand.desk.session.view_settings.show_worth
