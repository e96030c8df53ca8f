"""A button with a menu: what it looks like after the menu has closed."""

import pytest
from PySide6.QtCore import QEvent, QPoint, QPointF
from PySide6.QtGui import QCursor, QEnterEvent
from PySide6.QtWidgets import QApplication, QMenu, QToolButton

from nngui.ui.controls.menu_button import give_menu


@pytest.fixture
def button(qtbot) -> QToolButton:
    """One that the mouse is on, with its menu open."""
    made = QToolButton()
    made.resize(30, 30)
    menu = QMenu(made)
    menu.addAction("One")
    give_menu(made, menu)
    qtbot.addWidget(made)
    made.show()
    at = QPointF(5, 5)
    QApplication.sendEvent(made, QEnterEvent(at, at, made.mapToGlobal(at)))
    menu.popup(made.mapToGlobal(QPoint(0, 30)))
    assert made.underMouse()
    assert made.popupMode() == QToolButton.ToolButtonPopupMode.InstantPopup
    return made


@pytest.mark.parametrize("over", [True, False])
def test_it_is_lit_after_its_menu_only_while_the_mouse_is_on_it(
    button: QToolButton, qtbot, monkeypatch, over: bool
) -> None:
    place = button.mapToGlobal(QPoint(5, 5) if over else QPoint(300, 300))
    monkeypatch.setattr(QCursor, "pos", lambda: place)
    left = []
    button.menu().aboutToHide.connect(lambda: left.append("hidden"))
    button.menu().hide()
    assert left == ["hidden"]
    QApplication.sendPostedEvents(None, QEvent.Type.MetaCall)
    assert button.underMouse() == over
