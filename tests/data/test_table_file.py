"""Data files of both kinds, and which of them somebody has to look at first."""

from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest

from nngui.data import Dataset, LoadError
from nngui.data.csv_layout import find_layout
from nngui.data.csv_reader import read_layout
from nngui.data.steps import result_of
from nngui.data.table import Table
from nngui.data.table_file import format_dataset, is_simple, load_in_steps, load_table


def file(folder: Path, content: str | bytes, name: str = "data.csv") -> Path:
    path = folder / name
    path.write_bytes(content.encode() if isinstance(content, str) else content)
    return path


@pytest.mark.parametrize(
    "text",
    ["1,2\n3,4\n", "a,b,class\n1,2,x\n3,4,y\n", "x1,x2,label,split\n1,2,a,train\n3,4,b,test\n"],
)
def test_two_columns_and_labels_are_simple(tmp_path: Path, text: str) -> None:
    assert is_simple(find_layout(text))
    assert load_table(file(tmp_path, text)).x1.tolist() == [1, 3]


def test_more_columns_are_for_somebody_to_choose_from(tmp_path: Path) -> None:
    text = "a,b,c,class\n1,2,3,x\n3,4,5,y\n"
    path = file(tmp_path, text)
    assert not is_simple(find_layout(text))
    assert load_table(path).feature_names == ("a", "b")


def test_a_bad_row_is_for_somebody_to_look_at(tmp_path: Path) -> None:
    path = file(tmp_path, "1,2,a\n3,4,b\n5,six,a\n7,8,b\n")
    with pytest.raises(LoadError, match="Line 3"):
        load_table(path)


@pytest.mark.parametrize("content", ["", "a\nb\n", b"\0\1", b"PK\x03\x04rubbish"])
def test_what_is_no_table_at_all_is_a_load_error(tmp_path: Path, content: str | bytes) -> None:
    with pytest.raises(LoadError):
        load_table(file(tmp_path, content))


@pytest.mark.parametrize("suffix", [".npz", ".NPZ", ".csv", ""])
def test_written_points_come_back(tmp_path: Path, suffix: str) -> None:
    dataset = Dataset().with_points(
        np.array([0.1, -1e6, 3.0]),
        np.array([1 / 3, 2.0, 5e-324]),
        np.array([0, 1, 0]),
        split_override=np.array([0, 1, 2]),
    )
    table = load_table(file(tmp_path, format_dataset(dataset, suffix), f"data{suffix}"))
    assert table.x1.tobytes() == dataset.x1.tobytes()
    assert table.x2.tobytes() == dataset.x2.tobytes()
    assert table.split.tolist() == [0, 1, 2]
    assert table.label_names == ("blue", "orange")


def test_npz_is_known_by_what_it_holds_not_by_its_name(tmp_path: Path) -> None:
    content = format_dataset(Dataset().with_points(*np.zeros((2, 3)), np.zeros(3)), ".npz")
    assert len(load_table(file(tmp_path, content, "data.csv"))) == 3
    assert isinstance(result_of(load_in_steps(file(tmp_path, content))), Table)


def test_principal_components_take_the_place_of_two_columns() -> None:
    text = "a,b,c,class\n" + "".join(f"{k},{2 * k},{-k},{'xy'[k % 2]}\n" for k in range(9))
    layout = find_layout(text)
    table = read_layout(text, replace(layout, components=(0, 1, 2)))
    assert table.feature_names == ("component 1", "component 2")
    assert table.components is not None
    assert table.components.names == ("a", "b", "c")
    assert table.components.explained[0] == pytest.approx(1.0)
    np.testing.assert_allclose(table.x2, 0, atol=1e-12)


@pytest.mark.parametrize(
    "decimal, cells, values",
    [
        ("", "1,5;2.5", (1.5, 2.5)),
        (".", "1,500;2.5", (1500.0, 2.5)),
        (".", "1,234,567.5;2", (1234567.5, 2.0)),
        (",", "1.500;2,5", (1500.0, 2.5)),
    ],
)
def test_the_decimal_mark_can_be_said(
    decimal: str, cells: str, values: tuple[float, float]
) -> None:
    text = f"{cells}\n{cells}\n"
    layout = find_layout(text, separator=";", has_header=False, decimal=decimal)
    if max(values) > 1e6:
        with pytest.raises(LoadError, match="beyond"):
            read_layout(text, layout)
        return
    table = read_layout(text, layout)
    assert (table.x1[0], table.x2[0]) == values


@pytest.mark.parametrize("decimal, cell", [(".", "1,5"), (",", "1.5"), (".", "1,23,456")])
def test_a_mark_that_is_not_the_files_makes_no_number(decimal: str, cell: str) -> None:
    with pytest.raises(LoadError):
        find_layout(f"{cell};{cell}\n{cell};{cell}\n", separator=";", decimal=decimal)


def test_separator_and_header_can_be_said() -> None:
    layout = find_layout("1;2,5;a\n3;4,5;b\n", separator=";", has_header=True)
    assert layout.names == ("1", "2,5", "a")
    assert find_layout("a b;c d\n1;2\n", has_header=False, separator=";").has_header is False
