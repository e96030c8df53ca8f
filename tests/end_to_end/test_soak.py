"""Training flat out while a hand never rests: a click every 100 ms, and now and then all that else a window is asked.

No exception and no Qt warning (pytest fails on both), every click visible at once, memory bounded.
"""

from __future__ import annotations

import itertools
import os
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest
from PySide6.QtCore import QElapsedTimer, QEventLoop, QPoint, QRect, QTimer
from PySide6.QtGui import QColor
from PySide6.QtTest import QTest

from nngui.ui.canvas.markers import marker_pixmap
from nngui.ui.canvas.points import PointLayer
from tests.end_to_end.conftest import Desk

CLICK_EVERY_MS = 100
WARM_UP_S = 10
# What is left of a minute: points and their steps of undo are some ten MB, the rest is the allocator's air.
MEMORY_GROWTH_BYTES = 50e6
# Farther from a point than a click on it reaches, and than two marks overlap.
FREE_PX = 14


class Hand:
    """Clicks all over the canvas, and does something else every few clicks."""

    def __init__(self, desk: Desk) -> None:
        self.desk = desk
        self.layer: PointLayer = desk.window.canvas._picture._points
        self.view = desk.window.canvas._view
        self.places = self._places()
        self.sizes = itertools.cycle(((1024, 700), (1440, 900), (1200, 800)))
        self.themes = itertools.cycle(("dark", "light"))
        self.seen_filled = self.seen_hollow = 0

    def _places(self) -> Iterator[tuple[float, float]]:
        """Shares of the plot in a low-discrepancy sequence (R. Martin's R2): all over, and never the same place."""
        for index in itertools.count(1):
            yield 0.1 + 0.85 * (index * 0.7548776662 % 1), 0.05 + 0.85 * (index * 0.5698402910 % 1)

    @property
    def n_drawn(self) -> int:
        return sum(len(self.layer.points(k, hollow=hollow)) for k in range(8) for hollow in (0, 1))

    def click(self, number: int) -> None:
        """Place a point where there is none: it is on screen when the click is over, without waiting for anything."""
        desk = self.desk
        before = desk.n_points
        place = next(place for place in self.places if self._is_free(desk.place(*place)))
        desk.click(*place)
        assert desk.n_points == before + 1
        assert self.n_drawn == before + 1
        self._look(desk.place(*place))
        if number % 10 == 0:
            desk.do("undo")
            assert desk.n_points == self.n_drawn == before

    def _is_free(self, at: QPoint) -> bool:
        rect, area = self.view.visible_rect, self.view.plot_area
        dataset = self.desk.session.document.dataset
        x = area.left() + (dataset.x1 - rect.x1_min) / rect.width * area.width()
        y = area.top() + (rect.x2_max - dataset.x2) / rect.height * area.height()
        inside = area.adjusted(8, 8, -8, -8).contains(at.toPointF())
        return inside and bool(np.all(np.hypot(x - at.x(), y - at.y()) > FREE_PX))

    def _look(self, at: QPoint) -> None:
        """The mark of the newest point is what the next frame paints there."""
        desk, plot = self.desk, self.desk.plot
        # The ghost under the cursor must not be taken for the point.
        QTest.mouseMove(plot, QPoint(2, 2))
        dataset, shown = desk.session.document.dataset, self.layer.shown
        hollow = not shown.is_train[-1]
        look = dataset.classes[dataset.label[-1]], desk.program.themes.theme, self.layer.size, 1.0
        mark = marker_pixmap(*look, hollow=hollow).toImage()
        wanted = mark.pixelColor(mark.width() // 2, mark.height() // 2)
        seen = plot.grab(QRect(at, at)).toImage().pixelColor(0, 0)
        assert is_close(seen, wanted), (seen.name(), wanted.name(), hollow)
        self.seen_hollow += hollow
        self.seen_filled += not hollow

    def fidget(self, number: int) -> None:
        """What else a user does, each now and then."""
        desk = self.desk
        if number % 7 == 0:
            desk.do(f"class_{1 + number // 7 % 2}")
        if number % 17 == 0:
            desk.do("reset")
            desk.do("undo")
            desk.settle()
        if number % 23 == 0:
            desk.window.transport.speed_requested.emit(5.0)
        if number % 23 == 4:
            desk.window.transport.speed_requested.emit(None)
        if number % 29 == 0:
            desk.program.themes.set_preference(next(self.themes))
        if number % 37 == 0:
            desk.window.resize(*next(self.sizes))
            # Layouts of layouts take several turns of the loop, and a busy machine leaves one: places would move.
            desk.settle()
        if number % 41 == 0:
            desk.do("new_weights")
        if number % 53 == 0:
            desk.do("new_sample")


def is_close(one: QColor, other: QColor) -> bool:
    return all(abs(a - b) <= 2 for a, b in zip(one.getRgb()[:3], other.getRgb()[:3], strict=True))


def resident_bytes() -> int:
    pages = int(Path("/proc/self/statm").read_text().split()[1])
    return pages * os.sysconf("SC_PAGE_SIZE")


def serve_until(clock: QElapsedTimer, moment_ms: int) -> None:
    """The event loop of the window, until a moment; the worker has Python's lock meanwhile."""
    loop = QEventLoop()
    QTimer.singleShot(max(0, moment_ms - clock.elapsed()), loop.quit)
    loop.exec()


def soak(desk: Desk, seconds: int) -> tuple[Hand, list[tuple[float, int]]]:
    """Train flat out and click; returns the hand, and resident memory by the second."""
    hand = Hand(desk)
    resident = []
    # What lies over the canvas at the cursor would hide a point that was placed there.
    desk.session.set_view_settings(replace(desk.session.view_settings, show_readout=False))
    desk.do("flat_out")
    desk.session.train()
    desk.wait(lambda: desk.epoch > 0)
    clock = QElapsedTimer()
    clock.start()
    for number in range(1, seconds * 1000 // CLICK_EVERY_MS + 1):
        hand.click(number)
        hand.fidget(number)
        serve_until(clock, number * CLICK_EVERY_MS)
        if number % 10 == 0 and Path("/proc/self/statm").exists():
            resident.append((clock.elapsed() / 1000, resident_bytes()))
    desk.settle()
    assert desk.session.running
    assert not desk.window.banner.isVisible()
    assert desk.dialogs.errors == []
    desk.program.themes.set_preference("system")
    return hand, resident


def test_three_seconds_of_clicks_while_it_trains(desk: Desk) -> None:
    hand, _ = soak(desk, 3)
    assert hand.seen_filled + hand.seen_hollow == 30
    assert hand.seen_filled > 10
    assert desk.n_points == 400 + 27


@pytest.mark.slow
@pytest.mark.skipif(not Path("/proc/self/statm").exists(), reason="memory is read from /proc")
def test_a_minute_of_clicks_while_it_trains(desk: Desk, capsys: pytest.CaptureFixture[str]) -> None:
    hand, resident = soak(desk, 60)
    warm = [size for moment, size in resident if moment >= WARM_UP_S]
    growth = max(warm) - warm[0]
    with capsys.disabled():
        print(
            f"\n{hand.seen_filled + hand.seen_hollow} clicks ({hand.seen_hollow} of test points) "
            f"in {resident[-1][0]:.1f} s, {desk.n_points} points, epoch {desk.epoch:,}; resident "
            f"{resident[0][1] / 1e6:.0f} MB at first, {warm[0] / 1e6:.0f} MB after {WARM_UP_S} s, "
            f"{growth / 1e6:.1f} MB more at most, {(warm[-1] - warm[0]) / 1e6:.1f} MB at the end"
        )
    assert hand.seen_filled + hand.seen_hollow == 600
    assert desk.n_points == 400 + 540
    assert growth < MEMORY_GROWTH_BYTES
