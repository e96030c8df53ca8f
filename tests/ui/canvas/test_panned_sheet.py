"""A hand pans: what was painted only shifts, and what comes into view is as if it had been painted with the rest."""

from dataclasses import replace

import numpy as np
import pytest
from PySide6.QtCore import QRect

from nngui.state.snapshot import Rect
from nngui.ui.canvas.extent import Extent
from nngui.ui.canvas.framing import panned
from nngui.ui.canvas.marks import Marks
from nngui.ui.canvas.pixel_item import PixelItem
from nngui.ui.canvas.sheet import Sheet

from .bench import Bench, halves, snapshot_of
from .sheets import EXTENTS, drawn_fresh, history, looks, picture_of


def panned_px(extent: Extent, right: int, down: int) -> Extent:
    """By so many pixels of the screen, as the view does it."""
    across, up = right / extent.scale[0], down / extent.scale[1]
    return replace(extent, rect=panned(extent.rect, across, -up))


@pytest.mark.parametrize("tight", [False, True], ids=["whole", "tight"])
@pytest.mark.parametrize("extent", EXTENTS, ids=lambda extent: f"ratio {extent.ratio}")
def test_after_any_pans_and_edits_the_same_is_painted_as_at_once(qapp, extent, tight) -> None:
    rng = np.random.default_rng(4)
    sheet = Sheet(0, tight=tight)
    sheet.show_extent(extent)
    sheet.show(Marks(), looks(extent.ratio))
    home, seen = extent, 0
    for step, marks in enumerate(history(rng, 60)):
        sheet.show(marks)
        for reach in (3, 40, 200):
            way = rng.integers(-reach, reach + 1, 2).tolist()
            extent = panned_px(extent, *way)
            sheet.show_extent(extent)
            shown = picture_of(sheet, extent)
            seen += bool(shown.any())
            assert np.array_equal(shown, drawn_fresh(marks, extent))
        if step % 4 == 3:
            extent = home
            sheet.show_extent(extent)
            assert np.array_equal(picture_of(sheet, extent), drawn_fresh(marks, extent))
    assert seen > 60


def test_a_hand_that_pans_on_paints_a_strip_ahead_and_mostly_nothing(qapp, monkeypatch) -> None:
    sheet, extent, painted = Sheet(0), EXTENTS[0], []
    sheet.show_extent(extent)
    sheet.show(next(history(np.random.default_rng(5), 1)), looks(1.0))
    paint_parts = PixelItem.paint_parts

    def note(item: PixelItem, parts: list[QRect], *rest) -> None:
        painted.append(sum(part.width() * part.height() for part in parts))
        paint_parts(item, parts, *rest)

    monkeypatch.setattr(PixelItem, "paint_parts", note)
    for _ in range(48):
        extent = panned_px(extent, 4, 0)
        sheet.show_extent(extent)
    assert len(painted) == 2
    assert max(painted) == 100 * 160
    # And back over what is there already.
    for _ in range(20):
        extent = panned_px(extent, -4, 0)
        sheet.show_extent(extent)
    assert len(painted) == 2
    # Nor is more and more kept of it.
    assert sheet.item.pixmap().width() <= 240 + 2 * 100


def test_places_right_between_two_pixels_stay_on_the_same_one(qapp) -> None:
    extent = Extent(Rect(-3, -3, 3, 3), 300, 300, 1.25)
    # Where clicks put points: on whole logical pixels, of which each fourth lies between two of the screen.
    at = np.arange(5, 295, 1.0)
    marks = Marks(np.arange(len(at)), -3 + at / 50, 3 - at / 50, np.zeros(len(at), dtype=np.int64))
    for right, down in ((1, 0), (7, -3), (61, 45), (-13, 100)):
        sheet = Sheet(0)
        sheet.show_extent(extent)
        sheet.show(marks, looks(1.25))
        there = panned_px(extent, right, down)
        sheet.show_extent(there)
        assert np.array_equal(picture_of(sheet, there), drawn_fresh(marks, there))


def test_on_the_canvas_too_all_is_as_if_painted_at_once(bench: Bench) -> None:
    rng = np.random.default_rng(6)
    bench.add(*rng.uniform(-8, 8, (400, 2)))
    bench.add(*rng.uniform(-8, 8, (400, 2)), label=1)
    bench.toggle("show_test")
    bench.panel.selected.select_all()
    wrong = tuple(bench.dataset.id[::3].tolist())
    bench.panel.show_snapshot(snapshot_of(halves(), bench.rect, wrong))
    plot, shown = bench.panel.plot, []
    for step in range(12):
        bench.view.pan_px(*rng.uniform(-90, 90, 2))
        if step % 5 == 4:
            bench.wheel(1, 1, 1)
        image = plot.grab().toImage()
        for sheet in bench.panel._picture._sheets:
            sheet.show(sheet.marks, sheet.marker)
        assert image == plot.grab().toImage()
        shown.append(image)
    assert all(a != b for a, b in zip(shown[1:], shown[:-1], strict=True))


def test_what_is_less_than_a_pixel_of_a_pan_is_not_lost(bench: Bench) -> None:
    before, pixel, ratio = bench.rect, bench.pixel, bench.view.devicePixelRatioF()
    for step in range(1, 20):
        bench.view.pan_px(0.3, -0.4)
        moved = (before.x1_min - bench.rect.x1_min, before.x2_max - bench.rect.x2_max)
        pixels = np.array(moved) / pixel * ratio
        assert pixels == pytest.approx(np.rint(pixels), abs=1e-6)
        wanted = step * np.array([0.3, 0.4]) * ratio
        assert np.abs(pixels - wanted).max() < 0.5 + 1e-6
