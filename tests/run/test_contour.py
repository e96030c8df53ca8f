import numpy as np
import pytest

from nngui.run.contour import level_segments, zero_segments


def lengths(segments: np.ndarray) -> float:
    return float(np.hypot(*(segments[:, 1] - segments[:, 0]).T).sum())


def test_a_plane_gives_its_straight_zero_line() -> None:
    rows, columns = np.mgrid[:20, :30]
    segments = zero_segments(columns + 0.5 * rows - 13.25)
    x, y = segments.reshape(-1, 2).T
    assert x + 0.5 * y == pytest.approx(13.25)
    assert lengths(segments) == pytest.approx(np.hypot(19, 9.5))


def test_a_circle_closes_and_has_its_length() -> None:
    rows, columns = np.mgrid[:200, :200]
    segments = zero_segments(80**2 - (columns - 99.3) ** 2 - (rows - 100.8) ** 2.0)
    radius = np.hypot(segments[..., 0] - 99.3, segments[..., 1] - 100.8)
    assert radius == pytest.approx(80, abs=0.01)
    assert lengths(segments) == pytest.approx(2 * np.pi * 80, rel=1e-3)
    _ends, counts = np.unique(segments.reshape(-1, 2).round(9), axis=0, return_counts=True)
    assert set(counts) == {2}


@pytest.mark.parametrize("case", range(16))
def test_each_case_parts_the_corners_by_sign(case: int) -> None:
    signs = [1.0 if case >> bit & 1 else -1.0 for bit in range(4)]
    lower_left, lower_right, upper_right, upper_left = signs
    segments = zero_segments(np.array([[lower_left, lower_right], [upper_left, upper_right]]))
    edges = {(0.5, 0.0), (1.0, 0.5), (0.5, 1.0), (0.0, 0.5)}
    crossed = {
        edge
        for edge, (a, b) in zip(
            [(0.5, 0.0), (1.0, 0.5), (0.5, 1.0), (0.0, 0.5)],
            [
                (lower_left, lower_right),
                (lower_right, upper_right),
                (upper_right, upper_left),
                (upper_left, lower_left),
            ],
            strict=True,
        )
        if a * b < 0
    }
    ends = [tuple(end) for end in segments.reshape(-1, 2)]
    assert set(ends) == crossed <= edges
    assert len(ends) == len(crossed)


def test_a_saddle_goes_by_the_mean_of_its_corners() -> None:
    # With a positive middle the lines cut off the negative corners, lower right and upper left.
    joined = zero_segments(np.array([[9.0, -1.0], [-1.0, 9.0]]))
    cut_off = {tuple(np.sign(segment.mean(axis=0) - 0.5)) for segment in joined}
    assert cut_off == {(1.0, -1.0), (-1.0, 1.0)}
    apart = zero_segments(np.array([[1.0, -9.0], [-9.0, 1.0]]))
    cut_off = {tuple(np.sign(segment.mean(axis=0) - 0.5)) for segment in apart}
    assert cut_off == {(-1.0, -1.0), (1.0, 1.0)}


def test_no_crossing_and_no_cells_give_nothing() -> None:
    assert zero_segments(np.ones((5, 5))).shape == (0, 2, 2)
    assert zero_segments(np.zeros((5, 5))).shape == (0, 2, 2)
    assert zero_segments(np.ones((1, 5))).shape == (0, 2, 2)


def test_only_the_cells_of_a_mask_are_looked_into() -> None:
    values = np.broadcast_to(np.arange(5) - 1.5, (4, 5))
    cells = np.zeros((3, 4), dtype=bool)
    cells[1] = True
    assert zero_segments(values, cells) == pytest.approx(np.array([[[1.5, 1], [1.5, 2]]]))


def test_all_levels_at_once_are_what_each_is_alone() -> None:
    values = np.random.default_rng(3).normal(size=(20, 31)).astype(np.float32)
    levels = (-0.7, 0.0, 0.25, 1.1, 99.0)
    together = level_segments(values, levels)
    alone = np.concatenate([zero_segments(values.astype(float) - level) for level in levels])

    def in_order(segments: np.ndarray) -> np.ndarray:
        flat = segments.reshape(-1, 4)
        return flat[np.lexsort(flat.T)]

    assert len(together) > 100
    np.testing.assert_allclose(in_order(together), in_order(alone), atol=1e-6)
    assert level_segments(values, ()).shape == (0, 2, 2)
    assert level_segments(values, (99.0,)).shape == (0, 2, 2)
    assert level_segments(values[:1], (0.0,)).shape == (0, 2, 2)
