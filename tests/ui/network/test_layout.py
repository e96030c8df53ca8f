"""Where units stand: every one in its place, no two on each other, and found again under the cursor."""

import numpy as np
import pytest
from PySide6.QtCore import QPointF, QRectF

from nngui.ui.network.layout import GraphLayout, Spot, arrange

ROOM = QRectF(40, 6, 320, 260)
SHAPES = [(2, 3, 1), (2, 8, 8, 2), (2, 1, 1), (2, *[8] * 8, 3), (2, 256, 256, 3), (9, 2)]


def all_spots(layout: GraphLayout) -> list[Spot]:
    return [spot for layer in range(len(layout.columns)) for spot in layout.spots(layer)]


@pytest.mark.parametrize("sizes", SHAPES)
@pytest.mark.parametrize("room", [ROOM, QRectF(0, 0, 180, 90), QRectF(0, 0, 1_600, 1_200)])
def test_all_is_within_the_room_and_nothing_overlaps(sizes: tuple[int, ...], room: QRectF) -> None:
    layout = arrange(sizes, room)
    rects = [layout.rect(spot) for spot in all_spots(layout)]
    for index, rect in enumerate(rects):
        assert room.adjusted(-0.01, -0.01, 0.01, 0.01).contains(rect)
        assert not any(rect.intersects(other) for other in rects[:index])


@pytest.mark.parametrize("sizes", SHAPES)
def test_every_unit_is_found_at_its_place(sizes: tuple[int, ...]) -> None:
    layout = arrange(sizes, ROOM)
    for spot in all_spots(layout):
        assert layout.spot_at(layout.rect(spot).center()) == spot
    assert layout.spot_at(QPointF(-5, -5)) is None


def test_layers_that_fit_are_not_folded() -> None:
    layout = arrange((2, 8, 8, 2), ROOM)
    assert [column.hidden for column in layout.columns] == [0, 0, 0, 0]
    assert all(spot.unit is not None for spot in all_spots(layout))


def test_a_wide_layer_folds_and_counts_what_it_hides() -> None:
    column = arrange((2, 256, 3), ROOM).columns[1]
    assert 3 <= len(column.centers) < 256
    assert column.hidden == 256 - len(column.centers)
    assert column.fold_center is not None
    assert column.fold_center > column.centers[-1]


def test_an_opened_layer_shows_all_below_its_tile() -> None:
    folded, opened = arrange((2, 256, 3), ROOM), arrange((2, 256, 3), ROOM, opened={1})
    column = opened.columns[1]
    assert (column.hidden, len(column.centers)) == (0, 256)
    assert opened.spots(1)[0] == Spot(1, None)
    assert column.fold_center == pytest.approx(folded.columns[1].centers[0])
    assert opened.bounds().height() > 10 * ROOM.height()
    # The others stay where they were.
    np.testing.assert_allclose(opened.columns[0].centers, folded.columns[0].centers)


def test_a_tile_that_is_not_there_has_no_place() -> None:
    with pytest.raises(ValueError, match="nothing to fold"):
        arrange((2, 3, 1), ROOM).rect(Spot(1, None))


def test_a_curve_is_found_along_its_way_and_not_beside_it() -> None:
    layout = arrange((2, 3, 1), ROOM)
    start, end = layout.gap(1)
    sources, targets = np.array([0, 1]), np.array([2, 0])
    y0, y1 = layout.columns[0].centers[0], layout.columns[1].centers[2]
    for t in (0.1, 0.4, 0.5, 0.8):
        # A cubic Bezier curve with both handles in the middle of the gap.
        shares = np.array([(1 - t) ** 3, 3 * (1 - t) ** 2 * t, 3 * (1 - t) * t**2, t**3])
        middle = (start + end) / 2
        point = QPointF(shares @ [start, middle, middle, end], shares @ [y0, y0, y1, y1])
        assert layout.curve_at(point, 1, sources, targets, reach=1.0) == 0
    far = QPointF((start + end) / 2, -100.0)
    assert layout.curve_at(far, 1, sources, targets, reach=5.0) is None
    assert layout.curve_at(QPointF(end + 1, y1), 1, sources, targets, reach=50.0) is None
    assert layout.curve_at(far, 1, sources[:0], targets[:0], reach=500.0) is None
