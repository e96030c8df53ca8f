"""The lines of the grid: where they lie, and that they are crisp."""

import pytest
from PySide6.QtGui import QImage

from nngui.state.snapshot import Rect
from nngui.ui.canvas.grid import multiples
from nngui.ui.canvas.plane_view import PlaneView
from nngui.ui.colors import LIGHT


@pytest.fixture
def view(qtbot) -> PlaneView:
    view = PlaneView()
    qtbot.addWidget(view)
    view.show_theme(LIGHT)
    view.show_axes(False)
    view.resize(301, 301)
    view.set_visible_rect(Rect(-5.0, -5.0, 5.0, 5.0))
    view.show_grid(True)
    with qtbot.waitExposed(view):
        view.show()
    return view


def colored_columns(image: QImage, y: int) -> list[int]:
    return [x for x in range(image.width()) if image.pixelColor(x, y).name() == LIGHT.grid_line]


def colors(image: QImage) -> set[str]:
    return {
        image.pixelColor(x, y).name() for x in range(image.width()) for y in range(image.height())
    }


def test_multiples_lie_between_two_numbers() -> None:
    assert multiples(0.5, -0.7, 1.0) == [-0.5, 0.0, 0.5, 1.0]
    assert multiples(2.0, 0.1, 1.9) == []


def test_each_line_fills_one_pixel(view: PlaneView) -> None:
    image = view.viewport().grab().toImage()
    assert colors(image) == {LIGHT.grid_line, LIGHT.plot_background}
    # Ten units in 301 pixels; the lines at the rims lie half outside.
    assert colored_columns(image, 5) == [round(k * 30.1) for k in range(10)]


def test_lines_follow_the_view_and_come_back_as_they_should_be(view: PlaneView) -> None:
    view.show_grid(False)
    assert colors(view.viewport().grab().toImage()) == {LIGHT.plot_background}
    view.set_visible_rect(Rect(-4.9, -5.0, 5.1, 5.0))
    view.show_grid(True)
    image = view.viewport().grab().toImage()
    assert colored_columns(image, 5)[0] == round(0.9 * 30.1)


def test_over_a_field_they_are_a_breath(view: PlaneView) -> None:
    view.show_grid(True, over=True)
    seen = colors(view.viewport().grab().toImage())
    # Single lines, and crossings of two.
    assert len(seen) == 3
    assert LIGHT.plot_background in seen
    assert LIGHT.grid_line not in seen
