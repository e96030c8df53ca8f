"""What a run looks like: the field, the network, the points that it gets wrong."""

import numpy as np

from nngui.data import Recipe
from nngui.run import Run
from nngui.run.boundary import contour_segments
from nngui.run.views import MAX_GRIDS
from nngui.state.document import Document
from nngui.state.edits import Generate, RelabelPoints, SetSetting
from nngui.state.probe import UnitField, UnitPlace
from nngui.state.snapshot import SHADES, Rect

LONG_S = 1e9
RECT = Rect()


def trained(epochs: int) -> Run:
    run = Run(Generate(Recipe(n_points=60)).apply(Document()))
    run.advance(LONG_S, epochs)
    return run


def unit_field(run: Run, place: UnitPlace, rect: Rect, columns: int, rows: int) -> UnitField | None:
    features = run.document.settings.features
    return run.views.unit_field(run.trainer.network, features, place, rect, columns, rows)


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
    before = set(run.scores()[1])
    label = int(run.document.dataset.label[0])
    edit = RelabelPoints(np.array([0]), 1 - label)
    run.apply(edit.apply(run.document), edit)
    assert before ^ set(run.scores()[1]) == {0}


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


def test_a_single_sigmoid_unit_is_one_unit_in_the_graph_and_two_classes_on_the_plane() -> None:
    edit = SetSetting("network.output", "sigmoid")
    document = edit.apply(Generate(Recipe(n_points=60)).apply(Document()))
    run = Run(document)
    assert run.network_view(RECT, 8).sizes[-1] == 1
    assert run.field(RECT, 8, 8).shape == (2, 8, 8)


def test_the_same_grid_is_laid_out_once_and_follows_the_weights() -> None:
    run = trained(5)
    first = run.field(RECT, 16, 16)
    laid_out = run.views._grids.copy()
    run.advance(LONG_S, 20)
    second = run.field(RECT, 16, 16)
    assert list(run.views._grids.values()) == list(laid_out.values())
    assert not np.allclose(first, second)
    assert np.array_equal(second, Run(run.document, run.checkpoint()).field(RECT, 16, 16))


def test_no_more_grids_are_kept_than_are_in_use() -> None:
    run = trained(1)
    for side in range(4, 40):
        run.field(RECT, side, side)
    assert len(run.views._grids) == MAX_GRIDS


def test_weights_beyond_single_precision_are_drawn_all_the_same() -> None:
    run = trained(1)
    run.field(RECT, 8, 8)
    run._network.layers[0].weights[0, 0] = 1e60
    field = run.field(RECT, 8, 8)
    assert np.isfinite(field).all()
    view = run.network_view(RECT, 8)
    assert all(np.isfinite(one).all() for one in view.thumbnails)
    run._network.layers[0].weights[0, 0] = 0.5
    assert np.allclose(run.field(RECT, 8, 8), trained_like(run).field(RECT, 8, 8), atol=1e-6)


def trained_like(run: Run) -> Run:
    return Run(run.document, run.checkpoint())


def test_a_hidden_unit_is_its_output_and_its_line_where_its_sum_is_zero() -> None:
    run = trained(40)
    weights, biases = run.trainer.network.layers[0].weights, run.trainer.network.layers[0].biases
    unit = unit_field(run, UnitPlace(1, 2), RECT, 40, 30)
    assert unit is not None
    assert not unit.of_class
    assert len(unit.line)
    ends = unit.line.reshape(-1, 2)
    assert np.allclose(ends @ weights[2] + biases[2], 0, atol=1e-4 * np.abs(weights[2]).max() * 12)
    picture = run.network_view(RECT, 30).thumbnails[1][2]
    square = unit_field(run, UnitPlace(1, 2), RECT, 30, 30)
    assert square is not None
    assert np.array_equal(square.shade >= SHADES, picture < 0)


def test_a_deep_unit_has_a_line_between_its_signs() -> None:
    run = trained(40)
    unit = unit_field(run, UnitPlace(2, 0), RECT, 64, 64)
    assert unit is not None
    x1, x2 = unit.line[0, :2]
    answer = run.network_view(RECT, 8, (x1, x2)).answer
    assert answer is not None
    assert abs(answer.sums[1][0]) < 0.05


def test_an_output_is_the_probability_of_its_class() -> None:
    run = trained(40)
    field = run.field(RECT, 20, 20)
    for k in range(2):
        unit = unit_field(run, UnitPlace(3, k), RECT, 20, 20)
        assert unit is not None
        assert unit.of_class
        assert np.allclose((unit.shade - k * SHADES) / (SHADES - 1), field[k], atol=1 / 255)


def test_a_single_output_gives_that_of_the_second_class() -> None:
    run = Run(Document())
    edit = SetSetting("network.output", "sigmoid")
    run.apply(edit.apply(run.document), edit)
    unit = unit_field(run, UnitPlace(3, 0), RECT, 8, 8)
    assert unit is not None
    assert unit.shade.min() >= SHADES
    assert unit_field(run, UnitPlace(3, 1), RECT, 8, 8) is None
    assert unit_field(run, UnitPlace(4, 0), RECT, 8, 8) is None


def test_an_input_is_its_feature() -> None:
    run = trained(1)
    unit = unit_field(run, UnitPlace(0, 1), RECT, 8, 8)
    assert unit is not None
    assert np.allclose(unit.line[:, [1, 3]], 0, atol=1e-6)
    assert (unit.shade[0] >= SHADES).all()
    assert (unit.shade[-1] < SHADES).all()


def test_what_units_say_at_a_place() -> None:
    run = trained(40)
    view = run.network_view(RECT, 8, (1.0, -2.0))
    answer = view.answer
    assert answer is not None
    assert np.array_equal(answer.outputs[0], [1.0, -2.0])
    for k, (weights, biases) in enumerate(zip(view.weights, view.biases, strict=True)):
        assert np.allclose(answer.sums[k], weights @ answer.outputs[k] + biases)
    assert np.allclose(answer.outputs[1], np.tanh(answer.sums[0]))
    assert len(answer.outputs) == len(view.sizes)
    assert np.isclose(answer.outputs[-1].sum(), 1)
    assert run.network_view(RECT, 8).answer is None


def test_values_beyond_single_precision_are_drawn_without_a_word() -> None:
    """A moment of a run that diverges: warnings are errors here."""
    run = Run(Generate(Recipe("plane", 40, 0.1, 2, 1)).apply(Document()))
    run._network.parameters[:] *= 1e60
    field = run.field(Rect(), 16, 16)
    assert np.isfinite(field).all()
    assert np.abs(field).max() == np.float32(1e15)
    contour_segments(field, (0.0, 1e14), Rect())
