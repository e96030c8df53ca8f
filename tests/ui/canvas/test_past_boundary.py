"""The boundary before: dashes in a halo, within their part of the plane, painted by Qt alone."""

import numpy as np
import pytest
from pytestqt.qtbot import QtBot

from nngui.state.snapshot import Rect
from nngui.ui.canvas.past_boundary import PastBoundaryItem

from .plain_plane import SCALE, PlainPlane, inked

RECT = Rect(-4, -6, 4, 6)
LEVEL, STEEP = np.array([[-6.0, 0.0], [0, 0], [6, 0]]), np.array([[-3.0, 2.0], [-3.0, 5.0]])


@pytest.fixture
def plane(qtbot: QtBot) -> PlainPlane:
    return PlainPlane(qtbot)


@pytest.fixture
def past(plane: PlainPlane) -> PastBoundaryItem:
    item = PastBoundaryItem()
    plane.add(item)
    item.set_colors("#000000", "#ffff00", 1.0)
    item.set_paths((LEVEL, STEEP), RECT)
    return item


def test_it_is_dashed_in_a_halo_and_ends_with_its_part(
    plane: PlainPlane, past: PastBoundaryItem
) -> None:
    colors = plane.colors()
    along = colors[6 * SCALE]
    is_seen = np.flatnonzero(inked(colors)[6 * SCALE])
    assert is_seen.min() == 2 * SCALE
    assert is_seen.max() == 10 * SCALE - 1
    dark = along[2 * SCALE : 10 * SCALE, 0] < 130
    # A dash is 5 widths long and the gap after it 4; it goes on over the place in the middle.
    lengths = np.diff(np.flatnonzero(np.diff(dark.astype(int))))
    assert set(lengths.tolist()) <= {6, 7, 8, 9}
    assert len(lengths) > 15
    gaps = along[2 * SCALE : 10 * SCALE][~dark]
    assert (gaps[:, 0] > 130).all()
    assert (gaps[:, 2] < 200).all()  # the halo is yellow
    assert inked(colors)[2 * SCALE, 3 * SCALE]


def test_without_paths_nothing_is_seen(plane: PlainPlane, past: PastBoundaryItem) -> None:
    past.set_paths((), RECT)
    assert not inked(plane.colors()).any()


def test_on_a_finer_screen_lines_and_dashes_are_as_long(
    plane: PlainPlane, past: PastBoundaryItem
) -> None:
    one = inked(plane.colors()).sum()
    past.set_colors("#000000", "#ffff00", 2.0)
    assert 1.6 < inked(plane.colors()).sum() / one < 2.1


def test_qt_paints_it_without_python(plane: PlainPlane, past: PastBoundaryItem) -> None:
    assert inked(plane.colors()).any()
    assert plane.python_while_repainting() == []
