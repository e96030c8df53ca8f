from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit, QVBoxLayout, QWidget

from nngui.ui.controls.buttons import Button, ChipButton


def test_a_click_leaves_the_focus_where_it_was(qtbot):
    form = QWidget()
    qtbot.addWidget(form)
    elsewhere, button = QLineEdit(), Button("reset", "Reset", "Draw the same weights again")
    layout = QVBoxLayout(form)
    layout.addWidget(elsewhere)
    layout.addWidget(button)
    form.show()
    form.activateWindow()
    elsewhere.setFocus()
    qtbot.waitUntil(elsewhere.hasFocus)
    with qtbot.waitSignal(button.clicked):
        QTest.mouseClick(button, Qt.MouseButton.LeftButton)
    assert elsewhere.hasFocus()
    QTest.keyClick(elsewhere, Qt.Key.Key_Tab)
    assert button.hasFocus()


def test_a_button_says_what_it_is(qtbot):
    button = Button("train", "Train", "Start or stop", "primary")
    qtbot.addWidget(button)
    assert (button.objectName(), button.accessibleName()) == ("train", "Train")
    assert (button.toolTip(), button.property("variant")) == ("Start or stop", "primary")


def test_a_chip_is_on_or_off_and_may_be_read_aloud(qtbot):
    chip = ChipButton("feature_x1", "x₁", "Use x₁", accessible_name="feature x 1")
    qtbot.addWidget(chip)
    with qtbot.waitSignal(chip.toggled) as told:
        QTest.mouseClick(chip, Qt.MouseButton.LeftButton)
    assert told.args == [True]
    assert chip.accessibleName() == "feature x 1"
