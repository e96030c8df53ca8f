import numpy as np
import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest

from nngui.state.edits import AddPoints, ErasePoints, MovePoints, RelabelPoints, SetSetting

from .bench import LEFT, NONE, RIGHT, Bench

MIDDLE = Qt.MouseButton.MiddleButton
SHIFT, ALT = Qt.KeyboardModifier.ShiftModifier, Qt.KeyboardModifier.AltModifier


def test_a_click_places_a_point_of_the_current_class_where_it_was(bench: Bench) -> None:
    bench.panel.drawing.set_current_class(1)
    bench.click(2.0, -1.0)
    assert bench.places == pytest.approx(np.array([[2.0, -1.0]]), abs=bench.pixel)
    assert list(bench.dataset.label) == [1]


def test_the_canvas_shows_nothing_that_the_session_refuses(bench: Bench) -> None:
    bench.panel.edit_requested.disconnect(bench.session.perform)
    bench.click(0, 0)
    assert len(bench.edits) == 1
    assert all(
        len(bench.panel._picture._points.points(k, hollow=h)) == 0 for k in range(3) for h in (0, 1)
    )


def test_shift_click_places_the_next_class_and_alt_click_picks_one_up(bench: Bench) -> None:
    bench.panel.drawing.set_current_class(2)
    bench.click(0, 0, modifiers=SHIFT)
    assert list(bench.dataset.label) == [0]
    bench.click(0, 0, modifiers=ALT)
    assert bench.panel.drawing.current_class == 0
    bench.click(4, 4, modifiers=ALT)
    assert bench.dataset.n_points == 1
    assert "Alt-click a point" in bench.messages[-1]


def test_a_click_on_a_point_places_nothing(bench: Bench) -> None:
    bench.click(1, 1)
    bench.click(1, 1)
    at = bench.at(1, 1)
    bench.press(at)
    bench.move(at + QPoint(2, 1))  # a hand that shakes
    bench.release(at + QPoint(2, 1))
    assert [type(edit) for edit in bench.edits] == [AddPoints]


@pytest.mark.parametrize("tool", ["point", "move", "select"])
def test_press_on_a_point_and_drag_moves_it_in_one_step(bench: Bench, tool: str) -> None:
    bench.add((0, 0), (3, 3))
    bench.panel.set_tool(tool)
    bench.drag((0, 0), (1, 0), (1, 1), (-2, 1))
    assert bench.places == pytest.approx(np.array([[-2, 1], [3, 3]]), abs=2 * bench.pixel)
    assert {type(edit) for edit in bench.edits} == {MovePoints}
    bench.session.undo()
    assert bench.places == pytest.approx(np.array([[0, 0], [3, 3]]))


def test_a_drag_under_way_survives_that_its_point_is_gone(bench: Bench) -> None:
    bench.add((0, 0))
    bench.press(bench.at(0, 0))
    bench.move(bench.at(2, 0))
    bench.session.perform(ErasePoints(bench.dataset.id))
    bench.move(bench.at(3, 0))
    bench.release(bench.at(3, 0))
    assert bench.dataset.n_points == 0


@pytest.mark.parametrize("tool", ["point", "brush"])
def test_drag_paints_points_spaced_by_distance_in_one_step(bench: Bench, tool: str) -> None:
    bench.panel.set_tool(tool)
    bench.panel.drawing.set_brush_size(20)
    bench.drag((-4, 0), (4, 0))
    n_fast = bench.dataset.n_points
    gaps = np.diff(bench.dataset.x1) / bench.pixel
    assert gaps == pytest.approx(20, abs=1e-6)
    assert n_fast == int(8 / bench.pixel / 20) + 1
    bench.session.undo()
    assert bench.dataset.n_points == 0
    bench.drag(*[(x, 0) for x in np.linspace(-4, 4, 60)])  # slowly
    assert bench.dataset.n_points == pytest.approx(n_fast, abs=1)


