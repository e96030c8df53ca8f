import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAction
from PySide6.QtTest import QTest

from nngui.ui.controls.step_button import StepButton
from nngui.ui.theme import LIGHT


@pytest.fixture
def pair(qtbot) -> StepButton:
    step, kinds = QAction("&Step"), [QAction("By sample"), QAction("By batch")]
    made = StepButton(step, kinds)
    made.step_action, made.kinds = step, kinds
    qtbot.addWidget(made)
    made.show_theme(LIGHT)
    made.show_text("Step: 1 batch of 32")
    made.resize(made.sizeHint())
    made.show()
    return made


def test_both_buttons_stand_side_by_side_and_nothing_is_cut(pair):
    assert pair.button.width() >= pair.button.sizeHint().width()
    assert pair.chooser.x() == pair.button.width()
    assert pair.chooser.geometry().right() < pair.width()


def test_a_click_steps_and_the_menu_has_the_kinds(pair):
    done = []
    pair.step_action.triggered.connect(lambda: done.append("step"))
    QTest.mouseClick(pair.button, Qt.MouseButton.LeftButton)
    assert done == ["step"]
    assert pair.chooser.menu().actions() == pair.kinds


def test_it_gives_way_in_two_steps_and_comes_back(pair):
    full = pair.sizeHint().width()
    pair.show_compact(True)
    compact = pair.sizeHint().width()
    pair.hide_chooser(True)
    least = pair.sizeHint().width()
    assert full > compact > least
    assert pair.button.text() == ""
    pair.show_text("Step: 1 epoch")
    assert pair.button.text() == ""
    pair.hide_chooser(False)
    pair.show_compact(False)
    assert pair.button.text() == pair.button.accessibleName() == "Step: 1 epoch"


def test_both_can_be_reached_by_tab_and_take_no_focus_on_click(pair):
    for button in (pair.button, pair.chooser):
        assert button.focusPolicy() == Qt.FocusPolicy.TabFocus
        assert button.toolTip()
        assert button.accessibleName()
