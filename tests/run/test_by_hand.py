"""Weights that are set and held by hand."""

import numpy as np
import pytest

from nngui.data import Recipe
from nngui.run import Run
from nngui.state.document import Document
from nngui.state.edits import (
    Edit,
    EditError,
    Generate,
    ResetWeights,
    SetFrozen,
    SetParameters,
    SetSetting,
    StepSample,
)
from nngui.state.edits.weights import BIAS


def started(optimizer: str = "adam") -> Run:
    document = Generate(Recipe("two-moons", 60)).apply(Document())
    run = Run(SetSetting("training.optimizer", optimizer).apply(document))
    run.advance(1e9, 3)
    return run


def weights(run: Run) -> np.ndarray:
    return run.checkpoint().trainer.parameters


def line(held: bool, values: tuple[float, float, float] = (1.5, -2.0, 0.25)) -> SetParameters:
    return SetParameters(
        0, np.array([3, 3, 3]), np.array([0, 1, BIAS]), np.array(values), held=held
    )


def test_values_come_to_their_places_and_all_else_stays() -> None:
    run = started()
    before = weights(run)
    returned = run.apply(run.document, line(held=False))
    now = weights(run)
    assert now[9:12].tolist() == [1.5, -2.0, 0.25]
    rest = np.delete(np.arange(len(now)), [9, 10, 11])
    assert np.array_equal(now[rest], before[rest])
    assert returned is not None
    assert np.array_equal(returned.trainer.parameters, before)
    moments = run.checkpoint().trainer.moments
    assert np.array_equal(moments, returned.trainer.moments)


@pytest.mark.parametrize("optimizer", ["sgd", "momentum", "adam", "adamw", "lbfgs"])
def test_what_is_held_takes_no_updates_until_it_is_let_go(optimizer: str) -> None:
    run = started(optimizer)
    run.apply(run.document, line(held=True))
    before = weights(run)
    run.advance(1e9, 2)
    after = weights(run)
    assert after[9:12].tolist() == [1.5, -2.0, 0.25]
    assert not np.array_equal(after, before)
    run.apply(run.document, line(held=False, values=(1.0, 0.0, 0.0)))
    run.advance(1e9, 2)
    assert (weights(run)[9:12] != [1.0, 0.0, 0.0]).all()


def test_the_last_layer_and_one_bias() -> None:
    run = started()
    edit = SetParameters(2, np.array([1]), np.array([BIAS]), np.array([7.0]))
    run.apply(run.document, edit)
    assert weights(run)[-1] == 7.0
    assert edit.label == "set bias"
    assert SetParameters(0, np.array([1]), np.array([0]), np.array([7.0])).label == "set weight"
    assert line(held=False).label == "set weights of unit 4 of layer 1"


@pytest.mark.parametrize(
    "edit",
    [
        StepSample(),
        SetFrozen(1, np.array([2])),
        SetSetting("training.precision", "single"),
        SetSetting("training.optimizer", "sgd"),
        SetSetting("training.batch_size", 7),
        SetSetting("train_share", 0.5),
    ],
    ids=lambda edit: edit.label,
)
def test_what_is_held_stays_whatever_else_is_done(edit: Edit) -> None:
    run = started()
    run.apply(run.document, line(held=True))
    run.apply(edit.apply(run.document), edit)
    run.advance(1e9, 2)
    assert weights(run)[9:12].tolist() == [1.5, -2.0, 0.25]
    run.apply(run.document, line(held=False))
    run.advance(1e9, 2)
    assert (weights(run)[9:12] != [1.5, -2.0, 0.25]).all()


def test_what_is_unfrozen_and_not_held_learns_again() -> None:
    run = started()
    for frozen in (True, False):
        edit = SetFrozen(0, np.array([3]), frozen=frozen)
        run.apply(edit.apply(run.document), edit)
    before = weights(run)
    run.advance(1e9, 2)
    assert (weights(run) != before).all()


def test_going_back_lets_go() -> None:
    run = started()
    before = run.apply(run.document, line(held=True))
    assert before is not None
    run.restore(run.document, before)
    run.advance(1e9, 2)
    assert (weights(run)[9:12] != before.trainer.parameters[9:12]).all()
    run.apply(run.document, line(held=True))
    run.apply(run.document, ResetWeights())
    start = weights(run)[9:12]
    run.advance(1e9, 2)
    assert (weights(run)[9:12] != start).all()


@pytest.mark.parametrize(
    "layer, unit, source, value, message",
    [
        (3, 0, 0, 1.0, "no layer 4; there are 3"),
        (-1, 0, 0, 1.0, "no layer 0"),
        (0, 8, 0, 1.0, "no such weight"),
        (0, 0, 2, 1.0, "no such weight"),
        (0, 0, -2, 1.0, "no such weight"),
        (0, 0, 0, float("nan"), "a number from -1,000,000"),
        (0, 0, 0, float("inf"), "a number from"),
        (0, 0, 0, -1e7, "a number from"),
    ],
)
def test_what_cannot_be_is_refused(
    layer: int, unit: int, source: int, value: float, message: str
) -> None:
    edit = SetParameters(layer, np.array([unit]), np.array([source]), np.array([value]))
    with pytest.raises(EditError, match=message):
        edit.apply(Document())
