import pytest
from PySide6.QtCore import QTimerEvent
from PySide6.QtWidgets import QApplication, QLineEdit, QWidget

from nngui.ui.controls.bubble import Bubble


@pytest.mark.parametrize("place", [(20, 20), (380, 20), (20, 270), (380, 270), (-30, 150)])
def test_a_bubble_lies_inside_the_window_and_not_over_its_field(qtbot, place):
    window = QWidget()
    qtbot.addWidget(window)
    window.resize(400, 300)
    field = QLineEdit(window)
    field.setGeometry(*place, 60, 22)
    window.show()
    bubble = Bubble(
        field, "Learning rate takes a number from 0.0001 to 10, and nothing else at all."
    )
    assert window.rect().contains(bubble.geometry())
    assert not bubble.geometry().intersects(field.geometry())
    assert bubble.height() >= bubble.heightForWidth(bubble.width())
    assert bubble.isVisible()


def test_a_bubble_is_no_window_of_its_own(qtbot):
    window = QWidget()
    qtbot.addWidget(window)
    bubble = Bubble(QLineEdit(window), "A sentence.")
    assert bubble.window() is window
    assert bubble.accessibleName() == "A sentence."


def test_a_bubble_goes_when_it_has_been_read(qtbot):
    window = QWidget()
    qtbot.addWidget(window)
    window.show()
    bubble = Bubble(QLineEdit(window), "A sentence.")
    QApplication.sendEvent(bubble, QTimerEvent(0))
    assert bubble.isHidden()
