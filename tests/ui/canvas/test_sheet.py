import numpy as np
import pytest
from PySide6.QtCore import QEvent, QObject, QRect
from PySide6.QtGui import QColor
from PySide6.QtWidgets import QApplication

from nngui.state.snapshot import Rect
from nngui.ui.canvas.extent import Extent
from nngui.ui.canvas.marks import Marks
from nngui.ui.canvas.sheet import Sheet

from .bench import RIGHT, Bench
from .plain_plane import PlainPlane
from .sheets import EXTENTS, drawn_fresh, history, looks, picture_of

BLUE = QColor("#0877bd")


@pytest.mark.parametrize("tight", [False, True], ids=["whole", "tight"])
@pytest.mark.parametrize("extent", EXTENTS, ids=lambda extent: f"ratio {extent.ratio}")
def test_however_they_came_about_the_same_marks_are_painted_the_same(qapp, extent, tight) -> None:
    sheet = Sheet(0, tight=tight)
    sheet.show_extent(extent)
    sheet.show(Marks(), looks(extent.ratio))
    for marks in history(np.random.default_rng(1), 80):
        sheet.show(marks)
        assert np.array_equal(picture_of(sheet, extent), drawn_fresh(marks, extent))
    assert not picture_of(sheet, extent).all()


def test_a_tight_sheet_is_no_larger_than_its_marks(qapp) -> None:
    extent = EXTENTS[0]
    sheet = Sheet(0, tight=True)
    sheet.show_extent(extent)
    at = np.array([0])
    sheet.show(Marks(at, np.array([1.0]), np.array([1.0]), at), looks(1.0))
    assert sheet.item.isVisible()
    assert sheet.item.pixmap().width() == sheet.marker.height()
    sheet.show(Marks(at, np.array([9.0]), np.array([1.0]), at))
    assert not picture_of(sheet, extent).any(), "beyond what is in view"
    sheet.show(Marks(at, np.array([3.99]), np.array([2.99]), at))
    assert sheet.item.isVisible()
    sheet.show(Marks())
    assert not sheet.item.isVisible()


@pytest.mark.parametrize("tight", [False, True], ids=["whole", "tight"])
def test_closest_to_the_plane_marks_come_and_go_far_outside_of_it(qapp, tight: bool) -> None:
    # A pixel is 1e-9: what lies at 5 is more of them away than an int of Qt holds.
    extent = Extent(Rect(-5e-7, -5e-7, 5e-7, 5e-7), 1000, 1000, 1.0)
    sheet = Sheet(0, tight=tight)
    sheet.show_extent(extent)
    ids, zeros = np.arange(3), np.zeros(3, dtype=np.int64)
    marks = Marks(ids, np.array([0.0, 5.0, 1e-7]), np.array([0.0, -1e6, 0.0]), zeros)
    sheet.show(marks.of(slice(1)), looks(1.0))
    for rows in (slice(2), slice(3), [0, 2], [2]):
        sheet.show(marks.of(rows))
        assert np.array_equal(picture_of(sheet, extent), drawn_fresh(marks.of(rows), extent))


def test_another_view_or_look_paints_all_anew(qapp) -> None:
    sheet = Sheet(0)
    marks = next(history(np.random.default_rng(2), 1))
    for extent in (*EXTENTS, *EXTENTS[::-1]):
        sheet.show_extent(extent)
        sheet.show(marks, looks(extent.ratio))
        assert np.array_equal(picture_of(sheet, extent), drawn_fresh(marks, extent))
    moved = Extent(Rect(-1, -1, 5, 3), 240, 160, 1.0)
    sheet.show_extent(moved)
    assert np.array_equal(picture_of(sheet, moved), drawn_fresh(marks, moved))


@pytest.mark.parametrize("extent", EXTENTS, ids=lambda extent: f"ratio {extent.ratio}")
def test_a_mark_is_painted_round_its_place(qapp, extent: Extent) -> None:
    at = np.array([0])
    marks = Marks(at, np.array([1.0]), np.array([2.0]), at)
    alpha = drawn_fresh(marks, extent) >> 24
    rows, columns = np.nonzero(alpha)
    scale = extent.width * extent.ratio / 6, extent.height * extent.ratio / 4
    assert columns.mean() + 0.5 == pytest.approx(3 * scale[0], abs=0.51)
    assert rows.mean() + 0.5 == pytest.approx(1 * scale[1], abs=0.51)
    assert columns.max() - columns.min() == pytest.approx(11 * extent.ratio, abs=1.5)


