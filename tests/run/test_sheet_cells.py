import numpy as np

from nngui.run.sheet_cells import cut_cells, whole_cells
from nngui.state.snapshot import SHADES

SIDE = 9
LINE = np.linspace(-1, 1, SIDE)
PLACES = np.stack(np.meshgrid(LINE, LINE), axis=-1)
SHADES_OF_CELLS = np.full((4, 4), 200, dtype=np.uint16)
SHADES_OF_CORNERS = np.full((5, 5), 100, dtype=np.uint16)


def scores_of(margin):
    """Scores of two classes, of which the second leads by a margin."""
    return lambda places: np.column_stack([np.zeros(len(places)), margin(places)])


def area(corners: np.ndarray) -> np.ndarray:
    x, y = corners[..., 0], corners[..., 1]
    return 0.5 * (x * np.roll(y, -1, axis=1) - np.roll(x, -1, axis=1) * y).sum(axis=1)


def test_whole_cells_lie_between_every_second_vertex() -> None:
    cells = whole_cells(SIDE)
    assert cells.shape == (16, 5)
    corners = PLACES.reshape(-1, 2)[cells]
    np.testing.assert_allclose(area(corners), 0.25)
    assert corners[0, 0].tolist() == [-1, -1]


def test_a_cell_where_two_classes_meet_is_cut_on_the_boundary() -> None:
    def margin(places: np.ndarray) -> np.ndarray:
        return places[:, 0] ** 3 + 0.3 * places[:, 1] - 0.11

    cells, shades, cuts = cut_cells(PLACES, SHADES_OF_CELLS, SHADES_OF_CORNERS, scores_of(margin))
    assert np.abs(margin(cuts)).max() < 1e-4
    vertices = np.vstack([PLACES.reshape(-1, 2), cuts])
    corners = vertices[cells]
    # No room is lost, and none is covered twice.
    assert (area(corners) > 0).all()
    np.testing.assert_allclose(area(corners).sum(), 4.0)
    is_cut = shades != 200
    assert 8 < is_cut.sum() < 24
    second = shades // SHADES == 1
    middles = corners[is_cut].mean(axis=1)
    assert ((margin(middles) > -0.02) >= second[is_cut]).all()
    assert ((margin(middles) < 0.02) >= ~second[is_cut]).all()
    assert set((shades[is_cut] % SHADES).tolist()) == {100}


def test_without_a_boundary_all_cells_are_whole() -> None:
    cells, shades, cuts = cut_cells(
        PLACES, SHADES_OF_CELLS, SHADES_OF_CORNERS, scores_of(lambda places: np.ones(len(places)))
    )
    assert np.array_equal(cells, whole_cells(SIDE))
    assert len(shades) == 16
    assert cuts.shape == (0, 2)


def test_a_saddle_stays_whole() -> None:
    cells, _, _ = cut_cells(
        PLACES,
        SHADES_OF_CELLS,
        SHADES_OF_CORNERS,
        scores_of(lambda places: (places[:, 0] - 0.25) * (places[:, 1] - 0.25)),
    )
    whole = whole_cells(SIDE)
    middle = whole[2 * 4 + 2]
    assert (cells == middle).all(axis=1).any()


def test_three_classes_are_cut_from_each_other_and_where_all_meet_the_cell_stays_whole() -> None:
    centers = np.array([[-1.0, -0.9], [1.0, -0.8], [0.1, 1.0]])

    def scores(places: np.ndarray) -> np.ndarray:
        return -((places[:, None] - centers) ** 2).sum(axis=2)

    cells, shades, cuts = cut_cells(PLACES, SHADES_OF_CELLS, SHADES_OF_CORNERS, scores)
    best = np.sort(scores(cuts), axis=1)
    assert (best[:, 2] - best[:, 1]).max() < 1e-4
    corners = np.vstack([PLACES.reshape(-1, 2), cuts])[cells]
    np.testing.assert_allclose(area(corners).sum(), 4.0)
    is_cut = shades != 200
    winners = scores(corners[is_cut].mean(axis=1)).argmax(axis=1)
    assert (winners == shades[is_cut] // SHADES).mean() > 0.9
    assert set(winners.tolist()) == {0, 1, 2}
