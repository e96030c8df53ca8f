import json
import math

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from nngui.data import LoadError, Recipe
from nngui.engine import OPTIMIZERS, Optimizer
from nngui.state import edits
from nngui.state.codec import EDITS, decode, encode
from nngui.state.edits import AddPoints, Edit, Generate, PastePoints, SetSetting
from nngui.state.journal import Back
from nngui.state.settings import LayerSettings, NetworkSettings, Settings, TrainingSettings
from nngui.state.view_settings import ViewSettings
from tests.state.strategies import all_edits, same


def subclasses(kind: type[Edit]) -> set[type[Edit]]:
    return set(kind.__subclasses__()).union(*map(subclasses, kind.__subclasses__()))


def test_every_edit_has_its_name() -> None:
    kinds = {kind for kind in subclasses(Edit) if not kind.__name__.startswith("_")}
    ours = {kind for kind in kinds if kind.__module__.startswith(edits.__name__)}
    assert set(EDITS.values()) == ours
    assert all(name == kind.__name__ for name, kind in EDITS.items())


@pytest.mark.thorough
@given(all_edits())
def test_any_edit_round_trips(edit: Edit) -> None:
    value = json.loads(json.dumps(encode(edit)))
    assert same(decode(Edit | Back, value, "what"), edit)


@pytest.mark.parametrize("name", list(OPTIMIZERS))
def test_any_optimizer_round_trips(name: str) -> None:
    optimizer = OPTIMIZERS[name].create(learning_rate=0.1 + 0.2)
    assert decode(Optimizer, encode(optimizer), "x") == optimizer


@given(st.floats(allow_infinity=False))
def test_a_number_keeps_every_bit_and_nan_is_null(number: float) -> None:
    back = decode(float, json.loads(json.dumps(encode(number), allow_nan=False)), "x")
    assert same(back, number)
    assert (encode(number) is None) == math.isnan(number)


def test_numbers_of_numpy_become_plain_ones() -> None:
    assert json.dumps(encode((np.int64(3), np.float32(0.5), np.float64(0.1)))) == "[3, 0.5, 0.1]"


def test_points_of_any_whole_dtype_come_back_as_int64() -> None:
    edit = AddPoints(np.array([1.0]), np.array([2.0]), np.array([3], dtype=np.int32))
    back = decode(Edit, encode(edit), "x")
    assert back.point_label.dtype == np.int64
    assert back.point_label.tolist() == [3]


def test_the_value_of_a_setting_has_the_setting_s_type() -> None:
    layers = (LayerSettings(3, "relu"),)
    back = decode(Edit, encode(SetSetting("network.layers", layers)), "x")
    assert back.value == layers
    wrong = encode(SetSetting("network.seed", 1)) | {"value": "one"}
    with pytest.raises(LoadError, match=r"x\.value: A whole number is expected"):
        decode(Edit, wrong, "x")


@pytest.mark.parametrize("path", ["network.speed", "network.seed.low", "", 3, None])
def test_a_setting_that_is_none_is_refused(path: object) -> None:
    with pytest.raises(LoadError, match=r"x\.path: There is no such setting"):
        decode(Edit, encode(SetSetting("network.seed", 1)) | {"path": path}, "x")


@pytest.mark.parametrize("value", [{1: 2}, object(), b"bytes", 1j])
def test_what_the_format_has_no_room_for_is_not_saved(value: object) -> None:
    with pytest.raises(ValueError, match="cannot be saved"):
        encode(value)


def test_a_formula_comes_back_as_it_was_typed() -> None:
    recipe = Recipe("above-formula", formula=" 0.5 * x1**3 - 2")
    value = json.loads(json.dumps(encode(Generate(recipe))))
    assert value["recipe"]["formula"] == " 0.5 * x1**3 - 2"
    back = decode(Edit, value, "x")
    assert back.recipe == recipe
    assert np.array_equal(back.recipe.sample().X, recipe.sample().X)


@pytest.mark.parametrize(
    "generator, formula, message",
    [
        ("above-formula", "__import__('os')", 'Character 12 of the formula: "\'" has no meaning'),
        ("above-formula", "9**9**9", 'Character 2 of the formula: "**" is too large'),
        ("above-formula", "(" * 100_000, "at most 200 characters, this one 100,000"),
        ("two-moons", "x1", "Two moons takes no formula"),
        ("above-formula", 3, "A text is expected"),
    ],
)
def test_a_formula_that_cannot_be_used_is_named(generator, formula, message) -> None:
    value = encode(Recipe(generator)) | {"formula": formula}
    with pytest.raises(LoadError) as caught:
        decode(Recipe, value, "document.dataset.recipe")
    assert "document.dataset.recipe" in caught.value.message
    assert message in caught.value.message


def test_a_recipe_from_before_there_were_formulas_has_none() -> None:
    value = encode(Recipe("xor", seed=4))
    del value["formula"]
    assert decode(Recipe, value, "x") == Recipe("xor", seed=4)


def test_files_from_before_there_were_neuron_lines_show_none() -> None:
    value = encode(ViewSettings(show_test=False))
    del value["show_lines"], value["show_ghost"], value["show_contours"], value["show_grid"]
    del value["show_axes"], value["show_legend"]
    del value["show_worth"], value["show_readout"]
    assert decode(ViewSettings, value, "view") == ViewSettings(show_test=False)


def test_files_from_before_there_was_dropout_have_none() -> None:
    value = encode(LayerSettings(5, "relu", 0.25))
    assert decode(LayerSettings, value, "x") == LayerSettings(5, "relu", 0.25)
    del value["dropout"]
    assert decode(LayerSettings, value, "x") == LayerSettings(5, "relu")


def test_files_from_before_values_were_learned_are_read() -> None:
    settings = Settings(
        NetworkSettings(value_output="tanh-value"), TrainingSettings(value_loss="huber")
    )
    value = encode(settings)
    assert decode(Settings, value, "settings") == settings
    del value["network"]["value_output"], value["training"]["value_loss"]
    assert decode(Settings, value, "settings") == Settings()
    added = encode(AddPoints(np.zeros(1), np.zeros(1), 0, 0.5))
    del added["target"]
    assert decode(Edit, added, "edit").target == 0.0
    pasted = encode(PastePoints(np.zeros(1), np.zeros(1), np.zeros(1), ("a",)))
    del pasted["target"]
    assert decode(Edit, pasted, "edit").target is None


def test_files_from_before_there_was_freezing_have_nothing_frozen() -> None:
    value = encode(NetworkSettings())
    assert isinstance(value, dict)
    del value["frozen"]
    assert decode(NetworkSettings, value, "network") == NetworkSettings()
