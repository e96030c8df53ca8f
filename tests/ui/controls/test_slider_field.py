import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QWheelEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from nngui.ui.controls.scales import linear_scale, log_scale
from nngui.ui.controls.slider_field import SliderField

LEFT = Qt.MouseButton.LeftButton


@pytest.fixture
def told() -> list[tuple[float, bool]]:
    return []


@pytest.fixture
def field(qtbot, told) -> SliderField:
    made = SliderField(
        "noise", "Noise", "How far points stray", linear_scale(0, 1, 0.1), 0.2, default=0.5
    )
    qtbot.addWidget(made)
    made.resize(400, 40)
    made.show()
    qtbot.waitExposed(made)
    made.activateWindow()
    made.value_changed.connect(lambda value, finished: told.append((value, finished)))
    return made


def at(field: SliderField, share: float) -> QPoint:
    slider = field.slider
    return QPoint(round(share * (slider.width() - 1)), slider.height() // 2)


def wheel(widget, delta: int) -> QWheelEvent:
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


def test_slider_and_number_show_the_value(field: SliderField, told):
    field.set_value(0.7)
    assert (field.value, field.slider.value(), field.number.text()) == (0.7, 7, "0.7")
    assert told == []


def test_a_drag_tells_live_and_ends_finished(field: SliderField, told):
    QTest.mousePress(field.slider, LEFT, pos=at(field, 0.5))
    QTest.mouseMove(field.slider, at(field, 1.0))
    assert told == [(0.5, False), (1.0, False)]
    QTest.mouseRelease(field.slider, LEFT, pos=at(field, 1.0))
    assert told[2:] == [(1.0, True)]
    assert field.number.text() == "1"


def test_a_press_jumps_to_the_place(field: SliderField, told):
    QTest.mouseClick(field.slider, LEFT, pos=at(field, 0.0))
    assert told == [(0.0, False), (0.0, True)]
    assert not field.slider.isSliderDown()


def test_a_press_that_moves_nothing_tells_nothing(field: SliderField, told):
    field.set_value(0.5)
    QTest.mouseClick(field.slider, LEFT, pos=at(field, 0.5))
    assert told == []


def test_every_stop_can_be_reached_with_the_mouse(field: SliderField):
    reached = set()
    for x in range(field.slider.width()):
        QTest.mouseClick(field.slider, LEFT, pos=QPoint(x, field.slider.height() // 2))
        reached.add(field.value)
    assert reached == set(linear_scale(0, 1, 0.1).stops)


def test_a_value_from_outside_does_not_fight_the_hand(field: SliderField, told):
    QTest.mousePress(field.slider, LEFT, pos=at(field, 1.0))
    field.set_value(0.3)
    assert field.slider.value() == 10
    QTest.mouseRelease(field.slider, LEFT, pos=at(field, 1.0))
    assert told[-1] == (1.0, True)


def test_a_double_click_goes_back_to_the_default(field: SliderField, told):
    QTest.mouseDClick(field.slider, LEFT, pos=at(field, 0.2))
    assert told[-1] == (0.5, True)
    assert (field.value, field.slider.value()) == (0.5, 5)
    told.clear()
    field.slider.reset_requested.emit()
    assert told == []


@pytest.mark.parametrize(
    "key, value",
    [
        (Qt.Key.Key_Right, 0.3),
        (Qt.Key.Key_Left, 0.1),
        (Qt.Key.Key_End, 1.0),
        (Qt.Key.Key_Home, 0.0),
    ],
)
def test_keys_move_by_stops_and_are_finished(field: SliderField, told, key, value):
    QTest.keyClick(field.slider, key)
    assert told == [(value, True)]


def test_the_wheel_acts_only_in_focus(field: SliderField, told, qtbot):
    field.slider.clearFocus()
    assert not wheel(field.slider, 120).isAccepted()
    assert told == []
    field.slider.setFocus()
    qtbot.waitUntil(field.slider.hasFocus)
    wheel(field.slider, 120)
    assert len(told) == 1
    assert told[0][0] > 0.2
    assert told[0][1]


def test_a_typed_number_may_lie_between_the_stops(field: SliderField, told, qtbot):
    field.number.setFocus()
    field.number.selectAll()
    QTest.keyClicks(field.number, "0.33")
    with qtbot.waitSignal(field.done):
        QTest.keyClick(field.number, Qt.Key.Key_Return)
    assert told == [(0.33, True)]
    assert field.value == 0.33
    assert field.slider.value() == 3


def test_what_the_number_refuses_the_field_tells(field: SliderField, told, qtbot):
    field.number.setFocus()
    field.number.selectAll()
    QTest.keyClicks(field.number, "2")
    with qtbot.waitSignal(field.refused) as refusal:
        QTest.keyClick(field.number, Qt.Key.Key_Return)
    assert refusal.args == ["2 is too large. Noise takes 0 to 1."]
    assert told == []


def test_the_number_may_take_more_than_the_slider_reaches(qtbot, told):
    field = SliderField("lr", "Rate", "t", log_scale(0.001, 1), 0.03, minimum=1e-9, maximum=10)
    qtbot.addWidget(field)
    field.value_changed.connect(lambda value, finished: told.append((value, finished)))
    field.number.selectAll()
    QTest.keyClicks(field.number, "1e-6")
    assert field.number.commit()
    assert told == [(1e-6, True)]
    assert field.slider.value() == 0
