"""Writing CSV: exact, and whatever is written reads back."""

import numpy as np
import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from nngui.data.csv_reader import parse_csv, read_csv
from nngui.data.csv_writer import format_csv
from nngui.data.limits import MAX_COORDINATE, MAX_NAME_LENGTH

class_name = st.one_of(
    st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\0")),
    st.text("=+-@'\",;\t\r\n 1ax"),
    st.sampled_from(["train", "test", "label", "x1", "nan", "1", "-1", "1,5", "=1+1", "''", "#"]),
).map(lambda text: text[:MAX_NAME_LENGTH])
coordinate = st.floats(-MAX_COORDINATE, MAX_COORDINATE)
table_columns = st.lists(class_name.filter(str.strip), min_size=1, max_size=8, unique=True).flatmap(
    lambda names: st.tuples(
        st.just(names),
        st.lists(
            st.tuples(coordinate, coordinate, st.integers(0, len(names) - 1), st.integers(0, 2)),
            min_size=1,
            max_size=20,
        ),
    )
)


def test_format() -> None:
    text = format_csv([0.1, -1e6], [1e-7, 3], ("a;b", "=x"), [0, 1], [1, 0])
    assert text == "x1,x2,label,split\r\n0.1,1e-07,a;b,train\r\n-1000000.0,3.0,'=x,\r\n"


def test_without_split_the_column_is_empty() -> None:
    assert format_csv([1.0], [2.0], ["a"], [0]) == "x1,x2,label,split\r\n1.0,2.0,a,\r\n"


def test_no_points_are_a_header() -> None:
    assert format_csv([], [], ["a"], []) == "x1,x2,label,split\r\n"


@given(table_columns)
@example((["1", "a"], [(0.0, -0.0, 0, 0), (5e-324, 0.1 + 0.2, 1, 2)]))
@example((["test", "train"], [(1.0, 2.0, 1, 0), (1.0, 2.0, 0, 0)]))
def test_round_trip(columns: tuple[list[str], list[tuple[float, float, int, int]]]) -> None:
    names, rows = columns
    x1, x2, labels, split = (np.array(column) for column in zip(*rows, strict=True))
    table = parse_csv(format_csv(x1, x2, names, labels, split))
    assert table.x1.tobytes() == x1.tobytes()
    assert table.x2.tobytes() == x2.tobytes()
    np.testing.assert_array_equal(table.split, split)
    assert [table.label_names[label] for label in table.labels] == [names[i] for i in labels]
    assert len(set(table.label_names)) == len(set(labels.tolist()))


def test_round_trip_through_a_file(tmp_path) -> None:
    path = tmp_path / "points.csv"
    path.write_bytes(format_csv([1.0], [2.0], ["ä\r\nb"], [0], [2]).encode())
    assert read_csv(path).label_names == ("ä\r\nb",)


@pytest.mark.parametrize("name", ["", " \t", "a\0b"])
def test_refuses_names_that_no_file_can_hold(name: str) -> None:
    with pytest.raises(ValueError, match="Rename the class"):
        format_csv([1.0], [2.0], [name], [0])


@pytest.mark.parametrize("label", [-1, 1])
def test_refuses_labels_without_a_name(label: int) -> None:
    with pytest.raises(ValueError, match="not among the 1 classes"):
        format_csv([1.0], [2.0], ["a"], [label])


@pytest.mark.parametrize(
    "columns",
    [([1.0], [1.0, 2.0], [0], [0]), ([1.0], [1.0], [0, 0], [0]), ([1.0], [1.0], [0], [0, 0])],
)
def test_refuses_columns_that_do_not_fit_together(columns: tuple) -> None:
    x1, x2, labels, split = columns
    with pytest.raises(ValueError, match="columns of one length"):
        format_csv(x1, x2, ["a"], labels, split)


@pytest.mark.parametrize("split", [-1, 3])
def test_refuses_a_split_without_a_word(split: int) -> None:
    with pytest.raises(ValueError, match="A split is 0"):
        format_csv([1.0], [2.0], ["a"], [0], [split])
