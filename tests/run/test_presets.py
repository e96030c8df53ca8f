"""Presets do what they say, in the run."""

import numpy as np
import pytest

from nngui.data import Recipe
from nngui.run import Run
from nngui.state.document import Document
from nngui.state.edits import ApplyPreset, Generate, SetSetting
from nngui.state.presets import PRESETS
from nngui.state.snapshot import Rect

LONG_S = 60.0


def run_of(preset: str, recipe: Recipe) -> Run:
    document = Generate(recipe).apply(Document())
    return Run(ApplyPreset(preset, PRESETS[preset].settings).apply(document))


def test_overfit_on_purpose_learns_noise_by_heart_and_the_test_loss_rises() -> None:
    run = run_of("overfit", Recipe("two-moons", 150, 0.4, 2, 3))
    run.advance(LONG_S, epochs=300)
    curve, reached = run.curve(), run.evaluation()
    assert reached.train_accuracy is not None
    assert reached.test_accuracy is not None
    assert reached.train_accuracy > reached.test_accuracy + 0.1
    assert curve.test_loss[-1] > 2 * np.nanmin(curve.test_loss)


def test_the_playgrounds_defaults_are_its_own_and_learn_its_first_set() -> None:
    run = run_of("playground", Recipe("circles", 400, 0.0, 2, 1))
    training = run.document.settings.training
    assert run.document.network_shape() == ((2, 4, 2, 1), ("tanh", "tanh"), "tanh")
    assert (run.document.loss, training.optimizer, training.learning_rate) == (
        "squared-error",
        "sgd",
        0.03,
    )
    run.advance(LONG_S, epochs=600)
    accuracy = run.evaluation().test_accuracy
    assert accuracy is not None
    assert accuracy > 0.97
    view = run.network_view(Rect(), 16)
    assert 0 <= view.thumbnails[-1].min() < 0.1 < 0.9 < view.thumbnails[-1].max() <= 1


def test_another_output_while_cross_entropy_is_set_is_trained_by_squared_error() -> None:
    run = run_of("quick", Recipe("two-moons", 100, 0.1, 2, 3))
    run.advance(LONG_S, epochs=20)
    before = run.field(Rect(), 16, 16)
    edit = SetSetting("network.output", "tanh")
    run.apply(edit.apply(run.document), edit)
    assert run.document.loss == "squared-error"
    assert np.allclose(run.field(Rect(), 16, 16), before, atol=1e-5)
    run.advance(LONG_S, epochs=20)
    back = SetSetting("network.output", "softmax")
    run.apply(back.apply(run.document), back)
    assert run.document.loss == "cross-entropy"
    run.advance(LONG_S, epochs=20)


@pytest.mark.parametrize("name", PRESETS)
def test_every_preset_trains(name: str) -> None:
    run = run_of(name, Recipe("two-moons", 60, 0.1, 2, 3))
    run.advance(LONG_S, epochs=3)
    assert run.epoch == 3
