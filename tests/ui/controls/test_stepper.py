import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from nngui.ui.controls.stepper import Stepper
from nngui.ui.theme import DARK


@pytest.fixture
def stepper(qtbot) -> Stepper:
    made = Stepper("units", "Units", "How many", 8, 1, 256)
    made.chosen = []
    made.value_chosen.connect(made.chosen.append)
    qtbot.addWidget(made)
    return made


def test_buttons_step_by_one(stepper):
    stepper.more.click()
    stepper.more.click()
    stepper.fewer.click()
    assert stepper.chosen == [9, 10, 9]
    assert stepper.value == 9


@pytest.mark.parametrize(
    "value,fewer,more", [(1, False, True), (8, True, True), (256, True, False)]
)
def test_a_button_that_leads_nowhere_is_disabled(stepper, value, fewer, more):
    stepper.set_value(value)
    assert (stepper.fewer.isEnabled(), stepper.more.isEnabled()) == (fewer, more)
    assert stepper.chosen == []


def test_a_typed_number_counts_and_the_field_is_done(stepper, qtbot):
    stepper.number.selectAll()
    QTest.keyClicks(stepper.number, "256")
    with qtbot.waitSignal(stepper.done, timeout=1000):
        QTest.keyClick(stepper.number, Qt.Key.Key_Return)
    assert stepper.chosen == [256]
    assert not stepper.more.isEnabled()


@pytest.mark.parametrize("text", ["0", "257", "2.5", "many"])
def test_a_wrong_number_is_refused_in_a_sentence(stepper, text, qtbot):
    stepper.number.selectAll()
    QTest.keyClicks(stepper.number, text)
    with qtbot.waitSignal(stepper.refused, timeout=1000) as refused:
        QTest.keyClick(stepper.number, Qt.Key.Key_Return)
    assert "Units takes" in refused.args[0]
    assert "1 to 256" in refused.args[0]
    assert stepper.chosen == []
    assert stepper.value == 8


def test_the_arrow_keys_step_too(stepper):
    QTest.keyClick(stepper.number, Qt.Key.Key_Up)
    QTest.keyClick(stepper.number, Qt.Key.Key_Down)
    assert stepper.chosen == [9, 8]


def test_the_buttons_take_no_focus_and_have_names(stepper):
    for button in (stepper.fewer, stepper.more):
        assert button.focusPolicy() == Qt.FocusPolicy.NoFocus
        assert "Units" in button.accessibleName()
    assert stepper.more.icon().isNull()
    stepper.show_theme(DARK)
    assert not stepper.more.icon().isNull()


def test_a_tooltip_reaches_the_number(stepper):
    stepper.setToolTip("Not now")
    assert stepper.number.toolTip() == "Not now"
