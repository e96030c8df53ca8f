"""Neuron lines under a real mouse."""

from dataclasses import replace

import numpy as np
import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel

from nngui.data import FeatureMap
from nngui.data.lines import lines_of_units
from nngui.state.edits import AddPoints, ErasePoints, SetParameters
from nngui.state.label import Label
from nngui.state.plane_lines import NeuronLines, PastBoundary
from nngui.ui.canvas.neuron_lines import equation
from nngui.ui.colors import DARK

from .bench import RIGHT, Bench, halves, snapshot_of

# x1 = 1 with the positive side at the right, x2 = -2 with it above, and a unit that is zero everywhere.
WEIGHTS = np.array([[2.0, 0.0], [0.0, 1.0], [0.0, 0.0]])
BIASES = np.array([-2.0, 2.0, 1.0])
FEATURES = FeatureMap()


def show(bench: Bench, lines: NeuronLines | None) -> None:
    frame = snapshot_of(halves(3), bench.rect)
    bench.panel.show_snapshot(replace(frame, lines=lines))


@pytest.fixture
def lined(bench: Bench) -> Bench:
    show(bench, NeuronLines(FEATURES, lines_of_units(FEATURES, WEIGHTS, BIASES)))
    return bench


def set_values(bench: Bench) -> list[SetParameters]:
    return [edit for edit in bench.edits if isinstance(edit, SetParameters)]


def test_a_drag_near_the_middle_shifts_the_line(lined: Bench) -> None:
    rect = lined.rect
    middle = (rect.x2_min + rect.x2_max) / 2
    lined.drag((1, middle), (2, middle + 0.3), (3, middle))
    edits = set_values(lined)
    assert [edit.held for edit in edits] == [True, True, False]
    assert len({edit.stroke for edit in edits}) == 1
    last = edits[-1]
    assert (last.layer, last.units.tolist(), last.inputs.tolist()) == (0, [0] * 3, [0, 1, -1])
    assert last.values[:2].tolist() == [2.0, 0.0]
    assert last.values[2] == pytest.approx(-6.0, abs=0.1)
    assert lined.dataset.n_points == 0


def test_a_drag_near_an_end_turns_the_line_round_its_middle(lined: Bench) -> None:
    rect = lined.rect
    top = rect.x2_max - rect.height * 0.1
    middle = (rect.x2_min + rect.x2_max) / 2
    lined.drag((1, top), (2, top), (1 + top - middle, top))
    last = set_values(lined)[-1]
    weights, bias = last.values[:2], last.values[2]
    assert np.hypot(*weights) == pytest.approx(2.0)
    # From upright by 45 degrees clockwise: the positive side is right and below.
    np.testing.assert_allclose(weights, 2 * np.array([1, -1]) / np.sqrt(2), atol=0.05)
    assert weights @ [1, middle] + bias == pytest.approx(0, abs=0.05)


def test_a_click_on_a_line_places_a_point_all_the_same(lined: Bench) -> None:
    lined.click(1, 2)
    assert [type(edit) for edit in lined.edits] == [AddPoints]
    assert lined.dataset.n_points == 1


def test_a_point_lies_on_top_of_the_lines(lined: Bench) -> None:
    lined.add((1, 0.5))
    lined.drag((1, 0.5), (2, 0.5), (3, 0.5))
    assert set_values(lined) == []
    assert lined.places[0, 0] == pytest.approx(3, abs=0.1)


@pytest.mark.parametrize("tool", ["select", "move"])
def test_other_tools_that_take_hold_of_things_take_lines_too(lined: Bench, tool: str) -> None:
    lined.panel.set_tool(tool)
    rect = lined.rect
    lined.drag((1, 0.5), (2, 0.5))
    assert len(set_values(lined)) == 2
    assert lined.rect == rect


@pytest.mark.parametrize("tool", ["brush", "eraser", "lasso"])
def test_tools_that_draw_go_over_them(lined: Bench, tool: str) -> None:
    lined.panel.set_tool(tool)
    lined.drag((1, 0.5), (2, 0.5), (3, 0.5))
    assert set_values(lined) == []


