import numpy as np
import pytest

from nngui.data import Dataset
from nngui.ui.canvas.hits import Pixel
from nngui.ui.canvas.nearby import GRAB_RADIUS_PX, Nearby
from nngui.ui.canvas.points import ShownPoints

PIXEL = Pixel(0.02, 0.05)


def shown(n: int, *, show_test: bool) -> ShownPoints:
    rng = np.random.default_rng(n)
    x1, x2 = rng.uniform(-3, 3, (2, n))
    # Some lie on top of others.
    x1[n // 2 :: 7], x2[n // 2 :: 7] = x1[0], x2[0]
    dataset = Dataset().with_points(x1, x2, np.zeros(n, dtype=np.int64))
    return ShownPoints(dataset, rng.random(n) < 0.7, show_test)


def distances_px(points: ShownPoints, x1: float, x2: float) -> np.ndarray:
    """By plain arithmetic over all points; what is not drawn is nowhere."""
    dataset = points.dataset
    away = np.hypot((dataset.x1 - x1) / PIXEL.x1, (dataset.x2 - x2) / PIXEL.x2)
    return np.where(points.visible, away, np.inf)


@pytest.mark.parametrize("show_test", [True, False])
def test_a_hit_is_the_nearest_drawn_point_in_reach_and_the_topmost(show_test: bool) -> None:
    points = shown(400, show_test=show_test)
    nearby, rng = Nearby(points), np.random.default_rng(5)
    places = [
        *rng.uniform(-3.2, 3.2, (200, 2)).tolist(),
        [points.dataset.x1[0], points.dataset.x2[0]],
    ]
    found = []
    for x1, x2 in places:
        away = distances_px(points, x1, x2)
        row = len(away) - 1 - int(away[::-1].argmin())
        nearest = int(points.dataset.id[row]) if away[row] <= GRAB_RADIUS_PX else None
        assert nearby.hit(x1, x2, PIXEL) == nearest
        found.append(nearest)
    assert None in found
    assert len(set(found)) > 50


@pytest.mark.parametrize("show_test", [True, False])
def test_a_path_is_near_to_what_is_near_to_any_place_of_it(show_test: bool) -> None:
    points = shown(400, show_test=show_test)
    start, end = (1.5, -2.0), (-1.0, 1.0)
    along = [
        distances_px(points, *(np.array(start) + s * np.subtract(end, start)))
        for s in np.linspace(0, 1, 2_001)
    ]
    expected = points.dataset.id[np.min(along, axis=0) <= 12]
    assert len(expected) > 10
    assert list(Nearby(points).near_path(start, end, PIXEL, 12)) == list(expected)
    assert list(Nearby(points).near_path(end, start, PIXEL, 12)) == list(expected)


def test_the_same_place_at_another_scale_is_another_question() -> None:
    dataset = Dataset().with_points(np.array([1.0]), np.array([0.0]), np.zeros(1, dtype=np.int64))
    nearby = Nearby(ShownPoints(dataset, np.array([True])))
    assert nearby.hit(0, 0, Pixel(0.1, 0.1)) is None
    assert nearby.hit(0, 0, Pixel(0.2, 0.2)) == dataset.id[0]


def test_nothing_is_near_where_nothing_is() -> None:
    nearby = Nearby(ShownPoints(Dataset(), np.empty(0, dtype=bool)))
    assert nearby.hit(0, 0, PIXEL) is None
    assert not len(nearby.near_path((0, 0), (1, 1), PIXEL, 12))
