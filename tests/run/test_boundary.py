import numpy as np
import pytest

from nngui.run.boundary import boundary_segments, certainty_segments, contour_segments
from nngui.state.snapshot import Rect
from tests.ui.canvas.bench import halves

RECT = Rect(-6, -3, 6, 3)


def wedges(n_classes: int, side: int = 90) -> np.ndarray:
    """Probabilities whose classes are sectors round the origin."""
    at = (np.arange(side) + 0.5) / side
    x1, x2 = np.meshgrid(12 * at - 6, 6 * at - 3)
    angle = np.arctan2(x2, x1)
    logits = np.stack(
        [3 * np.cos(angle - 2 * np.pi * k / n_classes - 0.3) for k in range(n_classes)]
    )
    return np.exp(logits) / np.exp(logits).sum(axis=0)


def test_two_halves_meet_in_one_line_from_edge_to_edge() -> None:
    segments = boundary_segments(halves(side=31), RECT).reshape(-1, 2, 2)
    assert segments[..., 0] == pytest.approx(0, abs=1e-9)
    assert segments[..., 1].min() <= -3
    assert segments[..., 1].max() >= 3


@pytest.mark.parametrize("n_classes", [3, 4, 5, 8])
def test_sectors_meet_in_rays_each_drawn_once(n_classes: int) -> None:
    segments = boundary_segments(wedges(n_classes), RECT).reshape(-1, 2, 2)
    middle = segments.mean(axis=1)
    outside = middle[np.hypot(*middle.T) > 0.7]
    angle = np.arctan2(outside[:, 1], outside[:, 0])
    # Sectors meet half a sector off their middle.
    sector = 2 * np.pi / n_classes
    off = (angle - 0.3 + sector / 2) / sector
    assert off == pytest.approx(np.rint(off), abs=0.03)
    assert len(np.unique(np.rint(off) % n_classes)) == n_classes
    # Each once: no two of the same place.
    assert len(np.unique(middle.round(9), axis=0)) == len(middle)


def test_no_line_where_one_class_has_it_all() -> None:
    for n_classes in (1, 2, 3):
        field = np.zeros((n_classes, 8, 8))
        field[0] = 1
        assert len(boundary_segments(field, RECT)) == 0
    assert len(boundary_segments(np.empty((2, 0, 0)), RECT)) == 0
    assert len(boundary_segments(np.empty((2, 1, 1)), RECT)) == 0


def test_contours_lie_where_the_winner_has_so_much() -> None:
    """Two classes that change along x1: their sum is 1, and each line is one place of x1."""
    p = np.tile(np.linspace(0.0, 1.0, 101), (5, 1))
    found = certainty_segments(np.stack([1 - p, p]), Rect(0.0, 0.0, 101.0, 5.0))
    places = np.unique(found[:, [0, 2]].round(6))
    assert places.tolist() == pytest.approx([10.5, 25.5, 75.5, 90.5])


def test_of_three_classes_the_line_at_a_half_is_drawn_too() -> None:
    p = np.tile(np.linspace(1 / 3, 1.0, 201), (4, 1))
    field = np.stack([p, (1 - p) / 2, (1 - p) / 2])
    found = certainty_segments(field, Rect(0.0, 0.0, 1.0, 1.0))
    assert len(np.unique(found[:, 0].round(3))) == 3
    assert len(certainty_segments(field[:1], Rect())) == 0


@pytest.mark.parametrize("n_classes", [2, 3])
def test_where_there_is_no_answer_there_is_no_boundary(n_classes: int) -> None:
    field = np.zeros((n_classes, 8, 8), dtype=np.float32)
    field[0, :, :4] = field[1, :, 4:] = 1.0
    whole = boundary_segments(field, Rect())
    field[:, 2:4] = np.nan
    part = boundary_segments(field, Rect())
    assert 0 < len(part) < len(whole)
    assert np.isfinite(part).all()
    assert (part[:, [0, 2]] == 0).all()
    assert np.isfinite(contour_segments(field[:1], (0.5,), Rect())).all()