def test_the_right_button_erases_as_ever(lined: Bench) -> None:
    lined.add((1, 0.5))
    lined.click(1, 0.5, RIGHT)
    assert isinstance(lined.edits[-1], ErasePoints)
    lined.drag((1, 0), (2, 0), button=RIGHT)
    assert set_values(lined) == []


def test_escape_takes_the_drag_back(lined: Bench) -> None:
    lined.press(lined.at(1, 0))
    lined.move(lined.at(2, 0))
    assert len(set_values(lined)) == 1
    canceled = []
    lined.panel.stroke_canceled.connect(canceled.append)
    lined.panel.cancel_stroke()
    assert canceled == [set_values(lined)[0].stroke]
    lined.release(lined.at(2, 0))
    held, let_go = set_values(lined)
    assert held.held
    # Where something else was done meanwhile there is no undo that would let go.
    assert not let_go.held
    assert np.array_equal(held.values, let_go.values)


def test_the_line_under_the_cursor_shows_that_it_can_be_taken(lined: Bench) -> None:
    item = lined.panel._lines.item
    assert item.held is None
    lined.hover(1, 0.2)
    assert item.held == 0
    assert lined.view.cursor().shape() == Qt.CursorShape.SizeAllCursor
    lined.hover(1, lined.rect.x2_max - 0.3)
    assert lined.view.cursor().shape() == Qt.CursorShape.OpenHandCursor
    lined.hover(4, -2)
    assert item.held == 1
    lined.hover(3, 3)
    assert item.held is None
    assert lined.view.cursor().shape() == Qt.CursorShape.CrossCursor
    lined.panel.set_tool("brush")
    lined.hover(1, 0.2)
    assert item.held is None


def test_its_equation_stands_beside_it_and_follows_the_training(lined: Bench) -> None:
    caption = lined.panel.findChild(QLabel, "line_caption")
    assert not caption.isVisible()
    lined.hover(1, 0.2)
    assert caption.isVisible()
    assert lined.view.plot_area.toAlignedRect().contains(caption.geometry())
    assert caption.text() == "1:  2 x₁ − 2 = 0"
    moved = lines_of_units(FEATURES, WEIGHTS * [[-1.0, 1.0]], BIASES)
    moved[0, 1] = 0.123
    show(lined, NeuronLines(FEATURES, moved))
    assert caption.text() == "1:  −2 x₁ + 0.12 x₂ − 2 = 0"
    before = lined.panel.grab().toImage()
    lined.hover(3, 3)
    assert not caption.isVisible()
    assert lined.panel.grab().toImage() != before
    assert equation(2, np.zeros(3)) == "3:  0 = 0"


def test_a_line_of_one_coordinate_cannot_turn(bench: Bench) -> None:
    features = FeatureMap(("x1",))
    show(
        bench, NeuronLines(features, lines_of_units(features, np.array([[2.0]]), np.array([-2.0])))
    )
    top = bench.rect.x2_max - 0.3
    bench.drag((1, top), (2, top - 1), (3, top - 2))
    last = set_values(bench)[-1]
    assert last.inputs.tolist() == [0, -1]
    assert last.values[0] == 2.0
    assert last.values[1] == pytest.approx(-6.0, abs=0.1)


def test_standardized_lines_are_dragged_where_they_are_seen(bench: Bench) -> None:
    features = FeatureMap(("x1", "x2"), (1.0, -1.0), (2.0, 4.0))
    weights, biases = np.array([[1.0, 2.0]]), np.array([0.5])
    line = lines_of_units(features, weights, biases)
    show(bench, NeuronLines(features, line))
    (part,) = bench.panel._lines._parts
    x1, x2 = (part[:2] + part[2:]) / 2
    bench.drag((x1, x2), (x1 + 1, x2), (x1 + 1, x2 + 1))
    last = set_values(bench)[-1]
    sums = features.transform([x1 + 1], [x2 + 1]) @ last.values[:2] + last.values[2]
    assert abs(sums[0]) < 0.1
    np.testing.assert_allclose(last.values[:2], weights[0], atol=1e-9)


