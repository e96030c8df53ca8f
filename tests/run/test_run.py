"""Runs: training a document, live edits, surgery, restores; all without Qt."""

import numpy as np
import pytest

from nngui.data import Recipe
from nngui.engine import Diverged
from nngui.run import Run
from nngui.state.document import Document
from nngui.state.edits import (
    AddClass,
    AddLayer,
    AddPoints,
    ApplyPreset,
    ClearPoints,
    DeleteClass,
    Edit,
    ErasePoints,
    Generate,
    MovePoints,
    NewWeights,
    RelabelPoints,
    RemoveLayer,
    ResetWeights,
    SetActivation,
    SetSetting,
    SetUnits,
)
from nngui.state.presets import PRESETS
from nngui.state.settings import LayerSettings
from nngui.state.snapshot import Rect

LONG_S = 1e9


def moons(n_points: int = 60) -> Document:
    return Generate(Recipe(n_points=n_points)).apply(Document())


def parameters(run: Run) -> np.ndarray:
    return run.checkpoint().trainer.parameters


def do(run: Run, edit: Edit) -> object:
    return run.apply(edit.apply(run.document), edit)


def trained(epochs: int = 5) -> Run:
    run = Run(moons())
    run.advance(LONG_S, epochs)
    return run


def test_training_lowers_the_loss_and_counts_epochs() -> None:
    run = Run(moons())
    before = run.evaluation().train_loss
    run.advance(LONG_S, 30)
    after = run.evaluation().train_loss
    assert run.epoch == 30
    assert before is not None
    assert after is not None
    assert after < before / 2


def test_slicing_changes_no_bit() -> None:
    once, often = Run(moons()), Run(moons())
    once.advance(LONG_S, 12)
    while often.epoch < 12:
        often.advance(0.0, 12 - often.epoch)
    assert np.array_equal(parameters(once), parameters(often))
    assert np.array_equal(once.curve().train_loss, often.curve().train_loss)


def test_looking_changes_no_bit() -> None:
    watched, alone = Run(moons()), Run(moons())
    for _ in range(8):
        watched.advance(LONG_S, 1)
        watched.field(Rect(), 16, 16)
        watched.scores()
        watched.evaluation()
        watched.checkpoint()
    alone.advance(LONG_S, 8)
    assert np.array_equal(parameters(watched), parameters(alone))


def test_checkpoint_resumes_bit_for_bit_in_the_middle_of_an_epoch() -> None:
    run = trained()
    run.advance(0.0)
    checkpoint = run.checkpoint()
    resumed = Run(run.document, checkpoint)
    assert (resumed.epoch, resumed.step) == (run.epoch, run.step)
    run.advance(LONG_S, 4)
    resumed.advance(LONG_S, 4)
    assert np.array_equal(parameters(run), parameters(resumed))


@pytest.mark.parametrize(
    "edit",
    [
        SetSetting("training.learning_rate", 0.001),
        SetSetting("training.batch_size", 7),
        SetSetting("training.batch_size", None),
        SetSetting("training.loss", "squared-error"),
        SetSetting("training.optimizer", "sgd"),
        SetSetting("train_share", 0.5),
        AddPoints(np.array([1.0]), np.array([2.0]), 1),
        MovePoints(np.array([0, 1]), np.array([0.5, 0.6]), np.array([0.1, 0.2])),
        RelabelPoints(np.array([3]), 1),
        ErasePoints(np.array([2, 5])),
        Generate(Recipe(n_points=80, seed=9)),
    ],
    ids=lambda edit: edit.label,
)
def test_live_edits_keep_the_weights_and_training_goes_on(edit: Edit) -> None:
    run = trained()
    weights, epoch = parameters(run), run.epoch
    assert do(run, edit) is None
    assert np.array_equal(parameters(run), weights)
    assert run.epoch == epoch
    run.advance(LONG_S, 2)
    assert run.epoch == epoch + 2
    assert not np.array_equal(parameters(run), weights)


def test_moved_points_let_the_pass_go_on_and_added_ones_end_it() -> None:
    run = Run(moons())
    run.advance(0.0)
    assert run.step == 1
    do(run, MovePoints(np.array([0]), np.array([0.5]), np.array([0.1])))
    run.checkpoint()
    assert run.step == 1
    do(run, AddPoints(np.full(9, 0.5), np.zeros(9), 1))
    run.checkpoint()
    assert run.step == 0


def test_a_changed_learning_rate_acts() -> None:
    slow, fast = trained(), trained()
    do(slow, SetSetting("training.learning_rate", 1e-6))
    weights = parameters(fast)
    slow.advance(LONG_S, 1)
    fast.advance(LONG_S, 1)
    assert np.abs(parameters(slow) - weights).max() < np.abs(parameters(fast) - weights).max() / 100


