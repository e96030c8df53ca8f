"""The line at the bottom."""

from dataclasses import replace

import pytest
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from nngui.ui import status_line
from nngui.ui.status_line import StatusLine
from tests.hand import snapshot


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
