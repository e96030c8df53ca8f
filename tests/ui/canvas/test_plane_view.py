"""The drawn plane: what Qt paints by itself, and what stays where when the window changes."""

import pytest
from PySide6.QtCore import QRect
from PySide6.QtGui import QColor, QImage, QPixmap
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QGraphicsPixmapItem, QGraphicsRectItem

from nngui.state.snapshot import Rect
from nngui.ui.canvas.plane_view import PlaneView
from nngui.ui.colors import DARK, LIGHT

from .calls import calls_into_python


@pytest.fixture
def view(qtbot) -> PlaneView:
    view = PlaneView()
    qtbot.addWidget(view)
    view.show_theme(LIGHT)
    view.resize(400, 300)
    with qtbot.waitExposed(view):
        view.show()
    return view


def test_a_repaint_makes_no_call_into_python(view: PlaneView) -> None:
    view.show_grid(True, over=True)
    field = QGraphicsPixmapItem(QPixmap(64, 64))
    view.add_item(field)
    sheet = QGraphicsRectItem(10, 10, 20, 20)
    view.add_sheet(sheet)
    repaint = view.viewport().repaint
    repaint()
    assert calls_into_python(repaint) == {}

    def change() -> None:
        field.setPixmap(QPixmap(64, 64))
        QApplication.processEvents()

    assert set(calls_into_python(change)) <= {change.__qualname__}


def test_neither_paints_nor_moves_of_the_mouse_come_to_the_viewport(view: PlaneView) -> None:
    viewport = view.viewport()
    place = viewport.rect().center()

    def serve() -> None:
        viewport.update()
        QTest.mouseMove(viewport, place)
        QApplication.processEvents()

    serve()
    assert calls_into_python(serve)["PinchViewport.event"] == 0


def test_where_the_plane_lies_is_told_only_when_that_is_another_place(view: PlaneView) -> None:
    told: list[str] = []
    view.area_changed.connect(lambda: told.append("area"))
    view.view_changed.connect(lambda: told.append("view"))
    view.set_visible_rect(Rect(-6.5, -6, 5.5, 6))
    view.show_axes(True)
    assert told == ["view"]
    view.show_axes(False)
    assert told == ["view", "area", "view"]
    view.resize(view.width() + 20, view.height())
    assert told[3:] == ["area", "view"]


def test_items_are_clipped_to_the_plane(view: PlaneView) -> None:
    color = QColor("#ff00ff")
    item = QGraphicsRectItem(-1e3, -1e3, 2e3, 2e3)
    item.setBrush(color)
    view.add_item(item)
    image = view.viewport().grab().toImage()
    area = view.plot_area.toRect()
    assert area.left() > 10
    assert area.bottom() < image.height() - 10
    assert covered(image, color) == area


def covered(image: QImage, color: QColor) -> QRect:
    """Where a color is, which fills a rectangle."""
    there = QRect()
    for y in range(image.height()):
        for x in range(image.width()):
            if image.pixelColor(x, y) == color:
                there |= QRect(x, y, 1, 1)
    return there


def test_resizing_keeps_what_was_asked_for(view: PlaneView) -> None:
    asked = Rect(1.0, 2.0, 3.0, 4.0)
    view.set_visible_rect(asked)
    before = view.visible_rect
    view.resize(150, 500)
    QApplication.processEvents()
    assert view.visible_rect.height > 3 * before.height
    view.resize(400, 300)
    QApplication.processEvents()
    assert view.visible_rect == before


def test_a_hand_at_work_never_takes_room_from_the_numbers(view: PlaneView) -> None:
    narrow = view.plot_area
    view.set_visible_rect(Rect(-6e5, -6e5, 6e5, 6e5))
    wide = view.plot_area
    assert wide.left() > narrow.left()
    view.set_visible_rect(Rect(-6.0, -6.0, 6.0, 6.0))
    assert view.plot_area == wide
    # What stands below begins where the plane does, and takes more or less height by that.
    view.resize(400, 320)
    QApplication.processEvents()
    assert view.plot_area.left() == wide.left()
    view.resize(401, 320)
    QApplication.processEvents()
    assert view.plot_area.left() == narrow.left()


def test_view_changed_tells_of_each_change_and_of_nothing_else(view: PlaneView, qtbot) -> None:
    with qtbot.waitSignal(view.view_changed):
        view.set_visible_rect(Rect(0.0, 0.0, 1.0, 1.0))
    with qtbot.assertNotEmitted(view.view_changed):
        view.set_visible_rect(Rect(0.0, 0.0, 1.0, 1.0))
        view.show_grid(False)
    with qtbot.waitSignal(view.view_changed):
        view.set_equal_axes(False)
    with qtbot.waitSignal(view.view_changed):
        view.show_axes(False)


def test_a_theme_colors_plane_and_axes(view: PlaneView) -> None:
    view.show_theme(DARK)
    image = view.viewport().grab().toImage()
    corner = view.plot_area.bottomLeft().toPoint()
    assert image.pixelColor(1, image.height() - 1).name() == DARK.plot_background
    assert image.pixelColor(corner.x() - 1, 5).name() == DARK.grid_line
    assert image.pixelColor(corner.x() + 5, corner.y()).name() == DARK.grid_line
    assert image.pixelColor(corner.x() - 1, corner.y()).name() == DARK.grid_line
    assert LIGHT.plot_background != DARK.plot_background


def test_a_dropped_file_is_the_windows(view: PlaneView) -> None:
    assert not view.acceptDrops()
    assert not view.viewport().acceptDrops()


def test_moves_of_the_mouse_are_heard_without_a_button(view: PlaneView) -> None:
    assert view.viewport().hasMouseTracking()
