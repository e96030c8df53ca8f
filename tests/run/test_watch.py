"""One parameter under the eye, and that looking changes nothing."""

import numpy as np
import pytest

from nngui.data import Recipe
from nngui.run import FrameMaker, Run
from nngui.run.watch import HISTORY
from nngui.state.document import Document
from nngui.state.edits import Generate, SetParameters, SetSetting, SetUnits
from nngui.state.edits.weights import BIAS
from nngui.state.probe import ParameterPlace
from nngui.state.snapshot import ViewRequest
from nngui.state.stop_rules import StopRules
from tests.clock import Clock

LONG_S = 1e9
PLACE = ParameterPlace(0, 1, 0)


def new_run(**settings: object) -> Run:
    document = Generate(Recipe(n_points=60)).apply(Document())
    for path, value in settings.items():
        document = SetSetting(path.replace("__", "."), value).apply(document)
    return Run(document)


def frames_of(run: Run) -> tuple[FrameMaker, Clock]:
    clock = Clock()
    frames = FrameMaker(clock)
    frames.begin(run)
    return frames, clock


def look(frames: FrameMaker, place: ParameterPlace | None = PLACE, *, running: bool = False):
    snapshot = frames.make(ViewRequest(1, parameter=place), 1, running)
    assert snapshot is not None
    return snapshot.parameter


@pytest.mark.parametrize("batch", [None, 7])
def test_the_last_update_is_what_the_last_step_did(batch: int | None) -> None:
    run, plain = (new_run(training__batch_size=batch) for _ in range(2))
    frames, _ = frames_of(run)
    first = look(frames)
    assert first is not None
    assert first.last_update is None
    index = PLACE.offset(tuple(run.trainer.network.sizes))
    run.advance(LONG_S, 3)
    plain.advance(LONG_S, steps=run.steps - 1)
    before = float(plain.trainer.network.parameters[index])
    plain.advance(LONG_S, steps=1)
    seen = look(frames)
    assert seen is not None
    assert seen.value == float(plain.trainer.network.parameters[index])
    assert seen.last_update == float(plain.trainer.network.parameters[index]) - before != 0


@pytest.mark.parametrize("batch", [None, 7])
def test_looking_changes_no_bit_and_ends_no_pass_elsewhere(batch: int | None) -> None:
    run, plain = (new_run(training__batch_size=batch) for _ in range(2))
    frames, _ = frames_of(run)
    for epochs, steps in ((2, None), (None, 3), (None, 1), (1, None), (4, 5)):
        look(frames)
        run.advance(LONG_S, epochs, steps)
        plain.advance(LONG_S, epochs, steps)
        assert (run.epoch, run.step) == (plain.epoch, plain.step)
    ours, other = run.checkpoint().trainer, plain.checkpoint().trainer
    assert np.array_equal(ours.parameters, other.parameters)
    assert np.array_equal(ours.moments, other.moments)
    assert np.array_equal(run.curve().train_loss, plain.curve().train_loss, equal_nan=True)


def test_a_rule_stops_it_where_it_stops_without_a_look() -> None:
    run = new_run(training__stop=StopRules(epochs=4))
    frames, _ = frames_of(run)
    look(frames)
    stopped = run.advance(LONG_S)
    assert stopped is not None
    assert run.epoch == 4


def test_the_gradient_is_the_slope_of_the_loss() -> None:
    run = new_run(training__batch_size=None)
    frames, _ = frames_of(run)
    seen = look(frames)
    assert seen is not None
    assert seen.n_samples == run.document.n_train
    losses = []
    for step in (1e-5, -1e-5):
        value = np.array([seen.value + step])
        edit = SetParameters(0, np.array([1]), np.array([0]), value)
        run.apply(edit.apply(run.document), edit)
        losses.append(run.evaluation().train_loss)
    assert seen.gradient == pytest.approx((losses[0] - losses[1]) / 2e-5, rel=1e-5)


def test_the_history_grows_while_it_is_watched_and_begins_anew_for_another() -> None:
    run = new_run()
    frames, clock = frames_of(run)
    for _ in range(HISTORY + 5):
        run.advance(LONG_S, 1)
        clock.now += 0.2
        seen = look(frames, running=True)
    assert len(seen.history) == HISTORY
    assert seen.history[-1] == seen.value
    other = look(frames, ParameterPlace(1, 0, BIAS))
    assert len(other.history) == 1


def test_nothing_is_told_of_what_is_gone() -> None:
    run = new_run()
    frames, _ = frames_of(run)
    last = ParameterPlace(0, run.trainer.network.sizes[1] - 1, BIAS)
    assert look(frames, last) is not None
    edit = SetUnits(0, run.trainer.network.sizes[1] - 1)
    run.apply(edit.apply(run.document), edit)
    run.advance(LONG_S, 1)
    frames.invalidate()
    assert look(frames, last) is None
    assert look(frames, None) is None


def test_undo_of_surgery_forgets_the_update_of_a_parameter_that_goes_with_it() -> None:
    run = new_run()
    document, frames = run.document, frames_of(run)[0]
    edit = SetUnits(0, 64)
    before = run.apply(edit.apply(document), edit)
    assert before is not None
    last = ParameterPlace(2, 1, BIAS)
    look(frames, last)
    run.advance(LONG_S, 1)
    assert run.last_update
    run.restore(document, before)
    assert run.last_update is None
    # Before anybody looks again.
    run.advance(LONG_S, 1)
    assert run.epoch == 1
