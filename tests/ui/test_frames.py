"""What is asked of the views for a frame, and how often."""

from dataclasses import replace

import pytest
from PySide6.QtCore import QPointF, Qt

from nngui.state.snapshot import ViewRequest
from nngui.ui import frame_pump
from nngui.ui.frames import WISHES_S
from tests.clock import Clock
from tests.ui.window_desk import WindowDesk


@pytest.fixture
def desk(window_desk: WindowDesk) -> WindowDesk:
    return window_desk


@pytest.fixture
def clock(desk: WindowDesk, monkeypatch: pytest.MonkeyPatch) -> Clock:
    clock = Clock(now=100.0)
    monkeypatch.setattr(frame_pump, "perf_counter", clock)
    return clock


@pytest.fixture
def asked(desk: WindowDesk, monkeypatch: pytest.MonkeyPatch) -> list[int]:
    """For which requests the canvas said what it wants to see."""
    asked: list[int] = []
    ask = desk.canvas.view_request

    def note(request_id: int, columns: int, rows: int) -> ViewRequest:
        asked.append(request_id)
        return ask(request_id, columns, rows)

    monkeypatch.setattr(desk.canvas, "view_request", note)
    return asked


def requests(desk: WindowDesk, n: int) -> list[ViewRequest]:
    seen: list[ViewRequest] = []
    desk.session.view_requested.connect(seen.append)
    for _ in range(n):
        desk.window.frames.pump.request()
    desk.session.view_requested.disconnect(seen.append)
    return seen


def test_what_is_switched_on_while_paused_is_drawn(desk: WindowDesk) -> None:
    desk.wait(lambda: desk.session.snapshot is not None)
    assert desk.session.snapshot.lines is None
    desk.press("U")
    desk.wait(lambda: desk.session.snapshot.lines is not None)


def test_a_boundary_that_stands_still_is_asked_for_finer(desk: WindowDesk) -> None:
    (paused,) = requests(desk, 1)
    assert max(paused.columns, paused.rows) == 256
    desk.session.train()
    desk.window.frames._forget_wishes()
    (running,) = requests(desk, 1)
    desk.session.pause()
    assert max(running.columns, running.rows) == 128


def test_while_training_views_are_asked_ten_times_a_second(
    desk: WindowDesk, clock: Clock, asked: list[int]
) -> None:
    desk.session.train()
    requests(desk, 1)
    asked.clear()
    clock.now += WISHES_S + 0.01
    seen = requests(desk, 4)
    assert asked == [seen[0].id]
    assert len({request.id for request in seen}) == 4
    assert all(request == seen[0] for request in seen)


def test_what_is_wanted_anew_is_in_the_next_request(desk: WindowDesk, clock: Clock) -> None:
    desk.session.train()
    (before,) = requests(desk, 1)
    view = desk.session.view_settings
    desk.session.set_view_settings(replace(view, show_lines=True))
    desk.canvas._view.zoom(2.0, QPointF(200, 200))
    (after,) = requests(desk, 1)
    assert after.lines
    assert not before.lines
    assert after.rect != before.rect


def test_while_paused_views_are_asked_each_time(
    desk: WindowDesk, clock: Clock, asked: list[int]
) -> None:
    desk.session.pause()
    asked.clear()
    seen = requests(desk, 3)
    assert asked == [request.id for request in seen]


def test_a_hand_that_moves_is_told_of_ten_times_a_second(desk: WindowDesk, clock: Clock) -> None:
    touched: list[float] = []
    desk.canvas.touched.connect(lambda: touched.append(clock.now))
    clock.now += 1
    for x in range(20):
        desk.canvas._view._show_hover(QPointF(100 + x, 100), Qt.KeyboardModifier.NoModifier)
        clock.now += 0.021
    assert len(touched) == 4
