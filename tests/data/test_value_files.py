"""Points with values, to files and back: CSV, NPZ, rows of a spreadsheet; and what other people's files hold."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from nngui.data import Dataset, LoadError, Recipe, Task
from nngui.data.csv_layout import find_layout
from nngui.data.csv_reader import parse_csv, read_layout
from nngui.data.npz_reader import read_npz
from nngui.data.npz_table import table_from_arrays
from nngui.data.point_rows import format_rows
from nngui.data.table import Table, trains_as_is, with_standard_values
from nngui.data.table_file import format_dataset

number = st.floats(-1e6, 1e6)
rows = st.lists(st.tuples(number, number, number, st.integers(0, 2)), min_size=1, max_size=20)


def valued(columns: list[tuple[float, float, float, int]]) -> Dataset:
    x1, x2, target, split = np.array(columns).T
    return Dataset(task=Task.REGRESSION).with_points(
        x1, x2, np.zeros(len(x1)), target=target, split_override=split
    )


def assert_same(table: Table | None, dataset: Dataset) -> None:
    assert table is not None
    assert table.target is not None
    for column, own in (
        (table.x1, dataset.x1),
        (table.x2, dataset.x2),
        (table.target, dataset.target),
        (table.split, dataset.split_override),
    ):
        assert np.array_equal(column, own)
    assert table.label_names == ()


@given(rows)
def test_csv_gives_the_same_points_back(columns: list[tuple[float, float, float, int]]) -> None:
    dataset = valued(columns)
    text = format_dataset(dataset, ".csv").decode()
    assert text.startswith("x1,x2,target,split\r\n")
    assert_same(parse_csv(text), dataset)


@given(rows)
def test_npz_gives_the_same_points_back(columns: list[tuple[float, float, float, int]]) -> None:
    dataset = valued(columns)
    arrays = read_npz(format_dataset(dataset, ".npz"))
    assert list(arrays) == ["x1", "x2", "target", "split"]
    assert_same(table_from_arrays(arrays), dataset)


def test_whole_values_of_our_own_stay_values() -> None:
    dataset = valued([(0.0, 1.0, 1.0, 0), (1.0, 0.0, -1.0, 0)])
    assert_same(parse_csv(format_dataset(dataset, ".csv").decode()), dataset)


def test_classes_are_written_as_ever() -> None:
    dataset = Dataset().with_points(np.zeros(1), np.ones(1), np.ones(1), target=np.full(1, 0.5))
    assert format_dataset(dataset, ".csv") == b"x1,x2,label,split\r\n0.0,1.0,orange,\r\n"


def test_rows_of_the_clipboard_come_back() -> None:
    dataset = valued([(0.1, -2.0, 0.30000000000000004, 0), (3.0, 4.0, -7.0, 0)])
    text = format_rows(dataset.x1, dataset.x2, ("a",), dataset.label, dataset.target)
    assert text.splitlines()[0] == "x1\tx2\ttarget"
    assert_same(parse_csv(text, values=True), dataset)


@pytest.mark.parametrize(
    "text, values",
    [
        ("a,b,price\n1,2,0.5\n2,3,4\n", True),
        ("1;2;0,5\n2;3;4,25\n", True),
        ("a,b,target\n1,2,0\n2,3,1\n", False),
        ("a,b,target\n1,2,0.5\n2,3,1\n", True),
        ("a,b,label\n1,2,0.5\n2,3,1.5\n", False),
        ("a,b,kind\n1,2,x\n2,3,y\n", False),
        ("a,b,kind\n1,2,1\n2,3,2\n", False),
        ("a,b\n1,2\n2,3\n", False),
    ],
)
def test_fractions_are_values_and_whole_numbers_classes(text: str, values: bool) -> None:
    layout = find_layout(text)
    assert layout.values is values
    assert (read_layout(text, layout).target is not None) is values


def test_whoever_chooses_is_right() -> None:
    text = "a,b,target\n1,2,0\n2,3,1\n"
    assert parse_csv(text, values=True).target.tolist() == [0.0, 1.0]
    fractions = parse_csv("a,b,c\n1,2,0.5\n2,3,1.5\n", values=False)
    assert fractions.label_names == ("0.5", "1.5")


@pytest.mark.parametrize("cell", ["", "nan", "inf", "1e9", "x"])
def test_what_is_no_value_is_named_by_line_and_column(cell: str) -> None:
    text = f"a,b,target\n1,2,0.5\n2,3,{cell}\n"
    with pytest.raises(LoadError, match="Line 3, column 'target'"):
        parse_csv(text, values=True)
    table = parse_csv(text, values=True, skip_bad_rows=True)
    assert (len(table), len(table.skipped)) == (1, 1)
    assert table.target.tolist() == [0.5]


def test_arrays_that_do_not_fit_are_no_table_of_ours() -> None:
    good = {name: np.zeros(3) for name in ("x1", "x2", "target")} | {"split": np.zeros(3, np.int8)}
    assert table_from_arrays(good) is not None
    for name, bad in (
        ("target", np.zeros(2)),
        ("target", np.array([0.0, np.nan, 0.0])),
        ("x1", np.zeros(3, np.int64)),
        ("split", np.full(3, 7, np.int8)),
        ("x2", np.full(3, 1e7)),
    ):
        assert table_from_arrays(good | {name: bad}) is None


def test_large_values_are_told_and_standardized_on_request() -> None:
    X, _, target = Recipe("plane", 50, 0.0).sample()
    small = parse_csv(format_rows(*X.T, (), np.empty(0, np.int64), target), values=True)
    large = parse_csv(format_rows(*X.T, (), np.empty(0, np.int64), 900 + 300 * target), values=True)
    assert trains_as_is(small)
    assert not trains_as_is(large)
    standard = with_standard_values(large).target
    assert standard is not None
    assert standard.mean() == pytest.approx(0.0, abs=1e-12)
    assert standard.std() == pytest.approx(1.0)
    assert np.corrcoef(standard, target)[0, 1] == pytest.approx(1.0)
    same = parse_csv("x1,x2,target\n1,2,5\n2,3,5\n")
    assert with_standard_values(same).target.tolist() == [0.0, 0.0]
