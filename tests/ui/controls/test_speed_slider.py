import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from nngui.state.view_settings import ViewSettings
from nngui.ui.controls.speed_slider import SpeedSlider


@pytest.fixture
def speed(qtbot) -> SpeedSlider:
    made = SpeedSlider()
    made.asked = []
    made.speed_requested.connect(made.asked.append)
    qtbot.addWidget(made)
    return made


def test_it_begins_at_the_default(speed):
    assert speed.speed == ViewSettings().speed
    assert speed.value.text() == "500/s"


@pytest.mark.parametrize(
    "value,text", [(1, "1/s"), (2.5, "2.5/s"), (60, "60/s"), (1000, "1,000/s"), (None, "max")]
)
def test_a_speed_is_shown_and_asks_for_nothing(speed, value, text):
    speed.show_speed(value)
    assert speed.speed == value
    assert speed.value.text() == text
    assert speed.slider.accessibleDescription() == text
    assert speed.asked == []


def test_a_speed_between_stops_is_shown_as_it_is(speed):
    speed.show_speed(333)
    assert speed.value.text() == "333/s"


def test_the_right_end_is_flat_out_and_one_key_away(speed):
    QTest.keyClick(speed.slider, Qt.Key.Key_End)
    assert speed.asked == [None]
    assert speed.value.text() == "max"
    QTest.keyClick(speed.slider, Qt.Key.Key_Left)
    assert speed.asked == [None, 10_000]


def test_a_double_click_goes_back_to_the_default(speed):
    speed.show_speed(None)
    speed.slider.reset_requested.emit()
    assert speed.asked == [ViewSettings().speed]


def test_what_comes_from_outside_does_not_move_the_slider_under_the_hand(speed):
    speed.slider.setSliderDown(True)
    place = speed.slider.value()
    speed.show_speed(1)
    assert speed.slider.value() == place
    speed.slider.setSliderDown(False)


def test_a_click_on_the_slider_takes_no_focus(speed):
    assert not speed.slider.focusPolicy() & Qt.FocusPolicy.ClickFocus
