"""Everything that says how a network learns acts live: the weights stay, and the next step obeys."""

from dataclasses import replace
from typing import Any

import numpy as np
import pytest

from nngui.data import Recipe
from nngui.engine import Cosine
from nngui.run import Run
from nngui.run.learning import regularization
from nngui.state.document import Document
from nngui.state.edits import Generate, SetSetting
from nngui.state.settings import LayerSettings, Settings
from nngui.state.snapshot import Rect

CHANGES: list[tuple[str, Any]] = [
    ("training.loss", "squared-error"),
    ("training.optimizer", "nesterov"),
    ("training.learning_rate", 0.3),
    ("training.batch_size", 7),
    ("training.batch_size", None),
    ("training.constants.beta1", 0.5),
    ("training.constants.beta2", 0.9),
    ("training.constants.epsilon", 0.1),
    ("training.schedule", Cosine(20)),
    ("training.l1", 0.01),
    ("training.l2", 0.01),
    ("training.clip_norm", 1e-3),
]
CHANGES.append(("network.layers", (LayerSettings(dropout=0.5), LayerSettings(dropout=0.25))))
LABELS = [f"{path.split('.', 1)[1]}={value}" for path, value in CHANGES]


def run_of(document: Document, epochs: int = 3) -> Run:
    run = Run(document)
    run.advance(60.0, epochs)
    return run


def document(**training: Any) -> Document:
    made = Generate(Recipe(n_points=120, seed=4)).apply(Document())
    settings = replace(Settings(), training=replace(Settings().training, **training))
    return replace(made, settings=settings)


def weights(run: Run) -> np.ndarray:
    return np.asarray(run.checkpoint().trainer.parameters)


@pytest.mark.parametrize("path, value", CHANGES, ids=LABELS)
def test_a_change_while_training_keeps_the_weights_and_changes_the_next_step(
    path: str, value: Any
) -> None:
    run, other = run_of(document()), run_of(document())
    before = weights(run)
    edit = SetSetting(path, value)
    assert run.apply(edit.apply(run.document), edit) is None
    assert np.array_equal(weights(run), before)
    run.advance(60.0, 1)
    other.advance(60.0, 1)
    assert not np.array_equal(weights(run), weights(other))
    assert np.isfinite(weights(run)).all()


@pytest.mark.parametrize("path, value", CHANGES, ids=LABELS)
def test_a_run_that_is_born_with_a_setting_obeys_it_too(path: str, value: Any) -> None:
    """A checkpoint put into a run of the changed document goes on like the run that was changed."""
    run = run_of(document())
    edit = SetSetting(path, value)
    run.apply(edit.apply(run.document), edit)
    twin = Run(run.document, run.checkpoint())
    run.advance(60.0, 2)
    twin.advance(60.0, 2)
    assert np.array_equal(weights(run), weights(twin))


def test_single_precision_keeps_the_weights_to_seven_digits_and_the_place_in_the_pass() -> None:
    run = run_of(document())
    run._trainer.step()
    before = run.checkpoint()
    edit = SetSetting("training.precision", "single")
    assert run.apply(edit.apply(run.document), edit) is None
    after = run.checkpoint()
    assert after.trainer.parameters.dtype == after.trainer.moments.dtype == np.float32
    assert np.array_equal(after.trainer.parameters, before.trainer.parameters.astype(np.float32))
    assert np.array_equal(after.trainer.moments, before.trainer.moments.astype(np.float32))
    assert (run.epoch, run.step) == (3, 1)
    run.advance(60.0, 2)
    assert weights(run).dtype == np.float32
    back = SetSetting("training.precision", "double")
    run.apply(back.apply(run.document), back)
    assert weights(run).dtype == np.float64


def test_a_run_begins_in_the_precision_that_is_set() -> None:
    assert weights(Run(document(precision="single"))).dtype == np.float32


def test_points_that_came_before_another_precision_are_learned() -> None:
    run = run_of(document())
    run._trainer.step()
    more = Generate(Recipe(n_points=150, seed=5))
    run.apply(more.apply(run.document), more)
    edit = SetSetting("training.precision", "single")
    run.apply(edit.apply(run.document), edit)
    run.sync()
    assert run._trainer.n_samples == int(run.document.dataset.is_train(0.7).sum())
    assert (run.epoch, run.step) == (4, 0)


def test_penalties_and_clipping_reach_the_engine() -> None:
    rules = regularization(document(l1=0.1, l2=0.2, clip_norm=3.0))
    assert (rules.l1, rules.l2, rules.clip_norm) == (0.1, 0.2, 3.0)


def test_evaluation_and_pictures_never_rest() -> None:
    """With half of all units resting in training, what is shown is that of all of them."""
    made = document()
    layers = tuple(LayerSettings(dropout=0.5) for _ in range(2))
    resting = run_of(SetSetting("network.layers", layers).apply(made))
    plain = Run(made)
    state = resting.checkpoint()
    plain.restore(made, replace(state, document=made))
    assert plain.evaluation() == resting.evaluation()
    rect = Rect()
    assert np.array_equal(plain.field(rect, 16, 16), resting.field(rect, 16, 16))