def test_brush_paints_on_points_and_keeps_its_spacing_round_corners(bench: Bench) -> None:
    bench.panel.set_tool("brush")
    bench.panel.drawing.set_brush_size(30)
    bench.add((0, 0))
    bench.drag((0, 0), (0.2, 0), (0.2, 3))
    assert bench.dataset.n_points > 3
    at = bench.places[1:] / bench.pixel
    walked = np.abs(np.diff(at, axis=0)).sum(axis=1)
    assert walked == pytest.approx(30, abs=1e-6)


def test_brush_size_is_held_to_its_bounds(bench: Bench) -> None:
    for _ in range(40):
        bench.panel.drawing.grow_brush()
    assert bench.panel.drawing.brush_size == 120
    for _ in range(40):
        bench.panel.drawing.shrink_brush()
    assert bench.panel.drawing.brush_size == 4
    assert "4 pixels" in bench.messages[-1]


@pytest.mark.parametrize("tool", ["point", "brush", "select", "move", "eraser"])
def test_right_click_erases_within_12_pixels_and_never_further(bench: Bench, tool: str) -> None:
    bench.panel.set_tool(tool)
    near, far = 11 * bench.pixel, 14 * bench.pixel
    bench.add((near, 0), (far, 0), (0, -near), (0, far))
    bench.click(0, 0, RIGHT)
    assert list(bench.dataset.id) == [1, 3]
    bench.click(-3, 3, RIGHT)
    assert [type(edit) for edit in bench.edits] == [ErasePoints]


@pytest.mark.parametrize("button", [LEFT, RIGHT])
def test_a_fast_drag_erases_all_along_its_path(bench: Bench, button: Qt.MouseButton) -> None:
    bench.panel.set_tool("eraser")
    off = 20 * bench.pixel
    bench.add(*[(x, 0) for x in range(-3, 4)], (0, off), (0, -off))
    bench.drag((-4, 0), (4, 0), button=button)
    assert bench.dataset.n_points == 2
    bench.session.undo()
    assert bench.dataset.n_points == 9


def test_hidden_points_are_neither_erased_nor_hit(bench: Bench) -> None:
    bench.add(*[(x / 4, 0) for x in range(20)])
    test = ~bench.dataset.is_train(0.7)
    bench.toggle("show_test")
    assert not bench.session.view_settings.show_test
    bench.panel.set_tool("eraser")
    bench.drag((-1, 0), (5.5, 0))
    assert bench.dataset.n_points == test.sum() > 0


def test_placing_a_point_that_is_hidden_says_so(bench: Bench) -> None:
    bench.toggle("show_test")
    for x in range(-5, 6):
        bench.click(x, 0)
    assert not bench.dataset.is_train(0.7).all()
    assert any("press T" in message for message in bench.messages)


def test_the_ghost_is_hollow_where_a_test_point_will_come(bench: Bench) -> None:
    ghost = bench.panel._picture._overlays.ghost
    bench.hover(-5, 0)
    for x in range(-5, 6):
        bench.hover(x, 0)
        hollow = ghost.hollow
        bench.click(x, 0)
        assert bench.dataset.is_train(0.7)[-1] != hollow
    assert not bench.dataset.is_train(0.7).all()
    bench.hover(0, 4)
    bench.session.perform(SetSetting("train_share", 0.0))
    assert ghost.hollow
    bench.session.perform(SetSetting("train_share", 1.0))
    assert not ghost.hollow


@pytest.mark.parametrize("by_keyboard", [False, True])
def test_the_first_test_point_of_the_hand_is_explained_once(bench: Bench, by_keyboard) -> None:
    bench.add(*[(x / 4, 4) for x in range(20)])
    assert bench.messages == []
    for x in range(-5, 6):
        if by_keyboard:
            bench.key(Qt.Key.Key_Right)
            bench.key(Qt.Key.Key_Return)
        else:
            bench.click(x, 0)
    told = [message for message in bench.messages if "A test point (hollow)" in message]
    assert len(told) == 1


@pytest.mark.parametrize("tool", ["point", "move", "select"])
def test_double_click_on_a_point_cycles_its_class(bench: Bench, tool: str) -> None:
    bench.panel.set_tool(tool)
    bench.add((1, 1), label=2)
    bench.click(1, 1)
    QTest.mouseDClick(bench.view.viewport(), LEFT, NONE, bench.at(1, 1))
    assert list(bench.dataset.label) == [0]
    assert [type(edit) for edit in bench.edits] == [RelabelPoints]


