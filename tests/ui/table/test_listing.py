"""Which rows are listed, in which order."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from nngui.data import Dataset, Origin, Task, default_classes
from nngui.ui.table.listing import COLUMNS, ListedPoints, Query, find_rows


def points() -> ListedPoints:
    dataset = Dataset(classes=default_classes(3)).with_points(
        np.array([1.25, -1.2, 3.0, 12.0, 0.0]),
        np.array([5.0, 4.0, 1.21, 2.0, -7.0]),
        np.array([0, 1, 2, 1, 0]),
        split_override=np.array([1, 2, 1, 2, 1]),
    )
    dataset = dataset.with_points(
        np.array([9.0]), np.array([9.0]), np.array([2]), origin=Origin.GENERATED
    )
    mask = dataset.is_train(1.0)
    return ListedPoints(dataset, mask, np.array([1, 4]), np.array([0, 2, 99]))


def listed(**query: object) -> list[int]:
    return find_rows(points(), Query(**query)).tolist()


@pytest.mark.parametrize(
    "show, rows",
    [
        ("all", [0, 1, 2, 3, 4, 5]),
        ("train", [0, 2, 4, 5]),
        ("test", [1, 3]),
        ("misclassified", [1, 4]),
        ("selected", [0, 2]),
        ("class 1", [1, 3]),
        ("class 7", []),
    ],
)
def test_what_is_shown(show: str, rows: list[int]) -> None:
    assert listed(show=show) == rows


@pytest.mark.parametrize(
    "words, rows",
    [
        ("", [0, 1, 2, 3, 4, 5]),
        ("  ORANGE ", [1, 3]),
        ("test orange", [1, 3]),
        ("train blue", [0, 4]),
        ("gen", [5]),
        ("1.2", [0, 2]),
        ("1,2", [0, 2]),
        ("-1.2", [1]),
        ("12", [3]),
        ("1", [0, 1, 2]),
        ("blue 5", [0]),
        ("zebra", []),
        ("-", []),
        ("1e999", []),
    ],
)
def test_all_words_are_found_in_the_row(words: str, rows: list[int]) -> None:
    assert listed(words=words) == rows


@pytest.mark.parametrize("column", COLUMNS)
@pytest.mark.parametrize("descending", [False, True])
def test_every_column_sorts_both_ways_and_keeps_ids_in_order_where_it_ties(
    column: str, descending: bool
) -> None:
    given_points = points()
    dataset = given_points.dataset
    keys = {
        "id": dataset.id,
        "x1": dataset.x1,
        "x2": dataset.x2,
        "class": dataset.label,
        "set": ~given_points.is_train,
        "origin": dataset.origin,
    }[column].astype(float)
    sign = -1 if descending else 1
    expected = sorted(range(6), key=lambda row: (sign * keys[row], row))
    assert listed(column=column, descending=descending) == expected


@given(st.text(max_size=12), st.sampled_from(COLUMNS), st.booleans())
def test_any_words_list_rows_that_exist_once_each(
    words: str, column: str, descending: bool
) -> None:
    rows = listed(words=words, column=column, descending=descending)
    assert len(set(rows)) == len(rows)
    assert set(rows) <= set(range(6))


def test_values_are_sorted_and_found_as_numbers() -> None:
    x = np.zeros(4)
    points = Dataset(task=Task.REGRESSION).with_points(
        x, x, x, target=np.array([0.5, -1.25, 0.75, -1.5])
    )
    listed = ListedPoints(points, points.is_train(1.0))
    assert find_rows(listed, Query(column="class")).tolist() == [3, 1, 0, 2]
    assert find_rows(listed, Query(words="-1.2")).tolist() == [1]
    assert find_rows(listed, Query(words="blue")).tolist() == []
