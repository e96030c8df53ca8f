import numpy as np

from nngui.state.snapshot import Rect
from nngui.ui.canvas.hits import Pixel
from nngui.ui.canvas.line_marks import in_pixels, number_places, right_of, ticks

# Downwards, to the right, and a piece of a curve.
LINES = np.array([[10.0, 0, 10, 110], [0, 50, 220, 50], [5, 5, 9, 5]])


def test_pixels_are_counted_from_the_upper_left_corner_of_what_is_in_view() -> None:
    lines = np.array([[-1.0, 3.0, 1.0, 2.0]])
    found = in_pixels(lines, Rect(-2, -1, 4, 3), Pixel(0.5, 0.25))
    assert found.tolist() == [[2, 0, 6, 4]]


def test_right_is_to_the_right_of_who_walks_along() -> None:
    assert right_of(LINES).round(12).tolist() == [[-1, 0], [0, 1], [0, 1]]
    assert np.isfinite(right_of(np.zeros((1, 4)))).all()


def test_ticks_stand_evenly_on_the_right_and_lean_back() -> None:
    strokes = ticks(LINES)
    assert len(strokes) == 10 + 20 + 1
    down, across = strokes[:10], strokes[10:30]
    np.testing.assert_allclose(down[:, 0], 10)
    np.testing.assert_allclose(np.diff(down[:, 1]), 11)
    assert (down[:, 2] < 10).all()
    assert (down[:, 3] < down[:, 1]).all()
    np.testing.assert_allclose(across[:, 1], 50)
    assert (across[:, 3] > 50).all()
    assert (across[:, 2] < across[:, 0]).all()


def test_of_short_pieces_every_second_has_a_tick() -> None:
    assert len(ticks(np.repeat(LINES[2:], 7, axis=0))) == 4
    assert ticks(LINES[:0]).shape == (0, 4)


def test_lines_that_reach_far_beyond_the_view_have_no_more_ticks_than_a_frame_bears() -> None:
    far = np.array([[-1e8, 0, 1e8, 0], [0, -1e8, 0, 1e8]])
    assert 40_000 < len(ticks(far)) <= 50_000


def test_numbers_stand_near_the_ends_on_the_positive_side() -> None:
    places = number_places(LINES, 16, ((-50, -50), (250, 150)))
    assert places[0].tolist() == [10 - 11, 110 - 1.6 * 16]
    assert places[1].tolist() == [220 - 1.6 * 16, 50 + 11]
    # Of a line shorter than that, beside its middle.
    assert places[2].tolist() == [7, 5 + 11]


def test_no_number_is_cut_where_the_plane_ends() -> None:
    along_the_edges = np.array([[3.0, 0, 3, 110], [0, 98, 220, 98], [220, 2, 0, 2]])
    places = number_places(along_the_edges, 16, ((0, 0), (220, 100)))
    assert (places >= 8).all()
    assert (places <= [220 - 8, 100 - 8]).all()
    # Only what would be cut is moved.
    assert places[0, 1] == 110 - 1.6 * 16
