"""A run keeps moments that can be gone back to, wherever commands lead it."""

import numpy as np
import pytest

from nngui.data import Recipe
from nngui.engine import Diverged
from nngui.run import Run
from nngui.state.checkpoint import Checkpoint
from nngui.state.document import Document
from nngui.state.edits import AddPoints, Edit, Generate, ResetWeights, SetSetting, SetUnits
from nngui.state.settings import LayerSettings
from nngui.state.timeline import MAX_MOMENTS

LONG_S = 1e9


def trained(epochs: int) -> Run:
    run = Run(Generate(Recipe(n_points=40)).apply(Document()))
    run.advance(LONG_S, epochs)
    return run


def do(run: Run, edit: Edit) -> Checkpoint | None:
    return run.apply(edit.apply(run.document), edit)


def epochs_of(run: Run) -> list[int]:
    return [moment.epoch for moment in run.timeline.moments]


def test_it_begins_with_the_untrained_network_and_takes_each_epoch() -> None:
    run = trained(5)
    assert epochs_of(run) == [0, 1, 2, 3, 4, 5]
    last = run.timeline.moments[-1]
    assert last.evaluation.test_loss == run.curve().test_loss[-1]
    assert last.evaluation.train_loss == run.curve().train_loss[-1]


def test_a_long_run_keeps_few_and_the_same_ones_in_any_slices() -> None:
    once, often = trained(600), trained(1)
    while often.epoch < 600:
        often.advance(0.0, 600 - often.epoch)
    assert epochs_of(once) == epochs_of(often)
    assert len(epochs_of(once)) <= MAX_MOMENTS
    assert once.timeline.stride == 16
    assert epochs_of(once) == [*range(0, 601, 16)]


def test_a_moment_goes_on_bit_for_bit() -> None:
    run = trained(9)
    moment = run.timeline.at(4)
    assert moment is not None
    again = Run(moment.checkpoint.document, moment.checkpoint)
    again.advance(LONG_S, 5)
    assert np.array_equal(
        again.checkpoint().trainer.parameters, run.checkpoint().trainer.parameters
    )
    assert np.array_equal(again.curve().train_loss, run.curve().train_loss)


def test_keeping_changes_no_bit() -> None:
    kept, alone = trained(20), trained(20)
    assert len(kept.timeline.moments) == 21
    assert np.array_equal(
        kept.checkpoint().trainer.parameters, alone.checkpoint().trainer.parameters
    )


def test_live_settings_and_surgery_go_on_with_it() -> None:
    run = trained(3)
    do(run, SetSetting("training.learning_rate", 0.01))
    do(run, SetUnits(0, 5))
    run.advance(LONG_S, 2)
    assert epochs_of(run) == [0, 1, 2, 3, 4, 5]
    shapes = [len(moment.checkpoint.trainer.parameters) for moment in run.timeline.moments]
    assert shapes[3] != shapes[4]


def test_going_back_forgets_what_came_after() -> None:
    run = trained(3)
    before = do(run, SetUnits(0, 5))
    run.advance(LONG_S, 4)
    assert before is not None
    run.restore(before.document, before)
    assert epochs_of(run) == [0, 1, 2, 3]
    run.advance(LONG_S, 1)
    assert epochs_of(run) == [0, 1, 2, 3, 4]


def test_reset_begins_anew_and_its_undo_brings_the_moments_back() -> None:
    run = trained(6)
    before = do(run, ResetWeights())
    assert before is not None
    assert epochs_of(run) == []
    run.advance(LONG_S, 2)
    assert epochs_of(run) == [0, 1, 2]
    after = run.restore(before.document, before)
    assert epochs_of(run) == [0, 1, 2, 3, 4, 5, 6]
    run.restore(after.document, after)
    assert epochs_of(run) == [0, 1, 2]


def test_moments_of_a_like_run_are_not_taken_for_its_own() -> None:
    run = trained(6)
    before = do(run, ResetWeights())
    assert before is not None
    do(run, SetSetting("training.learning_rate", 0.001))
    run.advance(LONG_S, 3)
    second = do(run, ResetWeights())
    run.advance(LONG_S, 3)
    third = do(run, ResetWeights())
    assert second is not None
    assert third is not None
    # Three runs ago: only the untrained network, which they have in common, is left of it.
    run.restore(before.document, before)
    assert epochs_of(run) in ([], [0])


def test_a_run_that_diverges_has_a_last_good_moment() -> None:
    # Two points in one place with two labels, never both right, and a deep product of weights.
    document = AddPoints(np.full(2, 1e6), np.full(2, -1e6), np.array([0, 1])).apply(Document())
    for path, value in (
        ("network.layers", (LayerSettings(4, "linear"),) * 6),
        ("train_share", 1.0),
        ("training.optimizer", "sgd"),
        ("training.learning_rate", 100.0),
    ):
        document = SetSetting(path, value).apply(document)
    run = Run(document)
    with pytest.raises(Diverged):
        run.advance(LONG_S, 10_000)
    moment = run.timeline.at(run.epoch)
    assert moment is not None
    assert np.isfinite(moment.checkpoint.trainer.parameters).all()
