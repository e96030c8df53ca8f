import numpy as np
import pytest

from nngui.data import Recipe
from nngui.run import Run
from nngui.run.layers import layers_view
from nngui.state.document import Document
from nngui.state.edits import Generate
from nngui.state.snapshot import Rect
from nngui.ui.layers.morph import MOVE_S, REST_S, between, played


def test_it_goes_straight_from_stage_to_stage() -> None:
    run = Run(Generate(Recipe(n_points=20)).apply(Document()))
    features, dataset = run.document.settings.features, run.document.dataset
    stages = layers_view(run.trainer.network, features, dataset, Rect(), ()).stages
    for place, stage in enumerate(stages):
        placed = between(stages, place)
        assert np.array_equal(placed.vertices, stage.vertices)
        assert np.array_equal(placed.boundary, stage.boundary)
    middle = between(stages, 1.5)
    np.testing.assert_allclose(middle.points, (stages[1].points + stages[2].points) / 2, atol=1e-6)
    assert np.array_equal(between(stages, 9).points, stages[-1].points)
    assert np.array_equal(between(stages, -1).points, stages[0].points)


def test_a_play_moves_rests_and_ends() -> None:
    assert played(0, 0, 2) == 0
    assert played(MOVE_S / 2, 0, 2) == pytest.approx(0.5)
    assert played(MOVE_S + REST_S / 2, 0, 2) == 1
    assert played(MOVE_S + REST_S + MOVE_S / 2, 0, 2) == pytest.approx(1.5)
    assert played(99, 0, 2) == 2
    assert played(MOVE_S / 2, 1, 2) == pytest.approx(1.5)
    places = [played(0.01 * k, 0, 3) for k in range(600)]
    assert places == sorted(places)
