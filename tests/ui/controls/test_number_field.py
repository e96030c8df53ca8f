import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QKeySequence, QShortcut, QWheelEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QVBoxLayout, QWidget

from nngui.ui.controls.bubble import Bubble
from nngui.ui.controls.number_field import NumberField
from nngui.ui.controls.scales import log_scale


class Form(QWidget):
    """A number field, something else to go to, and a record of all that the field tells."""

    def __init__(self) -> None:
        super().__init__()
        self.field = NumberField(
            "learning_rate", "Learning rate", "How far", 0.03, 1e-4, 10, scale=log_scale(1e-4, 10)
        )
        self.other = QLineEdit()
        layout = QVBoxLayout(self)
        layout.addWidget(self.field)
        layout.addWidget(self.other)
        self.told: list[tuple[str, object]] = []
        self.field.value_committed.connect(lambda value: self.told.append(("value", value)))
        self.field.refused.connect(lambda sentence: self.told.append(("refused", sentence)))
        self.field.done.connect(lambda: self.told.append(("done", None)))

    def type(self, text: str) -> None:
        self.field.selectAll()
        QTest.keyClicks(self.field, text)

    def bubbles(self) -> list[str]:
        return [bubble.text() for bubble in self.findChildren(Bubble) if bubble.isVisible()]


@pytest.fixture
def form(qtbot) -> Form:
    made = Form()
    qtbot.addWidget(made)
    made.show()
    qtbot.waitExposed(made)
    made.activateWindow()
    made.field.setFocus()
    qtbot.waitUntil(made.field.hasFocus)
    return made


def wheel(widget: QWidget, delta: int) -> QWheelEvent:
    event = QWheelEvent(
        QPointF(5, 5),
        widget.mapToGlobal(QPointF(5, 5)),
        QPoint(),
        QPoint(0, delta),
        Qt.MouseButton.NoButton,
        Qt.KeyboardModifier.NoModifier,
        Qt.ScrollPhase.NoScrollPhase,
        False,
    )
    QApplication.sendEvent(widget, event)
    return event


@pytest.mark.parametrize("text", ["0.1", "0,1", "1e-1", "1/10"])
def test_enter_commits_and_is_done(form: Form, text: str):
    form.type(text)
    assert form.told == []
    QTest.keyClick(form.field, Qt.Key.Key_Return)
    assert form.told == [("value", 0.1), ("done", None)]
    assert (form.field.text(), form.field.value) == ("0.1", 0.1)


def test_leaving_commits(form: Form):
    form.type("0.5")
    form.other.setFocus()
    assert form.told == [("value", 0.5)]


def test_an_unchanged_value_is_not_told(form: Form):
    form.type("3e-2")
    QTest.keyClick(form.field, Qt.Key.Key_Enter)
    form.other.setFocus()
    assert form.told == [("done", None)]
    assert form.field.text() == "0.03"


def test_looking_at_a_rounded_number_does_not_change_it(form: Form):
    form.field.set_value(1 / 3)
    assert form.field.text() == "0.333333"
    QTest.keyClick(form.field, Qt.Key.Key_Return)
    form.other.setFocus()
    assert form.field.value == 1 / 3
    assert form.told == [("done", None)]


def test_escape_reverts_and_a_second_one_is_done(form: Form):
    form.type("5")
    QTest.keyClick(form.field, Qt.Key.Key_Escape)
    assert (form.field.text(), form.told) == ("0.03", [])
    QTest.keyClick(form.field, Qt.Key.Key_Escape)
    assert form.told == [("done", None)]


def test_setting_a_value_tells_nothing(form: Form):
    form.field.set_value(2)
    assert (form.field.text(), form.field.value, form.told) == ("2", 2.0, [])


def test_a_value_that_comes_while_typing_waits_for_escape(form: Form):
    form.type("7")
    form.field.set_value(4)
    assert form.field.text() == "7"
    QTest.keyClick(form.field, Qt.Key.Key_Escape)
    assert form.field.text() == "4"


@pytest.mark.parametrize(
    "text, says",
    [
        ("abc", "“abc” is not a number. Learning rate takes one from 0.0001 to 10."),
        ("nan", "“nan” is not a number. Learning rate takes one from 0.0001 to 10."),
        ("1e9", "1e9 is too large. Learning rate takes 0.0001 to 10."),
        ("0", "0 is too small. Learning rate takes 0.0001 to 10."),
        (" ", "Learning rate takes a number from 0.0001 to 10."),
    ],
)
def test_refused_input_keeps_the_old_value_and_says_what_is_taken(form: Form, text, says):
    form.type(text)
    QTest.keyClick(form.field, Qt.Key.Key_Return)
    assert form.told == [("refused", says)]
    assert form.field.value == 0.03
    assert form.field.hasFocus()
    assert form.field.property("invalid") is True
    assert form.bubbles() == [says]


def test_the_next_edit_clears_the_refusal(form: Form):
    form.type("abc")
    QTest.keyClick(form.field, Qt.Key.Key_Return)
    form.type("1")
    assert form.field.property("invalid") is False
    assert form.bubbles() == []
    QTest.keyClick(form.field, Qt.Key.Key_Return)
    assert form.told[1:] == [("value", 1.0), ("done", None)]


