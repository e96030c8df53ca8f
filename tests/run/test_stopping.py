"""Rules stop a run at the same epoch, however it is driven."""

from collections.abc import Iterator
from typing import Any

import numpy as np
import pytest

from nngui.data import Recipe
from nngui.run import Run
from nngui.state.document import Document
from nngui.state.edits import Generate, SetSetting
from nngui.state.stop_rules import Stopped, StopRules

LONG_S = 60.0


def document(**rules: Any) -> Document:
    made = Generate(Recipe(n_points=120, seed=3)).apply(Document())
    return SetSetting("training.stop", StopRules(**rules)).apply(made)


def set_rules(run: Run, **rules: Any) -> None:
    edit = SetSetting("training.stop", StopRules(**rules))
    run.apply(edit.apply(run.document), edit)


def slices(run: Run) -> Iterator[Stopped | None]:
    """Advance step by step."""
    while True:
        yield run.advance(LONG_S, steps=1)


def first_stop(run: Run, at_most: int = 5_000) -> Stopped:
    for _, stopped in zip(range(at_most), slices(run), strict=False):
        if stopped is not None:
            return stopped
    raise AssertionError("nothing has stopped it")


@pytest.mark.parametrize(
    "rules",
    [
        {"epochs": 37},
        {"loss": 0.2},
        {"accuracy": 0.9},
        {"patience": 5},
        {"epochs": 2_000, "loss": 0.15, "patience": 400},
    ],
)
def test_in_one_go_and_step_by_step_it_stops_at_the_same_epoch(rules: dict[str, Any]) -> None:
    at_once, by_steps = Run(document(**rules)), Run(document(**rules))
    stopped = at_once.advance(LONG_S)
    assert stopped is not None
    assert first_stop(by_steps) == stopped
    assert (at_once.epoch, at_once.step) == (stopped.epoch, 0)
    one, other = (run.checkpoint().trainer.parameters for run in (at_once, by_steps))
    assert np.array_equal(one, other)


def test_it_trains_exactly_so_many_epochs_and_then_further_when_told_to() -> None:
    run = Run(document(epochs=37))
    assert run.advance(LONG_S) == Stopped("epochs", 37, 37)
    assert run.advance(LONG_S, epochs=10) is None
    assert run.epoch == 47


def test_more_epochs_than_the_curve_has_rows_end_at_the_right_one() -> None:
    run = Run(document(epochs=2_501))
    stopped = run.advance(LONG_S)
    assert stopped is not None
    assert run.epoch == stopped.epoch == 2_501


def test_a_target_says_what_was_reached_and_of_which_points() -> None:
    run = Run(document(loss=0.2))
    stopped = run.advance(LONG_S)
    assert stopped is not None
    assert (stopped.rule, stopped.of_test) == ("loss", True)
    assert stopped.value is not None
    assert stopped.value <= 0.2
    assert run.evaluation().test_loss == stopped.value
    everything = SetSetting("train_share", 1.0).apply(document(accuracy=0.9))
    stopped = Run(everything).advance(LONG_S)
    assert stopped is not None
    assert (stopped.rule, stopped.of_test) == ("accuracy", False)


def test_beyond_a_target_training_goes_on_until_it_was_missed_and_met_again() -> None:
    run = Run(document(loss=0.2))
    assert run.advance(LONG_S) is not None
    met = run.epoch
    assert run.advance(LONG_S, epochs=20) is None
    assert run.epoch == met + 20


def test_a_plateau_waits_for_its_patience_again() -> None:
    run = Run(document(patience=5))
    first = run.advance(LONG_S)
    second = run.advance(LONG_S)
    assert first is not None
    assert second is not None
    assert second.epoch >= first.epoch + 5


def test_a_rule_that_is_set_while_it_holds_stops_at_once() -> None:
    run = Run(document())
    run.advance(LONG_S, epochs=50)
    set_rules(run, epochs=20)
    assert run.advance(LONG_S, epochs=5) == Stopped("epochs", 50, 20)
    assert run.epoch == 50
    assert run.advance(LONG_S, epochs=5) is None
    set_rules(run, loss=1e6)
    stopped = run.advance(LONG_S)
    assert stopped is not None
    assert stopped.rule == "loss"


def test_what_holds_in_a_checkpoint_does_not_stop_who_goes_on_from_it() -> None:
    run = Run(document(epochs=37, loss=1e6))
    run.advance(LONG_S)
    while run.epoch < 37:
        run.advance(LONG_S)
    twin = Run(run.document, run.checkpoint())
    assert twin.advance(LONG_S, epochs=3) is None
    assert twin.epoch == 40


def test_another_rate_gets_the_whole_patience() -> None:
    run = Run(document(patience=30))
    run.advance(LONG_S, epochs=29)
    edit = SetSetting("training.learning_rate", 1e-6)
    run.apply(edit.apply(run.document), edit)
    stopped = run.advance(LONG_S)
    assert stopped is not None
    assert stopped.epoch >= 29 + 30


def test_without_test_points_and_rules_nothing_stops_it() -> None:
    run = Run(SetSetting("train_share", 1.0).apply(document()))
    assert run.advance(LONG_S, epochs=30) is None
