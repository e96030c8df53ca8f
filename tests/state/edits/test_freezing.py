"""Freezing as an edit, and how it follows edits of the network's shape and of the classes."""

from dataclasses import replace

import numpy as np
import pytest

from nngui.data import Recipe
from nngui.state.document import Document
from nngui.state.edits import (
    AddClass,
    AddFeature,
    AddLayer,
    ApplyPreset,
    DeleteClass,
    Edit,
    EditError,
    Generate,
    MoveClass,
    RemoveFeature,
    RemoveLayer,
    RemoveUnit,
    ResetWeights,
    SetFrozen,
    SetSetting,
    SetTask,
    SetUnits,
)
from nngui.state.edits.freezing import MAX_SINGLE
from nngui.state.freezing import BIAS, FrozenLayer, layer_of
from nngui.state.presets import PRESETS
from nngui.state.settings import LayerSettings


def after(document: Document, *edits: Edit) -> Document:
    for edit in edits:
        document = edit.apply(document)
    return document


def frozen(document: Document, layer: int) -> FrozenLayer:
    return layer_of(document.settings.network.frozen, layer)


def unit(layer: int, *units: int, frozen: bool = True) -> SetFrozen:
    return SetFrozen(layer, np.array(units), frozen=frozen)


def weight(layer: int, unit: int, source: int, frozen: bool = True) -> SetFrozen:
    return SetFrozen(layer, np.array([unit]), np.array([source]), frozen)


def test_a_weight_a_unit_and_a_layer() -> None:
    document = after(Document(), weight(0, 2, 1), weight(0, 2, BIAS), unit(1, 3), SetFrozen(2))
    assert frozen(document, 0).parameters == ((2, BIAS), (2, 1))
    assert frozen(document, 1).units == (3,)
    assert frozen(document, 2).whole
    mask = document.frozen_mask()
    assert mask.sum() == 2 + 9 + 2 * 9
    assert mask[2 * 3 + 1 : 2 * 3 + 3].all()


def test_all_that_flows_into_a_unit_is_the_unit() -> None:
    document = after(Document(), weight(0, 2, 0), weight(0, 2, 1), weight(0, 2, BIAS))
    assert frozen(document, 0) == FrozenLayer(units=(2,))


def test_one_weight_of_a_frozen_layer_can_learn_again() -> None:
    document = after(Document(), SetFrozen(0), weight(0, 2, 1, frozen=False))
    assert document.frozen_mask().sum() == 8 * 3 - 1
    assert not document.frozen_mask()[2 * 3 + 1]
    document = after(document, SetFrozen(0, frozen=False))
    assert document.settings.network.frozen == ()


def test_freezing_what_is_frozen_changes_nothing() -> None:
    document = after(Document(), unit(0, 1))
    assert unit(0, 1).apply(document) is document


@pytest.mark.parametrize(
    "edit, message",
    [
        (SetFrozen(3), "no layer 4; there are 3"),
        (SetFrozen(-1), "no layer 0"),
        (unit(0, 8), "choose another one"),
        (weight(0, 0, 2), "choose another one"),
        (weight(0, 0, -2), "choose another one"),
        (SetFrozen(0, np.array([0, 1]), np.array([0])), "needs its unit"),
    ],
)
def test_what_is_not_there_is_refused(edit: SetFrozen, message: str) -> None:
    with pytest.raises(EditError, match=message):
        edit.apply(Document())


def test_too_many_single_weights_are_refused_with_the_mend() -> None:
    layers = tuple(LayerSettings(100) for _ in range(2))
    document = SetSetting("network.layers", layers).apply(Document())
    units, inputs = np.divmod(np.arange(MAX_SINGLE + 30), 99)
    with pytest.raises(EditError, match="freeze units or the layer"):
        SetFrozen(1, units, inputs).apply(document)


@pytest.mark.parametrize(
    "edit, label",
    [
        (SetFrozen(1), "freeze layer 2"),
        (unit(0, 2), "freeze unit 3 of layer 1"),
        (unit(0, 2, 3), "freeze 2 units"),
        (weight(0, 1, 1, frozen=False), "unfreeze weight"),
        (weight(0, 1, BIAS), "freeze bias"),
        (SetFrozen(0, np.arange(3), np.arange(3)), "freeze 3 weights"),
    ],
)
def test_the_menu_says_what_it_does(edit: SetFrozen, label: str) -> None:
    assert edit.label == label


# ---- surgery


