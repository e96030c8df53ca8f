"""Frames: only what is new is evaluated, and within a tenth of the time."""

from dataclasses import replace
from itertools import pairwise

import numpy as np
import pytest

from nngui.data import Recipe
from nngui.run import FrameMaker, Run
from nngui.state.document import Document
from nngui.state.edits import Generate, SetParameters
from nngui.state.probe import UnitPlace
from nngui.state.snapshot import Rect, Snapshot, ViewRequest
from tests.clock import Clock


def make(clock: Clock) -> tuple[FrameMaker, Run]:
    run = Run(Generate(Recipe(n_points=40)).apply(Document()))
    frames = FrameMaker(clock)
    frames.begin(run)
    return frames, run


def test_a_paused_run_is_drawn_once_and_as_fine_as_asked() -> None:
    frames, run = make(Clock())
    request = ViewRequest(1, columns=100, rows=80)
    snapshot = frames.make(request, 1, False)
    assert snapshot is not None
    assert snapshot.field.shape == (2, 80, 100)
    assert snapshot.epoch == 0
    assert frames.make(request, 1, False) is None
    run.advance(1e9, 1)
    again = frames.make(request, 1, False)
    assert again is not None
    assert again.epoch == 1


def test_a_costly_picture_is_less_fine_while_paused_and_drawn_once_all_the_same() -> None:
    clock = Clock()
    frames, run = make(clock)
    clock.step = 1.0
    request = ViewRequest(1, columns=256, rows=200)
    assert frames.make(request, 1, False) is not None
    run.advance(1e9, 1)
    snapshot = frames.make(request, 1, False)
    assert snapshot is not None
    assert snapshot.field.shape == (2, 128, 128)
    assert frames.make(request, 1, False) is None


def test_a_unit_is_no_finer_while_paused_than_while_training() -> None:
    frames, _ = make(Clock())
    request = ViewRequest(1, columns=256, rows=256)
    snapshot = frames.make(request, 1, False)
    assert snapshot is not None
    assert snapshot.field.shape == (2, 256, 256)
    snapshot = frames.make(replace(request, unit=UnitPlace(1, 0)), 1, False)
    assert snapshot is not None
    assert snapshot.field.shape == (2, 128, 128)


def test_a_command_makes_a_new_frame_due() -> None:
    frames, _ = make(Clock())
    request = ViewRequest(1)
    assert frames.make(request, 1, False) is not None
    frames.invalidate()
    assert frames.make(request, 2, False) is not None


