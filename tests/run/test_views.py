"""What a run looks like: the field, the network, the points that it gets wrong."""

import numpy as np

from nngui.data import Recipe
from nngui.run import Run
from nngui.state.document import Document
from nngui.state.edits import Generate, RelabelPoints
from nngui.state.snapshot import Rect

LONG_S = 1e9


def trained(epochs: int) -> Run:
    run = Run(Generate(Recipe(n_points=60)).apply(Document()))
    run.advance(LONG_S, epochs)
    return run


def test_the_field_is_that_of_the_cell_centers_row_0_lowest() -> None:
    run = trained(40)
    rect = Rect(-4.0, -2.0, 4.0, 2.0)
    field = run.field(rect, 8, 4)
    assert field.shape == (2, 4, 8)
    assert field.dtype == np.float32
    assert np.allclose(field.sum(axis=0), 1.0, atol=1e-6)
    corner = run.field(Rect(-4.0, -2.0, -3.0, -1.0), 1, 1)
    assert np.allclose(field[:, 0, 0], corner[:, 0, 0], atol=1e-6)


def test_misclassified_points_are_those_with_another_label() -> None:
    run = trained(60)
    before = set(run.misclassified())
    label = int(run.document.dataset.label[0])
    edit = RelabelPoints(np.array([0]), 1 - label)
    run.apply(edit.apply(run.document), edit)
    assert before ^ set(run.misclassified()) == {0}


def test_a_network_view_shows_every_unit_over_the_plane() -> None:
    run = trained(20)
    rect = Rect(-6.0, -3.0, 6.0, 3.0)
    view = run.network_view(rect, 8)
    assert view.sizes == (2, 8, 8, 2)
    assert [weights.shape for weights in view.weights] == [(8, 2), (8, 8), (2, 8)]
    assert np.allclose(view.thumbnails[0][0, 0], np.linspace(-5.25, 5.25, 8), atol=1e-5)
    assert np.allclose(view.thumbnails[0][1, :, 0], np.linspace(-2.625, 2.625, 8), atol=1e-5)
    assert np.allclose(view.thumbnails[-1], run.field(rect, 8, 8), atol=1e-6)
    before = view.weights[0].copy()
    run.advance(LONG_S, 1)
    assert np.array_equal(view.weights[0], before)
