"""Which operation on the network an edit leads to; what each keeps is tested with the engine's surgery."""

from dataclasses import replace

import numpy as np
import pytest

from nngui.data import FeatureMap, Recipe
from nngui.data.table import Table
from nngui.engine import Network, TrainerState
from nngui.run import Run
from nngui.run.operation import operate
from nngui.state.document import Document
from nngui.state.edits import (
    AddClass,
    AddFeature,
    AddLayer,
    ClearPoints,
    DeleteClass,
    Edit,
    Generate,
    MergeClasses,
    MoveClass,
    RemoveFeature,
    RemoveLayer,
    RemoveUnit,
    ReplaceDataset,
    SetActivation,
    SetSetting,
    SetUnits,
    Standardize,
)
from nngui.state.freezing import FrozenLayer
from nngui.state.settings import LayerSettings, Settings
from nngui.state.table_document import document_from_table

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


def after(
    document: Document,
    network: Network,
    state: TrainerState,
    edit: Edit | None,
    old: Document | None = None,
) -> Network:
    result, carried = operate(
        network, state, old or start()[0], document, edit, np.random.default_rng(0)
    )
    assert np.array_equal(carried.parameters, result.parameters)
    assert carried.epoch == state.epoch
    assert (result.sizes, result.hidden, result.output) == document.network_shape()
    return result


