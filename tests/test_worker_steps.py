"""Single steps, slow motion and stop rules, as the worker serves them."""

from collections.abc import Iterator

import numpy as np
import pytest

from nngui.run import Run
from nngui.state.commands import Apply, SetRunning, SetSpeed, Step, TakeCheckpoint
from nngui.state.edits import SetSetting, SetTask, StepSample
from nngui.state.phase import Phase
from nngui.state.snapshot import ViewRequest
from nngui.state.stop_rules import Stopped
from tests.test_worker import Driven


@pytest.fixture
def driven(qapp: object) -> Iterator[Driven]:
    driven = Driven()
    yield driven
    driven.worker.stop()


def test_a_step_of_one_batch_is_one_update(driven: Driven) -> None:
    driven.send(Step, False)
    driven.tick(3)
    after = driven.look()
    assert not after.running
    assert (after.epoch, after.step) == (0, 1)
    alone = Run(driven.document)
    alone.advance(60.0, steps=1)
    expected, taken = alone.checkpoint().trainer, driven.applied[-1].taken.trainer
    assert np.array_equal(taken.parameters, expected.parameters)
    assert taken.steps == expected.steps == 1


def watch_network(driven: Driven) -> None:
    driven.worker.receive_view_request(ViewRequest(900, columns=8, rows=8, network=True))


def steps(driven: Driven) -> int:
    driven.send(TakeCheckpoint)
    return int(driven.applied[-1].taken.trainer.steps)


def test_a_step_that_is_watched_takes_its_time(driven: Driven) -> None:
    watch_network(driven)
    driven.send(Step, False)
    phases = []
    for _ in range(60):
        driven.tick()
        watch_network(driven)
        snapshot = driven.snapshots[-1]
        if snapshot.moment is not None:
            assert (snapshot.epoch, snapshot.step, snapshot.running) == (0, 0, False)
            phases.append(snapshot.moment.phase)
    assert list(dict.fromkeys(phases)) == list(Phase)
    assert driven.snapshots[-1].step == 1
    assert driven.snapshots[-1].moment is None


def test_the_next_command_does_not_wait_for_the_phases_of_a_step(driven: Driven) -> None:
    watch_network(driven)
    driven.send(Step, False)
    driven.send(Step, False)
    assert steps(driven) == 2


def test_a_sample_that_is_watched_is_learned_after_its_phases(driven: Driven) -> None:
    watch_network(driven)
    answers = len(driven.applied)
    driven.send(Apply, driven.document, StepSample())
    driven.tick(20)
    assert len(driven.applied) == answers
    driven.tick(60)
    assert driven.applied[-1].before is not None
    assert steps(driven) == 1
    driven.send(Apply, driven.document, StepSample())
    driven.send(Apply, driven.document, StepSample())
    assert steps(driven) == 3
    assert not driven.failures


def test_a_rule_that_stops_it_is_told(driven: Driven) -> None:
    driven.do(SetSetting("training.stop.epochs", 3))
    driven.send(SetRunning, True)
    driven.tick(200)
    assert driven.stops == [Stopped("epochs", 3, 3, serial=driven.serial)]
    assert not driven.look().running


def test_slow_motion_shows_phases_only_to_who_looks(driven: Driven) -> None:
    driven.send(SetSpeed, 1.0)
    driven.send(SetRunning, True)
    driven.worker.receive_view_request(ViewRequest(1, columns=8, rows=8))
    driven.tick(5)
    assert driven.snapshots[-1].moment is None
    watch_network(driven)
    driven.tick(5)
    assert driven.snapshots[-1].moment.phase is Phase.FORWARD


def test_a_stop_says_whether_values_were_learned(driven: Driven) -> None:
    driven.do(SetTask("regression"))
    driven.do(SetSetting("training.stop.epochs", 2))
    driven.send(SetRunning, True)
    driven.tick(200)
    assert driven.stops == [Stopped("epochs", 2, 2, serial=driven.serial, of_values=True)]
