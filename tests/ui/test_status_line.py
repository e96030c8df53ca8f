"""The line at the bottom."""

from dataclasses import replace

import pytest
from PySide6.QtWidgets import QLabel, QProgressBar
from pytestqt.qtbot import QtBot

from nngui.state.document import Document
from nngui.state.edits import SetSetting
from nngui.state.stop_rules import Stopped
from nngui.ui import status_line
from nngui.ui.status_line import StatusLine
from tests.hand import snapshot
from tests.ui.window_desk import WindowDesk


@pytest.fixture
def line(qtbot: QtBot) -> StatusLine:
    line = StatusLine()
    qtbot.addWidget(line)
    line.resize(800, 30)
    line.show()
    return line


def text(line: StatusLine, name: str = "training_state") -> str:
    label = line.findChild(QLabel, name)
    assert label is not None
    return label.text()


def test_it_says_how_to_begin(line: StatusLine) -> None:
    line.show_snapshot(replace(snapshot(1), train_loss=0.7))
    assert text(line) == "Ready: press Space to train"


def test_without_points_there_is_nothing_to_train_on(line: StatusLine) -> None:
    line.show_snapshot(replace(snapshot(1), train_loss=None))
    assert text(line) == "Ready: place points to train on"


def test_it_says_where_training_stands(line: StatusLine) -> None:
    line.show_snapshot(snapshot(1, epoch=1_204))
    assert text(line) == "Paused at epoch 1,204"


def test_while_training_it_says_how_fast(line: StatusLine, monkeypatch: pytest.MonkeyPatch) -> None:
    moments = iter((10.0, 10.02, 10.04, 20.0, 20.5))
    monkeypatch.setattr(status_line, "perf_counter", lambda: next(moments))
    running = replace(snapshot(1, epoch=3, running=True), epochs_per_second=1234.4)
    for _ in range(3):
        line.count_frame()
    line.show_snapshot(running)
    assert text(line) == "Training · 1,234 epochs/s · view 50 fps"
    line.show_snapshot(snapshot(1, epoch=9))
    # A pause between two runs is no slow frame.
    line.count_frame()
    line.count_frame()
    line.show_snapshot(running)
    assert text(line) == "Training · 1,234 epochs/s · view 2 fps"


def test_slow_motion_is_told_in_steps(line: StatusLine) -> None:
    slow = replace(snapshot(1, running=True), epochs_per_second=0.1, steps_per_second=1.04)
    line.show_snapshot(slow)
    assert text(line) == "Training · 1 steps/s · epoch 0, step 0"
    line.show_snapshot(replace(slow, steps_per_second=42.2))
    assert text(line).startswith("Training · 42 steps/s")


def test_a_step_within_an_epoch_is_told(line: StatusLine) -> None:
    line.show_snapshot(replace(snapshot(1, epoch=3), step=2))
    assert text(line) == "Paused at epoch 3, step 2"


def test_what_has_stopped_training_is_said_until_it_goes_on(line: StatusLine) -> None:
    line.show_stop(Stopped("loss", 312, 0.0499, of_test=True))
    assert text(line) == "Stopped at epoch 312: the test loss is down to 0.0499."
    line.show_snapshot(snapshot(1, epoch=312))
    assert text(line) == "Stopped at epoch 312: the test loss is down to 0.0499."
    line.show_snapshot(snapshot(1, epoch=313, running=True))
    line.show_snapshot(snapshot(1, epoch=312))
    assert text(line) == "Paused at epoch 312"


def test_that_the_time_is_over_is_said_in_the_middle_of_an_epoch_too(line: StatusLine) -> None:
    line.show_stop(Stopped("seconds", 12, 2.5, step=6))
    line.show_snapshot(replace(snapshot(1, epoch=12), step=6))
    assert text(line) == "Stopped at epoch 12: the time of 2.5 s is over."
    line.show_snapshot(replace(snapshot(1, epoch=12), step=7))
    assert text(line) == "Paused at epoch 12, step 7"


def test_where_there_is_an_end_a_bar_says_how_far_it_is(line: StatusLine) -> None:
    bar = line.findChild(QProgressBar, "training_progress")
    line.show_snapshot(replace(snapshot(1, running=True), progress=0.25))
    assert not bar.isHidden()
    assert bar.value() == bar.maximum() // 4
    line.show_snapshot(snapshot(1, running=True))
    assert bar.isHidden()


