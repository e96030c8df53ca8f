"""Scores that are evaluated a part with each frame."""

import numpy as np
import pytest

from nngui.data import Recipe
from nngui.run import Run
from nngui.run.paced import Paced
from nngui.run.score_rounds import ScoreRounds
from nngui.state.curve import Evaluation
from nngui.state.document import Document
from nngui.state.edits import Generate
from tests.clock import Clock

NOTHING = (Evaluation(None, None, None, None), np.empty(0, dtype=np.int64))
BLOCKS = 6
"""5,000 points: four blocks of training points and two of test points."""


@pytest.fixture
def run() -> Run:
    return Run(Generate(Recipe(n_points=5_000)).apply(Document()))


def make() -> tuple[ScoreRounds, Paced[tuple[Evaluation, np.ndarray]], Clock]:
    # A budget of 1.5 looks is used up by the second block.
    clock = Clock(step=1.0)
    found = Paced(clock, NOTHING)
    return ScoreRounds(clock, found), found, clock


def test_the_first_round_is_whole_and_later_ones_come_in_parts(run: Run) -> None:
    rounds, found, clock = make()
    rounds.go_on(run, 1.5)
    first = found.last
    assert first[0] == run.evaluation()
    np.testing.assert_array_equal(first[1], run.scores()[1])
    run.advance(1e9, 1)
    clock.now += 1_000.0
    wanted, frames = run.scores(), 0
    while found.last is first:
        rounds.go_on(run, 1.5)
        # The weights that it began with are those that count.
        run.advance(1e9, steps=1)
        frames += 1
        assert frames < 10
    assert frames > BLOCKS / 2
    assert found.last[0] == wanted[0]
    np.testing.assert_array_equal(found.last[1], wanted[1])


def test_a_round_begins_only_when_it_is_due(run: Run) -> None:
    rounds, found, _ = make()
    found.put((run.epoch, run.step), NOTHING, cost_s=1.0)
    rounds.go_on(run, 1.5)
    run.advance(1e9, 1)
    rounds.go_on(run, 1.5)
    assert found.last is NOTHING


def test_a_round_of_another_run_is_never_told(run: Run) -> None:
    rounds, found, _ = make()
    found.put((-1, 0), NOTHING, cost_s=0.0)
    rounds.go_on(run, 1.5)
    assert found.last is NOTHING
    other = Run(Generate(Recipe(n_points=40)).apply(Document()))
    rounds.forget()
    rounds.go_on(other, 1e9)
    assert found.last[0] == other.evaluation()
    assert set(found.last[1]) <= set(other.document.dataset.id.tolist())


def test_a_round_ends_while_a_hand_goes_on_changing_the_run(run: Run) -> None:
    rounds, found, clock = make()
    found.put((-1, 0), NOTHING, cost_s=0.0)
    for _ in range(2 * BLOCKS):
        rounds.go_on(run, 1.5)
        rounds.renew()
        found.renew()
    assert found.last[0] == run.evaluation()
    clock.now += 1_000.0
    assert found.is_due((run.epoch, run.step)), "it is not known of the run as it is now"