def test_double_click_on_empty_ground_places_one_point(bench: Bench) -> None:
    bench.click(1, 1)
    QTest.mouseDClick(bench.view.viewport(), LEFT, NONE, bench.at(1, 1))
    assert [type(edit) for edit in bench.edits] == [AddPoints]


def test_escape_cancels_a_stroke_and_takes_it_back(bench: Bench) -> None:
    bench.add((0, 0))
    bench.press(bench.at(-3, 2))
    bench.move(bench.at(3, 2))
    assert bench.dataset.n_points > 3
    bench.key(Qt.Key.Key_Escape)
    assert bench.dataset.n_points == 1
    n_edits = len(bench.edits)
    bench.move(bench.at(3, -4))
    bench.release(bench.at(3, -4))
    assert len(bench.edits) == n_edits


def test_escape_while_panning_undoes_nothing(bench: Bench) -> None:
    bench.click(0, 0)
    bench.press(bench.at(3, 3), MIDDLE)
    bench.move(bench.at(2, 2), MIDDLE)
    bench.key(Qt.Key.Key_Escape)
    bench.release(bench.at(2, 2), MIDDLE)
    assert bench.dataset.n_points == 1


def test_choosing_another_tool_ends_a_stroke(bench: Bench) -> None:
    bench.press(bench.at(0, 0))
    bench.panel.set_tool("eraser")
    bench.move(bench.at(3, 0))
    bench.release(bench.at(3, 0))
    assert bench.dataset.n_points == 0
    assert bench.panel.tool == "eraser"
    assert bench.panel.findChild(object, "tool_eraser").isChecked()


def test_a_second_button_does_not_disturb_a_stroke(bench: Bench) -> None:
    bench.press(bench.at(-2, 0))
    bench.press(bench.at(-2, 0), RIGHT)
    bench.release(bench.at(-2, 0), RIGHT)
    bench.move(bench.at(2, 0))
    bench.release(bench.at(2, 0))
    assert bench.dataset.n_points > 3


def test_every_stroke_is_a_step_of_undo(bench: Bench) -> None:
    for x in (-3, 0, 3):
        bench.drag((x, -2), (x, 2))
    counts = [bench.dataset.n_points]
    for _ in range(3):
        bench.session.undo()
        counts.append(bench.dataset.n_points)
    assert counts == [counts[0], counts[0] * 2 // 3, counts[0] // 3, 0]


def test_a_drag_out_of_the_plot_stays_in_it(bench: Bench) -> None:
    bench.add((0, 0))
    bench.press(bench.at(0, 0))
    outside = QPoint(bench.view.width() + 500, -300)
    bench.move(outside)
    bench.release(outside)
    rect = bench.rect
    assert bench.places[0] == pytest.approx([rect.x1_max, rect.x2_max], abs=bench.pixel)


def test_a_click_on_the_axes_does_nothing(bench: Bench) -> None:
    area = bench.view.plot_area
    for button in (LEFT, RIGHT):
        at = QPoint(round(area.left()) - 12, round(area.center().y()))
        QTest.mouseClick(bench.view.viewport(), button, NONE, at)
    assert bench.edits == []


def test_beyond_the_limit_a_click_is_refused_with_a_reason(bench: Bench) -> None:
    for _ in range(90):
        bench.wheel(0, 0, -1)
    rect = bench.rect
    bench.click(rect.x1_max * 0.9, 0)
    assert bench.edits == []
    assert "1,000,000" in bench.messages[-1]


def test_a_release_that_never_came_ends_the_stroke_with_the_next_move(bench: Bench) -> None:
    bench.press(bench.at(-2, 0))
    bench.move(bench.at(0, 0))
    n_points = bench.dataset.n_points
    bench.hover(2, 0)
    bench.hover(4, 0)
    assert bench.dataset.n_points == n_points
    bench.key(Qt.Key.Key_Escape)
    assert bench.dataset.n_points == n_points