def test_while_training_the_grid_is_as_fine_as_the_time_allows(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    clock = Clock()
    frames, run = make(clock)
    field = run.field

    def slow_field(rect: Rect, columns: int, rows: int):
        clock.now += 1e-6 * columns * rows
        return field(rect, columns, rows)

    monkeypatch.setattr(run, "field", slow_field)
    request = ViewRequest(1, columns=256, rows=256)
    sides = []
    for _ in range(100):
        run.advance(0.0, 1)
        clock.now += 0.012
        snapshot = frames.make(request, 1, True)
        if snapshot is not None:
            sides.append(snapshot.field.shape[1])
    assert sides[0] == 256
    assert set(sides[5:]) == {64}


def test_a_paused_run_becomes_fine_again() -> None:
    clock = Clock()
    frames, run = make(clock)
    request = ViewRequest(1, columns=128, rows=128)
    frames.make(request, 1, True)
    clock.now += 0.0001
    run.advance(0.0, 1)
    clock.step = 1.0
    coarse = None
    while coarse is None or coarse.field.shape[1] == 128:
        clock.now += 1.0
        run.advance(0.0, 1)
        coarse = frames.make(request, 1, True)
    fine = frames.make(request, 2, False)
    assert fine is not None
    assert fine.field.shape == (2, 128, 128)


def test_epochs_a_second_are_counted_over_the_last_second() -> None:
    clock = Clock()
    frames, run = make(clock)
    for _ in range(20):
        run.advance(1e9, 2)
        clock.now += 0.1
        snapshot = frames.make(ViewRequest(1), 1, True)
    assert snapshot is not None
    assert abs(snapshot.epochs_per_second - 20.0) < 1e-6


def test_an_evaluation_that_takes_long_comes_less_often(monkeypatch: pytest.MonkeyPatch) -> None:
    """Of 50,000 points in a deep network one takes seconds: training must not wait for the next at once."""
    clock = Clock()
    frames, run = make(clock)
    evaluated = []
    scores = run.scores

    def slow_scores():
        evaluated.append(clock.now)
        clock.now += 3.0
        return scores()

    monkeypatch.setattr(run, "scores", slow_scores)
    for _ in range(100):
        run.advance(0.0, 1)
        clock.now += 1.0
        frames.make(ViewRequest(1, columns=8, rows=8), 1, True)
    gaps = [after - before for before, after in pairwise(evaluated)]
    assert 2 <= len(gaps) <= 3
    assert min(gaps) >= 30.0


def test_commands_bring_no_more_evaluations_while_training(monkeypatch: pytest.MonkeyPatch) -> None:
    clock = Clock()
    frames, run = make(clock)
    count = []
    scores = run.scores
    monkeypatch.setattr(run, "scores", lambda: count.append(1) or scores())
    request = ViewRequest(1, columns=8, rows=8)
    for serial in range(100):
        run.advance(0.0, 1)
        clock.now += 0.01
        frames.invalidate()
        frames.make(request, serial, True)
    while_training = len(count)
    assert 9 <= while_training <= 11
    frames.invalidate()
    assert frames.make(request, 100, False) is not None
    assert len(count) == while_training + 1, "paused, it is evaluated at once"


def test_the_network_comes_only_where_it_is_asked_for() -> None:
    clock = Clock()
    frames, run = make(clock)
    assert frames.make(ViewRequest(1), 1, False).network is None
    shown = frames.make(ViewRequest(2, network=True), 1, False).network
    assert shown is not None
    assert shown.sizes == (2, 8, 8, 2)
    run.advance(1e9, 1)
    clock.now += 0.05
    # While training it is drawn ten times a second; a frame in between carries the last one.
    assert frames.make(ViewRequest(3, network=True), 1, True).network is shown
    clock.now += 0.06
    run.advance(1e9, 1)
    assert frames.make(ViewRequest(4, network=True), 1, True).network is not shown


def test_misclassified_points_are_found_only_where_they_are_shown() -> None:
    frames, run = make(Clock())
    wrong = run.scores()[1]
    assert len(wrong)
    hidden = frames.make(ViewRequest(1, misclassified=False), 1, False)
    assert len(hidden.misclassified) == 0
    shown = frames.make(ViewRequest(2), 1, False)
    assert list(shown.misclassified) == list(wrong)


def test_what_a_hand_waits_for_comes_at_once_however_dear_a_frame_is(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    clock = Clock()
    frames, run = make(clock)
    unit_field = run.views.unit_field

    def slow(*given):
        clock.now += 0.05
        return unit_field(*given)

    monkeypatch.setattr(run.views, "unit_field", slow)
    hovered = ViewRequest(1, unit=UnitPlace(1, 0))
    assert frames.make(hovered, 1, True) is not None
    run.advance(1e9, steps=1)
    assert frames.make(hovered, 1, True) is None  # a frame has cost 50 ms a moment ago
    snapshot = frames.make(replace(hovered, unit=UnitPlace(1, 3)), 1, True)
    assert snapshot is not None
    assert snapshot.unit is not None
    assert snapshot.unit.place == UnitPlace(1, 3)
    run.advance(1e9, steps=1)
    edit = SetParameters(0, np.array([0]), np.array([0]), np.array([1.0]))
    before = run.apply(edit.apply(run.document), edit)
    assert before is not None
    frames.keep_past(before, edit)
    frames.invalidate()
    assert frames.make(replace(hovered, unit=UnitPlace(1, 3)), 2, True) is not None


def test_before_training_the_curve_says_what_the_numbers_say() -> None:
    frames, run = make(Clock())
    request = ViewRequest(1)
    assert frames.make(request, 1, False) is not None
    edit = Generate(Recipe(generator="circles", n_points=40))
    run.apply(edit.apply(run.document), edit)
    frames.invalidate()
    snapshot = frames.make(request, 2, False)
    assert snapshot is not None
    assert snapshot.curve.train_loss.tolist() == [snapshot.train_loss]
    assert snapshot.curve.test_loss.tolist() == [snapshot.test_loss]
    run.advance(1e9, 1)
    trained = frames.make(request, 2, False)
    assert trained is not None
    assert trained.curve.train_loss[0] == snapshot.train_loss
    assert trained.curve.epoch.tolist() == [0, 1]


def test_scores_of_before_a_pause_do_not_come_back_after_it() -> None:
    clock = Clock()
    document = Generate(Recipe(n_points=3_000)).apply(Document())
    run, frames, request = Run(document), FrameMaker(clock), ViewRequest(1, columns=8, rows=8)
    frames.begin(run)

    def beside() -> Snapshot:
        run.advance(1e9, 1)
        clock.now += 1_000.0
        draw = frames.plan(request, 1, True, beside=True)
        assert draw is not None
        return draw()

    beside()
    clock.step = 1.0  # a round has time for a part of its points
    beside()
    run.advance(1e9, 3)
    paused = frames.make(request, 2, False)
    assert paused is not None
    clock.step = 0.0
    later = beside()
    assert later.train_loss == run.evaluation().train_loss < paused.train_loss