def test_curves_are_drawn_and_cannot_be_taken(bench: Bench) -> None:
    features = FeatureMap(("x1", "x2", "x1^2"))
    pieces = np.array([[1.0, -2, 1, 0], [1, 0, 1, 2]])
    show(bench, NeuronLines(features, np.empty((0, 3)), (pieces, np.empty((0, 4)))))
    assert len(bench.panel._lines.item.pieces) == 2
    assert "curves" in bench.messages[-1]
    bench.drag((1, 0.5), (2, 0.5))
    assert set_values(bench) == []


def test_without_lines_all_is_as_ever(lined: Bench) -> None:
    assert "near its middle" in lined.messages[-1]
    show(lined, None)
    assert len(lined.panel._lines.item.pieces) == 0
    lined.drag((1, 0.5), (2, 0.5), (3, 0.5))
    assert set_values(lined) == []
    assert lined.dataset.n_points > 0


def test_lines_are_seen_where_a_hand_finds_them_whatever_is_in_view(lined: Bench) -> None:
    def check() -> None:
        image = lined.view.viewport().grab().toImage()
        place = lined.at(1, 2.8)
        beside, *on = (
            image.pixelColor(place.x() + right, place.y()).lightness() for right in (-5, -1, 0, 1)
        )
        assert min(on) < beside - 40
        lined.hover(1, 2.8)
        assert lined.panel._lines.item.held == 0
        lined.hover(3, 1)

    check()
    lined.wheel(2, 2, 2)
    check()
    lined.view.pan_px(31.4, -7)
    check()
    lined.panel.resize(lined.panel.width() + 57, lined.panel.height() - 43)
    check()


def test_the_same_lines_are_not_laid_out_again(lined: Bench, monkeypatch) -> None:
    layer, laid_out = lined.panel._lines, []
    monkeypatch.setattr(layer.item, "set_pieces", lambda *values: laid_out.append(values))
    lines = NeuronLines(FEATURES, lines_of_units(FEATURES, WEIGHTS, BIASES))
    show(lined, lines)
    show(lined, lines)
    assert len(laid_out) == 1
    lined.wheel(3, 2, 2)
    show(lined, lines)
    assert len(laid_out) == 2


def test_lines_and_numbers_are_painted(lined: Bench) -> None:
    lined.panel.show_theme(DARK)
    with_lines = lined.panel.grab().toImage()
    show(lined, None)
    assert lined.panel.grab().toImage() != with_lines


def test_the_boundary_before_has_a_caption(bench: Bench) -> None:
    caption = bench.panel.findChild(QLabel, "ghost_caption")
    assert not caption.isVisible()
    frame = snapshot_of(halves(3), bench.rect)
    path = np.array([[0.0, -3], [1, 0], [0, 3]])
    past = PastBoundary(Label("remove layer"), 1204, (path,))
    before = bench.panel.grab().toImage()
    bench.panel.show_snapshot(replace(frame, past=past))
    assert caption.isVisible()
    assert "before: remove layer (epoch 1,204)" in caption.text()
    assert bench.view.plot_area.toAlignedRect().contains(caption.geometry())
    assert bench.panel.grab().toImage() != before
    bench.panel.show_snapshot(frame)
    assert not caption.isVisible()


def test_toggles_ask_for_lines_and_ghost(bench: Bench) -> None:
    assert not bench.panel.view_request(1, 64, 64).lines
    bench.toggle("show_lines")
    request = bench.panel.view_request(1, 64, 64)
    assert request.lines
    assert not request.past
    bench.session.set_view_settings(replace(bench.session.view_settings, show_ghost=True))
    assert bench.panel.view_request(1, 64, 64).past
