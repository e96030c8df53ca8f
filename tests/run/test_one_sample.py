"""A step by one sample is one update by that sample alone, and the pass stays where it is."""

from dataclasses import replace

import numpy as np
import pytest

from nngui.data import Recipe
from nngui.engine import Diverged, Trainer
from nngui.run import Run
from nngui.run.one_sample import next_sample
from nngui.state.document import Document
from nngui.state.edits import (
    ClearPoints,
    EditError,
    Generate,
    SetActivation,
    SetSetting,
    StepSample,
)


def document(**training: object) -> Document:
    made = Generate(Recipe(n_points=40, seed=4)).apply(Document())
    for name, value in training.items():
        made = SetSetting(f"training.{name}", value).apply(made)
    return made


def midway(made: Document, steps: int = 5) -> Run:
    """A run within its third pass."""
    run = Run(made)
    run.advance(60.0, epochs=2)
    run.advance(60.0, steps=steps)
    return run


@pytest.mark.parametrize("optimizer", ["sgd", "momentum", "adam", "rmsprop"])
@pytest.mark.parametrize("batch_size", [1, 4, None])
def test_it_is_the_update_of_a_batch_of_that_sample(optimizer: str, batch_size: int | None) -> None:
    run = midway(document(optimizer=optimizer, batch_size=batch_size), steps=3)
    before = run.checkpoint().trainer
    run.apply(run.document, StepSample())
    after = run.checkpoint().trainer
    n_samples = run._trainer.n_samples
    place = next_sample(before.order_seed, before.epoch, before.steps, n_samples)
    X, y = run._rows.train
    network = Run(run.document)._network
    alone = Trainer(
        network,
        X[place : place + 1],
        y[place : place + 1],
        optimizer=run.document.settings.training.make_optimizer(),
        rng=np.random.default_rng(0),
    )
    alone.restore(replace(before, step_in_epoch=0))
    alone.step()
    assert np.array_equal(after.parameters, alone.checkpoint().parameters)
    assert np.array_equal(after.moments, alone.checkpoint().moments)
    assert after.optimizer_updates == before.optimizer_updates + (optimizer == "adam")
    same = ("epoch", "step_in_epoch", "order_seed", "running_loss", "running_samples")
    assert all(getattr(after, name) == getattr(before, name) for name in same)
    assert after.steps == before.steps + 1


def test_one_after_the_other_they_go_through_all_samples() -> None:
    run = midway(document(batch_size=4))
    n_samples, seen = run._trainer.n_samples, set()
    for _ in range(n_samples):
        state = run.checkpoint().trainer
        seen.add(next_sample(state.order_seed, state.epoch, state.steps, n_samples))
        run.apply(run.document, StepSample())
    assert seen == set(range(n_samples))


def test_the_next_batch_is_the_one_that_would_have_come() -> None:
    run = midway(document(batch_size=4))
    run.apply(run.document, StepSample())
    epoch, step = run.epoch, run.step
    run.advance(60.0, steps=1)
    assert (run.epoch, run.step) == (epoch, step + 1)


def test_the_state_before_comes_back() -> None:
    run = midway(document())
    before = run.checkpoint()
    handed = run.apply(run.document, StepSample())
    assert handed is not None
    run.restore(run.document, handed)
    assert np.array_equal(run.checkpoint().trainer.parameters, before.trainer.parameters)
    assert run.checkpoint().trainer.steps == before.trainer.steps


def test_where_it_would_overflow_nothing_has_changed() -> None:
    made = document(optimizer="sgd", learning_rate=100.0)
    for layer in (0, 1):
        made = SetActivation(layer, "relu").apply(made)
    run = Run(made)
    run._network.parameters[:] *= 1e60
    before, diverged = run._network.parameters.copy(), False
    for _ in range(100):
        try:
            run.apply(run.document, StepSample())
        except Diverged:
            diverged = True
            break
        before = run._network.parameters.copy()
    assert diverged
    assert np.array_equal(run._network.parameters, before)
    assert np.isfinite(before).all()


def test_what_has_no_sample_for_a_step_is_told_so() -> None:
    with pytest.raises(EditError, match="L-BFGS takes all points in every step"):
        StepSample().apply(document(optimizer="lbfgs"))
    with pytest.raises(EditError, match="no points to train on"):
        StepSample().apply(ClearPoints().apply(document()))
