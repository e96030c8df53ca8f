import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from nngui.state.snapshot import Rect
from nngui.ui.canvas.line_geometry import nearest_part, shifted, turned, turns, visible_parts

RECT = Rect(-6, -4, 6, 4)
number = st.floats(-3, 3)


def value(line: np.ndarray, place: np.ndarray) -> float:
    return float(line[:2] @ place + line[2])


@given(number, number, st.floats(-10, 10))
def test_visible_parts_lie_on_the_line_and_end_at_the_edges(a1: float, a2: float, c: float) -> None:
    line = np.array([a1, a2, c])
    if np.hypot(a1, a2) < 1e-6:
        return
    (part,) = visible_parts(line[None], RECT)
    x1, x2 = np.meshgrid(np.linspace(-6, 6, 200), np.linspace(-4, 4, 200))
    sums = a1 * x1 + a2 * x2 + c
    if np.isnan(part).any():
        assert (sums >= -1e-9).all() or (sums <= 1e-9).all()
        return
    for end in (part[:2], part[2:]):
        assert abs(value(line, end)) < 1e-6 * (1 + abs(c) + abs(a1) * 6 + abs(a2) * 6)
        on_edge = np.isclose(np.abs(end), [6, 4], atol=1e-6)
        assert on_edge.any()
        assert (np.abs(end) <= np.array([6, 4]) + 1e-6).all()
    way = part[2:] - part[:2]
    assert np.dot([way[1], -way[0]], line[:2]) > 0


def test_upright_and_flat_lines() -> None:
    parts = visible_parts(np.array([[1.0, 0, -2], [0, -2.0, 2], [0, 0, 1], [1, 0, 9]]), RECT)
    assert sorted(parts[0, [1, 3]]) == [-4, 4]
    assert parts[0, [0, 2]].tolist() == [2, 2]
    assert parts[1, [1, 3]].tolist() == [1, 1]
    assert np.isnan(parts[2:]).all()


def test_the_nearest_part_and_how_far_along() -> None:
    parts = np.array([[0.0, 0, 4, 0], [np.nan] * 4, [0, 1, 4, 1]])
    assert nearest_part(parts, 1, 0.2, 0.5) == (0, 0.25)
    assert nearest_part(parts, 4, 0.9, 0.5) == (2, 1.0)
    assert nearest_part(parts, 2, 0.5, 0.4) is None
    assert nearest_part(np.empty((0, 4)), 0, 0, 9) is None
    assert [turns(along) for along in (0.0, 0.2, 0.3, 0.5, 0.7, 0.9)] == [
        *(True, True, False),
        *(False, False, True),
    ]


@given(number, number, number, number, number)
def test_a_shift_goes_with_the_hand(a1: float, a2: float, c: float, dx: float, dy: float) -> None:
    line = np.array([a1, a2, c])
    place = np.array([1.5, -0.5])
    moved = shifted(line, dx, dy)
    assert value(moved, place + np.array([dx, dy])) == pytest.approx(value(line, place), abs=1e-9)
    assert moved[:2].tolist() == [a1, a2]


def test_a_turn_keeps_the_pivot_and_the_steepness_and_follows_the_hand() -> None:
    line = np.array([1.0, -2.0, 0.5])
    pivot = np.array([0.5, 0.5])
    assert value(line, pivot) == 0
    start = pivot + np.array([2.0, 1.0])
    now = pivot + np.array([-1.0, 3.0])
    new = turned(line, pivot, tuple(start), tuple(now))
    assert abs(value(new, pivot)) < 1e-12
    assert abs(value(new, now)) < 1e-12
    assert np.hypot(*new[:2]) == pytest.approx(np.hypot(*line[:2]))
    # The positive side turns with it.
    side = pivot + np.array([1.0, -2.0])
    turned_side = pivot + np.array([3.0, 1.0]) * np.hypot(1, 2) / np.hypot(3, 1)
    assert value(new, turned_side) == pytest.approx(value(line, side))
    assert np.array_equal(turned(line, pivot, tuple(start), tuple(pivot)), line)