def test_units_that_go_take_their_place_with_them() -> None:
    document = after(Document(), unit(0, 1, 4), weight(1, 0, 2), weight(1, 0, 5), RemoveUnit(0, 2))
    assert frozen(document, 0).units == (1, 3)
    assert frozen(document, 1).parameters == ((0, 4),)
    # What has gone does not come back with another unit in its place.
    document = after(document, SetUnits(0, 3), SetUnits(0, 8))
    assert frozen(document, 0).units == (1,)
    assert frozen(document, 1) == FrozenLayer()


def test_a_unit_that_is_added_to_a_frozen_layer_is_frozen() -> None:
    document = after(Document(), SetFrozen(0), SetUnits(0, 9))
    assert document.frozen_mask()[: 9 * 3].all()


def test_layers_come_and_go_between() -> None:
    document = after(
        Document(), unit(0, 1), SetFrozen(1), weight(1, 0, 0), SetFrozen(2), AddLayer(1)
    )
    layers = [frozen(document, index) for index in range(4)]
    whole, nothing = FrozenLayer(whole=True), FrozenLayer()
    assert layers == [FrozenLayer(units=(1,)), nothing, whole, whole]
    document = after(document, RemoveLayer(0))
    assert [frozen(document, index) for index in range(3)] == [nothing, whole, whole]


def test_new_weights_are_not_frozen_because_old_ones_were() -> None:
    document = after(Document(), weight(1, 2, 3), weight(1, 2, BIAS), AddLayer(1))
    assert frozen(document, 2).parameters == ((2, BIAS),)
    document = after(Document(), weight(1, 2, 3), weight(1, 2, BIAS), RemoveLayer(0))
    assert frozen(document, 0).parameters == ((2, BIAS),)


def test_inputs_come_and_go() -> None:
    document = after(Document(), weight(0, 2, 1), AddFeature("x1^2"), RemoveFeature("x1"))
    assert frozen(document, 0).parameters == ((2, 0),)
    assert frozen(after(document, RemoveFeature("x2")), 0) == FrozenLayer()
    # A square comes before a product that is there already.
    document = after(Document(), AddFeature("x1 x2"), weight(0, 2, 2), AddFeature("x1^2"))
    assert document.settings.features.names == ("x1", "x2", "x1^2", "x1 x2")
    assert frozen(document, 0).parameters == ((2, 3),)


def test_reset_keeps_what_is_frozen_and_a_preset_brings_its_own() -> None:
    document = after(Document(), unit(0, 1))
    assert after(document, ResetWeights()).settings.network.frozen
    preset = PRESETS["notebook"]
    assert after(document, ApplyPreset(preset.label, preset.settings)).settings.network.frozen == ()


# ---- classes


def three_classes() -> Document:
    return Generate(Recipe("blobs", 60, 0.1, 3, 1)).apply(Document())


def test_outputs_follow_their_classes() -> None:
    document = after(three_classes(), unit(2, 2), MoveClass(2, 0))
    assert frozen(document, 2).units == (0,)
    assert frozen(after(document, DeleteClass(1)), 2).units == (0,)
    assert frozen(after(document, DeleteClass(0)), 2) == FrozenLayer()
    assert frozen(after(document, AddClass()), 2).units == (0,)


def test_a_single_output_is_the_second_class() -> None:
    single = SetSetting("network.output", "sigmoid").apply(Document())
    document = after(single, unit(2, 0), AddClass())
    assert frozen(document, 2).units == (1,)
    assert frozen(after(document, DeleteClass(2)), 2).units == (0,)
    assert frozen(after(document, DeleteClass(1)), 2) == FrozenLayer()
    # It changes its sign, not its place.
    assert frozen(after(single, unit(2, 0), MoveClass(0, 1)), 2).units == (0,)
    soft = SetSetting("network.output", "softmax")
    assert frozen(after(single, unit(2, 0), soft), 2).units == (1,)


def test_another_task_has_another_output() -> None:
    document = after(Document(), unit(0, 1), SetFrozen(2), SetTask("regression"))
    assert document.settings.network.frozen == (FrozenLayer(units=(1,)),)


def test_another_sample_of_more_classes_leaves_the_rest_frozen() -> None:
    document = after(Document(), unit(2, 1), Generate(Recipe("blobs", 60, 0.1, 4, 1)))
    assert frozen(document, 2).units == (1,)
    fewer = replace(Recipe("blobs", 60, 0.1, 2, 1))
    assert frozen(after(document, Generate(fewer)), 2).units == (1,)
