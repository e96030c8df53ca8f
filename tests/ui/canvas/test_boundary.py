"""Field and boundary: where they lie, and that Qt paints them without Python."""

import numpy as np
import pytest
from PySide6.QtWidgets import QApplication, QGraphicsRectItem
from pytestqt.qtbot import QtBot

from nngui.state.snapshot import NO_SEGMENTS, Rect
from nngui.ui.canvas.boundary import BoundaryItem, FieldItem

from .plain_plane import SCALE, PlainPlane, inked

TABLE = np.array([0xFFFF0000, 0xFF00FF00, 0xFF0000FF], dtype=np.uint32)
# Red and green below, blue above.
SHADE = np.array([[0, 1], [2, 2]], dtype=np.uint16)
RECT = Rect(-2, -1, 4, 3)
RISING = np.array([[-3.0, -3.0, 5.0, 5.0]])


@pytest.fixture
def plane(qtbot: QtBot) -> PlainPlane:
    return PlainPlane(qtbot)


@pytest.fixture
def field(plane: PlainPlane) -> FieldItem:
    item = FieldItem()
    plane.add(item)
    item.show_field(SHADE, TABLE, RECT, hard=False)
    return item


@pytest.fixture
def boundary(plane: PlainPlane) -> BoundaryItem:
    item = BoundaryItem()
    plane.add(item)
    item.set_colors("#000000", "#ffff00", 1.0)
    item.set_segments(RISING, RECT)
    return item


def area_of(rect: Rect) -> tuple[slice, slice]:
    """The pixels of a part of the plane: rows, columns."""
    rows = slice(int(6 - rect.x2_max) * SCALE, int(6 - rect.x2_min) * SCALE)
    return rows, slice(int(6 + rect.x1_min) * SCALE, int(6 + rect.x1_max) * SCALE)


def nothing_is_painted_anew(plane: PlainPlane, qtbot: QtBot, act) -> None:
    QApplication.processEvents()
    with qtbot.assertNotEmitted(plane.scene.changed):
        act()
        QApplication.processEvents()


def filled(rect: Rect) -> np.ndarray:
    """Where a field over this part is seen: on as much as a fourth more on all sides."""
    across, up = rect.width // 4, rect.height // 4
    expected = np.zeros((12 * SCALE, 12 * SCALE), dtype=bool)
    reach = Rect(rect.x1_min - across, rect.x2_min - up, rect.x1_max + across, rect.x2_max + up)
    expected[area_of(reach)] = True
    return expected


def test_a_field_fills_its_part_of_the_plane_and_goes_on_at_its_edges(plane: PlainPlane) -> None:
    field, rect = FieldItem(), Rect(-2, -2, 2, 2)
    plane.add(field)
    cells = np.arange(16, dtype=np.uint16).reshape(4, 4)
    table = (0xFF000000 + 1000003 * np.arange(16)).astype(np.uint32)
    field.show_field(cells, table, rect, hard=False)
    colors = plane.colors()
    assert np.array_equal(inked(colors), filled(rect))
    rows, columns = area_of(rect)
    inside = colors[rows, columns]
    assert (colors[rows, columns.start - 1] == inside[:, 0]).all()
    assert (colors[rows, columns.stop] == inside[:, -1]).all()
    assert (colors[rows.start - 1, columns] == inside[0]).all()
    assert (colors[rows.stop, columns] == inside[-1]).all()
    assert (colors[rows.start - SCALE : rows.start, : columns.start][-1, -1] == inside[0, 0]).all()
    assert field.pixels.tolist() == table.reshape(4, 4).tolist()


def test_it_tells_what_it_covers_with_its_edges(plane: PlainPlane) -> None:
    field = FieldItem()
    assert not field.covers(RECT)
    field.show_field(np.zeros((8, 8), dtype=np.uint16), TABLE, Rect(-2, -2, 2, 2), hard=False)
    assert field.covers(Rect(-3, -2.5, 2, 3))
    assert not field.covers(Rect(-3.1, -2, 2, 2))
    field.clear()
    assert not field.covers(Rect(-1, -1, 1, 1))


def test_its_corners_have_the_colors_of_their_cells(plane: PlainPlane, field: FieldItem) -> None:
    part = plane.colors()[area_of(RECT)]
    assert part[-1, 0].tolist() == [255, 0, 0]
    assert part[-1, -1].tolist() == [0, 255, 0]
    assert part[0, 0].tolist() == part[0, -1].tolist() == [0, 0, 255]
    # And between them it is smooth.
    steps = np.abs(np.diff(part[-1], axis=0)).max()
    assert 0 < steps < 10


