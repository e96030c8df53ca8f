"""The plane in each layer: what is shown is what the network computes, and it does not flip."""

from collections.abc import Sequence
from dataclasses import replace

import numpy as np
import pytest

from nngui.data import Recipe
from nngui.engine.guard import answers_stay_finite
from nngui.run import FrameMaker, Run
from nngui.run.layers import layers_view
from nngui.state.document import Document
from nngui.state.edits import (
    AddFeature,
    AddPoints,
    Edit,
    Generate,
    RemoveLayer,
    SetActivation,
    SetSetting,
)
from nngui.state.layers_view import MAX_POINTS, SIDE, Axes, LayersView
from nngui.state.settings import LayerSettings
from nngui.state.snapshot import Rect, ViewRequest


def run_of(*edits: Edit, epochs: int = 20, recipe: Recipe | None = None) -> Run:
    document = Generate(recipe or Recipe("two-moons", 120)).apply(Document())
    for edit in edits:
        document = edit.apply(document)
    run = Run(document)
    run.advance(1e9, epochs)
    return run


def view_of(run: Run, rect: Rect, axes: Sequence[Axes]) -> LayersView:
    document = run.document
    features, dataset = document.settings.features, document.dataset
    return layers_view(run.trainer.network, features, dataset, rect, axes)


def layers(*units: int) -> SetSetting:
    return SetSetting("network.layers", tuple(LayerSettings(count) for count in units))


def test_stages_are_the_plane_and_each_hidden_layer() -> None:
    view = view_of(run_of(layers(2, 5, 1)), Rect(), ())
    assert [(one.name, one.units) for one in view.stages] == [
        ("plane", 2),
        ("layer 1", 2),
        ("layer 2", 5),
        ("layer 3", 1),
    ]
    for stage in view.stages:
        assert stage.sheet.shape == (SIDE, SIDE, 2)
        assert stage.points.shape == (120, 2)
        assert np.isfinite(stage.vertices).all()
        everything = np.vstack([stage.vertices, stage.points])
        assert np.abs(everything).max() == pytest.approx(1.0, abs=1e-5)
        assert 0 <= stage.spread <= 1
    assert view.cells.max() < len(view.stages[0].vertices)
    assert len(view.shades) == len(view.cells)
    assert set(view.marks.tolist()) == {0, 1}


def test_other_features_are_a_stage_of_their_own() -> None:
    names = [one.name for one in view_of(run_of(AddFeature("x1^2")), Rect(), ()).stages]
    assert names == ["plane", "features", "layer 1", "layer 2"]
    bare = view_of(run_of(layers()), Rect(), ())
    assert [one.name for one in bare.stages] == ["plane"]


def test_the_plane_is_the_plane_the_right_way_up() -> None:
    sheet = view_of(run_of(), Rect(-12, -6, 12, 6), ()).stages[0].sheet
    np.testing.assert_allclose(sheet[0, 0], [-1, -0.5], atol=1e-6)
    np.testing.assert_allclose(sheet[-1, -1], [1, 0.5], atol=1e-6)
    np.testing.assert_allclose(sheet[0, -1], [1, -0.5], atol=1e-6)


def test_two_units_are_what_these_units_put_out() -> None:
    run = run_of()
    view = view_of(run, Rect(), ((3, 1), None))
    stage = view.stages[1]
    assert stage.axes == (3, 1)
    document, state = run.document, run.checkpoint().trainer
    matrix = state.parameters[:24].reshape(8, 3)
    x1, x2 = document.dataset.x1, document.dataset.x2
    units = np.tanh(np.column_stack([x1, x2]) @ matrix[:, :2].T + matrix[:, 2])[:, [3, 1]]
    # The same but for where it lies and how large it is drawn.
    drawn = stage.points.astype(float)
    for axis in (0, 1):
        assert np.corrcoef(drawn[:, axis], units[:, axis])[0, 1] == pytest.approx(1.0, abs=1e-5)
    scale = (drawn - drawn.mean(0)).std(0) / (units - units.mean(0)).std(0)
    assert scale[0] == pytest.approx(scale[1], rel=1e-4)
    assert view.stages[2].axes is None
    # Units that the layer does not have are not asked for.
    assert view_of(run, Rect(), ((8, 0),)).stages[1].axes is None


def test_components_show_most_of_the_spread_and_do_not_flip_while_training() -> None:
    run = run_of()
    before = view_of(run, Rect(), ()).stages[2]
    for _ in range(10):
        run.advance(1e9, 1)
        now = view_of(run, Rect(), ()).stages[2]
        assert np.abs(now.sheet - before.sheet).max() < 0.5
        before = now
    some = view_of(run, Rect(), (None, (0, 1))).stages[2]
    assert before.spread > some.spread


