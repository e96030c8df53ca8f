import math

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from nngui.state.curve import CAPACITY, Curve, CurveRecorder, Evaluation


def loss_at(epoch: int) -> float:
    return 1.0 / (1 + epoch) + 0.1 * math.sin(epoch)


def record(epochs: int, pieces: int = 10_000) -> Curve:
    """A run of so many epochs, its losses handed over in pieces of at most this many."""
    recorder = CurveRecorder()
    recorder.record(0, Evaluation(loss_at(0), 0.5, 0.25, 0.125))
    epoch = 0
    while epoch < epochs:
        until = recorder.next_evaluation(epoch)
        for start in range(epoch + 1, min(until, epochs) + 1, pieces):
            stop = min(start + pieces, min(until, epochs) + 1)
            recorder.extend(np.array([loss_at(one) for one in range(start, stop)]))
        epoch = min(until, epochs)
        if epoch == until:
            recorder.record(epoch, Evaluation(loss_at(epoch), float(epoch), 0.5, 0.25))
    return recorder.curve()


@given(st.integers(1, 9_000), st.integers(1, 700))
@settings(deadline=None, max_examples=25)
@pytest.mark.thorough
def test_buckets_hold_the_exact_extremes_of_their_epochs(epochs: int, pieces: int) -> None:
    curve = record(epochs, pieces)
    losses = np.array([loss_at(epoch) for epoch in range(epochs + 1)])
    first = 0
    for row, epoch in enumerate(curve.epoch.tolist()):
        bucket = losses[first : epoch + 1]
        assert curve.train_low[row] == bucket.min()
        assert curve.train_high[row] == bucket.max()
        assert curve.train_loss[row] == losses[epoch]
        assert curve.test_loss[row] == (epoch or 0.5)
        first = epoch + 1


@given(st.integers(1, 9_000), st.integers(1, 700), st.integers(1, 700))
@settings(deadline=None, max_examples=15)
@pytest.mark.thorough
def test_what_is_evaluated_depends_on_the_epoch_alone(epochs: int, a: int, b: int) -> None:
    first, second = record(epochs, a), record(epochs, b)
    for one, other in zip(first.columns(), second.columns(), strict=True):
        assert np.array_equal(one, other, equal_nan=True)
    assert first.epoch.tolist() == list(range(0, epochs + 1, first.stride))


@pytest.mark.thorough
def test_a_million_epochs_take_no_more_room_than_a_thousand() -> None:
    recorder = CurveRecorder()
    recorder.record(0, Evaluation(9.0, None, None, None))
    epoch, evaluations = 0, 0
    losses = 1.0 / np.arange(1, 1_000_001)
    while epoch < 1_000_000:
        until = recorder.next_evaluation(epoch)
        recorder.extend(losses[epoch:until])
        if until <= 1_000_000:
            recorder.record(until, Evaluation(float(losses[until - 1]), None, None, None))
            evaluations += 1
        epoch = until
    curve = recorder.curve()
    assert CAPACITY / 2 <= len(curve) <= CAPACITY
    assert curve.nbytes <= CAPACITY * 7 * 8
    assert curve.stride == 1_024
    assert evaluations < 12 * CAPACITY
    assert curve.train_low[-1] == losses[curve.epoch[-1] - 1]
    assert curve.train_high[1] == losses[0]
    assert curve.train_high[0] == 9.0


@pytest.mark.parametrize("stop", [0, 700, 1_400, 1_401])
def test_a_recorder_goes_on_from_a_curve_as_if_never_stopped(stop: int) -> None:
    whole, first = CurveRecorder(), CurveRecorder()
    for epoch in range(1_500):
        if epoch == stop:
            first = CurveRecorder(first.curve())
        for recorder in (whole, first):
            if epoch == 0 or epoch % recorder.stride == 0:
                recorder.record(epoch, Evaluation(loss_at(epoch), None, 0.5, None))
            else:
                recorder.extend(np.array([loss_at(epoch)]))
    for one, other in zip(whole.curve().columns(), first.curve().columns(), strict=True):
        assert np.array_equal(one, other, equal_nan=True)


def test_where_evaluating_is_expensive_rows_lie_apart_and_still_merge() -> None:
    recorder, epoch, asked = CurveRecorder(), 0, []
    recorder.record(0, Evaluation(loss_at(0), None, None, None))
    while epoch < 40_000:
        until = recorder.next_evaluation(epoch, spacing=16)
        recorder.extend(np.array([loss_at(one) for one in range(epoch + 1, until + 1)]))
        recorder.record(until, Evaluation(loss_at(until), None, None, None))
        asked.append(until)
        epoch = until
    assert asked[:12] == [1, 2, 3, 4, 6, 8, 12, 16, 24, 32, 48, 64]
    assert set(np.diff(asked[11:900])) == {16}
    curve = recorder.curve()
    assert len(curve) <= CAPACITY
    assert curve.epoch.tolist() == list(range(0, epoch + 1, curve.stride))
    assert curve.train_high[1] == max(loss_at(one) for one in range(1, curve.stride + 1))
    assert curve.is_banded


def test_without_training_points_there_is_no_loss_and_no_infinity() -> None:
    recorder = CurveRecorder()
    recorder.record(0, Evaluation(None, 0.7, None, 0.5))
    curve = recorder.curve()
    for column in (curve.train_loss, curve.train_low, curve.train_high, curve.train_accuracy):
        assert np.isnan(column).all()
    assert curve.test_loss.tolist() == [0.7]


def test_an_evaluation_without_a_loss_keeps_the_losses_before_it() -> None:
    recorder = CurveRecorder()
    recorder.extend(np.array([3.0, 1.0]))
    recorder.record(2, Evaluation(None, None, None, None))
    curve = recorder.curve()
    assert (curve.train_low[0], curve.train_high[0]) == (1.0, 3.0)


def test_the_tail_begins_at_its_epoch() -> None:
    curve = record(20)
    tail = curve.after(15)
    assert tail.epoch.tolist() == [15, 16, 17, 18, 19, 20]
    assert np.array_equal(tail.test_loss, curve.test_loss[15:])
    assert len(curve.after(21)) == 0


def test_a_curve_is_read_only_and_apart_from_its_recorder() -> None:
    recorder = CurveRecorder()
    recorder.record(0, Evaluation(1.0, 1.0, 1.0, 1.0))
    curve = recorder.curve()
    recorder.record(1, Evaluation(2.0, 2.0, 2.0, 2.0))
    assert len(curve) == 1
    assert not any(column.flags.writeable for column in curve.columns())
    assert len(Curve.empty()) == 0