def test_a_frame_calls_nothing_in_python_and_an_edit_is_seen_without_another_pixmap(qtbot) -> None:
    plane = PlainPlane(qtbot)
    sheet = Sheet(0)
    plane.add_sheet(sheet.item)
    sheet.show_extent(EXTENTS[0])
    first = next(history(np.random.default_rng(3), 1))
    sheet.show(first, looks(1.0))
    before = plane.colors()
    held = sheet.item.pixmap().cacheKey()
    columns = first.ids, first.x1, first.x2, first.sprites
    more = Marks(*(np.append(*pair) for pair in zip(columns, (1000, 1.0, 1.0, 3), strict=True)))
    sheet.show(more)
    assert sheet.item.pixmap().cacheKey() == held
    assert (plane.colors() != before).any()
    assert plane.python_while_repainting() == []


class PaintedRegion(QObject):
    """Notes what a widget repaints."""

    def __init__(self) -> None:
        super().__init__()
        self.rects: list[QRect] = []

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Paint:
            self.rects += [*event.region()]
        return False


def test_every_point_is_painted_where_it_lies(bench: Bench) -> None:
    bench.toggle("show_test")
    places = [(-5, -5), (0, 0), (3, 4), (5.5, -2)]
    for _ in range(6):
        bench.add(*places)
    image = bench.view.viewport().grab().toImage()
    for place in places:
        assert image.pixelColor(bench.at(*place)) == BLUE
    assert image.pixelColor(bench.at(-3, 3)) != BLUE


def test_points_and_grid_reach_as_far_as_the_view_after_zooming_out(bench: Bench) -> None:
    bench.toggle("show_test")
    bench.view.grab()
    bench.view.set_visible_rect(Rect(-30, -30, 30, 30))
    places = [(-24, 23), (25, -26), (0, 28)]
    for _ in range(6):
        bench.add(*places)
    image = bench.view.viewport().grab().toImage()
    for place in places:
        assert image.pixelColor(bench.at(*place)) == BLUE
    # Ten data units between two lines: one each through x1 = -20 and x1 = 20.
    background = image.pixelColor(bench.at(-23, 15))
    for x1 in (-20, 20):
        assert image.pixelColor(bench.at(x1, 15)) != background


def test_a_click_repaints_a_few_places_and_no_more(bench: Bench) -> None:
    rng = np.random.default_rng(0)
    bench.add(*rng.uniform(-5, 5, (300, 2)))
    bench.hover(1, 1)
    QApplication.processEvents()
    region = PaintedRegion()
    bench.view.viewport().installEventFilter(region)
    bench.press(bench.at(1, 1.5))
    QApplication.processEvents()
    area = sum(rect.width() * rect.height() for rect in region.rects)
    assert 0 < area < 0.05 * bench.view.width() * bench.view.height()
    assert any(rect.contains(bench.at(1, 1.5)) for rect in region.rects)
    bench.release(bench.at(1, 1.5))


@pytest.mark.parametrize("after", ["erase", "move"])
def test_what_a_point_leaves_behind_is_repainted(bench: Bench, after: str) -> None:
    bench.toggle("show_test")
    bench.panel.set_tool("select")
    for _ in range(5):
        bench.add((1, 1))
    bench.add(*[(x, -3) for x in range(-5, 5)])
    viewport = bench.view.viewport()
    before = viewport.grab().toImage()
    assert before.pixelColor(bench.at(1, 1)) == BLUE
    QApplication.processEvents()
    if after == "erase":
        bench.drag((1, 1), (1, 1.01), button=RIGHT)
    else:
        bench.drag((0, 0), (2, 2))
        bench.drag((1, 1), (4, 4))
        bench.click(-5, 5)
    bench.hover(-5, 4)
    assert viewport.grab().toImage().pixelColor(bench.at(1, 1)) != BLUE
