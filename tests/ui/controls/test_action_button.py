import pytest
from PySide6.QtGui import QAction

from nngui.ui.controls.action_button import ActionButton
from nngui.ui.theme import DARK, LIGHT


@pytest.fixture
def action(qapp) -> QAction:
    made = QAction("Step &One Epoch")
    made.setToolTip("Train one pass (.)")
    return made


@pytest.fixture
def button(qtbot, action) -> ActionButton:
    made = ActionButton("step_button", action, "step", "Step")
    qtbot.addWidget(made)
    return made


def test_compact_is_the_icon_alone_and_still_has_a_name(button):
    button.show_theme(LIGHT)
    wide = button.sizeHint().width()
    button.show_compact(True)
    assert button.text() == ""
    assert button.accessibleName() == "Step"
    assert button.sizeHint().width() < wide
    button.show_compact(False)
    assert button.text() == "Step"


def test_without_a_text_it_is_named_as_its_action(qtbot, action):
    button = ActionButton("step_button", action, "step")
    qtbot.addWidget(button)
    assert button.text() == ""
    assert button.accessibleName() == "Step One Epoch"


def test_it_follows_what_its_action_says(button, action):
    action.setToolTip("Not now")
    action.setEnabled(False)
    assert button.toolTip() == "Not now"
    assert not button.isEnabled()


def test_another_icon_comes_in_the_colors_of_the_theme(button):
    button.show_icon("pause")
    assert button.icon().isNull()
    button.show_theme(DARK)
    pause = button.icon().cacheKey()
    button.show_icon("train")
    assert button.icon().cacheKey() not in (0, pause)


def test_it_keeps_its_width_for_the_longest_of_its_texts(button):
    button.keep_width_for(("Go", "Pause for a while"))
    width = button.minimumWidth()
    button.show_text("Pause for a while")
    assert button.sizeHint().width() == width
    button.show_text("Go")
    assert button.minimumWidth() == width
    button.show_theme(LIGHT)
    button.show_text("Pause for a while")
    assert button.minimumWidth() == button.sizeHint().width() > width
