"""Where training goes back to when it diverges."""

from contextlib import suppress
from typing import Any

import numpy as np
import pytest

from nngui.data import Recipe
from nngui.engine import Diverged
from nngui.run import Run
from nngui.state.document import Document
from nngui.state.edits import Generate, SetSetting

LONG_S = 60.0


def document(**training: Any) -> Document:
    """Values to learn: plain descent with a rate that is too large leaves the numbers."""
    made = Generate(Recipe("plane", 120, 0.1, 2, 4)).apply(Document())
    for name, value in {"optimizer": "sgd", "learning_rate": 0.01, **training}.items():
        made = SetSetting(f"training.{name}", value).apply(made)
    return made


def change(run: Run, path: str, value: Any) -> None:
    edit = SetSetting(path, value)
    run.apply(edit.apply(run.document), edit)


def parameters(run: Run) -> np.ndarray:
    return np.array(run.checkpoint().trainer.parameters)


def test_a_rate_that_is_too_large_from_the_start_leads_back_to_the_start() -> None:
    run = Run(document(learning_rate=100.0))
    start = parameters(run)
    with pytest.raises(Diverged):
        run.advance(LONG_S)
    assert run.diverged_at is not None
    assert run.diverged_at > (0, 1)
    assert (run.epoch, run.step) == (0, 0)
    assert np.array_equal(parameters(run), start)
    assert run.evaluation().train_loss is not None
    assert np.isfinite(run.curve().train_loss).all()
    assert list(run.curve().epoch) == [0]


def test_a_rate_that_was_raised_on_the_way_leads_back_to_where_it_was() -> None:
    run = Run(document())
    run.advance(LONG_S, epochs=40)
    run.advance(LONG_S, steps=1)
    before, loss = parameters(run), run.evaluation().train_loss
    change(run, "training.learning_rate", 100.0)
    with pytest.raises(Diverged):
        run.advance(LONG_S)
    assert (run.epoch, run.step) == (40, 1)
    assert np.array_equal(parameters(run), before)
    assert run.evaluation().train_loss == loss
    assert run.ghost.epoch[-1] >= 40


def test_with_a_third_of_the_rate_again_and_again_it_learns() -> None:
    run = Run(document(learning_rate=100.0))
    for _ in range(20):
        try:
            run.advance(LONG_S, epochs=100)
            break
        except Diverged:
            rate = run.document.settings.training.learning_rate / 3
            change(run, "training.learning_rate", rate)
    first, last = run.curve().train_loss[0], run.evaluation().train_loss
    assert last is not None
    assert last < first


def test_step_by_step_it_goes_back_to_the_same_moment() -> None:
    at_once, by_steps = Run(document(learning_rate=10.0)), Run(document(learning_rate=10.0))
    with pytest.raises(Diverged):
        at_once.advance(LONG_S)
    while by_steps.diverged_at is None:
        with suppress(Diverged):
            by_steps.advance(LONG_S, steps=1)
    assert at_once.diverged_at == by_steps.diverged_at
    assert np.array_equal(parameters(at_once), parameters(by_steps))
    assert at_once.checkpoint().trainer.steps == by_steps.checkpoint().trainer.steps


def test_the_way_back_never_crosses_an_edit() -> None:
    run = Run(document())
    run.advance(LONG_S, epochs=20)
    change(run, "training.learning_rate", 0.02)
    run.advance(LONG_S, epochs=1)
    change(run, "training.learning_rate", 100.0)
    place = (run.epoch, run.step)
    with pytest.raises(Diverged):
        run.advance(LONG_S)
    assert (run.epoch, run.step) == place
