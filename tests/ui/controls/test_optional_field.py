import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from nngui.ui.controls.optional_field import OptionalField
from nngui.ui.controls.scales import linear_scale

from .editing import enter


@pytest.fixture
def field(qtbot) -> OptionalField:
    made = OptionalField("clip", "Clip", "A tip", "off", 5, 1, 10, scale=linear_scale(1, 10, 1))
    qtbot.addWidget(made)
    made.committed, made.said = [], []
    made.optional_committed.connect(made.committed.append)
    made.refused.connect(made.said.append)
    made.show()
    return made


def test_it_begins_off_and_says_so(field):
    assert field.optional is None
    assert (field.text(), field.placeholderText()) == ("", "off")


def test_a_number_turns_it_on_and_an_empty_field_off(field):
    enter(field, "2,5")
    assert field.optional == 2.5
    field.selectAll()
    QTest.keyClick(field, Qt.Key.Key_Delete)
    QTest.keyClick(field, Qt.Key.Key_Return)
    assert field.optional is None
    assert field.committed == [2.5, None]
    assert field.text() == ""


def test_its_word_for_off_may_be_typed(field):
    enter(field, "4")
    enter(field, "Off")
    assert field.committed == [4, None]
    enter(field, "off")
    assert field.committed == [4, None]


@pytest.mark.parametrize("text", ["abc", "nan", "1e9", "0"])
def test_what_is_refused_leaves_the_old_value(field, text):
    enter(field, text)
    assert field.optional is None
    enter(field, "3")
    enter(field, text)
    assert field.optional == 3
    assert field.committed == [3]
    assert len(field.said) == 2


def test_the_same_number_after_off_is_a_change(field):
    enter(field, "3")
    field.set_optional(None)
    enter(field, "3")
    assert field.committed == [3, 3]


def test_up_begins_somewhere_sensible(field):
    field.setFocus()
    QTest.keyClick(field, Qt.Key.Key_Up)
    QTest.keyClick(field, Qt.Key.Key_Up)
    assert field.committed == [5, 6]


def test_showing_asks_for_nothing(field):
    field.set_optional(7)
    assert (field.optional, field.text()) == (7, "7")
    field.set_optional(None)
    assert field.text() == ""
    assert field.committed == []