@pytest.mark.parametrize("edit", [ResetWeights(), NewWeights()], ids=lambda edit: edit.label)
def test_new_weights_only_on_request_and_undo_brings_the_old_ones_back(edit: Edit) -> None:
    run = trained()
    document, weights = run.document, parameters(run)
    before = do(run, edit)
    assert run.epoch == 0
    assert len(run.ghost) == 6
    after = run.restore(document, before)
    assert run.epoch == 5
    assert np.array_equal(parameters(run), weights)
    assert after.epoch == 0


def test_reset_draws_the_same_initial_weights_and_new_weights_others() -> None:
    run = Run(moons())
    initial = parameters(run)
    run.advance(LONG_S, 3)
    do(run, ResetWeights())
    assert np.array_equal(parameters(run), initial)
    do(run, NewWeights())
    assert not np.array_equal(parameters(run), initial)


SURGERY = [
    SetUnits(0, 12),
    SetUnits(1, 3),
    AddLayer(2),
    RemoveLayer(0),
    SetActivation(0, "relu"),
    AddClass(),
    SetSetting("network.output", "sigmoid"),
    Generate(Recipe("blobs", 90, 0.1, 5)),
]


@pytest.mark.parametrize("edit", SURGERY, ids=lambda edit: edit.label)
def test_surgery_keeps_the_epoch_and_can_be_taken_back(edit: Edit) -> None:
    run = trained()
    document, weights = run.document, parameters(run)
    before = do(run, edit)
    assert before is not None
    assert run.epoch == 5
    run.advance(LONG_S, 2)
    assert run.epoch == 7
    run.restore(document, before)
    assert np.array_equal(parameters(run), weights)
    run.advance(LONG_S, 2)
    undisturbed = trained(7)
    assert np.array_equal(parameters(run), parameters(undisturbed))


def test_more_units_and_an_output_of_another_form_change_no_answer() -> None:
    run = trained()
    probabilities = run.field(Rect(), 20, 20)
    do(run, SetUnits(0, 20))
    do(run, SetSetting("network.output", "sigmoid"))
    assert np.allclose(run.field(Rect(), 20, 20), probabilities, atol=1e-6)


def test_deleting_a_class_keeps_the_ratios_of_the_others() -> None:
    document = Generate(Recipe("blobs", 90, 0.1, 4)).apply(Document())
    run = Run(document)
    run.advance(LONG_S, 5)
    old = run.field(Rect(), 10, 10)
    do(run, DeleteClass(1))
    new = run.field(Rect(), 10, 10)
    assert new.shape == (3, 10, 10)
    rest = old[[0, 2, 3]]
    assert np.allclose(new, rest / rest.sum(axis=0), atol=1e-5)


def test_a_preset_begins_anew_with_its_own_network() -> None:
    run = trained()
    preset = PRESETS["notebook"]
    do(run, ApplyPreset(preset.name, preset.settings))
    assert run.epoch == 0
    assert run.trainer.network.n_parameters == 13


def test_without_points_nothing_trains_and_the_weights_wait() -> None:
    run = trained()
    weights = parameters(run)
    do(run, ClearPoints())
    run.advance(LONG_S, 3)
    assert not run.can_train
    assert run.epoch == 5
    assert run.evaluation().train_loss is None
    assert len(run.scores()[1]) == 0
    assert np.array_equal(parameters(run), weights)
    do(run, AddPoints(np.linspace(-1, 1, 20), np.zeros(20), 0))
    assert run.can_train
    run.advance(LONG_S, 1)
    assert run.epoch == 6


def test_one_class_trains_without_harm() -> None:
    document = AddPoints(np.linspace(-1, 1, 20), np.zeros(20), 1).apply(Document())
    run = Run(document)
    run.advance(LONG_S, 20)
    assert run.evaluation().train_accuracy == 1.0


def test_divergence_stops_with_finite_weights() -> None:
    # Two points in one place with two labels, never both right, and a deep product of weights.
    document = AddPoints(np.full(2, 1e6), np.full(2, -1e6), np.array([0, 1])).apply(Document())
    layers = (LayerSettings(4, "linear"),) * 6
    for path, value in (
        ("network.layers", layers),
        ("train_share", 1.0),
        ("training.optimizer", "sgd"),
        ("training.learning_rate", 100.0),
    ):
        document = SetSetting(path, value).apply(document)
    run = Run(document)
    with pytest.raises(Diverged):
        run.advance(LONG_S, 10_000)
    assert np.isfinite(parameters(run)).all()


def test_the_curve_begins_with_the_untrained_network() -> None:
    run = trained(3)
    curve = run.curve()
    assert list(curve.epoch) == [0, 1, 2, 3]
    assert np.isfinite(curve.train_loss).all()
    assert np.isfinite(curve.test_accuracy).all()
