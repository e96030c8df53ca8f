"""The cards of the graph stand over the window: whole, and not on what they are about."""

import pytest
from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDockWidget, QLabel

from nngui.state.probe import ParameterPlace
from nngui.ui.network.layout import Spot
from nngui.ui.network.targets import Bias, Target, Weight
from tests.ui.window_desk import WindowDesk

from .test_inspector import Hand


@pytest.fixture
def hand(window_desk: WindowDesk) -> Hand:
    return Hand(window_desk)


def where(hand: Hand, target: Target) -> QRect:
    """A target in the coordinates of the window."""
    corner = hand.view.mapTo(hand.desk.window, QPoint(0, 0))
    return hand.view.place(target).toRect().translated(corner)


@pytest.mark.parametrize("size", [(1440, 900), (1024, 700)])
def test_the_card_stands_whole_in_the_window_and_covers_no_end_of_its_weight(
    hand: Hand, size: tuple[int, int]
) -> None:
    hand.desk.resize(*size)
    middle = hand.desk.window.centralWidget().geometry()
    for layer, source, target in ((1, 0, 0), (1, 1, 4), (2, 0, 3), (3, 3, 1)):
        hand.graph.inspector.pin(Weight(layer, source, target))
        card = hand.card.geometry()
        assert middle.contains(card)
        for end in (Spot(layer, target), Spot(layer - 1, source)):
            assert not card.intersects(where(hand, end)), (layer, end)
        hand.card.close_card()


def test_a_card_that_stands_well_stays_when_another_weight_is_chosen(hand: Hand) -> None:
    hand.click(Weight(1, 0, 0))
    stood = hand.card.geometry()
    hand.card.picker.setCurrentIndex(2)
    hand.card.picker.activated.emit(2)
    assert hand.card.place == ParameterPlace(0, 0, 1)
    assert hand.card.geometry() == stood


def test_the_reading_of_a_unit_stands_beside_it_and_goes_with_the_graph(hand: Hand) -> None:
    hand.desk.resize(1024, 700)
    hand.hover(Spot(1, 1))
    card = hand.desk.window.findChild(QLabel, "network_card")
    assert card.isVisible()
    assert hand.desk.window.centralWidget().geometry().contains(card.geometry())
    assert not card.geometry().intersects(where(hand, Spot(1, 1)))
    hand.click(Bias(1, 2))
    hand.view.hide()
    assert not card.isVisible()
    assert not hand.card.isVisible()


def test_keys_of_the_graph_work_in_the_card_that_stands_over_it(hand: Hand) -> None:
    hand.click(Weight(1, 0, 0))
    hand.card.slider.setFocus()
    QTest.keyClick(hand.card.slider, Qt.Key.Key_Z)
    hand.desk.wait(lambda: hand.value(ParameterPlace(0, 0, 0)) == 0.0)
    QTest.keyClick(hand.card.slider, Qt.Key.Key_Escape)
    assert not hand.card.isVisible()


def test_cards_go_with_the_graph_where_the_window_takes_it(hand: Hand) -> None:
    window = hand.desk.window
    hand.desk.resize(1440, 900)
    hand.graph.inspector.pin(Weight(1, 0, 0))
    hand.view.look_at(Spot(1, 1))
    reading = window.findChild(QLabel, "network_card")
    assert reading.isVisible()
    size = hand.view.size()
    hand.desk.resize(1200, 900)
    assert hand.view.size() == size  # it has only moved
    middle = window.centralWidget().geometry()
    assert middle.contains(hand.card.geometry())
    assert middle.contains(reading.geometry())
    hand.desk.resize(1440, 900)
    assert not hand.card.geometry().intersects(where(hand, Spot(1, 0)))
    assert not reading.geometry().intersects(where(hand, Spot(1, 1)))
    network = window.findChild(QDockWidget, "network_dock")
    window.workspace.addDockWidget(Qt.DockWidgetArea.LeftDockWidgetArea, network)
    QApplication.processEvents()
    assert abs(hand.card.geometry().left() - where(hand, Weight(1, 0, 0)).right()) < 400
