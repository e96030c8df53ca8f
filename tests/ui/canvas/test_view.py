import pytest
from PySide6.QtCore import QEvent, QPointF, Qt
from PySide6.QtGui import QBitmap, QColor, QNativeGestureEvent, QPointingDevice, QRegion
from PySide6.QtWidgets import QApplication, QGraphicsRectItem, QLabel

from nngui.state.snapshot import Rect
from nngui.state.view_settings import ViewSettings

from .bench import Bench

NONE = Qt.KeyboardModifier.NoModifier
MIDDLE = Qt.MouseButton.MiddleButton


def test_axes_are_equal_and_the_default_view_is_in_sight(bench: Bench) -> None:
    rect, (width, height) = bench.rect, bench.view.plot_size
    assert rect.width / width == pytest.approx(rect.height / height)
    assert rect.x1_min <= -6
    assert rect.x1_max >= 6
    assert rect.x2_min <= -6
    assert rect.x2_max >= 6


def test_the_wheel_zooms_at_the_cursor(bench: Bench) -> None:
    before, place = bench.rect, bench.at(3, 2)
    bench.wheel(3, 2, 2)
    assert bench.rect.width == pytest.approx(before.width / 1.44)
    assert (bench.at(3, 2) - place).manhattanLength() <= 1
    bench.wheel(3, 2, -2)
    assert bench.rect.width == pytest.approx(before.width)


@pytest.mark.parametrize("by_hand", ["wheel", "pan"])
def test_nothing_moves_under_the_hand_where_numbers_take_more_room(
    bench: Bench, by_hand: str
) -> None:
    bench.view.set_visible_rect(Rect(-3, -3, 3, 3))
    place, left = QPointF(bench.at(1, 1)), bench.view.plot_area.left()
    before = bench.view.pointer_at(place, NONE)
    if by_hand == "wheel":
        bench.wheel(1, 1, 14)
        way = QPointF(0, 0)
    else:
        way = QPointF(0, 40_000)
        bench.view.pan_px(way.x(), way.y())
    assert bench.view.plot_area.left() > left
    now, pixel = bench.view.pointer_at(place, NONE), bench.view.pixel
    off = (now.x1 - before.x1) / pixel.x1, (now.x2 - before.x2) / pixel.x2
    assert off == pytest.approx((way.x(), way.y()), abs=1e-3)
    assert pixel.x1 == pytest.approx(pixel.x2)


def test_zooming_has_ends(bench: Bench) -> None:
    for _ in range(200):
        bench.wheel(0, 0, 1)
    assert min(bench.rect.width, bench.rect.height) == pytest.approx(1e-6, rel=0.01)
    for _ in range(400):
        bench.wheel(0, 0, -1)
    assert max(bench.rect.width, bench.rect.height) == pytest.approx(8e6, rel=0.01)


def test_a_pinch_zooms(bench: Bench) -> None:
    before, at = bench.rect, QPointF(bench.at(0, 0))
    event = QNativeGestureEvent(
        Qt.NativeGestureType.ZoomNativeGesture,
        QPointingDevice.primaryPointingDevice(),
        2,
        at,
        at,
        bench.view.viewport().mapToGlobal(at),
        0.5,
        QPointF(),
    )
    assert event.type() == QEvent.Type.NativeGesture
    QApplication.sendEvent(bench.view.viewport(), event)
    assert bench.rect.width < before.width / 1.5


@pytest.mark.parametrize("tool, button", [("point", MIDDLE), ("move", Qt.MouseButton.LeftButton)])
def test_drag_pans_under_the_hand(bench: Bench, tool: str, button: Qt.MouseButton) -> None:
    bench.panel.set_tool(tool)
    before = bench.rect
    bench.drag((0, 0), (1, 0), (2, -1), button=button)
    assert bench.rect.x1_min - before.x1_min == pytest.approx(-2, abs=2 * bench.pixel)
    assert bench.rect.x2_min - before.x2_min == pytest.approx(1, abs=2 * bench.pixel)
    assert bench.edits == []


def test_the_middle_button_pans_even_on_a_point(bench: Bench) -> None:
    bench.add((0, 0))
    before = bench.rect
    bench.drag((0, 0), (2, 0), button=MIDDLE)
    assert bench.edits == []
    assert bench.rect.x1_min < before.x1_min


def test_where_the_hand_goes_is_asked_for_and_fit_takes_it_back(bench: Bench) -> None:
    bench.wheel(0, 0, 3)
    assert bench.session.view_settings.rect == bench.rect
    bench.panel.fit()
    assert bench.session.view_settings.rect is None
    assert bench.rect.x1_max >= 6


