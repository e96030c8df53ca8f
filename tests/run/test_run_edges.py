"""Runs at their edges: places in a pass that other data does not have, and changes that fail half way."""

from typing import Any

import numpy as np
import pytest

from nngui.data import Recipe
from nngui.engine import Trainer
from nngui.run import Run
from nngui.state.document import Document
from nngui.state.edits import (
    AddPoints,
    DeleteClass,
    Edit,
    ErasePoints,
    Generate,
    ReplaceDataset,
    ResetWeights,
    SetSetting,
    SetUnits,
)
from nngui.state.snapshot import Rect
from tests.run.test_run import LONG_S, parameters


def late_in_a_pass(generator: str = "blobs", n_classes: int = 4) -> Run:
    """Batches of one: a pass of 60 steps and more, of which 50 are done."""
    document = Generate(Recipe(generator, 90, 0.1, n_classes)).apply(Document())
    run = Run(SetSetting("training.batch_size", 1).apply(document))
    while run.step < 50:
        run.advance(0.0)
    return run


def fewer_points(run: Run) -> ReplaceDataset:
    small = Generate(Recipe(n_points=10)).apply(Document())
    return ReplaceDataset(small.dataset, run.document.settings, "a file")


@pytest.mark.parametrize(
    "make_edit",
    [lambda run: DeleteClass(1), lambda run: Generate(Recipe(n_points=20)), fewer_points],
    ids=["delete class", "generate", "replace"],
)
def test_surgery_with_fewer_points_ends_a_pass_that_would_be_over(make_edit: Any) -> None:
    run = late_in_a_pass()
    old, weights, place = run.document, parameters(run), (run.epoch, run.step)
    edit: Edit = make_edit(run)
    before = run.apply(edit.apply(old), edit)
    assert before is not None
    assert (run.epoch, run.step) == (1, 0)
    run.advance(LONG_S, 1)
    run.restore(old, before)
    assert (run.epoch, run.step) == place
    assert np.array_equal(parameters(run), weights)


def test_the_loss_of_a_pass_that_surgery_ended_is_in_the_curve() -> None:
    run = late_in_a_pass()
    partial = run.checkpoint().trainer
    run.apply(DeleteClass(1).apply(run.document), DeleteClass(1))
    loss = partial.running_loss / partial.running_samples
    assert run.curve().open_high == loss


def test_a_checkpoint_of_other_rows_or_batches_begins_the_next_pass() -> None:
    run = late_in_a_pass("two-moons", 2)
    checkpoint = run.checkpoint()
    for edit in (
        Generate(Recipe(n_points=10)),
        SetSetting("training.batch_size", 40),
        SetSetting("train_share", 0.0),
    ):
        other = Run(edit.apply(run.document), checkpoint)
        assert (other.epoch, other.step) == (1, 0)
        other.advance(LONG_S, 1)
        assert np.isfinite(parameters(other)).all()


@pytest.mark.parametrize("edit", [ResetWeights(), SetUnits(0, 3)], ids=lambda edit: edit.label)
def test_what_fails_half_way_leaves_the_run_as_it_was(
    edit: Edit, monkeypatch: pytest.MonkeyPatch
) -> None:
    run = late_in_a_pass()
    checkpoint, document = run.checkpoint(), run.document

    def fail(*_: object, **__: object) -> None:
        raise MemoryError

    with monkeypatch.context() as patch:
        patch.setattr(Trainer, "restore", fail)
        patch.setattr("nngui.run.run.Course", fail)
        with pytest.raises(MemoryError):
            run.apply(edit.apply(document), edit)
        with pytest.raises(MemoryError):
            run.restore(document, checkpoint)
    assert run.document is document
    assert (run.epoch, run.step) == (0, checkpoint.trainer.step_in_epoch)
    assert np.array_equal(parameters(run), checkpoint.trainer.parameters)
    undisturbed = Run(document, checkpoint)
    run.advance(LONG_S, 2)
    undisturbed.advance(LONG_S, 2)
    assert np.array_equal(parameters(run), parameters(undisturbed))


def test_a_run_that_began_without_points_has_the_untrained_network_in_its_curve() -> None:
    run = Run(Document())
    run.advance(LONG_S, 1)
    assert len(run.curve()) == 0
    edit = AddPoints(np.linspace(-1, 1, 20), np.zeros(20), np.arange(20) % 2)
    run.apply(edit.apply(run.document), edit)
    run.evaluation()
    assert len(run.curve()) == 0, "looking decides nothing"
    run.advance(LONG_S, 2)
    assert list(run.curve().epoch) == [0, 1, 2]


@pytest.mark.parametrize("share", [0.0, 1.0])
def test_all_points_may_be_for_training_or_for_the_test(share: float) -> None:
    document = Generate(Recipe(n_points=40)).apply(Document())
    run = Run(SetSetting("train_share", share).apply(document))
    run.advance(LONG_S, 3)
    evaluation = run.evaluation()
    assert run.can_train is (share == 1.0)
    assert (evaluation.train_loss is None) is (share == 0.0)
    assert (evaluation.test_loss is None) is (share == 1.0)
    assert np.isfinite(run.field(Rect(), 4, 4)).all()
    resumed = Run(run.document, run.checkpoint())
    assert np.array_equal(parameters(resumed), parameters(run))


@pytest.mark.parametrize(
    "edit",
    [ErasePoints(np.array([0, 5])), SetSetting("training.batch_size", 9)],
    ids=lambda edit: edit.label,
)
def test_a_pass_that_an_edit_has_ended_is_in_the_curve_of_a_checkpoint(edit: Edit) -> None:
    document = Generate(Recipe(n_points=60)).apply(Document())
    run = Run(SetSetting("training.batch_size", 8).apply(document))
    run.advance(1e9, epochs=1)
    run.advance(1e9, steps=2)
    run.apply(edit.apply(run.document), edit)
    checkpoint = run.checkpoint()
    resumed = Run(checkpoint.document, checkpoint)
    for one in (run, resumed):
        one.advance(1e9, epochs=2)
    for own, other in zip(run.curve().columns(), resumed.curve().columns(), strict=True):
        assert own.tobytes() == other.tobytes()
