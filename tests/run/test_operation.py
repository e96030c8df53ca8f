"""Which operation on the network an edit leads to; what each keeps is tested with the engine's surgery."""

import numpy as np
import pytest

from nngui.data import Recipe
from nngui.engine import Network, TrainerState
from nngui.run import Run
from nngui.run.operation import operate
from nngui.state.document import Document
from nngui.state.edits import (
    AddClass,
    AddLayer,
    DeleteClass,
    Edit,
    Generate,
    MergeClasses,
    MoveClass,
    RemoveLayer,
    SetActivation,
    SetSetting,
    SetUnits,
)
from nngui.state.settings import LayerSettings

X = np.random.default_rng(5).uniform(-5, 5, (50, 2))


def start(n_classes: int = 4) -> tuple[Document, Network, TrainerState]:
    """A document with its network and state, a few epochs on."""
    recipe = Recipe("blobs", 60, 0.1, n_classes)
    run = Run(Generate(recipe).apply(Document()))
    run.advance(1e9, 3)
    state = run.checkpoint().trainer
    sizes, hidden, output = run.document.network_shape()
    network = Network(sizes, hidden=hidden, output=output, rng=np.random.default_rng(0))
    network.parameters[:] = state.parameters
    return run.document, network, state


def after(document: Document, network: Network, state: TrainerState, edit: Edit | None) -> Network:
    result, carried = operate(network, state, document, edit, np.random.default_rng(0))
    assert np.array_equal(carried.parameters, result.parameters)
    assert carried.epoch == state.epoch
    assert (result.sizes, result.hidden, result.output) == document.network_shape()
    return result


@pytest.mark.parametrize(
    "edit",
    [
        SetUnits(0, 11),
        SetUnits(1, 3),
        SetActivation(1, "relu"),
        AddLayer(0, LayerSettings(5, "tanh")),
        AddLayer(2),
        RemoveLayer(1),
        AddClass(),
        DeleteClass(0),
        DeleteClass(3),
        MoveClass(0, 3),
        MergeClasses(0, 2),
        MergeClasses(3, 1),
    ],
    ids=lambda edit: edit.label,
)
def test_an_edit_leads_to_the_shape_of_its_document(edit: Edit) -> None:
    document, network, state = start()
    after(edit.apply(document), network, state, edit)


def test_no_edit_and_the_same_shape_change_nothing() -> None:
    document, network, state = start()
    result = after(document, network, state, None)
    assert np.array_equal(result.parameters, state.parameters)


def test_the_class_that_was_deleted_goes_and_not_the_last() -> None:
    document, network, state = start()
    edit = DeleteClass(1)
    old = network.predict_proba(X)
    new = after(edit.apply(document), network, state, edit).predict_proba(X)
    rest = old[:, [0, 2, 3]]
    assert np.allclose(new, rest / rest.sum(axis=1, keepdims=True))


def test_a_class_that_changes_places_keeps_what_was_learned_about_it() -> None:
    document, network, state = start()
    edit = MoveClass(3, 1)
    moved = edit.apply(document)
    new = after(moved, network, state, edit).predict_proba(X)
    assert np.allclose(new, network.predict_proba(X)[:, [0, 3, 1, 2]], rtol=0, atol=1e-15)
    names = [one.name for one in document.dataset.classes]
    assert [one.name for one in moved.dataset.classes] == [names[k] for k in (0, 3, 1, 2)]


def test_a_merged_class_is_where_both_were() -> None:
    document, network, state = start()
    edit = MergeClasses(1, 3)
    merged = edit.apply(document)
    X = document.settings.features.transform(document.dataset.x1, document.dataset.x2)
    both = network.predict_proba(X)[:, [1, 3]].sum(axis=1)
    new = after(merged, network, state, edit).predict_proba(X)
    old_row = after(DeleteClass(1).apply(document), network, state, DeleteClass(1))
    error = np.abs(new[:, 2] - both).mean()
    assert error < np.abs(old_row.predict_proba(X)[:, 2] - both).mean()


def test_fewer_classes_of_a_new_sample_drop_the_last_ones() -> None:
    document, network, state = start()
    edit = Generate(Recipe("blobs", 60, 0.1, 3))
    old = network.predict_proba(X)
    new = after(edit.apply(document), network, state, edit).predict_proba(X)
    rest = old[:, :3]
    assert np.allclose(new, rest / rest.sum(axis=1, keepdims=True))


def test_more_classes_keep_the_ratios_of_the_others() -> None:
    document, network, state = start(3)
    edit = Generate(Recipe("blobs", 60, 0.1, 5))
    old = network.predict_proba(X)
    new = after(edit.apply(document), network, state, edit).predict_proba(X)
    assert new.shape == (50, 5)
    assert np.allclose(new[:, :3] / new[:, :3].sum(axis=1, keepdims=True), old)


def test_a_third_class_takes_a_sigmoid_to_softmax_and_back() -> None:
    document, network, state = start(2)
    document = SetSetting("network.output", "sigmoid").apply(document)
    network, state = operate(network, state, document, None, np.random.default_rng(0))
    assert network.output == "sigmoid"
    old = network.predict_proba(X)
    added = AddClass().apply(document)
    more = after(added, network, state, AddClass())
    assert more.output == "softmax"
    ratios = more.predict_proba(X)[:, :2]
    assert np.allclose(ratios / ratios.sum(axis=1, keepdims=True), old)
    _, state = operate(network, state, added, AddClass(), np.random.default_rng(0))
    fewer = after(DeleteClass(2).apply(added), more, state, DeleteClass(2))
    assert fewer.output == "sigmoid"
    assert np.allclose(fewer.predict_proba(X), old)


def test_new_weights_are_drawn_from_the_generator_that_is_given() -> None:
    document, network, state = start()
    edit = SetUnits(0, 20)
    wider = edit.apply(document)
    results = [
        operate(network, state, wider, edit, np.random.default_rng(seed))[0].parameters
        for seed in (1, 1, 2)
    ]
    assert np.array_equal(results[0], results[1])
    assert not np.array_equal(results[0], results[2])


def test_the_network_that_is_operated_on_stays_as_it_was() -> None:
    document, network, state = start()
    before = network.parameters.copy()
    edit = SetUnits(0, 20)
    after(edit.apply(document), network, state, edit)
    assert np.array_equal(network.parameters, before)


def test_a_shape_that_no_operation_reaches_is_refused() -> None:
    document, network, state = start()
    wider = SetUnits(0, 11).apply(document)
    with pytest.raises(ValueError, match="no operation leads from"):
        operate(network, state, wider, None, np.random.default_rng(0))
