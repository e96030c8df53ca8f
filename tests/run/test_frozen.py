"""What is frozen takes no updates, and stays what it was through surgery, undo and files."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from nngui.data import Recipe, Task
from nngui.run import Run
from nngui.state.document import Document
from nngui.state.edits import (
    AddClass,
    AddFeature,
    AddLayer,
    DeleteClass,
    Edit,
    Generate,
    MoveClass,
    RemoveFeature,
    RemoveLayer,
    RemoveUnit,
    ResetWeights,
    SetFrozen,
    SetParameters,
    SetSetting,
    SetUnits,
    StepSample,
)
from nngui.state.freezing import BIAS
from nngui.state.settings import LayerSettings

OPTIMIZERS = ["sgd", "momentum", "adam", "adamw", "rprop", "lbfgs"]


def document(*layers: int, n_classes: int = 2) -> Document:
    generated = Generate(Recipe("blobs", 40, 0.1, n_classes, 1)).apply(Document())
    chosen = tuple(LayerSettings(units) for units in layers or (4, 3))
    return SetSetting("network.layers", chosen).apply(generated)


def perform(run: Run, edit: Edit) -> None:
    run.apply(edit.apply(run.document), edit)


def weights(run: Run) -> np.ndarray:
    return run.checkpoint().trainer.parameters.copy()


@pytest.mark.parametrize("optimizer", OPTIMIZERS)
def test_what_is_frozen_stays_while_the_rest_learns(optimizer: str) -> None:
    run = Run(SetSetting("training.optimizer", optimizer).apply(document()))
    run.advance(1e9, 3)
    perform(run, SetFrozen(0, np.array([1])))
    perform(run, SetFrozen(1, np.array([0]), np.array([BIAS])))
    mask, before = run.document.frozen_mask(), weights(run)
    run.advance(1e9, 3)
    after = weights(run)
    assert np.array_equal(after[mask], before[mask])
    # Some may rest at a minimum; not most of them.
    assert (after[~mask] != before[~mask]).mean() > 0.8
    perform(run, SetFrozen(0, frozen=False))
    run.advance(1e9, 3)
    assert (weights(run)[3:6] != before[3:6]).all()


def test_a_hand_moves_what_is_frozen_and_lets_it_frozen() -> None:
    run = Run(document())
    perform(run, SetFrozen(0, np.array([0])))
    held = SetParameters(0, np.array([2]), np.array([0]), np.array([0.5]), held=True)
    perform(run, held)
    run.advance(1e9, 2)
    first = weights(run)
    assert first[6] == 0.5
    perform(run, SetParameters(0, np.array([0]), np.array([1]), np.array([0.25])))
    run.advance(1e9, 2)
    after = weights(run)
    assert np.array_equal(after[[0, 2]], first[[0, 2]])
    assert after[1] == 0.25
    assert after[6] != 0.5


def test_a_step_by_one_sample_leaves_it_as_well() -> None:
    run = Run(document())
    perform(run, SetFrozen(1))
    mask, before = run.document.frozen_mask(), weights(run)
    perform(run, StepSample())
    assert np.array_equal(weights(run)[mask], before[mask])
    assert not np.array_equal(weights(run), before)


def test_reset_and_going_back_keep_what_their_document_says() -> None:
    run = Run(document())
    run.advance(1e9, 2)
    perform(run, SetFrozen(0))
    kept = run.checkpoint()
    perform(run, ResetWeights())
    before = weights(run)
    run.advance(1e9, 2)
    mask = run.document.frozen_mask()
    assert np.array_equal(weights(run)[mask], before[mask])
    run.restore(kept.document, kept)
    run.advance(1e9, 2)
    assert np.array_equal(weights(run)[mask], kept.trainer.parameters[mask])
    again = Run(kept.document, kept)
    again.advance(1e9, 2)
    assert np.array_equal(weights(again), weights(run))


def surgeries(document: Document) -> st.SearchStrategy[Edit]:
    network, names = document.settings.network, document.settings.features.names
    layer = st.integers(0, max(len(network.layers) - 1, 0))
    n_classes = document.dataset.n_classes
    one_class = st.integers(0, n_classes - 1)
    return st.one_of(
        st.builds(SetUnits, layer, st.integers(1, 6)),
        st.builds(RemoveUnit, layer, st.integers(0, 5)),
        st.builds(AddLayer, st.integers(0, len(network.layers)), st.just(LayerSettings(3))),
        st.builds(RemoveLayer, layer),
        st.builds(AddFeature, st.sampled_from(["x1^2", "x1 x2", "sin x1"])),
        st.builds(RemoveFeature, st.sampled_from(names)),
        st.just(AddClass()),
        st.builds(DeleteClass, one_class),
        st.builds(MoveClass, one_class, one_class),
        st.builds(SetSetting, st.just("network.output"), st.sampled_from(["softmax", "sigmoid"])),
    )


@settings(max_examples=60, deadline=None)
@given(st.data(), st.integers(0, 10_000))
def test_the_mask_follows_its_weights_through_any_surgery(data: st.DataObject, seed: int) -> None:
    """Each weight is known by its value: where it is found again, it is frozen as before."""
    rng = np.random.default_rng(seed)
    run = Run(document(3, 4, n_classes=data.draw(st.integers(2, 3))))
    for layer in range(3):
        sizes = run.document.network_shape()[0]
        places = np.argwhere(rng.random((sizes[layer + 1], sizes[layer] + 1)) < 0.5)
        inputs = np.where(places[:, 1] == sizes[layer], BIAS, places[:, 1])
        perform(run, SetFrozen(layer, places[:, 0], inputs))
    for _ in range(4):
        state = run.checkpoint()
        values = rng.normal(size=run.trainer.network.n_parameters)
        state.trainer.parameters.flags.writeable = True
        state.trainer.parameters[:] = values
        run.restore(run.document, state)
        was = dict(zip(values.tolist(), run.document.frozen_mask().tolist(), strict=True))
        edit = data.draw(surgeries(run.document))
        try:
            perform(run, edit)
        except ValueError:
            continue
        now = run.document.frozen_mask()
        assert len(now) == run.trainer.network.n_parameters
        for value, is_frozen in zip(weights(run).tolist(), now.tolist(), strict=True):
            if value in was:
                assert is_frozen == was[value], edit
        before = weights(run)
        run.advance(1e9, 1)
        assert np.array_equal(weights(run)[now], before[now])
    assert run.document.dataset.task is Task.CLASSIFICATION
