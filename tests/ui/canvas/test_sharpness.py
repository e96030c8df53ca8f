"""A fast zoom of many marks stretches their picture, which is sharp again soon after."""

from dataclasses import replace

import numpy as np
import pytest
from PySide6.QtCore import QPointF
from PySide6.QtWidgets import QApplication

from nngui.ui.canvas import sharpness
from nngui.ui.canvas.extent import Extent
from nngui.ui.canvas.framing import zoomed
from nngui.ui.canvas.marks import Marks
from nngui.ui.canvas.sharpness import Sharpness
from nngui.ui.canvas.sheet import Sheet

from .bench import Bench
from .sheets import EXTENTS, drawn_fresh, history, looks, picture_of


class Clock:
    """Stands still until it is set."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch) -> None:
        self.now = 100.0
        monkeypatch.setattr(sharpness, "perf_counter", lambda: self.now)


@pytest.fixture
def clock(monkeypatch) -> Clock:
    return Clock(monkeypatch)


def closer(extent: Extent, factor: float) -> Extent:
    return replace(extent, rect=zoomed(extent.rect, factor, 1.0, 1.0))


def sheet_of(marks: Marks, extent: Extent) -> Sheet:
    sheet = Sheet(0)
    sheet.show(marks, looks(extent.ratio))
    return sheet


@pytest.mark.parametrize("extent", EXTENTS, ids=lambda extent: f"ratio {extent.ratio}")
def test_many_marks_are_stretched_until_their_time_has_come(
    qtbot, clock, monkeypatch, extent: Extent
) -> None:
    monkeypatch.setattr(sharpness, "_MANY", 50)
    marks = next(history(np.random.default_rng(1), 1))
    sheet = sheet_of(marks, extent)
    sheets = Sharpness([sheet])
    sheets.show_extent(extent)
    before, near = picture_of(sheet, extent), closer(extent, 1.3)
    sheets.show_extent(near)
    # The pixels are those of before, and each place lies where it belongs.
    assert np.array_equal(picture_of(sheet, extent), before)
    for x1, x2 in ((1.0, 1.0), (-1.5, 2.5)):
        there, here = (
            QPointF((x1 - one.rect.x1_min) * one.scale[0], (one.rect.x2_max - x2) * one.scale[1])
            for one in (extent, near)
        )
        assert sheet.item.mapToParent(there) * extent.ratio == here
    # Sharp at the latest when the hand rests, by the clock of the event loop.
    qtbot.waitUntil(lambda: sheet.item.transform().isIdentity())
    assert np.array_equal(picture_of(sheet, near), drawn_fresh(marks, near))


def test_while_the_hand_zooms_on_they_are_sharp_now_and_then(qapp, clock, monkeypatch) -> None:
    monkeypatch.setattr(sharpness, "_MANY", 50)
    extent, sharp = EXTENTS[0], []
    marks = next(history(np.random.default_rng(1), 1))
    sheet = sheet_of(marks, extent)
    sheets = Sharpness([sheet])
    for _ in range(31):
        sheets.show_extent(extent)
        sharp.append(sheet.item.transform().isIdentity())
        extent = closer(extent, 1.02)
        clock.now += 0.011
    assert sharp == [step % 10 == 0 for step in range(31)]


def test_few_marks_are_always_sharp(qapp, clock) -> None:
    extent = EXTENTS[0]
    marks = next(history(np.random.default_rng(1), 1))
    sheet = sheet_of(marks, extent)
    sheets = Sharpness([sheet])
    for factor in (1.0, 1.3, 1.5, 0.8):
        extent = closer(extent, factor)
        sheets.show_extent(extent)
        assert np.array_equal(picture_of(sheet, extent), drawn_fresh(marks, extent))


def test_marks_that_change_meanwhile_are_right_in_the_end(qtbot, clock, monkeypatch) -> None:
    monkeypatch.setattr(sharpness, "_MANY", 1)
    extent = EXTENTS[0]
    sheet = Sheet(0, tight=True)
    sheet.show(Marks(), looks(1.0))
    sheets = Sharpness([sheet])
    for step, marks in enumerate(history(np.random.default_rng(7), 40)):
        extent = closer(extent, 1.1 if step % 5 else 0.7)
        sheets.show_extent(extent)
        sheet.show(marks)
        if step % 8 == 7:
            sheets._on_timeout()
            assert np.array_equal(picture_of(sheet, extent), drawn_fresh(marks, extent))


def test_a_zoom_with_the_wheel_ends_sharp(qtbot, bench: Bench, monkeypatch) -> None:
    monkeypatch.setattr(sharpness, "_MANY", 1)
    rng = np.random.default_rng(3)
    bench.add(*rng.uniform(-5, 5, (200, 2)))
    plot, sheets = bench.panel.plot, bench.panel._picture._sheets
    for _ in range(4):
        bench.wheel(1, 1, 1)
    assert not all(sheet.item.transform().isIdentity() for sheet in sheets)
    qtbot.waitUntil(lambda: all(sheet.item.transform().isIdentity() for sheet in sheets))
    QApplication.processEvents()
    image = plot.grab().toImage()
    for sheet in sheets:
        sheet.show(sheet.marks, sheet.marker)
    assert image == plot.grab().toImage()
