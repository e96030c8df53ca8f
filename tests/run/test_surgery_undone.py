"""Every operation on the network is taken back bit for bit: weights, moments, place in the epoch."""

import numpy as np
import pytest

from nngui.data import Recipe
from nngui.run import Run
from nngui.state.document import Document
from nngui.state.edits import (
    AddClass,
    AddFeature,
    AddLayer,
    DeleteClass,
    Edit,
    Generate,
    RemoveFeature,
    RemoveLayer,
    RemoveUnit,
    SetActivation,
    SetParameters,
    SetSetting,
    SetUnits,
    Standardize,
)

OPERATIONS: list[Edit] = [
    SetUnits(0, 12),
    SetUnits(1, 3),
    RemoveUnit(0, 2),
    AddLayer(1),
    RemoveLayer(0),
    SetActivation(1, "relu"),
    AddFeature("x1^2"),
    AddFeature("x1**3 - x2"),
    RemoveFeature("x2"),
    Standardize(True),
    AddClass(),
    DeleteClass(1),
    SetParameters(0, np.array([1, 1]), np.array([0, -1]), np.array([0.5, -0.5]), held=True),
]


@pytest.mark.parametrize("optimizer", ["adam", "momentum"])
@pytest.mark.parametrize("edit", OPERATIONS, ids=lambda edit: edit.label)
def test_an_operation_is_taken_back_bit_for_bit(edit: Edit, optimizer: str) -> None:
    document = Generate(Recipe("blobs", 90, 0.1, 3)).apply(Document())
    document = SetSetting("training.optimizer", optimizer).apply(document)
    run, other = Run(document), Run(document)
    for one in (run, other):
        one.advance(60.0, 5)
    before = run.checkpoint()
    kept = run.apply(edit.apply(document), edit)
    assert kept is not None
    run.advance(60.0, 3)
    after = run.restore(document, kept)
    assert after.epoch == 8
    now = run.checkpoint()
    assert now.trainer.parameters.tobytes() == before.trainer.parameters.tobytes()
    assert now.trainer.moments.tobytes() == before.trainer.moments.tobytes()
    assert (now.epoch, now.trainer.steps) == (before.epoch, before.trainer.steps)
    # And it goes on as if nothing had been done.
    for one in (run, other):
        one.advance(60.0, 2)
    assert np.array_equal(
        run.checkpoint().trainer.parameters, other.checkpoint().trainer.parameters
    )
    # Redo brings the state back that undo replaced.
    run.restore(after.document, after)
    assert np.array_equal(run.checkpoint().trainer.parameters, after.trainer.parameters)
