"""Frames: one in flight, the next a beat after the last, faster while a hand is at work."""

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QTimer
from pytestqt.qtbot import QtBot

from nngui.state.snapshot import ViewRequest
from nngui.ui import frame_pump
from nngui.ui.frame_pump import BUSY_FOR_S, BUSY_INTERVAL_MS, CALM_INTERVAL_MS, FramePump, Pace
from tests.clock import Clock


@pytest.fixture
def clock(monkeypatch: pytest.MonkeyPatch) -> Clock:
    clock = Clock(now=100.0)
    monkeypatch.setattr(frame_pump, "perf_counter", clock)
    return clock


@pytest.fixture
def asked() -> list[int]:
    return []


@pytest.fixture
def pump(qtbot: QtBot, clock: Clock, asked: list[int]) -> Iterator[FramePump]:
    pump = FramePump(ViewRequest, lambda request: asked.append(request.id))
    yield pump
    pump.stop()


def timer(pump: FramePump) -> QTimer:
    return pump.findChild(QTimer)


def test_asking_gives_each_request_a_number_of_its_own(pump: FramePump, asked: list[int]) -> None:
    pump.request()
    pump.request()
    assert asked == [1, 2]
    assert not timer(pump).isActive()


def test_the_next_frame_is_due_a_beat_after_the_last_was_asked_for(
    pump: FramePump, clock: Clock
) -> None:
    pump.request()
    clock.now += 0.010
    pump.frame_drawn(1)
    assert timer(pump).interval() == CALM_INTERVAL_MS - 10


def test_a_frame_that_took_longer_than_a_beat_is_followed_at_once(
    pump: FramePump, clock: Clock
) -> None:
    pump.request()
    clock.now += 0.5
    pump.frame_drawn(1)
    assert timer(pump).isActive()
    assert timer(pump).interval() == 0


def test_a_hand_at_work_gets_sixty_frames_a_second(pump: FramePump, clock: Clock) -> None:
    pump.note_input()
    pump.request()
    pump.frame_drawn(1)
    assert timer(pump).interval() == BUSY_INTERVAL_MS
    clock.now += BUSY_FOR_S + 0.1
    pump.request()
    pump.frame_drawn(2)
    assert timer(pump).interval() == CALM_INTERVAL_MS


def test_an_overtaken_frame_starts_nothing(pump: FramePump) -> None:
    pump.request()
    pump.request()
    pump.frame_drawn(1)
    assert not timer(pump).isActive()
    pump.frame_drawn(2)
    assert timer(pump).isActive()


def test_many_changes_of_the_view_are_one_request(
    pump: FramePump, asked: list[int], qtbot: QtBot
) -> None:
    for _ in range(5):
        pump.request_soon()
    assert asked == []
    qtbot.waitUntil(lambda: bool(asked))
    assert asked == [1]


def test_stopped_it_asks_for_nothing(pump: FramePump) -> None:
    pump.request_soon()
    pump.stop()
    assert not timer(pump).isActive()


def test_a_pace_says_yes_once_in_its_interval(clock: Clock) -> None:
    pace = Pace(0.1)
    answers = []
    for _ in range(5):
        answers.append(pace.is_due())
        clock.now += 0.06
    assert answers == [True, False, True, False, True]


def test_what_was_stopped_asks_no_more(qtbot) -> None:
    asked = []
    pump = FramePump(lambda number: ViewRequest(number), asked.append)
    pump.request()
    pump.stop()
    pump.request()
    pump.request_soon()
    pump.frame_drawn(1)
    assert len(asked) == 1