def test_view_settings_bring_their_part_of_the_plane(bench: Bench) -> None:
    bench.session.set_view_settings(ViewSettings(rect=Rect(10, 10, 20, 20)))
    assert bench.rect.x1_min <= 10
    assert bench.rect.x1_max >= 20
    assert bench.rect.width < 25


def test_far_points_are_brought_into_view_unless_the_hand_chose_one(bench: Bench) -> None:
    bench.add((0, 0), (90, 40))
    assert bench.rect.x1_max > 90
    bench.wheel(0, 0, 5)
    chosen = bench.rect
    bench.add((500, 500))
    assert bench.rect == chosen


def test_a_small_data_set_that_comes_as_a_whole_is_brought_close(bench: Bench) -> None:
    bench.add(*[(0.4 + i / 100, 0.5 - i / 100) for i in range(30)])
    assert bench.rect.width < 1


def test_drawing_in_a_small_heap_never_zooms(bench: Bench) -> None:
    before = bench.rect
    for i in range(14):
        bench.click(0.3 * i - 2, 0)
    for _ in range(4):
        bench.session.undo()
    assert bench.rect == before


def test_small_steps_do_not_move_a_fitted_view(bench: Bench) -> None:
    before = bench.rect
    bench.click(0, 0)
    bench.click(5.5, 5)
    bench.session.undo()
    assert bench.rect == before


def test_a_view_request_is_for_what_is_seen_with_square_cells(bench: Bench) -> None:
    request = bench.panel.view_request(7, 128, 128)
    assert request.id == 7
    assert request.rect == bench.rect
    assert max(request.columns, request.rows) == 128
    cell = request.rect.width / request.columns, request.rect.height / request.rows
    assert cell[0] == pytest.approx(cell[1], rel=0.02)


def test_view_changed_tells_of_zoom_and_size(bench: Bench, qtbot) -> None:
    with qtbot.waitSignal(bench.panel.view_changed):
        bench.wheel(0, 0, 1)
    with qtbot.waitSignal(bench.panel.view_changed):
        bench.panel.resize(900, 800)


def test_a_right_click_opens_no_menu(bench: Bench) -> None:
    bench.click(0, 0, Qt.MouseButton.RightButton)
    QApplication.processEvents()
    assert QApplication.activePopupWidget() is None


def test_drawing_does_not_move_the_plane(bench: Bench) -> None:
    before = bench.view.plot_area, bench.rect
    bench.click(0, 0)
    QApplication.processEvents()
    bench.panel.grab()
    QApplication.processEvents()
    assert (bench.view.plot_area, bench.rect) == before


def test_what_is_under_the_cursor_follows_the_view(bench: Bench) -> None:
    bench.hover(3, 3)
    at = bench.at(3, 3)
    bench.session.set_view_settings(ViewSettings(rect=Rect(100, 100, 110, 110)))
    ghost = bench.panel._picture._overlays.ghost
    assert ghost.isVisible()
    place = bench.at(ghost.pos().x(), ghost.pos().y())
    assert (place - at).manhattanLength() <= 1


def test_the_hint_stands_in_the_middle_of_the_plane(bench: Bench) -> None:
    hint = bench.panel.findChild(QLabel, "empty_hint")
    for size in (700, 740), (340, 420):
        bench.panel.resize(*size)
        QApplication.processEvents()
        area = bench.view.plot_area.toAlignedRect()
        assert area.contains(hint.geometry())
        assert (area.center() - hint.geometry().center()).manhattanLength() <= 2


def test_a_sheet_stays_at_the_corner_of_the_plane_whatever_is_in_view(bench: Bench) -> None:
    color = QColor("#ff00ff")
    item = QGraphicsRectItem(3, 5, 4, 2)
    item.setPen(Qt.PenStyle.NoPen)
    item.setBrush(color)
    item.setZValue(100)
    bench.view.add_sheet(item)

    def check() -> None:
        QApplication.processEvents()
        corner = bench.view.plot_area.topLeft()
        image = bench.view.viewport().grab().toImage()
        found = image.createMaskFromColor(color.rgb(), Qt.MaskMode.MaskOutColor)
        region = QRegion(QBitmap.fromImage(found))
        assert region == QRegion(round(corner.x()) + 3, round(corner.y()) + 5, 4, 2)

    check()
    bench.wheel(3, 2, 2)
    check()
    bench.view.pan_px(31.4, -7)
    check()
    bench.view.set_equal_axes(False)
    bench.view.set_visible_rect(Rect(-3, -100, 2, 50))
    check()
    bench.panel.resize(bench.panel.width() + 57, bench.panel.height() - 43)
    check()
