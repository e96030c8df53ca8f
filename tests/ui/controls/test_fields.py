import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractButton, QWidget

from nngui.ui.controls import fields

MAKERS = {
    "Button": lambda: fields.Button("one", "One", "What it does"),
    "ChipButton": lambda: fields.ChipButton("one", "One", "What it does"),
    "Choice": lambda: fields.Choice("one", "One", "What it does"),
    "NumberField": lambda: fields.NumberField("one", "One", "What it does", 0, 0, 1),
    "SliderField": lambda: fields.SliderField(
        "one", "One", "What it does", fields.linear_scale(0, 1, 0.1), 0
    ),
}


@pytest.mark.parametrize("kind", MAKERS)
def test_every_control_has_a_name_a_spoken_name_and_a_tooltip(qtbot, kind: str):
    control = MAKERS[kind]()
    qtbot.addWidget(control)
    assert (control.objectName(), control.accessibleName()) == ("one", "One")
    assert control.toolTip() == "What it does"
    for part in control.findChildren(QWidget):
        if part.focusPolicy() != Qt.FocusPolicy.NoFocus and part.objectName().startswith("one"):
            assert part.accessibleName() == "One"
            assert part.toolTip() == "What it does"


@pytest.mark.parametrize("kind", MAKERS)
def test_nothing_takes_the_focus_by_the_wheel_and_no_button_by_a_click(qtbot, kind: str):
    control = MAKERS[kind]()
    qtbot.addWidget(control)
    for part in (control, *control.findChildren(QWidget)):
        if part.objectName().startswith("one"):
            assert part.focusPolicy() != Qt.FocusPolicy.WheelFocus
        if isinstance(part, QAbstractButton):
            assert not part.focusPolicy() & Qt.FocusPolicy.ClickFocus


def test_everything_that_is_announced_is_there():
    assert all(hasattr(fields, name) for name in fields.__all__)