@pytest.mark.parametrize(
    "edit",
    [
        SetUnits(0, 11),
        SetUnits(1, 3),
        RemoveUnit(0, 4),
        AddFeature("x1^2"),
        AddFeature("x1**3 - x2"),
        RemoveFeature("x1"),
        Standardize(True),
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
    network, state = operate(network, state, start(2)[0], document, None, np.random.default_rng(0))
    assert network.output == "sigmoid"
    old = network.predict_proba(X)
    added = AddClass().apply(document)
    more = after(added, network, state, AddClass())
    assert more.output == "softmax"
    ratios = more.predict_proba(X)[:, :2]
    assert np.allclose(ratios / ratios.sum(axis=1, keepdims=True), old)
    _, state = operate(network, state, document, added, AddClass(), np.random.default_rng(0))
    fewer = after(DeleteClass(2).apply(added), more, state, DeleteClass(2))
    assert fewer.output == "sigmoid"
    assert np.allclose(fewer.predict_proba(X), old)


def test_new_weights_are_drawn_from_the_generator_that_is_given() -> None:
    document, network, state = start()
    edit = SetUnits(0, 20)
    wider = edit.apply(document)
    results = [
        operate(network, state, document, wider, edit, np.random.default_rng(seed))[0].parameters
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
        operate(network, state, document, wider, None, np.random.default_rng(0))


def inputs_of(document: Document, x1: np.ndarray, x2: np.ndarray) -> np.ndarray:
    return document.settings.features.transform(x1, x2)


@pytest.mark.parametrize(
    "edits",
    [
        [AddFeature("x1 x2")],
        [AddFeature("exp(-x1**2)"), AddFeature("x2^2")],
        [Standardize(True)],
        [Standardize(True), AddFeature("x1^2"), Standardize(True), Standardize(False)],
        [Standardize(True), AddFeature("cos x2"), RemoveFeature("cos x2")],
    ],
)
def test_features_and_their_units_change_and_the_function_stays(edits: list[Edit]) -> None:
    document, network, state = start()
    before = network.decision_function(inputs_of(document, *X.T))
    for edit in edits:
        old, document = document, edit.apply(document)
        network, state = operate(network, state, old, document, edit, np.random.default_rng(0))
    now = network.decision_function(inputs_of(document, *X.T))
    np.testing.assert_allclose(now, before, rtol=0, atol=1e-12)


def test_the_mean_of_a_feature_that_goes_stays_in_the_biases() -> None:
    document, network, state = start()
    document = Standardize(True).apply(document)
    edit = RemoveFeature("x2")
    new = after(edit.apply(document), network, state, edit, document)
    # Standardized features have mean 0 over the points: nothing to add.
    np.testing.assert_allclose(new.layers[0].biases, network.layers[0].biases, atol=1e-12)
    plain = start()[0]
    new = after(edit.apply(plain), network, state, edit, plain)
    mean = plain.dataset.x2.mean()
    expected = network.layers[0].biases + network.layers[0].weights[:, 1] * mean
    np.testing.assert_allclose(new.layers[0].biases, expected, atol=1e-12)


@pytest.mark.parametrize("edit", [SetUnits(0, 5), RemoveUnit(0, 2), RemoveUnit(1, 0)])
def test_the_mean_of_units_that_go_stays_in_the_next_sums(edit: Edit) -> None:
    document, network, state = start()
    new = after(edit.apply(document), network, state, edit)
    X = inputs_of(document, document.dataset.x1, document.dataset.x2)
    layer = edit.layer

    def sums(one: Network) -> np.ndarray:
        above = one.layers[layer + 1]
        return (one.activations(X)[layer] @ above.weights.T + above.biases).mean(axis=0)

    np.testing.assert_allclose(sums(new), sums(network), atol=1e-12)


def test_without_points_the_mean_is_that_over_the_plane() -> None:
    document, network, state = start(2)
    empty = ClearPoints().apply(document)
    edit = RemoveUnit(0, 1)
    new = after(edit.apply(empty), network, state, edit, empty)
    assert np.isfinite(new.parameters).all()
    assert not np.array_equal(new.layers[1].biases, network.layers[1].biases)


@pytest.mark.parametrize(
    "names, left, frozen",
    [
        (("x1", "sqrt(x1+7)", "x2"), ("x1", "x2"), ((0, 0), (0, 1))),
        (("sqrt(x1+7)",), ("x1", "x2"), ()),
    ],
)
def test_points_from_elsewhere_take_formulas_with_them_that_have_no_value_there(
    names: tuple[str, ...], left: tuple[str, ...], frozen: tuple[tuple[int, int], ...]
) -> None:
    settings = Settings().with_value("features", FeatureMap(names))
    kept = FrozenLayer(parameters=tuple((0, k) for k in range(len(names))))
    settings = settings.with_value("network.frozen", (kept,))
    run = Run(Generate(Recipe("blobs", 60)).apply(replace(Document(), settings=settings)))
    run.advance(1e9, 2)
    far = Table(
        x1=np.array([-10.0, 2.0, 3.0]),
        x2=np.array([1.0, 2.0, 3.0]),
        label_names=("a", "b"),
        labels=np.array([0, 1, 0]),
        split=np.zeros(3, dtype=np.int8),
        feature_names=("x1", "x2"),
    )
    found = document_from_table(far, run.document.settings)
    edit = ReplaceDataset(found.dataset, found.settings, "a file")
    document = edit.apply(run.document)
    old = run.trainer.network
    means = run.document.settings.features.transform(
        run.document.dataset.x1, run.document.dataset.x2
    ).mean(axis=0)
    before = run.apply(document, edit)
    assert before is not None
    assert run.document.settings.features.names == left
    weights = run.trainer.network.layers[0].weights
    for index, name in enumerate(left):
        wanted = old.layers[0].weights[:, names.index(name)] if name in names else 0.0
        assert np.array_equal(weights[:, index], np.broadcast_to(wanted, len(weights)))
    gone = names.index("sqrt(x1+7)")
    biases = old.layers[0].biases + old.layers[0].weights[:, gone] * means[gone]
    assert np.allclose(run.trainer.network.layers[0].biases, biases, rtol=1e-12)
    parameters = document.settings.network.frozen[0].parameters if frozen else ()
    assert parameters == frozen
    run.advance(1e9, 1)
    run.restore(before.document, before)
    assert run.document.settings.features.names == names
