"""What a tool shows before it acts: where it is seen, and that Qt paints it without Python."""

import numpy as np
import pytest
from PySide6.QtCore import QPointF
from pytestqt.qtbot import QtBot

from nngui.state.snapshot import Rect
from nngui.ui.canvas.extent import Extent
from nngui.ui.canvas.hits import Pixel
from nngui.ui.canvas.overlays import Overlays
from nngui.ui.canvas.paint import Look
from nngui.ui.canvas.tools import Pointer, Preview
from nngui.ui.colors import DARK, LIGHT

from .plain_plane import SCALE, PlainPlane, inked

POINTER = Pointer(1.0, 2.0, 7 * SCALE, 4 * SCALE, Pixel(1 / SCALE, 1 / SCALE))
LOOK = Look("circle", "#0877bd")
LOOP = np.array([[-4.0, -4.0], [-1.0, -4.0], [-1.0, -1.0]])
NO_PLACES = np.empty((0, 2))


@pytest.fixture
def plane(qtbot: QtBot) -> PlainPlane:
    return PlainPlane(qtbot)


@pytest.fixture
def overlays(plane: PlainPlane) -> Overlays:
    overlays = Overlays()
    for item in overlays.items():
        plane.add(item)
    for sheet in overlays.sheets():
        plane.add_sheet(sheet.item)
        sheet.show_extent(Extent(Rect(-6, -6, 6, 6), 12 * SCALE, 12 * SCALE, 1.0))
    overlays.show_look(LIGHT, 11, 1.0)
    return overlays


def show(
    overlays: Overlays,
    preview: Preview,
    *,
    pointer: Pointer | None = POINTER,
    ghost: Look | None = None,
    marked: np.ndarray = NO_PLACES,
) -> None:
    overlays.show_preview(preview, pointer, ghost, marked, 11, ghost_is_test=False)


def extent_of(plane: PlainPlane) -> tuple[float, float, float, float]:
    """Where anything is seen: left, right, lower and upper end, in data coordinates."""
    rows, columns = np.nonzero(inked(plane.colors()))
    ends = columns.min(), columns.max() + 1, 12 * SCALE - rows.max() - 1, 12 * SCALE - rows.min()
    left, right, low, high = (end / SCALE - 6 for end in ends)
    return left, right, low, high


def test_nothing_is_seen_of_a_tool_that_shows_nothing(plane, overlays) -> None:
    show(overlays, Preview())
    assert not inked(plane.colors()).any()


def test_a_frame_of_all_of_them_calls_nothing_in_python(plane, overlays) -> None:
    overlays.crosshair.setPos(QPointF(-3, 3))
    overlays.crosshair.show()
    show(
        overlays,
        Preview(halo_px=30.0, band=(-5, -5, 2, 2), loop=LOOP),
        ghost=LOOK,
        marked=np.array([[3.0, 3.0], [4.0, -4.0]]),
    )
    assert inked(plane.colors()).mean() > 0.1
    assert plane.python_while_repainting() == []


def test_the_halo_lies_round_the_cursor_with_its_radius(plane, overlays) -> None:
    for radius in (30.0, 50.0):
        show(overlays, Preview(halo_px=radius))
        reach = (radius + 0.5) / SCALE
        wanted = (1 - reach, 1 + reach, 2 - reach, 2 + reach)
        assert extent_of(plane) == pytest.approx(wanted, abs=2 / SCALE)
    show(overlays, Preview(halo_px=30.0), pointer=None)
    assert not inked(plane.colors()).any()


def test_the_ghost_is_a_pale_point_in_the_color_of_its_class(plane, overlays) -> None:
    show(overlays, Preview(), ghost=LOOK)
    left, right, low, high = extent_of(plane)
    assert (left + right) / 2 == pytest.approx(1, abs=1 / SCALE)
    assert (low + high) / 2 == pytest.approx(2, abs=1 / SCALE)
    assert right - left == pytest.approx(11 / SCALE, abs=2 / SCALE)
    red, green, blue = plane.colors()[4 * SCALE, 7 * SCALE]
    assert red < green < blue
    assert red > 0x08 + 60, "paler than a point"


def test_the_crosshair_leaves_its_middle_free(plane, overlays) -> None:
    overlays.crosshair.setPos(QPointF(0, 0))
    overlays.crosshair.show()
    seen = inked(plane.colors())
    middle = 6 * SCALE
    assert not seen[middle - 2 : middle + 2, middle - 2 : middle + 2].any()
    for row, column in ((0, 8), (0, -8), (8, 0), (-8, 0)):
        assert seen[middle + row, middle + column]


def test_the_band_fills_the_rectangle_between_its_corners(plane, overlays) -> None:
    show(overlays, Preview(band=(2, 3, -4, -1)))
    assert extent_of(plane) == pytest.approx((-4, 2, -1, 3), abs=2 / SCALE)
    assert inked(plane.colors())[5 * SCALE, 5 * SCALE]


def test_the_loop_is_closed_by_a_line_and_filled(plane, overlays) -> None:
    show(overlays, Preview(loop=LOOP))
    assert extent_of(plane) == pytest.approx((-4, -1, -4, -1), abs=3 / SCALE)
    seen = inked(plane.colors())

    def at(x1: float, x2: float) -> bool:
        return bool(seen[round((6 - x2) * SCALE), round((6 + x1) * SCALE)])

    assert at(-1.5, -3.5)
    assert not at(-3.5, -1.5)
    show(overlays, Preview())
    assert not inked(plane.colors()).any()


def test_marked_points_are_ringed(plane, overlays) -> None:
    show(overlays, Preview(), marked=np.array([[-3.0, -3.0]]))
    left, right, low, high = extent_of(plane)
    assert (left + right) / 2 == pytest.approx(-3, abs=1 / SCALE)
    assert (low + high) / 2 == pytest.approx(-3, abs=1 / SCALE)
    show(overlays, Preview())
    assert not inked(plane.colors()).any()


@pytest.mark.parametrize("preview", [Preview(band=(2, 3, -4, -1)), Preview(loop=LOOP)])
def test_on_a_finer_screen_band_and_loop_have_lines_as_wide(plane, overlays, preview) -> None:
    # Widths of such pens are in pixels of the screen, of which this one would have more.
    inks = []
    for ratio in (1.0, 2.0, 4.0):
        overlays.show_look(LIGHT, 11, ratio)
        show(overlays, preview)
        inks.append(float((255 - plane.colors()).sum()))
    assert inks[1] > 1.1 * inks[0], "wider lines round the same fill"
    assert inks[2] - inks[1] == pytest.approx(2 * (inks[1] - inks[0]), rel=0.5)


def test_another_theme_and_screen_make_the_pictures_anew(plane, overlays) -> None:
    show(overlays, Preview(halo_px=20.0), ghost=LOOK)
    before = [item.pixmap().cacheKey() for item in (overlays.halo, overlays.ghost)]
    overlays.show_look(DARK, 11, 2.0)
    show(overlays, Preview(halo_px=20.0), ghost=LOOK)
    for item, key in zip((overlays.halo, overlays.ghost), before, strict=True):
        assert item.pixmap().cacheKey() != key
        assert item.pixmap().devicePixelRatio() == 2.0
    left, right, *_ = extent_of(plane)
    assert right - left == pytest.approx(41 / SCALE, abs=2 / SCALE)
