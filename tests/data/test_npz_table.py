"""Points as NPZ: what is written comes back exactly; other arrays become columns."""

import io

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from nngui.data import LoadError
from nngui.data.csv_reader import parse_csv
from nngui.data.limits import MAX_POINTS
from nngui.data.npz_reader import read_npz
from nngui.data.npz_table import format_npz, table_from_arrays, text_from_arrays
from nngui.data.steps import result_of

COORDINATES = st.floats(-1e6, 1e6)
NAMES = st.lists(
    st.text(st.characters(exclude_categories=["C", "Z"]), min_size=1, max_size=80),
    min_size=1,
    max_size=8,
    unique=True,
)


def all_text(arrays: dict[str, np.ndarray]) -> str:
    return result_of(text_from_arrays(arrays))


@given(st.data(), NAMES)
def test_what_is_written_comes_back_bit_for_bit(data: st.DataObject, names: list[str]) -> None:
    row = st.tuples(
        COORDINATES, COORDINATES, st.integers(0, len(names) - 1), st.sampled_from([0, 1, 2])
    )
    x1, x2, labels, split = zip(*data.draw(st.lists(row, min_size=1, max_size=20)), strict=True)
    table = table_from_arrays(read_npz(format_npz(x1, x2, names, labels, split)))
    assert table is not None
    assert table.label_names == tuple(names)
    for found, column in (
        (table.x1, np.array(x1)),
        (table.x2, np.array(x2)),
        (table.labels, np.array(labels)),
        (table.split, np.array(split)),
    ):
        assert found.astype(column.dtype).tobytes() == column.tobytes()


def test_numpy_reads_it_without_pickle_and_the_same_points_are_the_same_bytes() -> None:
    columns = ([0.5], [1.5], ["blue", "red"], [1], [0])
    content = format_npz(*columns)
    with np.load(io.BytesIO(content), allow_pickle=False) as arrays:
        assert arrays["x1"].tolist() == [0.5]
        assert arrays["label_names"].tolist() == ["blue", "red"]
    assert content == format_npz(*columns)


def good() -> dict[str, np.ndarray]:
    return dict(read_npz(format_npz([0.5, 1], [1.5, 2], ["blue", "red"], [1, 0], [0, 2])))


@pytest.mark.parametrize(
    "name, array",
    [
        ("x1", np.array([0.5])),
        ("x1", np.array([0.5, np.nan])),
        ("x2", np.array([0.5, 2e6])),
        ("x2", np.array(["a", "b"])),
        ("label", np.array([0, 2])),
        ("label", np.array([0, -1])),
        ("label_names", np.array(["blue", "blue"])),
        ("label_names", np.array(["blue", " "])),
        ("label_names", np.array([f"c{k}" for k in range(9)])),
        ("split", np.array([0, 3])),
    ],
)
def test_what_does_not_fit_together_is_left_to_a_closer_look(name: str, array: np.ndarray) -> None:
    assert table_from_arrays(good()) is not None
    assert table_from_arrays({**good(), name: array}) is None


def test_arrays_of_other_people_become_columns() -> None:
    text = all_text(
        {"X": np.array([[0.5, 1], [2, 3.25], [4, 5]]), "y": np.array([0, 1, 1]), "k": np.array(3)}
    )
    assert text.splitlines()[0] == "X 1,X 2,y"
    table = parse_csv(text)
    assert table.x1.tolist() == [0.5, 2, 4]
    assert table.x2.tolist() == [1, 3.25, 5]
    assert table.label_names == ("0", "1")


def test_label_names_name_the_labels_of_a_file_with_more_columns() -> None:
    arrays = {**good(), "x3": np.array([7.0, 8.0])}
    table = parse_csv(all_text(arrays))
    assert table.label_names == ("red", "blue")


@pytest.mark.parametrize(
    "arrays, code",
    [
        ({"a": np.array(3.0)}, "no-rows"),
        ({"a": np.zeros((0, 2))}, "no-rows"),
        ({"a": np.zeros((2, 2, 2))}, "no-rows"),
        ({"a": np.zeros((2, 1001))}, "too-many-array-columns"),
        ({"a": np.zeros((MAX_POINTS + 1, 1))}, "too-many-rows"),
        ({"a": np.zeros((MAX_POINTS, 101), dtype=np.uint8)}, "too-many-cells"),
    ],
)
def test_arrays_that_are_no_points_are_refused(arrays: dict[str, np.ndarray], code: str) -> None:
    with pytest.raises(LoadError) as caught:
        all_text(arrays)
    assert caught.value.code == code
