import numpy as np
import pytest
from PySide6.QtCore import QPoint, Qt

from nngui.state.edits import AddPoints, MovePoints

from ..bench import Bench

SHIFT = Qt.KeyboardModifier.ShiftModifier
TRIANGLE = ((-4, -4), (0, -4), (-4, 0), (-3.9, -3.8))


@pytest.fixture
def lasso(bench: Bench) -> Bench:
    bench.add((-3, -3), (-0.5, -0.5), (2, 2), (3, 3))
    bench.panel.set_tool("lasso")
    return bench


def test_a_loop_selects_what_is_inside_and_shift_adds(lasso: Bench) -> None:
    lasso.drag(*TRIANGLE)
    assert list(lasso.panel.selection) == [0]
    lasso.drag((1, 1), (4, 1), (4, 4), (1, 4), (1, 1), modifiers=SHIFT)
    assert list(lasso.panel.selection) == [0, 2, 3]
    assert lasso.edits == []


def test_the_selection_grows_while_the_loop_is_drawn_and_the_loop_is_seen(lasso: Bench) -> None:
    loop = lasso.panel._picture._overlays.loop
    lasso.press(lasso.at(-4, -4))
    lasso.move(lasso.at(0, -4))
    lasso.move(lasso.at(0, -2))
    assert list(lasso.panel.selection) == []
    assert loop.isVisible()
    assert loop.boundingRect().width() == pytest.approx(4, abs=2 * lasso.pixel)
    lasso.move(lasso.at(0, 0.5))
    assert list(lasso.panel.selection) == [0, 1]
    lasso.release(lasso.at(0, 0.5))
    assert not loop.isVisible()


def test_points_that_come_while_the_loop_is_drawn_are_seen(lasso: Bench) -> None:
    lasso.press(lasso.at(-4, -4))
    lasso.move(lasso.at(0, -4))
    lasso.session.perform(AddPoints(np.array([-3.5]), np.array([-3.5]), 1))
    lasso.move(lasso.at(-4, 0))
    lasso.release(lasso.at(-4, 0))
    assert list(lasso.panel.selection) == [0, 4]


def test_a_click_selects_nothing_and_escape_keeps_what_was(lasso: Bench) -> None:
    lasso.drag(*TRIANGLE)
    lasso.press(lasso.at(1, 1))
    lasso.move(lasso.at(5, 1))
    lasso.move(lasso.at(4, 5))
    lasso.key(Qt.Key.Key_Escape)
    lasso.release(lasso.at(4, 5))
    assert list(lasso.panel.selection) == []
    lasso.drag(*TRIANGLE)
    lasso.click(4, 4)
    assert list(lasso.panel.selection) == []


def test_a_loop_closed_by_hand_is_no_click(lasso: Bench) -> None:
    at = lasso.at(1, 1)
    lasso.press(at)
    for place in ((5, 1), (5, 5), (1, 5)):
        lasso.move(lasso.at(*place))
    lasso.move(at + QPoint(1, 1))
    lasso.release(at + QPoint(1, 1))
    assert list(lasso.panel.selection) == [2, 3]


def test_what_is_selected_is_dragged_and_stays_selected_with_select(lasso: Bench) -> None:
    lasso.drag(*TRIANGLE)
    lasso.drag((-3, -3), (0, -3))
    assert isinstance(lasso.edits[-1], MovePoints)
    assert lasso.places[0] == pytest.approx([0, -3], abs=2 * lasso.pixel)
    lasso.panel.set_tool("select")
    assert list(lasso.panel.selection) == [0]
    lasso.panel.set_tool("brush")
    assert list(lasso.panel.selection) == []


def test_hidden_points_are_not_taken(lasso: Bench) -> None:
    lasso.toggle("show_test")
    lasso.drag((-5, -5), (5, -5), (5, 5), (-5, 5))
    train = lasso.dataset.id[lasso.dataset.is_train(0.7)]
    assert list(lasso.panel.selection) == list(train)
