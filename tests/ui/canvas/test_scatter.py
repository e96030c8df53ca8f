import numpy as np
import pytest
from PySide6.QtCore import QEvent, QObject, QRect
from PySide6.QtGui import QColor
from PySide6.QtWidgets import QApplication

from nngui.state.snapshot import Rect

from .bench import RIGHT, Bench

BLUE = QColor("#0877bd")


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
