"""A hand on one weight: cards by hover, click and keys, in the real window with a real mouse."""

import numpy as np
import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel

from nngui.state.edits import SetUnits
from nngui.state.edits.weights import BIAS
from nngui.state.probe import ParameterPlace, UnitPlace
from nngui.ui.network.layout import Spot
from nngui.ui.network.parameter_card import ParameterCard
from nngui.ui.network.targets import Bias, Target, Weight
from tests.ui.window_desk import WindowDesk

LEFT = Qt.MouseButton.LeftButton


class Hand:
    """A mouse on the graph of a window."""

    def __init__(self, desk: WindowDesk) -> None:
        self.desk = desk
        self.graph = desk.window.graph
        self.view = self.graph.view
        self.card: ParameterCard = self.graph.inspector.card
        desk.wait(lambda: self.view.scene is not None)

    def place(self, target: Target) -> QPoint:
        return self.view.place(target).center().toPoint()

    def hover(self, target: Target) -> None:
        # A mouse that stays where the last test left it has not moved.
        QTest.mouseMove(self.view, self.place(target) + QPoint(40, 0))
        QTest.mouseMove(self.view, self.place(target))
        assert self.view.target == target

    def click(self, target: Target) -> None:
        self.hover(target)
        QTest.mouseClick(self.view, LEFT, pos=self.place(target))

    def type(self, text: str) -> None:
        field = self.card.number
        field.selectAll()
        QTest.keyClicks(field, text)
        QTest.keyClick(field, Qt.Key.Key_Return)

    def value(self, place: ParameterPlace) -> float:
        """What the worker says it is."""
        network = self.desk.session.snapshot.network
        layer = network.biases if place.is_bias else network.weights
        key = place.unit if place.is_bias else (place.unit, place.input)
        return float(layer[place.layer][key])


@pytest.fixture
def hand(window_desk: WindowDesk) -> Hand:
    return Hand(window_desk)


def test_hovering_a_bias_shows_its_numbers_and_goes_with_the_mouse(hand: Hand) -> None:
    hand.hover(Bias(1, 2))
    card = hand.card
    assert card.isVisible()
    assert not card.pinned
    assert card.place == ParameterPlace(0, 2, BIAS)
    hand.desk.wait(lambda: card.facts.gradient.text() != "\u2013")
    assert not card.slider.isVisible()
    hand.hover(Spot(1, 2))
    assert not card.isVisible()


def test_a_click_pins_the_card_of_a_weight(hand: Hand) -> None:
    hand.click(Weight(1, 0, 0))
    card = hand.card
    assert card.pinned
    assert card.place == ParameterPlace(0, 0, 0)
    QTest.mouseMove(hand.view, QPoint(3, 3))
    assert card.isVisible()
    assert card.number.value == pytest.approx(hand.value(card.place))
    QTest.mouseClick(card.close_button, LEFT)
    assert not card.isVisible()


def test_after_a_click_a_number_is_for_the_card_and_space_still_trains(hand: Hand) -> None:
    desk, card = hand.desk, hand.card
    desk.canvas.setFocus()
    hand.click(Weight(1, 0, 0))
    epoch, current = desk.session.snapshot.epoch, desk.canvas.drawing.current_class
    for key in "-2.5":
        desk.press(key)
    assert desk.window.focusWidget() is card.number
    desk.press("Return")
    desk.wait(lambda: hand.value(ParameterPlace(0, 0, 0)) == -2.5)
    assert desk.session.snapshot.epoch == epoch, "no step was made by the point"
    assert desk.canvas.drawing.current_class == current
    desk.press("Space")
    desk.wait(lambda: desk.session.snapshot.running)
    desk.press("Space")
    desk.wait(lambda: not desk.session.snapshot.running)
    assert card.pinned
    desk.press("Esc")
    assert not card.isVisible()
    desk.press("2")
    assert desk.canvas.drawing.current_class == 1


