"""At which epochs a run looks at all of its points."""

from dataclasses import replace

import numpy as np
import pytest

from nngui.data import Recipe
from nngui.run import Run, rhythm
from nngui.run.rhythm import EXPENSIVE, LOOKING_SHARE, PASSES, spacing
from nngui.state.document import Document
from nngui.state.edits import Generate, SetSetting
from nngui.state.settings import LayerSettings, Settings
from nngui.state.stop_rules import StopRules

LONG_S = 1e9


def document(units: int, n_points: int, stop: StopRules | None = None) -> Document:
    settings = Settings().with_value("network.layers", (LayerSettings(units, "relu"),) * 2)
    settings = settings.with_value("training.stop", stop or StopRules())
    return Generate(Recipe("two-moons", n_points)).apply(Document(settings=settings))


def spacing_of(document: Document) -> int:
    return spacing(document, Run(document).trainer)


def epochs_of(run: Run) -> list[int]:
    return run.curve().epoch.tolist()


@pytest.fixture
def all_is_expensive(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(rhythm, "EXPENSIVE", 0)


def test_cheap_networks_are_looked_at_after_every_epoch() -> None:
    assert spacing_of(document(8, 714)) == 1
    assert spacing_of(document(64, 1_000)) == 1


def test_looking_at_an_expensive_one_costs_at_most_its_share() -> None:
    for train_share in (0.1, 0.7, 1.0):
        large = document(256, 1_000)
        large = replace(large, settings=large.settings.with_value("train_share", train_share))
        trainer = Run(large).trainer
        assert large.dataset.n_points * trainer.network.n_parameters >= EXPENSIVE
        apart = spacing(large, trainer)
        assert apart.bit_count() == 1
        share = 1_000 / (PASSES * trainer.n_samples)
        assert LOOKING_SHARE / 2 < share / apart <= LOOKING_SHARE


@pytest.mark.parametrize("rule", ["loss", "accuracy", "patience"])
def test_a_rule_that_waits_for_a_value_is_given_every_epoch(rule: str) -> None:
    assert spacing_of(document(256, 1_000, StopRules(**{rule: 1}))) == 1


@pytest.mark.parametrize("rules", [StopRules(epochs=9), StopRules(seconds=9.0)])
def test_other_rules_need_no_look(rules: StopRules) -> None:
    assert spacing_of(document(256, 1_000, rules)) == 8


def test_a_run_is_looked_at_often_while_it_is_young(all_is_expensive: None) -> None:
    run = Run(document(4, 60))
    run.advance(LONG_S, 100)
    assert epochs_of(run) == [0, 1, 2, 3, 4, 6, 8, 12, *range(16, 97, 8)]
    # No loss of an epoch between is forgotten.
    curve, every = run.curve(), []
    other = Run(document(4, 60))
    for _ in range(100):
        other.advance(LONG_S, 1)
        every.append(other.trainer.loss)
    for row, (first, last) in enumerate(zip(epochs_of(run)[:-1], epochs_of(run)[1:], strict=True)):
        assert curve.train_low[row + 1] == min(every[first:last])
        assert curve.train_high[row + 1] == max(every[first:last])


def test_how_often_it_is_looked_at_changes_no_weight(monkeypatch: pytest.MonkeyPatch) -> None:
    often, seldom = Run(document(4, 60)), Run(document(4, 60))
    often.advance(LONG_S, 40)
    monkeypatch.setattr(rhythm, "EXPENSIVE", 0)
    seldom.advance(LONG_S, 40)
    assert len(epochs_of(seldom)) < len(epochs_of(often)) == 41
    of_often, of_seldom = often.curve(), seldom.curve()
    rows = of_seldom.epoch
    for name in ("train_loss", "test_loss", "train_accuracy", "test_accuracy"):
        assert np.array_equal(getattr(of_often, name)[rows], getattr(of_seldom, name))
    assert np.array_equal(often.trainer.network.parameters, seldom.trainer.network.parameters)


@pytest.mark.parametrize("stop", [0, 5, 13, 24, 41])
def test_a_run_that_was_resumed_looks_at_the_same_epochs(stop: int, all_is_expensive: None) -> None:
    whole, first = Run(document(4, 60)), Run(document(4, 60))
    whole.advance(LONG_S, 70)
    first.advance(LONG_S, stop)
    resumed = Run(document(4, 60), first.checkpoint())
    resumed.advance(LONG_S, 70 - stop)
    for one, other in zip(whole.curve().columns(), resumed.curve().columns(), strict=True):
        assert np.array_equal(one, other, equal_nan=True)
    moments = [one.epoch for one in whole.timeline.moments]
    assert moments == [0, 1, 2, 3, 4, 6, 8, 12, *range(16, 65, 8)]


def test_from_the_moment_on_that_a_rule_is_set_every_epoch_counts(all_is_expensive: None) -> None:
    run = Run(document(4, 60))
    run.advance(LONG_S, 34)
    edit = SetSetting("training.stop", StopRules(patience=5))
    run.apply(edit.apply(run.document), edit)
    run.advance(LONG_S, 3)
    assert epochs_of(run)[-4:] == [32, 35, 36, 37]
