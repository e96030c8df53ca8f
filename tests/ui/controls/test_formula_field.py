from collections.abc import Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel, QVBoxLayout, QWidget

from nngui.data import Formula
from nngui.ui.controls.formula_field import FormulaField

from .editing import enter


@pytest.fixture
def field(qtbot) -> Iterator[FormulaField]:
    window = QWidget()
    qtbot.addWidget(window)
    layout = QVBoxLayout(window)
    made = FormulaField("formula", "Formula", "A formula of x1 and x2.", Formula)
    layout.addWidget(made)
    window.show()
    made.set_value("sin(x1)")
    made.setFocus()
    made.committed = []
    made.formula_committed.connect(made.committed.append)
    yield made
    window.close()


def test_it_shows_a_formula_and_emits_nothing(field):
    assert (field.text(), field.value) == ("sin(x1)", "sin(x1)")
    assert field.committed == []
    assert (field.accessibleName(), field.objectName()) == ("Formula", "formula")


def test_a_good_formula_is_committed_once(field):
    enter(field, "x1**2 - x2")
    enter(field, "x1**2 - x2")
    assert field.committed == ["x1**2 - x2"]
    assert field.value == "x1**2 - x2"


def test_a_caret_stays_as_it_was_typed(field):
    enter(field, "x1^2 - x2")
    assert field.committed == ["x1^2 - x2"]
    assert field.text() == "x1^2 - x2"


@pytest.mark.parametrize(
    "text, position, selected, words",
    [
        ("x1 + foo(x2)", 5, "f", 'Character 6 of the formula: There is no "foo"'),
        ("x1^2 + x1^^2", 10, "^", "Character 11 of the formula: A number, a variable"),
        ("x1 +", 4, "", "Character 5 of the formula: A number"),
        ("", 0, "", "Character 1 of the formula: There is no formula. Write one"),
        ("x1" * 150, 200, "x", "at most 200 characters, this one 300"),
    ],
)
def test_what_is_wrong_is_said_with_the_cursor_at_the_character(
    field, qtbot, text, position, selected, words
):
    with qtbot.waitSignal(field.refused, timeout=1000) as said:
        field.selectAll()
        QTest.keyClick(field, Qt.Key.Key_Backspace)
        enter(field, text)
    assert words in said.args[0]
    (bubble,) = field.window().findChildren(QLabel, "formula_bubble")
    assert bubble.isVisible()
    assert bubble.text() == said.args[0]
    assert field.selectedText() == selected
    assert (field.selectionStart() if selected else field.cursorPosition()) == position
    assert (field.value, field.committed) == ("sin(x1)", [])


def test_escape_brings_the_last_good_formula_back(field):
    enter(field, "x1 +")
    QTest.keyClick(field, Qt.Key.Key_Escape)
    assert field.text() == "sin(x1)"
    assert not field.property("invalid")


def test_a_formula_that_comes_while_one_types_waits_for_escape(field):
    field.selectAll()
    QTest.keyClicks(field, "x1*")
    field.set_value("cos(x1)")
    assert field.text() == "x1*"
    field.revert()
    assert field.text() == "cos(x1)"


def test_a_long_formula_shows_its_beginning(field):
    field.set_value("x1 + " * 30 + "x2")
    assert field.cursorPosition() == 0
    assert field.sizeHint().width() < 200
