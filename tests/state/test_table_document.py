import csv
from dataclasses import replace
from typing import Any

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from nngui.data import COLORS, SHAPES, Dataset, FeatureMap, Recipe, Task
from nngui.data.csv_layout import find_layout
from nngui.data.csv_reader import parse_csv, read_layout
from nngui.data.table import Table
from nngui.state.document import Document
from nngui.state.edits import AddPoints, ClearPoints, Generate
from nngui.state.session_file import SessionFile, from_json, to_json
from nngui.state.settings import Settings
from nngui.state.table_document import document_from_table, view_of_table
from tests.components import fit_components


def table(x1: np.ndarray, *names: str) -> Table:
    labels = np.arange(len(x1)) % max(len(names), 1)
    return Table(x1, x1**2, names, labels, np.zeros(len(x1), np.int8), ("a", "b"))


@given(st.floats(1e-6, 9e3), st.floats(-100, 100))
def test_any_units_become_numbers_that_train_well(unit: float, offset: float) -> None:
    x1 = (np.linspace(0, 1, 40) + offset) * unit
    data = Table(x1, -x1, (), np.zeros(40, np.int64), np.zeros(40, np.int8), ("a", "b"))
    document = document_from_table(data, Settings())
    assert np.array_equal(document.dataset.x1, x1)
    X = document.settings.features.transform(data.x1, data.x2)
    assert np.all(np.abs(X) < 3)
    assert np.allclose(X.std(axis=0), 1)


def test_classes_come_in_the_palette_s_order() -> None:
    classes = document_from_table(table(np.arange(6.0), "c", "a", "b"), Settings()).dataset.classes
    assert [item.name for item in classes] == ["c", "a", "b"]
    assert [item.color for item in classes] == list(COLORS[:3])
    assert [item.shape for item in classes] == list(SHAPES[:3])


@pytest.mark.parametrize(
    "names, expected",
    [
        ((), ["blue", "orange"]),
        (("setosa",), ["setosa", "orange"]),
        (("orange",), ["orange", "orange 2"]),
    ],
)
def test_there_are_at_least_two_classes(names: tuple[str, ...], expected: list[str]) -> None:
    document = document_from_table(table(np.arange(3.0), *names), Settings())
    assert [item.name for item in document.dataset.classes] == expected


def test_the_split_of_the_file_counts() -> None:
    text = "x1,x2,label,split\n1,2,a,train\n3,4,b,test\n5,6,a,\n"
    dataset = document_from_table(parse_csv(text), Settings()).dataset
    assert dataset.split_override.tolist() == [1, 2, 0]
    assert dataset.is_train(0.0).tolist() == [True, False, False]
    assert dataset.is_train(1.0).tolist() == [True, False, True]


def test_all_else_of_the_settings_stays() -> None:
    settings = Settings(features=FeatureMap(("x1", "x1^2")), train_share=0.5)
    after = document_from_table(table(np.arange(6.0), "a", "b"), settings).settings
    assert after.features.names == ("x1", "x1^2")
    assert after.features.is_fitted
    assert (after.network, after.training) == (settings.network, settings.training)
    assert after.train_share == 0.5


def test_a_formula_without_a_value_in_the_table_is_left_out() -> None:
    settings = Settings(features=FeatureMap(("x1", "log(x1 + 7)")))
    assert (
        document_from_table(table(np.arange(6.0), "a"), settings).settings.features.n_features == 2
    )
    far = document_from_table(table(np.arange(6.0) - 10, "a"), settings)
    assert far.settings.features.names == ("x1",)


def test_principal_components_stay_with_the_points_as_numbers_until_those_are_gone() -> None:
    text = "a,b,c,kind\n" + "".join(f"{k},{k % 5},{k % 7},{'xy'[k % 2]}\n" for k in range(30))
    layout = replace(find_layout(text), components=(0, 1, 2))
    read = read_layout(text, layout)
    document = document_from_table(read, Settings())
    kept = from_json(to_json(SessionFile(document))).document.dataset
    assert kept.components == read.components
    assert kept.components is not None
    # The numbers are enough to make the points again, and any other of the same columns.
    cells = np.array(list(csv.reader(text.splitlines()[1:])))[:, :3].astype(float)
    x1, x2 = kept.components.project(list(cells.T))
    np.testing.assert_allclose(x1, kept.x1, atol=1e-12)
    np.testing.assert_allclose(x2, kept.x2, atol=1e-12)
    more = AddPoints(np.zeros(1), np.zeros(1), 0).apply(document)
    assert more.dataset.components == read.components
    assert Generate(Recipe("xor")).apply(more).dataset.components == read.components
    empty = ClearPoints().apply(more)
    assert empty.dataset.components is None


def test_a_sample_in_place_of_all_points_has_no_components() -> None:
    made = fit_components(list(np.random.default_rng(0).normal(size=(3, 9))), "abc")
    document = Document(Dataset(components=made))
    assert Generate(Recipe("xor")).apply(document).dataset.components is None


@pytest.mark.parametrize(
    "wrong",
    [
        {"center": (0.0,)},
        {"scale": (1.0, 0.0, 1.0)},
        {"axes": ((0.0,) * 3,)},
        {"axes": ((0.0,) * 3, (float("nan"),) * 3)},
        {"explained": (0.5, 0.2, 0.1)},
        {"names": ("a",)},
    ],
)
def test_numbers_that_fit_no_columns_are_refused(wrong: dict[str, Any]) -> None:
    made = fit_components(list(np.random.default_rng(0).normal(size=(3, 9))), "abc")
    with pytest.raises(ValueError, match=r"[Pp]rincipal components|scale"):
        replace(made, **wrong)


def test_values_are_learned_as_they_are() -> None:
    values = parse_csv("a,b,c\n1,2,0.5\n3,4,-7.25\n")
    document = document_from_table(values, Settings())
    assert document.dataset.task is Task.REGRESSION
    assert document.dataset.target.tolist() == [0.5, -7.25]
    assert document.dataset.n_classes == 2
    assert document.network_shape()[2] == "linear"


@pytest.mark.parametrize(
    "x2, equal",
    [([0.0, 9.0], True), ([15e3, 95e3], False), ([0.0, 0.01], False), ([2.0, 2.0], True)],
)
def test_only_columns_of_other_units_get_axes_of_their_own_scale(
    x2: list[float], equal: bool
) -> None:
    x1 = np.array([5.0, 6.0])
    data = Table(x1, np.array(x2), (), np.zeros(2, np.int64), np.zeros(2, np.int8), ("a", "b"))
    view = view_of_table(data, 30.0)
    assert (view.equal_axes, view.speed) == (equal, 30.0)


def test_a_table_without_points_has_equal_axes() -> None:
    assert view_of_table(table(np.empty(0)), None).equal_axes
