import itertools

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from nngui.ui.canvas.hits import near_segment, nearest, spaced

coordinate = st.floats(-100, 100)
place = st.tuples(coordinate, coordinate)


def test_nearest_is_within_the_radius_and_the_topmost_of_equals() -> None:
    dx, dy = np.array([3.0, 0.0, 0.0, 9.0]), np.array([0.0, 2.0, -2.0, 0.0])
    rows = np.array([10, 11, 12, 13])
    assert nearest(dx, dy, rows, 5) == 12
    assert nearest(dx, dy, rows[[0, 2, 1, 3]], 2) == 12
    assert nearest(dx, dy, rows, 2) == 12
    assert nearest(dx, dy, rows, 1.9) is None
    assert nearest(np.empty(0), np.empty(0), rows[:0], 9) is None


@given(place, place)
def test_near_segment_agrees_with_a_dense_path(
    end: tuple[float, float], at: tuple[float, float]
) -> None:
    path = np.linspace(0, 1, 4001)[:, None] * np.array(end)
    distance = np.hypot(*(path - np.array(at)).T).min()
    found = near_segment(np.array([at[0]]), np.array([at[1]]), end, 12)[0]
    if abs(distance - 12) > 0.1:
        assert found == (distance < 12)


@given(st.lists(place, min_size=2, max_size=8), st.floats(0.5, 50))
def test_a_path_in_pieces_is_spaced_as_one_straightened_path(
    corners: list[tuple[float, float]], spacing: float
) -> None:
    walked, count, length = 0.0, 0, 0.0
    for start, end in itertools.pairwise(corners):
        places, walked = spaced(start, end, walked, spacing)
        count += len(places)
        length += float(np.hypot(end[0] - start[0], end[1] - start[1]))
        assert 0 <= walked <= spacing * (1 + 1e-9)
    assert count * spacing + walked == pytest.approx(length, abs=1e-6)
