import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QWheelEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from nngui.ui.controls.choice import Choice, ChoiceItem

ITEMS = [
    ChoiceItem("tanh", "tanh", "From -1 to 1."),
    ChoiceItem("relu", "ReLU", "Zero below zero."),
    ChoiceItem("linear", "linear"),
]


@pytest.fixture
def choice(qtbot) -> Choice:
    made = Choice("activation", "Activation", "What a neuron does", ITEMS)
    qtbot.addWidget(made)
    made.show()
    qtbot.waitExposed(made)
    made.activateWindow()
    return made


def test_it_shows_labels_and_speaks_in_names(choice: Choice):
    choice.show_choice("relu")
    assert (choice.currentText(), choice.choice) == ("ReLU", "relu")
    assert choice.itemData(1, Qt.ItemDataRole.ToolTipRole) == "Zero below zero."


def test_showing_tells_nothing(choice: Choice, qtbot):
    with qtbot.assertNotEmitted(choice.chosen):
        choice.show_choice("linear")
        choice.show_items(ITEMS[:2])


def test_what_the_user_picks_is_told(choice: Choice, qtbot):
    choice.setFocus()
    with qtbot.waitSignal(choice.chosen) as told:
        QTest.keyClick(choice, Qt.Key.Key_Down)
    assert told.args == ["relu"]


def test_other_items_keep_the_shown_name_if_it_is_among_them(choice: Choice):
    choice.show_choice("relu")
    choice.show_items(reversed(ITEMS))
    assert choice.choice == "relu"
    choice.show_items(ITEMS[2:])
    assert choice.choice == "linear"
    choice.show_items([])
    assert choice.choice == ""


def test_a_name_that_is_not_offered_is_refused(choice: Choice):
    with pytest.raises(ValueError, match="activation offers no 'swish'"):
        choice.show_choice("swish")
    assert choice.choice == "tanh"


def test_the_wheel_acts_only_in_focus(choice: Choice, qtbot):
    def wheel() -> bool:
        event = QWheelEvent(
            QPointF(5, 5),
            choice.mapToGlobal(QPointF(5, 5)),
            QPoint(),
            QPoint(0, -120),
            Qt.MouseButton.NoButton,
            Qt.KeyboardModifier.NoModifier,
            Qt.ScrollPhase.NoScrollPhase,
            False,
        )
        QApplication.sendEvent(choice, event)
        return event.isAccepted()

    choice.clearFocus()
    assert not wheel()
    assert choice.choice == "tanh"
    choice.setFocus()
    qtbot.waitUntil(choice.hasFocus)
    assert wheel()
    assert choice.choice == "relu"


def test_a_click_leaves_the_focus_where_it_was(choice: Choice):
    choice.clearFocus()
    QTest.mouseClick(choice, Qt.MouseButton.LeftButton)
    choice.hidePopup()
    assert not choice.hasFocus()


def test_the_list_is_wide_enough_for_every_item(choice: Choice, qtbot):
    choice.show_items([ChoiceItem("long", "an item that is much wider than the box it is in")])
    choice.resize(80, choice.height())
    choice.showPopup()
    text = choice.fontMetrics().horizontalAdvance(choice.currentText())
    assert choice.view().width() >= text
    choice.hidePopup()
