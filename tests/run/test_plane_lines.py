"""Neuron lines and the past boundary: right, and evaluated only while somebody looks."""

import numpy as np

from nngui.data import FeatureMap, Recipe
from nngui.run import FrameMaker, Run
from nngui.run.plane_lines import neuron_lines
from nngui.state.document import Document
from nngui.state.edits import (
    AddFeature,
    Edit,
    Generate,
    RemoveUnit,
    ResetWeights,
    SetParameters,
)
from nngui.state.snapshot import Rect, ViewRequest


def started(*edits: Edit) -> Run:
    document = Generate(Recipe("two-moons", 60)).apply(Document())
    for edit in edits:
        document = edit.apply(document)
    run = Run(document)
    run.advance(1e9, 3)
    return run


def frames_of(run: Run) -> FrameMaker:
    frames = FrameMaker(lambda: 0.0)
    frames.begin(run)
    return frames


def test_lines_are_where_the_sums_are_zero() -> None:
    run = started()
    layer = run.trainer.network.layers[0]
    weights, biases = layer.weights.copy(), layer.biases.copy()
    found = neuron_lines(run.document.settings.features, weights, biases, Rect())
    assert found.lines.shape == (8, 3)
    assert found.contours == ()
    foot = (
        -found.lines[:, :2] * (found.lines[:, 2] / (found.lines[:, :2] ** 2).sum(axis=1))[:, None]
    )
    sums = (foot * weights).sum(axis=1) + biases
    np.testing.assert_allclose(sums, 0, atol=1e-12)


def test_with_other_features_curves_have_the_positive_side_on_the_right() -> None:
    features = FeatureMap(("x1", "x2", "x1^2", "x1 x2"))
    rng = np.random.default_rng(0)
    weights, biases = rng.normal(size=(5, 4)), rng.normal(size=5)
    found = neuron_lines(features, weights, biases, Rect(-3, -2, 3, 4))
    assert len(found.lines) == 0
    assert len(found.contours) == 5
    for unit, pieces in enumerate(found.contours):
        way = pieces[:, 2:] - pieces[:, :2]
        long = np.hypot(*way.T) > 0.03
        middle = (pieces[:, :2] + pieces[:, 2:])[long] / 2
        right = np.column_stack([way[:, 1], -way[:, 0]])[long]

        def sums(places: np.ndarray, unit: int = unit) -> np.ndarray:
            return features.transform(*places.T) @ weights[unit] + biases[unit]

        assert np.abs(sums(middle)).max() < 0.1
        assert (sums(middle + right) > sums(middle - right)).mean() > 0.99


def test_lines_travel_only_where_they_are_asked_for() -> None:
    run = started()
    frames = frames_of(run)
    plain = frames.make(ViewRequest(1), 1, False)
    assert plain is not None
    assert plain.lines is None
    asked = frames.make(ViewRequest(2, lines=True), 1, False)
    assert asked is not None
    assert asked.lines is not None
    run.advance(1e9, 1)
    later = frames.make(ViewRequest(3, lines=True), 1, False)
    assert later is not None
    assert not np.array_equal(later.lines.lines, asked.lines.lines)


def test_curves_come_no_oftener_than_ten_times_a_second() -> None:
    run = started(AddFeature("x1^2"))
    now = [0.0]
    frames = FrameMaker(lambda: now[0])
    frames.begin(run)
    first = frames.make(ViewRequest(1, lines=True), 1, True)
    assert first is not None
    seen = {id(first.lines)}
    for step in range(20):
        now[0] += 0.02
        run.advance(1e9, 1)
        frame = frames.make(ViewRequest(step + 2, lines=True), 1, True)
        if frame is not None:
            seen.add(id(frame.lines))
    assert len(seen) <= 5


def past_of(frames: FrameMaker, rect: Rect | None = None):
    frames.invalidate()
    frame = frames.make(ViewRequest(9, rect or Rect(), past=True), 1, False)
    assert frame is not None
    return frame.past


def test_the_past_boundary_is_that_of_the_state_before_the_operation() -> None:
    run = started()
    frames = frames_of(run)
    assert past_of(frames) is None
    before = frames.make(ViewRequest(1, columns=160, rows=160), 1, False)
    edit = RemoveUnit(0, 2)
    kept = run.apply(edit.apply(run.document), edit)
    assert kept is not None
    frames.keep_past(kept, edit)
    past = past_of(frames)
    assert past.label == "remove unit 3 of layer 1"
    assert past.epoch == 3
    assert before is not None
    length = np.hypot(*(before.boundary[:, 2:] - before.boundary[:, :2]).T).sum()
    drawn = sum(np.hypot(*np.diff(path, axis=0).T).sum() for path in past.paths)
    np.testing.assert_allclose(drawn, length, rtol=1e-6)
    # It is found again wherever one looks, and not while nobody does.
    assert past_of(frames, Rect(-2, -2, 2, 2)) is not past
    unasked = frames.make(ViewRequest(9), 1, False)
    assert unasked is not None
    assert unasked.past is None


def test_a_drag_is_one_operation_and_another_run_has_none() -> None:
    run = started()
    frames = frames_of(run)
    epochs = []
    for stroke in (7, 7, 8):
        edit = SetParameters(0, np.zeros(1, int), np.zeros(1, int), np.ones(1), stroke=stroke)
        kept = run.apply(run.document, edit)
        assert kept is not None
        frames.keep_past(kept, edit)
        epochs.append(past_of(frames).epoch)
        run.advance(1e9, 1)
    assert epochs == [3, 3, 5]
    reset = ResetWeights()
    kept = run.apply(run.document, reset)
    assert kept is not None
    frames.keep_past(kept, reset)
    assert past_of(frames).label == "reset"
    frames.begin(run)
    assert past_of(frames) is None
