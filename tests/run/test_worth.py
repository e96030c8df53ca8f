"""What each unit is worth is what the surgery that removes it would cost, and nobody waits for it."""

import numpy as np
import pytest

from nngui.data import Recipe
from nngui.run import FrameMaker, Run
from nngui.run.worth import Worth
from nngui.state.document import Document
from nngui.state.edits import Generate, RemoveUnit, SetSetting
from nngui.state.settings import LayerSettings
from nngui.state.snapshot import ViewRequest
from tests.clock import Clock


def made(*layers: int, n_points: int = 80) -> Run:
    document = Generate(Recipe("two-moons", n_points)).apply(Document())
    chosen = tuple(LayerSettings(units) for units in layers)
    run = Run(SetSetting("network.layers", chosen).apply(document))
    run.advance(1e9, 5)
    return run


def test_it_is_the_loss_after_the_unit_was_removed() -> None:
    run = made(4, 3)
    worth = Worth(Clock(), lambda: 0.0).of(run, False, True)
    assert worth is not None
    assert worth.is_whole
    assert worth.n_samples == worth.n_train == run.document.n_train
    before = run.evaluation().train_loss
    assert before is not None
    assert worth.loss == pytest.approx(before)
    for layer, changes in enumerate(worth.changes):
        for unit, change in enumerate(changes):
            edit = RemoveUnit(layer, unit)
            after = Run(run.document, run.checkpoint())
            after.apply(edit.apply(run.document), edit)
            loss = after.evaluation().train_loss
            assert loss is not None
            assert change == pytest.approx(loss - before, abs=1e-9)


def test_a_few_units_at_a_time_until_all_are_there() -> None:
    run = made(4, 3)
    clock = Clock()
    clock.step = 1.0
    worth = Worth(Clock(), clock)
    known = []
    while not known or not worth.is_done:
        view = worth.of(run, False, True)
        assert view is not None
        known.append(sum(int(np.isfinite(layer).sum()) for layer in view.changes))
    assert known == [1, 2, 3, 4, 5, 6, 7]
    assert worth.of(run, False, True) is view


def test_while_training_it_goes_round_at_its_own_pace() -> None:
    run = made(4, 3)
    clock = Clock()
    worth = Worth(clock, lambda: 0.0)
    first = worth.of(run, True, True)
    run.advance(1e9, 1)
    assert worth.of(run, True, True) is first
    clock.now += 0.2
    second = worth.of(run, True, True)
    assert second is not first
    assert second is not None
    assert second.is_whole


def test_a_paused_run_is_drawn_until_all_is_known() -> None:
    run = made(60, 60, n_points=400)
    frames = FrameMaker(Clock())
    frames.begin(run)
    request = ViewRequest(1, worth=True)
    frame, count = frames.make(request, 1, False), 0
    while frame is not None:
        last, count = frame, count + 1
        assert count < 121
        frame = frames.make(request, 1, False)
    assert last.worth is not None
    assert last.worth.is_whole


def test_nothing_is_evaluated_where_nobody_asks_or_there_is_nothing_to_ask() -> None:
    run = made(4)
    worth = Worth(Clock())
    assert worth.of(run, False, False) is None
    assert worth.is_done
    assert worth.of(made(), False, True) is None
    none = Run(SetSetting("train_share", 0.0).apply(run.document))
    assert worth.of(none, False, True) is None


def test_another_network_begins_anew() -> None:
    run = made(4, 3)
    worth = Worth(Clock())
    assert worth.of(run, False, True) is not None
    edit = RemoveUnit(0, 1)
    run.apply(edit.apply(run.document), edit)
    worth.renew()
    view = worth.of(run, False, True)
    assert view is not None
    assert [len(layer) for layer in view.changes] == [3, 3]


def test_of_too_much_work_a_part_is_done_and_said() -> None:
    run = made(256, 256, n_points=1_500)
    clock = Clock()
    clock.step = 1.0
    view = Worth(Clock(), clock).of(run, False, True)
    assert view is not None
    assert view.n_samples < view.n_train
    assert np.isfinite(view.changes[0][0])
    assert not view.is_whole
