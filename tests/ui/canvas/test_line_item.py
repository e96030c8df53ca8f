"""Lines of neurons as an item: on a plane of 20 pixels to one, where they stand, and that Qt paints them alone."""

from dataclasses import replace

import numpy as np
import pytest
from PySide6.QtGui import QFont
from PySide6.QtWidgets import QGraphicsSimpleTextItem
from pytestqt.qtbot import QtBot

from nngui.state.snapshot import Rect
from nngui.ui.canvas.hits import Pixel
from nngui.ui.canvas.line_item import LineItem
from nngui.ui.colors import LIGHT

from .plain_plane import SCALE, PlainPlane, inked

PIXEL = Pixel(1 / SCALE, 1 / SCALE)
UPRIGHT = np.array([[2.0, -6.0, 2.0, 6.0]])  # upwards: the positive side is that of larger x1
BOTH = np.vstack([UPRIGHT, [[-5.0, 3.0, 1.0, 3.0]]])


@pytest.fixture
def plane(qtbot: QtBot) -> PlainPlane:
    return PlainPlane(qtbot)


@pytest.fixture
def item(plane: PlainPlane) -> LineItem:
    item = LineItem()
    plane.add_sheet(item)
    item.set_theme(replace(LIGHT, paper="#ffff00"), QFont())
    item.show_plane(Rect(), PIXEL)
    item.set_pieces(UPRIGHT, Rect())
    return item


def written(item: LineItem) -> list[str]:
    return [
        text.text()
        for back in item.childItems()
        for text in back.childItems()
        if isinstance(text, QGraphicsSimpleTextItem) and text.isVisible()
    ]


def columns(plane: PlainPlane) -> np.ndarray:
    return np.flatnonzero(inked(plane.colors()).any(axis=0))


def test_a_line_is_hatched_on_its_positive_side(plane: PlainPlane, item: LineItem) -> None:
    seen = inked(plane.colors())
    line = 8 * SCALE
    assert seen[:, line].all()
    assert not seen[:, : line - 2].any()
    assert seen[:, line + 3].sum() > 15
    assert not seen[:, line + 8 :].any()
    item.set_pieces(UPRIGHT[:, [2, 3, 0, 1]], Rect())
    seen = inked(plane.colors())
    assert not seen[:, line + 2 :].any()
    assert seen[:, line - 4].sum() > 15


def test_lines_go_with_the_plane_and_hatches_keep_their_size(
    plane: PlainPlane, item: LineItem
) -> None:
    wide = np.ptp(columns(plane))
    item.show_plane(Rect(0, -3, 6, 3), Pixel(PIXEL.x1 / 2, PIXEL.x2 / 2))
    assert columns(plane)[0] == pytest.approx(2 * 2 * SCALE, abs=1)
    assert np.ptp(columns(plane)) == pytest.approx(wide, abs=1)


def test_nothing_is_seen_beyond_the_part_that_it_is_of(plane: PlainPlane, item: LineItem) -> None:
    item.set_pieces(UPRIGHT, Rect(-6, 0, 6, 3))
    rows = np.flatnonzero(inked(plane.colors()).any(axis=1))
    assert (rows[0], rows[-1]) == (3 * SCALE, 6 * SCALE - 1)


def test_numbers_are_written_beside_lines_unless_they_are_many(
    plane: PlainPlane, item: LineItem
) -> None:
    bare = inked(plane.colors()).sum()
    item.set_pieces(np.vstack([BOTH, np.full((1, 4), np.nan), BOTH]), Rect(), (1, 2, 3, 4, 5))
    assert written(item) == ["1", "2", "4", "5"]
    item.set_pieces(UPRIGHT, Rect(), (12,))
    assert written(item) == ["12"]
    colors = plane.colors()
    assert inked(colors).sum() > bare + 100
    # On a round of paper, which is yellow here, right of the line near its upper end.
    yellow = np.argwhere((colors[..., 0] > 240) & (colors[..., 2] < 60))
    assert yellow[:, 1].min() >= 8 * SCALE
    assert yellow[:, 0].max() < 3 * SCALE
    item.set_pieces(np.repeat(UPRIGHT, 17, axis=0), Rect(), tuple(range(17)))
    assert written(item) == []


def test_the_line_under_the_hand_has_handles(plane: PlainPlane, item: LineItem) -> None:
    item.set_pieces(BOTH, Rect())
    before = plane.colors()
    item.set_held(1)
    changed = inked(255 - np.abs(plane.colors() - before))
    # Along the second line alone, which is level at x2 = 3.
    rows = np.flatnonzero(changed.any(axis=1))
    assert rows[0] > 3 * SCALE - 8
    assert rows[-1] < 3 * SCALE + 8
    paper = (plane.colors() == [255, 255, 0]).all(axis=2)
    along = (np.flatnonzero(paper.any(axis=0)) / SCALE - 1) / 6
    assert np.unique(np.round(8 * along)).tolist() == [1, 4, 7]
    for gone in (None, 7):
        item.set_held(gone)
        assert np.array_equal(plane.colors(), before)


def test_a_line_that_is_nowhere_is_not_drawn(plane: PlainPlane, item: LineItem) -> None:
    item.set_held(0)
    item.set_pieces(np.full((1, 4), np.nan), Rect(), (1,))
    assert not inked(plane.colors()).any()


def test_qt_paints_them_without_python(plane: PlainPlane, item: LineItem) -> None:
    item.set_pieces(BOTH, Rect(), (1, 2))
    item.set_held(1)
    assert plane.python_while_repainting() == []
