from time import perf_counter

import numpy as np
import pytest
from PySide6.QtCore import QEvent, QEventLoop, QPoint, QPointF, Qt
from PySide6.QtWidgets import QApplication, QMainWindow

from nngui.ui.canvas.hover import FRAME_MS, Hover

from .bench import LEFT, NONE, Bench

NO_BUTTON = Qt.MouseButton.NoButton


class Shown:
    """The places that a hover handed on."""

    def __init__(self) -> None:
        self.places: list[float] = []

    def note(self, position: QPointF, modifiers: Qt.KeyboardModifier) -> None:
        self.places.append(position.x())


def settle(hover: Hover) -> None:
    while hover.is_waiting:
        QApplication.processEvents(QEventLoop.ProcessEventsFlag.WaitForMoreEvents)


@pytest.fixture
def previews(bench: Bench) -> list[float]:
    """Where the cursor was, each time that something was shown there; nan: away. The hand is quick."""
    bench.view.hover._clock = stand_still
    seen: list[float] = []
    gestures = bench.panel._gestures
    show = gestures._show

    def note(preview, pointer) -> None:
        seen.append(np.nan if pointer is None else pointer.px)
        show(preview, pointer)

    gestures.show_by(note)
    return seen


def hover_to(bench: Bench, px: int) -> None:
    bench.move(QPoint(px, 300), NO_BUTTON)


def stand_still() -> float:
    """A clock for a hand that is quick, on however busy a machine."""
    return 100.0


def test_the_first_place_is_shown_at_once_and_the_last_with_the_next_frame(qapp) -> None:
    shown = Shown()
    hover = Hover(shown.note, clock=stand_still)
    for x in range(50):
        hover.move(QPointF(x, 0), NONE)
    assert shown.places == [0]
    settle(hover)
    assert shown.places == [0, 49]


def test_a_mouse_that_tells_its_place_all_the_time_is_shown_sixty_times_a_second(qapp) -> None:
    shown = Shown()
    hover = Hover(shown.note)
    begin, n = perf_counter(), 0
    while n < 200 or len(shown.places) < 4:
        n += 1
        hover.move(QPointF(n, 0), NONE)
        QApplication.processEvents()
    took_s = perf_counter() - begin
    assert len(shown.places) <= took_s * 1000 / (FRAME_MS - 1) + 2
    assert shown.places == sorted(shown.places)


def test_what_is_forgotten_is_never_shown_and_the_next_place_is(qapp) -> None:
    shown = Shown()
    hover = Hover(shown.note, clock=stand_still)
    for x in range(3):
        hover.move(QPointF(x, 0), NONE)
    hover.forget()
    assert not hover.is_waiting
    hover.move(QPointF(7, 0), NONE)
    settle(hover)
    assert shown.places == [0, 7]


def test_the_cursor_is_where_the_mouse_came_to_rest(bench: Bench, previews: list[float]) -> None:
    for px in range(100, 300, 2):
        hover_to(bench, px)
    settle(bench.view.hover)
    assert previews[0] == 100
    assert previews[-1] == 298
    assert len(previews) < 100


def test_a_press_is_newer_than_what_waits(bench: Bench, previews: list[float]) -> None:
    hover_to(bench, 100)
    hover_to(bench, 200)
    assert bench.view.hover.is_waiting
    bench.press(QPoint(300, 300))
    assert not bench.view.hover.is_waiting
    bench.release(QPoint(300, 300))
    assert previews[0] == 100
    assert set(previews[1:]) == {300}
    assert bench.dataset.n_points == 1


def test_a_stroke_keeps_every_place_of_its_path(bench: Bench) -> None:
    bench.panel.set_tool("brush")
    path = [QPoint(200 + 40 * (k % 2), 200 + k) for k in range(200)]
    hover_to(bench, 150)
    bench.press(path[0])
    for at in path[1:]:
        bench.move(at, LEFT)
    bench.release(path[-1])
    ways = np.hypot(*np.diff([(at.x(), at.y()) for at in path], axis=0).T)
    spacing = bench.panel._surface.brush_px
    assert bench.dataset.n_points == int(ways.sum() / spacing) + 1


def test_a_wheel_under_a_moving_mouse_shows_nothing_where_it_was(
    bench: Bench, previews: list[float]
) -> None:
    bench.hover(0, 0)
    bench.move(bench.at(3, 0), Qt.MouseButton.NoButton)
    previews.clear()
    bench.wheel(3, 0, 3)
    assert previews == []
    settle(bench.view.hover)
    assert previews == [bench.at(3, 0).x()]


def test_a_mouse_that_has_left_shows_nothing_more(bench: Bench, previews: list[float]) -> None:
    hover_to(bench, 100)
    hover_to(bench, 200)
    QApplication.sendEvent(bench.view, QEvent(QEvent.Type.Leave))
    QApplication.processEvents()
    assert not bench.view.hover.is_waiting
    assert previews[0] == 100
    assert len(previews) == 2
    assert np.isnan(previews[1])


def test_beside_the_plane_nothing_is_shown_under_the_cursor(
    bench: Bench, previews: list[float]
) -> None:
    hover_to(bench, 100)
    hover_to(bench, 0)
    settle(bench.view.hover)
    assert np.isnan(previews[-1])
    hover_to(bench, 100)
    settle(bench.view.hover)
    assert previews[-1] == 100


def test_the_cursor_tells_what_a_press_would_do(bench: Bench) -> None:
    bench.add((0, 0))
    for place, shape in (
        ((3, 3), Qt.CursorShape.CrossCursor),
        ((0, 0), Qt.CursorShape.OpenHandCursor),
        ((1, 0), Qt.CursorShape.CrossCursor),
    ):
        bench.hover(*place)
        assert bench.view.cursor().shape() == shape


def test_the_window_around_is_not_told_of_every_move(bench: Bench) -> None:
    told: list[QEvent.Type] = []

    class Window(QMainWindow):
        def event(self, event: QEvent) -> bool:
            told.append(event.type())
            return bool(super().event(event))

    window = Window()
    window.resize(700, 740)
    # As its central widget it would leave wrappers of its layouts' items to the window, invalid with its end.
    bench.panel.setParent(window)
    bench.panel.show()
    window.show()
    QApplication.processEvents()
    bench.hover(0, 0)
    told.clear()
    bench.hover(1, 1)
    assert QEvent.Type.HoverMove not in told
    bench.panel.setParent(None)
    window.close()