def test_escape_closes_the_card_of_the_weight_under_the_mouse(hand: Hand) -> None:
    hand.click(Weight(1, 0, 0))
    hand.desk.press("Esc")
    assert not hand.card.isVisible()


def test_a_typed_value_acts_at_once_on_boundary_and_losses(hand: Hand) -> None:
    session = hand.desk.session
    hand.click(Bias(3, 1))
    before = session.snapshot
    hand.type("2,5")
    place = ParameterPlace(2, 1, BIAS)
    hand.desk.wait(lambda: session.snapshot.network is not None and hand.value(place) == 2.5)
    assert session.snapshot.train_loss != before.train_loss
    assert not np.array_equal(session.snapshot.field, before.field)
    assert hand.card.number.value == 2.5
    session.undo()
    hand.desk.wait(lambda: hand.value(place) != 2.5)
    hand.desk.wait(lambda: hand.card.number.value == pytest.approx(hand.value(place)))


@pytest.mark.parametrize("text", ["abc", "1e400", "nan", "", "1e7"])
def test_a_bad_value_is_refused_with_a_sentence_and_the_old_one_stays(
    hand: Hand, text: str
) -> None:
    hand.click(Bias(1, 0))
    value = hand.card.number.value
    said: list[str] = []
    hand.card.message.connect(said.append)
    hand.card.number.selectAll()
    QTest.keyClick(hand.card.number, Qt.Key.Key_Delete)
    hand.type(text)
    assert said
    assert "1000000" in said[-1].replace(",", "") or "number" in said[-1]
    assert hand.card.number.value == value
    assert hand.desk.session.history.undo_step is None


def test_a_drag_of_the_slider_is_one_step_of_undo(hand: Hand) -> None:
    hand.click(Bias(1, 1))
    slider, session = hand.card.slider, hand.desk.session
    first = hand.card.number.value
    y = slider.height() // 2
    QTest.mousePress(slider, LEFT, pos=QPoint(20, y))
    for x in range(24, 90, 4):
        QTest.mouseMove(slider, QPoint(x, y))
        QApplication.processEvents()
    QTest.mouseRelease(slider, LEFT, pos=QPoint(88, y))
    place = ParameterPlace(0, 1, BIAS)
    hand.desk.wait(lambda: hand.value(place) == hand.card.number.value)
    assert hand.card.number.value != first
    session.undo()
    hand.desk.wait(lambda: hand.value(place) == pytest.approx(first))
    assert session.history.undo_step is None


def test_a_held_weight_takes_no_updates_while_training(hand: Hand) -> None:
    session = hand.desk.session
    hand.click(Bias(1, 1))
    place = ParameterPlace(0, 1, BIAS)
    slider, y = hand.card.slider, hand.card.slider.height() // 2
    session.train()
    QTest.mousePress(slider, LEFT, pos=QPoint(30, y))
    QApplication.processEvents()
    held = hand.card.number.value
    epoch = session.snapshot.epoch
    hand.desk.wait(lambda: session.snapshot.epoch > epoch + 2)
    assert hand.value(place) == held
    QTest.mouseRelease(slider, LEFT, pos=QPoint(30, y))
    hand.desk.wait(lambda: hand.value(place) != held)
    session.pause()


def test_zero_by_button_and_by_key(hand: Hand) -> None:
    hand.click(Bias(1, 3))
    QTest.mouseClick(hand.card.zero, LEFT)
    place = ParameterPlace(0, 3, BIAS)
    hand.desk.wait(lambda: hand.value(place) == 0)
    hand.view.setFocus(Qt.FocusReason.TabFocusReason)
    hand.view.look_at(Spot(2, 1))
    QTest.keyClick(hand.view, Qt.Key.Key_Return)
    assert hand.card.place == ParameterPlace(1, 1, BIAS)
    assert hand.desk.window.focusWidget() is hand.card.number
    hand.view.setFocus(Qt.FocusReason.TabFocusReason)
    hand.type("3")
    hand.desk.wait(lambda: hand.value(ParameterPlace(1, 1, BIAS)) == 3)
    hand.view.setFocus(Qt.FocusReason.TabFocusReason)
    QTest.keyClick(hand.view, Qt.Key.Key_Z)
    hand.desk.wait(lambda: hand.value(ParameterPlace(1, 1, BIAS)) == 0)