def test_a_field_elsewhere_and_of_other_cells_lies_there(
    plane: PlainPlane, field: FieldItem
) -> None:
    rect = Rect(-5, 1, -1, 5)
    ones = np.ones((8, 4), dtype=np.uint16)
    field.show_field(ones, TABLE, rect, hard=False)
    expected = filled(rect)
    colors = plane.colors()
    assert np.array_equal(inked(colors), expected)
    assert (colors[expected] == [0, 255, 0]).all()
    field.clear()
    assert not inked(plane.colors()).any()
    field.show_field(ones, TABLE, rect, hard=False)
    assert np.array_equal(inked(plane.colors()), expected)


def test_the_same_field_is_not_painted_anew(
    plane: PlainPlane, field: FieldItem, qtbot: QtBot
) -> None:
    key = field.pixmap().cacheKey()
    nothing_is_painted_anew(
        plane, qtbot, lambda: field.show_field(SHADE, TABLE, Rect(-2, -1, 4, 3), hard=False)
    )
    assert field.pixmap().cacheKey() == key
    with qtbot.waitSignal(plane.scene.changed):
        field.show_field(SHADE.copy(), TABLE, RECT, hard=False)
    with qtbot.waitSignal(plane.scene.changed):
        field.show_field(SHADE, TABLE[::-1].copy(), RECT, hard=False)
    assert plane.colors()[area_of(RECT)][-1, 0].tolist() == [0, 0, 255]


def test_a_boundary_is_ink_in_a_halo_within_its_part_of_the_plane(
    plane: PlainPlane, boundary: BoundaryItem
) -> None:
    colors = plane.colors()
    outside = inked(colors)
    outside[area_of(RECT)] = False
    assert not outside.any()
    # Across the line, which goes through (1, 1): ink, and paper to both sides.
    row, column, way = 5 * SCALE - 1, 7 * SCALE, np.arange(-4, 5)
    across = colors[row + way, column + way]
    assert across[4].max() < 60
    for side in (across[:4], across[5:]):
        yellow = (side[:, 0] - side[:, 2]).max()
        assert yellow > 100
    assert not inked(across[None])[0, [0, 8]].any()


def test_contours_have_no_halo_and_are_pale(plane: PlainPlane, boundary: BoundaryItem) -> None:
    strong = plane.colors()
    boundary.set_fine(True)
    fine = plane.colors()
    assert inked(fine).any()
    assert inked(fine).sum() < inked(strong).sum() / 2
    assert fine.min() > strong.min() + 50
    assert np.ptp(fine, axis=2).max() == 0  # no yellow
    boundary.set_segments(RISING.copy(), RECT)
    boundary.set_fine(False)
    assert np.array_equal(plane.colors(), strong)


def test_lines_are_as_wide_on_a_finer_screen(plane: PlainPlane, boundary: BoundaryItem) -> None:
    # Widths of such pens are in pixels of the screen, of which this one would have twice as many.
    one = inked(plane.colors()).sum()
    boundary.set_colors("#000000", "#ffff00", 2.0)
    assert 1.7 < inked(plane.colors()).sum() / one < 2.1


def test_the_same_segments_are_not_painted_anew(
    plane: PlainPlane, boundary: BoundaryItem, qtbot: QtBot
) -> None:
    nothing_is_painted_anew(plane, qtbot, lambda: boundary.set_segments(RISING, Rect(-2, -1, 4, 3)))
    nothing_is_painted_anew(plane, qtbot, lambda: boundary.set_fine(False))
    with qtbot.waitSignal(plane.scene.changed):
        boundary.set_segments(NO_SEGMENTS, RECT)
    assert not inked(plane.colors()).any()


def test_qt_paints_them_without_python(
    plane: PlainPlane, field: FieldItem, boundary: BoundaryItem
) -> None:
    assert plane.python_while_repainting() == []


def test_python_that_paints_would_be_heard(plane: PlainPlane) -> None:
    class Painted(QGraphicsRectItem):
        def paint(self, painter, option, widget=None) -> None:
            super().paint(painter, option, widget)

    plane.add(Painted(-1, -1, 2, 2))
    assert any(name.endswith("Painted.paint") for name in plane.python_while_repainting())
