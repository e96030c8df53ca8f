"""A mute unit: what is drawn is without it, what is trained is not."""

import numpy as np
import pytest

from nngui.data import Recipe
from nngui.run import FrameMaker, Run
from nngui.state.document import Document
from nngui.state.edits import Generate, SetParameters, SetUnits
from nngui.state.probe import UnitPlace
from nngui.state.snapshot import Snapshot, ViewRequest
from tests.clock import Clock


@pytest.fixture
def run() -> Run:
    run = Run(Generate(Recipe("two-moons", 80)).apply(Document()))
    run.advance(1e9, 5)
    return run


def seen(frames: FrameMaker, place: UnitPlace | None, running: bool = False) -> Snapshot:
    request = ViewRequest(1, columns=24, rows=24, network=True, muted=place)
    snapshot = frames.make(request, 1, running)
    assert snapshot is not None
    return snapshot


def maker(run: Run) -> FrameMaker:
    frames = FrameMaker(Clock())
    frames.begin(run)
    return frames


def test_what_is_drawn_is_what_zero_outgoing_weights_would_give(run: Run) -> None:
    frames = maker(run)
    whole = seen(frames, None)
    mute = seen(frames, UnitPlace(1, 3))
    expected = Run(run.document, run.checkpoint())
    zeros = SetParameters(1, np.arange(8), np.full(8, 3), np.zeros(8))
    expected.apply(zeros.apply(run.document), zeros)
    other = seen(maker(expected), None)
    assert np.array_equal(mute.field, other.field)
    assert not np.array_equal(mute.field, whole.field)
    assert mute.network is not None
    assert not mute.network.weights[1][:, 3].any()
    assert mute.muted is not None
    assert mute.muted.place == UnitPlace(1, 3)
    assert mute.muted.evaluation.train_loss == pytest.approx(other.train_loss, rel=1e-12)
    assert mute.muted.evaluation.test_accuracy == other.test_accuracy
    # The losses of the network itself are not another's.
    assert mute.train_loss == whole.train_loss


def test_the_run_is_not_touched_and_comes_back_at_once(run: Run) -> None:
    frames = maker(run)
    before = run.checkpoint().trainer.parameters
    whole = seen(frames, None)
    seen(frames, UnitPlace(2, 0))
    after = seen(frames, None)
    assert np.array_equal(run.checkpoint().trainer.parameters, before)
    assert np.array_equal(after.field, whole.field)
    assert after.muted is None
    assert after.network is not None
    assert after.network.weights[2].any()


def test_an_input_can_be_mute_and_an_output_cannot(run: Run) -> None:
    frames = maker(run)
    mute = seen(frames, UnitPlace(0, 1))
    # Without x2 nothing changes from row to row.
    assert np.ptp(mute.field, axis=1).max() < 1e-6
    assert seen(frames, UnitPlace(3, 0)).muted is None
    assert seen(frames, UnitPlace(1, 99)).muted is None


def test_while_training_the_copy_follows(run: Run) -> None:
    frames = maker(run)
    first = seen(frames, UnitPlace(1, 3), running=True)
    run.advance(1e9, 5)
    frames.invalidate()
    second = seen(frames, UnitPlace(1, 3), running=False)
    assert not np.array_equal(first.field, second.field)
    fewer = SetUnits(0, 3)
    run.apply(fewer.apply(run.document), fewer)
    frames.invalidate()
    assert seen(frames, UnitPlace(1, 3)).muted is None
    assert seen(frames, UnitPlace(1, 2)).muted is not None


def test_while_training_it_is_evaluated_as_often_as_the_whole_and_with_it(run: Run) -> None:
    clock = Clock()
    frames = FrameMaker(clock)
    frames.begin(run)
    views = []
    for _ in range(20):
        run.advance(0.0, steps=1)
        clock.now += 0.02
        request = ViewRequest(1, columns=24, rows=24, muted=UnitPlace(1, 3))
        snapshot = frames.make(request, 1, True)
        if snapshot is not None:
            views.append((snapshot.train_loss, snapshot.muted.evaluation.train_loss))
    assert len(views) > 10
    # Both at the same moments, and those are few.
    assert len(set(views)) == len({whole for whole, _ in views}) <= 6
    clock.now += 0.001
    other = frames.make(ViewRequest(1, columns=24, rows=24, muted=UnitPlace(1, 4)), 1, True)
    assert other is None or other.muted.place == UnitPlace(1, 4)