def test_zero_by_button_takes_the_place_of_what_was_typed_and_refused(hand: Hand) -> None:
    hand.click(Weight(1, 0, 0))
    field = hand.card.number
    QTest.mouseClick(field, LEFT)
    hand.type("1e400")
    assert field.text() == "1e400"
    QTest.mouseClick(hand.card.zero, LEFT)
    assert field.text() == "0"
    assert field.property("invalid") is not True


def test_another_weight_of_the_unit_is_chosen_in_the_card(hand: Hand) -> None:
    hand.click(Bias(2, 1))
    hand.card.place_chosen.emit(ParameterPlace(1, 1, 4))
    assert hand.card.pinned
    assert hand.card.place == ParameterPlace(1, 1, 4)
    assert hand.card.picker.currentText() == "weight of unit 5"
    assert hand.card.number.value == pytest.approx(hand.value(hand.card.place))


def test_the_card_is_live_while_training(hand: Hand) -> None:
    hand.click(Bias(1, 0))
    hand.desk.session.train()
    card = hand.card
    hand.desk.wait(lambda: len(card.facts.history.values) > 3)
    assert card.facts.update_made.text() != "\u2013"
    hand.desk.session.pause()


def test_another_shape_closes_the_card(hand: Hand) -> None:
    hand.click(Bias(1, 7))
    hand.desk.session.perform(SetUnits(0, 5))
    hand.desk.wait(lambda: not hand.card.isVisible())


def test_a_card_that_is_closed_within_a_drag_lets_go(hand: Hand) -> None:
    session = hand.desk.session
    hand.click(Bias(1, 2))
    slider, y = hand.card.slider, hand.card.slider.height() // 2
    QTest.mousePress(slider, LEFT, pos=QPoint(30, y))
    QTest.mouseMove(slider, QPoint(60, y))
    assert session.journal.entries or session.history.undo_step
    QTest.keyClick(slider, Qt.Key.Key_Escape)
    assert not hand.card.isVisible()
    assert not slider.isSliderDown()
    QTest.mouseRelease(slider, LEFT, pos=QPoint(60, y))
    place = ParameterPlace(0, 2, BIAS)
    was = hand.value(place)
    session.train()
    hand.desk.wait(lambda: session.snapshot.epoch > 3 and hand.value(place) != was)
    session.pause()


def test_a_hovered_unit_takes_the_place_of_the_boundary(hand: Hand) -> None:
    session = hand.desk.session
    hand.hover(Spot(1, 4))
    hand.desk.wait(lambda: session.snapshot.unit is not None)
    assert session.snapshot.unit.place == UnitPlace(1, 4)
    caption = hand.desk.child(QLabel, "unit_caption")
    assert caption.isVisible()
    assert caption.text() == "Layer 1, unit 5"
    picture = hand.desk.canvas._picture
    assert np.array_equal(picture._boundary.segments, session.snapshot.unit.line)
    hand.view.look_at(None)
    hand.desk.wait(lambda: session.snapshot.unit is None)
    assert not caption.isVisible()
    assert np.array_equal(picture._boundary.segments, session.snapshot.boundary)


def test_a_frozen_bias_takes_no_updates_until_it_is_let_go(hand: Hand) -> None:
    session = hand.desk.session
    hand.click(Bias(1, 2))
    place = ParameterPlace(0, 2, BIAS)
    before = hand.value(place)
    QTest.mouseClick(hand.card.freeze, LEFT)
    assert hand.card.freeze.text() == "Frozen"
    session.train()
    hand.desk.wait(lambda: session.snapshot.epoch > 3)
    assert hand.value(place) == before
    session.undo()
    assert not hand.card.freeze.isChecked()
    hand.desk.wait(lambda: hand.value(place) != before)
    session.pause()
