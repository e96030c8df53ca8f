import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QPolygonF

from nngui.ui.canvas.enclosure import Enclosure

Place = tuple[float, float]


def inside(points: list[Place], loop: list[Place]) -> list[bool]:
    x, y = np.array(points, dtype=float).T
    enclosure = Enclosure(x, y, loop[0])
    for place in loop[1:]:
        enclosure.go_on(place)
    return list(enclosure.inside())


def test_a_square_takes_what_is_in_it_whichever_way_it_is_drawn() -> None:
    square = [(-1, -1), (1, -1), (1, 1), (-1, 1)]
    points = [(0, 0), (0.9, -0.9), (2, 0), (0, -1.1), (-5, -5)]
    assert inside(points, square) == [True, True, False, False, False]
    assert inside(points, square[::-1]) == [True, True, False, False, False]


def test_a_loop_drawn_twice_holds_what_it_held_once() -> None:
    square = [(-1, -1), (1, -1), (1, 1), (-1, 1), (-1, -1)]
    assert inside([(0, 0), (2, 0)], [*square, *square[1:]]) == [True, False]


@pytest.mark.parametrize("loop", [[(0, 0)], [(0, 0), (1, 1)], [(0, 0), (1, 0), (2, 0)]])
def test_no_area_holds_nothing(loop: list[Place]) -> None:
    assert inside([(0.5, 0.5), (0.5, 0.0), (0, 0)], loop) == [False, False, False]


def test_what_is_nowhere_is_outside() -> None:
    assert inside([(np.nan, 0)], [(-1, -1), (1, -1), (0, 3)]) == [False]


@given(
    st.lists(st.tuples(st.integers(-9, 9), st.integers(-9, 9)), min_size=3, max_size=12),
    st.lists(st.tuples(st.integers(-9, 9), st.integers(-9, 9)), min_size=1, max_size=20),
)
@settings(deadline=None)
def test_it_agrees_with_the_winding_fill_of_qt(loop: list[Place], points: list[Place]) -> None:
    # Irrational offsets: no point lies on an edge.
    places = [(x + 0.1234567, y + 0.2718281) for x, y in points]
    polygon = QPolygonF([QPointF(*place) for place in loop])
    rule = Qt.FillRule.WindingFill
    assert inside(places, loop) == [polygon.containsPoint(QPointF(*p), rule) for p in places]
