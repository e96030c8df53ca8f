"""Pictures become points: where the marks are, in the color that they have, no more than wanted."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from hypothesis.extra import numpy as hnp

from nngui.data import LoadError
from nngui.data.trace import MAX_TRACED_PIXELS, trace

BLACK, WHITE = (0, 0, 0), (255, 255, 255)


def picture(height: int = 40, width: int = 80, ground: tuple[int, int, int] = WHITE) -> np.ndarray:
    pixels = np.empty((height, width, 4), dtype=np.uint8)
    pixels[..., :3] = ground
    pixels[..., 3] = 255
    return pixels


def paint(pixels: np.ndarray, rows: slice, columns: slice, color: tuple[int, int, int]) -> None:
    pixels[rows, columns, :3] = color


def test_marks_lie_where_they_are_in_the_picture() -> None:
    pixels = picture()
    paint(pixels, slice(0, 2), slice(0, 2), BLACK)
    table = trace(pixels)
    assert len(table) == 4
    # The longer side is 10 units: a pixel is an eighth of one. The top left is left and up.
    assert sorted(set(table.x1)) == [-4.9375, -4.8125]
    assert sorted(set(table.x2)) == [2.3125, 2.4375]


def test_colors_become_classes_of_the_nearest_hue() -> None:
    pixels = picture()
    for k, color in enumerate([(20, 60, 200), (240, 150, 40), (40, 160, 80), BLACK, (90, 90, 90)]):
        paint(pixels, slice(5, 15), slice(5 + 14 * k, 15 + 14 * k), color)
    table = trace(pixels, 1_000)
    assert table.label_names == ("blue", "orange", "green", "ink")
    assert table.label_colors == ("#0877bd", "#f59322", "#009e73", "ink")
    assert np.bincount(table.labels).tolist() == [100, 100, 100, 200]


def test_the_ground_may_be_dark_or_transparent() -> None:
    pixels = picture(ground=(20, 20, 30))
    paint(pixels, slice(10, 12), slice(10, 12), WHITE)
    assert len(trace(pixels)) == 4
    pixels = picture(ground=(0, 0, 0))
    pixels[..., 3] = 0
    pixels[3, 3, 3] = 255
    assert len(trace(pixels)) == 1


def test_the_soft_edge_of_a_mark_has_the_class_of_the_mark() -> None:
    pixels = picture(100, 100)
    for color, left in (((16, 96, 192), 10), ((0, 0, 0), 60)):
        for share, inset in ((0.3, 0), (0.6, 1), (1.0, 2)):
            mixed = tuple(round(255 + share * (c - 255)) for c in color)
            paint(
                pixels, slice(20 + inset, 50 - inset), slice(left + inset, left + 30 - inset), mixed
            )
    table = trace(pixels, 2_000)
    assert table.label_names == ("blue", "ink")
    assert np.bincount(table.labels).tolist() == [900, 900]


def test_what_is_rare_is_no_class() -> None:
    pixels = picture(100, 100)
    paint(pixels, slice(20, 80), slice(20, 80), (200, 20, 20))
    paint(pixels, slice(20, 21), slice(20, 40), (60, 150, 230))
    assert len(trace(pixels).label_names) == 1


@pytest.mark.parametrize("max_points", [1, 10, 333, 3_000])
def test_thinning_is_even_and_comes_near_to_what_is_wanted(max_points: int) -> None:
    pixels = picture(100, 100)
    paint(pixels, slice(10, 90), slice(10, 90), BLACK)
    table = trace(pixels, max_points)
    assert 0.6 * max_points <= len(table) <= max_points
    if max_points >= 300:
        quarters = [np.count_nonzero((table.x1 < 0) == left) / len(table) for left in (True, False)]
        assert max(quarters) < 0.6


def test_a_line_stays_a_line() -> None:
    pixels = picture(200, 200)
    paint(pixels, slice(100, 101), slice(10, 190), BLACK)
    table = trace(pixels, 50)
    assert 30 <= len(table) <= 50
    assert np.diff(np.sort(table.x1)).max() < 0.5


@pytest.mark.parametrize("ground", [WHITE, BLACK, (128, 128, 128)])
def test_an_empty_picture_names_the_mend(ground: tuple[int, int, int]) -> None:
    with pytest.raises(LoadError, match="Nothing stands out"):
        trace(picture(ground=ground))


@pytest.mark.parametrize("shape", [(0, 5, 4), (5, 5, 3), (5, 5), (1, MAX_TRACED_PIXELS + 1, 4)])
def test_other_shapes_are_an_error(shape: tuple[int, ...]) -> None:
    with pytest.raises(ValueError, match="height, width and 4 channels"):
        trace(np.broadcast_to(np.uint8(0), shape))


@pytest.mark.parametrize("max_points", [0, 50_001])
def test_as_many_points_as_a_dataset_may_have(max_points: int) -> None:
    with pytest.raises(ValueError, match="max_points"):
        trace(picture(), max_points)


@settings(max_examples=60)
@given(
    hnp.arrays(np.uint8, st.tuples(st.integers(1, 12), st.integers(1, 12), st.just(4))),
    st.integers(1, 60),
)
def test_any_picture_gives_points_in_their_place_or_a_load_error(
    pixels: np.ndarray, max_points: int
) -> None:
    try:
        table = trace(pixels, max_points)
    except LoadError:
        return
    assert 1 <= len(table) <= max_points
    assert np.all(np.abs([table.x1, table.x2]) < 5)
    assert len(table.label_names) == len(table.label_colors) == table.labels.max() + 1