def test_leaving_with_refused_input_shows_the_old_value_again(form: Form):
    form.type("abc")
    form.other.setFocus()
    assert form.field.text() == "0.03"
    assert form.field.property("invalid") is False
    assert [kind for kind, _ in form.told] == ["refused"]
    assert len(form.bubbles()) == 1


def test_refusing_twice_shows_one_bubble(form: Form):
    for _ in range(2):
        form.type("abc")
        QTest.keyClick(form.field, Qt.Key.Key_Return)
    assert len(form.bubbles()) == 1


def test_whole_fields_drop_grouping_and_refuse_parts(qtbot):
    field = NumberField("points", "Points", "How many", 400, 1, 50000, whole=True)
    qtbot.addWidget(field)
    field.selectAll()
    QTest.keyClicks(field, "1,284")
    assert field.commit()
    assert (field.value, field.text()) == (1284, "1284")
    field.selectAll()
    QTest.keyClicks(field, "2.5")
    with qtbot.waitSignal(field.refused) as refusal:
        assert not field.commit()
    assert refusal.args == ["Points takes a whole number from 1 to 50,000, not 2.5."]


@pytest.mark.parametrize("text", ["80", "80 %", "80%"])
def test_a_unit_is_shown_and_may_be_typed(qtbot, text: str):
    field = NumberField("share", "Train share", "Part", 70, 0, 100, whole=True, unit="%")
    qtbot.addWidget(field)
    assert field.text() == "70 %"
    field.selectAll()
    QTest.keyClicks(field, text)
    assert field.commit()
    assert (field.value, field.text()) == (80, "80 %")


def test_up_and_down_move_along_the_scale(form: Form):
    QTest.keyClick(form.field, Qt.Key.Key_Up)
    QTest.keyClick(form.field, Qt.Key.Key_Down)
    QTest.keyClick(form.field, Qt.Key.Key_Down)
    assert form.told == [("value", 0.04), ("value", 0.03), ("value", 0.025)]


def test_a_step_starts_from_what_is_typed(form: Form):
    form.type("1")
    QTest.keyClick(form.field, Qt.Key.Key_Up)
    assert form.told == [("value", 1.0), ("value", 1.2)]


def test_the_wheel_acts_only_in_focus(form: Form):
    assert wheel(form.field, 120).isAccepted()
    assert form.field.value == 0.04
    form.other.setFocus()
    assert not wheel(form.field, 120).isAccepted()
    assert form.field.value == 0.04


def test_a_fine_wheel_adds_up_to_steps(form: Form):
    for _ in range(4):
        wheel(form.field, -30)
    assert form.told == [("value", 0.025)]


def test_keys_of_the_field_reach_no_shortcut(form: Form, qtbot):
    for key in ("1", "Esc", "Up", "Down", "E", "."):
        shortcut = QShortcut(QKeySequence(key), form)
        shortcut.activated.connect(lambda key=key: form.told.append(("shortcut", key)))
    form.type("1.1e")
    QTest.keyClick(form.field, Qt.Key.Key_Escape)
    QTest.keyClick(form.field, Qt.Key.Key_Up)
    assert form.told == [("value", 0.04)]


def test_the_first_click_selects_the_number(form: Form):
    form.other.setFocus()
    QTest.mouseClick(form.field, Qt.MouseButton.LeftButton)
    assert form.field.selectedText() == "0.03"


def test_the_width_holds_the_number(qtbot):
    field = NumberField("n", "N", "t", 0.0123456, 0, 1, characters=8)
    qtbot.addWidget(field)
    assert field.minimumSizeHint().width() > field.fontMetrics().horizontalAdvance("0.01234")


@pytest.mark.parametrize("ends", [(1, 1), (2, 1), (0, float("inf")), (float("nan"), 1)])
def test_a_range_is_finite_and_not_empty(qapp, ends):
    with pytest.raises(ValueError, match="range"):
        NumberField("n", "N", "t", 0, *ends)


def test_a_long_number_is_rounded_and_not_cut_until_it_is_used(qtbot) -> None:
    form = Form()
    qtbot.addWidget(form)
    form.field.setFixedWidth(form.field.sizeHint().width())
    form.show()
    form.activateWindow()
    form.other.setFocus()
    qtbot.waitUntil(form.other.hasFocus)
    form.field.set_value(0.000123457)
    assert form.field.text() == "0.00012"
    form.field.setFocus(Qt.FocusReason.TabFocusReason)
    assert form.field.selectedText() == "0.000123457"
    form.other.setFocus()
    assert form.field.text() == "0.00012"
    assert form.field.value == 0.000123457
    assert form.told == []


def test_a_number_begun_elsewhere_is_gone_on_with_here(form: Form):
    form.other.setFocus()
    form.field.begin_typing("-")
    assert form.field.hasFocus()
    form.field.begin_typing("4")
    QTest.keyClicks(form.field, ".5")
    assert form.told == []
    QTest.keyClick(form.field, Qt.Key.Key_Return)
    assert form.told == [("value", 4.5), ("done", None)]
