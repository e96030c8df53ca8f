"""What all fields share; a field for even numbers stands for them."""

from collections.abc import Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel, QVBoxLayout, QWidget

from nngui.ui.controls.entry_field import EntryField

from .editing import enter


class EvenField(EntryField):
    """Takes even whole numbers."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__("even", "Even", "An even number.", (Qt.Key.Key_Up,), parent)
        self.value = "2"
        self._show_text()

    def commit(self) -> bool:
        if not self.isModified():
            return True
        if int(self.text()) % 2:
            self._refuse(f"{self.text()} is odd.")
            return False
        self.value = self.text()
        self.revert()
        return True

    def _show_text(self) -> None:
        self.setText(self.value)
        self.setModified(False)


@pytest.fixture
def field(qtbot) -> Iterator[EvenField]:
    window = QWidget()
    qtbot.addWidget(window)
    layout = QVBoxLayout(window)
    made, other = EvenField(window), QLabel("other", window)
    other.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
    layout.addWidget(made)
    layout.addWidget(other)
    window.show()
    made.setFocus()
    yield made
    window.close()


def bubbles(field: EvenField) -> list[str]:
    found = field.window().findChildren(QLabel, "even_bubble")
    return [label.text() for label in found if label.isVisible()]


def test_enter_commits_and_is_done(field, qtbot):
    with qtbot.waitSignal(field.done, timeout=1000):
        enter(field, "4")
    assert field.value == "4"


def test_what_is_refused_is_said_until_it_is_edited(field, qtbot):
    with qtbot.waitSignal(field.refused, timeout=1000) as said:
        enter(field, "5")
    assert said.args == ["5 is odd."]
    assert (field.value, field.text(), field.selectedText()) == ("2", "5", "5")
    assert bubbles(field) == ["5 is odd."]
    assert field.property("invalid")
    QTest.keyClicks(field, "6")
    assert bubbles(field) == []
    assert not field.property("invalid")


def test_escape_reverts_and_then_is_done(field, qtbot):
    QTest.keyClicks(field, "3")
    QTest.keyClick(field, Qt.Key.Key_Escape)
    assert field.text() == "2"
    with qtbot.waitSignal(field.done, timeout=1000):
        QTest.keyClick(field, Qt.Key.Key_Escape)


@pytest.mark.parametrize("typed, value", [("8", "8"), ("9", "2")])
def test_leaving_commits_and_never_shows_what_is_not_so(field, typed, value):
    field.selectAll()
    QTest.keyClicks(field, typed)
    field.window().findChild(QLabel).setFocus()
    assert (field.value, field.text()) == (value, value)
    assert not field.property("invalid")
    assert bubbles(field) == (["9 is odd."] if typed == "9" else [])