def test_the_boundary_is_nearly_straight_before_the_last_sum_of_two_units() -> None:
    """What two classes are told apart by is one sum of the last layer's units: there the boundary is a line."""
    view = view_of(run_of(layers(8, 2), epochs=60), Rect(), (None, (0, 1)))
    ends = view.stages[2].boundary.reshape(-1, 2).astype(float)
    inside = (np.abs(view.stages[0].boundary.reshape(-1, 2)) < 0.98).all(axis=1)
    ends = ends[inside]
    centered = ends - ends.mean(axis=0)
    singular = np.linalg.svd(centered, compute_uv=False)
    assert singular[1] < 0.02 * singular[0]


def test_many_points_are_selected_evenly_and_none_is_no_trouble() -> None:
    many = view_of(run_of(recipe=Recipe("blobs", 5000, 0.1, 3), epochs=1), Rect(), ())
    assert MAX_POINTS / 2 < len(many.marks) <= MAX_POINTS
    assert set(many.marks.tolist()) == {0, 1, 2}
    empty = view_of(Run(Document()), Rect(), ())
    assert len(empty.marks) == 0
    assert empty.stages[1].points.shape == (0, 2)


def test_values_have_marks_and_shades_as_well() -> None:
    view = view_of(run_of(recipe=Recipe("plane", 100), epochs=2), Rect(), ())
    assert view.marks.min() >= 0
    assert view.marks.max() <= 32
    assert len(view.cells) == ((SIDE - 1) // 2) ** 2


def test_one_output_unit_and_dead_layers_are_no_trouble() -> None:
    single = run_of(SetSetting("network.output", "sigmoid"))
    assert len(view_of(single, Rect(), ()).stages) == 3
    zeros = run_of(SetSetting("network.initializer", "zeros"), epochs=0)
    for stage in view_of(zeros, Rect(), ()).stages:
        assert np.isfinite(stage.vertices).all()


def test_layers_travel_only_while_somebody_looks() -> None:
    run = run_of()
    frames = FrameMaker(lambda: 0.0)
    frames.begin(run)
    plain = frames.make(ViewRequest(1), 1, False)
    assert plain is not None
    assert plain.layers is None
    asked = frames.make(ViewRequest(2, layers=()), 1, False)
    assert asked is not None
    assert asked.layers is not None
    chosen = frames.make(ViewRequest(3, layers=((1, 2),)), 1, False)
    assert chosen is not None
    assert chosen.layers is not None
    assert chosen.layers.stages[1].axes == (1, 2)
    # Another network makes another view at once.
    edit = RemoveLayer(0)
    run.apply(edit.apply(run.document), edit)
    frames.invalidate()
    fewer = frames.make(ViewRequest(4, layers=()), 2, False)
    assert fewer is not None
    assert fewer.layers is not None
    assert len(fewer.layers.stages) == 2
    far = AddPoints(np.array([50.0]), np.array([0.0]), 0)
    run.apply(far.apply(run.document), far)
    wide = replace(ViewRequest(5, layers=()), rect=Rect(-60, -60, 60, 60))
    frames.invalidate()
    assert frames.make(wide, 3, False) is not None


@pytest.mark.parametrize("recipe", [Recipe("two-moons", 60), Recipe("plane", 60)])
@pytest.mark.parametrize("precision", ["single", "double"])
@pytest.mark.parametrize("activation", ["tanh", "relu"])
@pytest.mark.parametrize("scale", [1e3, 1e9, 1e90])
def test_huge_weights_can_be_looked_at(
    recipe: Recipe, precision: str, activation: str, scale: float
) -> None:
    """As large as the guard lets a network be: saturated units are flat, and squares would overflow."""
    run = run_of(
        SetSetting("training.precision", precision),
        SetActivation(0, activation),
        SetActivation(1, activation),
        epochs=1,
        recipe=recipe,
    )
    network = run.trainer.network
    learned = network.parameters.astype(np.float64)
    with np.errstate(over="ignore"):
        network.parameters[:] = learned * scale
        while not answers_stay_finite(network.layers, network.parameters):
            scale /= 10
            network.parameters[:] = learned * scale
    for stage in view_of(run, Rect(), ()).stages:
        for drawn in (stage.vertices, stage.points, stage.boundary):
            assert np.isfinite(drawn).all()
