import numpy as np

from nngui.run.boundary import boundary_segments
from nngui.run.chains import chained
from nngui.state.snapshot import Rect


def test_pieces_in_any_order_and_direction_become_one_path() -> None:
    places = np.array([[0, 0], [1, 0], [2, 1], [3, 1], [4, 0]], dtype=float)
    pieces = np.hstack([places[:-1], places[1:]])[[2, 0, 3, 1]]
    pieces[1] = pieces[1][[2, 3, 0, 1]]
    (path,) = chained(pieces, 1e-6)
    assert np.array_equal(path, places) or np.array_equal(path, places[::-1])


def test_a_ring_comes_back_to_its_beginning() -> None:
    angle = np.linspace(0, 2 * np.pi, 9)
    ring = np.column_stack([np.cos(angle), np.sin(angle)])
    pieces = np.hstack([ring[:-1], ring[1:]])
    (path,) = chained(np.random.default_rng(0).permutation(pieces), 1e-6)
    assert len(path) == 9
    np.testing.assert_allclose(path[0], path[-1], atol=1e-12)


def test_every_piece_is_there_once() -> None:
    x1, x2 = np.meshgrid(np.linspace(-6, 6, 60), np.linspace(-6, 6, 60))
    first = 1 / (1 + np.exp(-np.sin(x1) * np.cos(x2) * 3 - 0.3))
    pieces = boundary_segments(np.stack([first, 1 - first]), Rect())
    paths = chained(pieces, 1e-5)
    assert sum(len(path) - 1 for path in paths) == len(pieces)
    assert len(paths) < len(pieces) / 10
    steps = [np.hypot(*np.diff(path, axis=0).T) for path in paths]
    lengths = np.hypot(pieces[:, 2] - pieces[:, 0], pieces[:, 3] - pieces[:, 1])
    np.testing.assert_allclose(np.concatenate(steps).sum(), lengths.sum(), rtol=1e-6)


def test_nothing_gives_nothing() -> None:
    assert chained(np.empty((0, 4)), 1e-6) == ()
