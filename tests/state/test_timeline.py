"""The timeline: bounded, evenly thinned, and true to the run that it belongs to."""

from dataclasses import replace

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from nngui.data import Recipe
from nngui.engine import SGD, TrainerState
from nngui.state.checkpoint import Checkpoint
from nngui.state.curve import CurveRecorder, Evaluation
from nngui.state.document import Document
from nngui.state.edits import Generate
from nngui.state.timeline import Moment, Timeline

DOCUMENT = Document()


def moment(
    epoch: int, n_parameters: int = 1, document: Document = DOCUMENT, salt: float = 0.0
) -> Moment:
    """A run of which each epoch has a loss of its own; `salt` makes it another run."""
    recorder = CurveRecorder()
    for row in range(epoch + 1):
        recorder.record(row, Evaluation(1.0 / (row + 1) + salt, None, None, None))
    parameters = np.zeros(n_parameters)
    moments = np.zeros((0, n_parameters))
    state = TrainerState(parameters, SGD(), moments, 0, epoch, 0, 0, 0, 0.0, 0, 0.0)
    checkpoint = Checkpoint(document, state, recorder.curve())
    return Moment(checkpoint, Evaluation(0.1, 0.2, 0.9, 0.8))


def bare(epoch: int, n_parameters: int = 1) -> Moment:
    """One without a curve: quick to make."""
    one = moment(0, n_parameters)
    return Moment(
        replace(one.checkpoint, trainer=replace(one.checkpoint.trainer, epoch=epoch)),
        one.evaluation,
    )


def epochs_of(timeline: Timeline) -> list[int]:
    return [one.epoch for one in timeline.moments]


def train(first: int, last: int, max_moments: int, timeline: Timeline | None = None) -> Timeline:
    timeline = timeline or Timeline()
    for epoch in range(first, last + 1):
        if timeline.is_due(epoch):
            timeline = timeline.followed_by(bare(epoch), max_moments)
    return timeline


@given(
    gaps=st.lists(st.integers(1, 50), min_size=1, max_size=60),
    first=st.integers(0, 10_000),
    max_moments=st.integers(2, 20),
    sizes=st.lists(st.integers(1, 300), min_size=61, max_size=61),
    max_bytes=st.integers(2_000, 40_000),
)
def test_whatever_is_taken_it_is_bounded_and_keeps_both_ends(
    gaps: list[int], first: int, max_moments: int, sizes: list[int], max_bytes: int
) -> None:
    epochs = [first, *(first + np.cumsum(gaps)).tolist()]
    timeline, stride = Timeline(), 1
    for epoch, size in zip(epochs, sizes, strict=False):
        timeline = timeline.followed_by(bare(epoch, size), max_moments, max_bytes)
        kept = epochs_of(timeline)
        assert kept[0] == first
        assert kept[-1] == epoch
        assert kept == sorted(set(kept))
        assert set(kept) <= set(epochs)
        assert len(kept) <= max_moments
        assert timeline.nbytes == Timeline.of(timeline.moments).nbytes
        assert timeline.nbytes <= max_bytes or len(kept) <= 2
        assert timeline.stride.bit_count() == 1
        assert timeline.stride >= stride
        stride = timeline.stride
        assert all(one % stride == 0 for one in kept[1:-1])


def test_strides_double_and_moments_lie_evenly() -> None:
    timeline = train(0, 1_000, max_moments=9)
    assert timeline.stride == 128
    assert epochs_of(timeline) == [*range(0, 1_000, 128)]


def test_a_million_epochs_take_few_checkpoints() -> None:
    timeline, taken, epoch = Timeline(), 0, 0
    while epoch <= 1_000_000:
        if timeline.is_due(epoch):
            timeline = timeline.followed_by(bare(epoch))
            taken += 1
        epoch += timeline.stride
    assert taken < 600
    assert 32 <= len(timeline.moments) <= 64


@given(cut=st.integers(1, 199))
def test_which_epochs_are_kept_does_not_depend_on_pauses(cut: int) -> None:
    whole = train(0, 200, max_moments=12)
    parts = train(cut, 200, max_moments=12, timeline=train(0, cut, max_moments=12))
    assert epochs_of(parts) == epochs_of(whole)


def test_a_moment_from_the_past_takes_what_was_after_it_away() -> None:
    timeline = train(0, 10, max_moments=64).followed_by(bare(4))
    assert epochs_of(timeline) == [0, 1, 2, 3, 4]


def test_points_that_moments_share_count_once() -> None:
    document = Generate(Recipe(n_points=500)).apply(Document())
    size = document.dataset.nbytes
    one = Timeline().followed_by(moment(0, document=document))
    two = one.followed_by(moment(1, document=document))
    assert size < one.nbytes < two.nbytes < one.nbytes + size / 2
    assert two.nbytes == Timeline.of(two.moments).nbytes
    moved = Generate(Recipe(n_points=500, seed=2)).apply(document)
    assert two.followed_by(moment(2, document=moved)).nbytes > two.nbytes + size / 2


@pytest.mark.parametrize("epoch, found", [(-1, None), (0, 0), (5, 4), (100, 8)])
def test_the_moment_at_an_epoch_is_the_last_one_before_it(epoch: int, found: int | None) -> None:
    timeline = Timeline.of(bare(one) for one in (0, 4, 8))
    at = timeline.at(epoch)
    assert (at and at.epoch) == found


def test_what_led_to_a_checkpoint_is_told_from_another_run_of_the_same_epochs() -> None:
    timeline = Timeline.of(moment(one) for one in (0, 4, 8))
    assert epochs_of(timeline.before(moment(6).checkpoint)) == [0, 4]
    assert epochs_of(timeline.before(moment(6, salt=0.5).checkpoint)) == []
