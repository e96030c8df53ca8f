import numpy as np
import pytest
from PySide6.QtCore import Qt

from nngui.state.edits import MovePoints, RelabelPoints

from ..bench import Bench

SHIFT = Qt.KeyboardModifier.ShiftModifier


@pytest.fixture
def selecting(bench: Bench) -> Bench:
    bench.add((-3, -3), (-2, -2), (2, 2), (3, 3))
    bench.panel.set_tool("select")
    return bench


def test_a_rubber_band_selects_what_is_in_it_and_shift_adds(selecting: Bench) -> None:
    selecting.drag((-4, -4), (-1, -1))
    assert list(selecting.panel.selection) == [0, 1]
    selecting.drag((1.5, 1.5), (2.5, 2.5), modifiers=SHIFT)
    assert list(selecting.panel.selection) == [0, 1, 2]
    selecting.drag((4, 4), (1.5, 1.5))
    assert list(selecting.panel.selection) == [2, 3]
    selecting.click(0, 4)
    assert list(selecting.panel.selection) == []
    assert selecting.edits == []


def test_the_selection_moves_together(selecting: Bench) -> None:
    selecting.drag((-4, -4), (-1, -1))
    before = selecting.places
    selecting.drag((-2, -2), (0, -2), (1, -3))
    moved = selecting.places - before
    assert moved[:2] == pytest.approx(np.array([[3, -1], [3, -1]]), abs=2 * selecting.pixel)
    assert not moved[2:].any()


def test_a_digit_relabels_the_selection_and_sets_no_class(selecting: Bench) -> None:
    selecting.drag((-4, -4), (-1, -1))
    selecting.panel.drawing.choose_class(2)
    assert list(selecting.dataset.label) == [2, 2, 0, 0]
    assert isinstance(selecting.edits[-1], RelabelPoints)
    assert selecting.panel.drawing.current_class == 0
    assert list(selecting.panel.selection) == [0, 1]


def test_arrow_keys_nudge_and_delete_erases_the_selection(selecting: Bench) -> None:
    selecting.click(2, 2)
    selecting.key(Qt.Key.Key_Right)
    selecting.key(Qt.Key.Key_Up, SHIFT)
    way = (selecting.places[2] - 2) / selecting.pixel
    assert way == pytest.approx([1, 10], abs=1e-6)
    assert isinstance(selecting.edits[-1], MovePoints)
    selecting.key(Qt.Key.Key_Delete)
    assert list(selecting.dataset.id) == [0, 1, 3]
    assert list(selecting.panel.selection) == []


def test_escape_and_another_tool_drop_the_selection(selecting: Bench) -> None:
    selecting.click(2, 2)
    selecting.key(Qt.Key.Key_Escape)
    assert list(selecting.panel.selection) == []
    selecting.click(2, 2)
    selecting.panel.set_tool("point")
    assert list(selecting.panel.selection) == []


def test_what_is_hidden_leaves_the_selection(selecting: Bench) -> None:
    selecting.drag((-4, -4), (4, 4))
    selecting.toggle("show_test")
    train = selecting.dataset.id[selecting.dataset.is_train(0.7)]
    assert list(selecting.panel.selection) == list(train)
    marks = selecting.panel._picture._points.selected
    assert len(marks) == len(train) < 4