def test_the_file_stands_at_the_right(line: StatusLine) -> None:
    line.show_file("moons.nngui", False)
    assert text(line, "file_state") == "moons.nngui"
    line.show_file("moons.nngui", True)
    assert text(line, "file_state") == "moons.nngui — not saved"


def test_a_file_name_is_never_read_as_markup(line: StatusLine, qtbot: QtBot) -> None:
    line.show_file("<b>bold</b>.nngui", False)
    label = line.findChild(QLabel, "file_state")
    plain = QLabel("bold.nngui")
    qtbot.addWidget(plain)
    assert label.sizeHint().width() > plain.sizeHint().width() + 20


def test_a_sentence_stands_in_its_place_and_the_file_stays(line: StatusLine) -> None:
    line.say("There is no class 5 yet: press + to add one.")
    assert line.currentMessage() == "There is no class 5 yet: press + to add one."
    assert not line.findChild(QLabel, "training_state").isVisible()
    line.clearMessage()
    assert line.findChild(QLabel, "training_state").isVisible()


def first_inked_column(line: StatusLine) -> int:
    picture = line.grab().toImage()
    ground = picture.pixel(0, 0)
    return next(
        x
        for x in range(picture.width())
        if any(picture.pixel(x, y) != ground for y in range(picture.height()))
    )


def test_a_message_begins_where_the_state_began(window_desk: WindowDesk) -> None:
    line = window_desk.window.status
    for size in (10.0, 14.0):
        window_desk.themes.set_text_size(size)
        line.clearMessage()
        line.show_snapshot(replace(snapshot(1), train_loss=None))
        state = first_inked_column(line)
        line.say(text(line))
        assert first_inked_column(line) == state


def test_with_another_size_of_text_a_message_never_lies_over_the_state(
    window_desk: WindowDesk, qtbot: QtBot
) -> None:
    line = window_desk.window.status
    for size in (14.0, 10.0):
        line.say("Drag a line near its middle to shift it.")
        window_desk.themes.set_text_size(size)
        qtbot.wait(50)
        state = line.findChild(QLabel, "training_state")
        assert state.isVisible() != bool(line.currentMessage())


def test_that_training_goes_on_beyond_a_rule_is_said_once(window_desk: WindowDesk) -> None:
    desk, line = window_desk, window_desk.window.status
    desk.session.perform(SetSetting("training.stop.epochs", 5))
    desk.press("Space")
    desk.wait(lambda: text(line) == "Stopped at epoch 5: all epochs are trained.")
    desk.press("Space")
    sentence = "Training goes on beyond its 5 epochs: they stop it no more."
    desk.wait(lambda: line.currentMessage() == sentence)
    desk.press("Space")
    desk.wait(lambda: not desk.session.running)
    line.clearMessage()
    desk.press("Space")
    desk.wait(lambda: text(line).startswith("Training"))
    assert line.currentMessage() == ""


def test_nothing_is_said_where_the_rule_stops_it_again(line: StatusLine) -> None:
    stopped, goes_on = Stopped("epochs", 5, 5), snapshot(1, epoch=7, running=True)
    document = SetSetting("training.stop.epochs", 5).apply(Document())
    line.show_document(document)
    line.show_stop(stopped)
    line.show_document(SetSetting("training.stop.epochs", 50).apply(document))
    line.show_snapshot(goes_on)
    assert line.currentMessage() == ""
    line.show_document(document)
    line.show_stop(stopped)
    line.show_snapshot(snapshot(1, epoch=0))  # it was reset
    line.show_snapshot(goes_on)
    assert line.currentMessage() == ""
    line.show_stop(stopped)
    line.show_snapshot(goes_on)
    assert line.currentMessage()


def test_in_the_window_a_raised_rule_stops_training_again_without_a_word(
    window_desk: WindowDesk,
) -> None:
    desk, line = window_desk, window_desk.window.status
    for epochs in (5, 500):
        desk.session.perform(SetSetting("training.stop.epochs", epochs))
        desk.press("Space")
        desk.wait(lambda: text(line).startswith("Training"))
        assert line.currentMessage() == ""
        if epochs == 5:
            desk.wait(lambda: text(line) == "Stopped at epoch 5: all epochs are trained.")
