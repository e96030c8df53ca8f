"""Reading as jobs: the same tables as without, in steps that are short however large the file."""

import io
from pathlib import Path

import numpy as np
import pytest

from nngui.data import LoadError
from nngui.data.csv_layout import find_layout
from nngui.data.csv_reader import read_layout
from nngui.data.reading import CountValues, LoadFile, ReadTable
from nngui.data.steps import result_of

TEXT = "a,b,c,kind\n" + "".join(f"{k},{k % 5},{k * 7},{'xyz'[k % 3]}\n" for k in range(5_000))


def test_a_table_is_read_in_many_steps_and_is_the_same() -> None:
    layout = find_layout(TEXT)
    steps = list(ReadTable(TEXT, layout).work())
    assert len(steps) >= 10
    assert steps == sorted(steps)
    assert 0 <= steps[0] < 0.1
    assert 0.75 < steps[-1] <= 1
    read, whole = result_of(ReadTable(TEXT, layout).work()), read_layout(TEXT, layout)
    assert read.x1.tobytes() == whole.x1.tobytes()
    assert read.label_names == whole.label_names == ("x", "y", "z")


def test_a_text_file_is_text_and_arrays_become_text_in_steps(tmp_path: Path) -> None:
    (tmp_path / "a.csv").write_text(TEXT)
    assert result_of(LoadFile(tmp_path / "a.csv").work()) == TEXT
    content = io.BytesIO()
    np.savez(content, X=np.arange(12_000.0).reshape(4_000, 3))
    (tmp_path / "a.npz").write_bytes(content.getvalue())
    assert len(list(LoadFile(tmp_path / "a.npz").work())) >= 4
    text = result_of(LoadFile(tmp_path / "a.npz").work())
    assert text.startswith("X 1,X 2,X 3\r\n0.0,1.0,2.0\r\n")
    assert text.count("\n") == 4_001


def test_values_of_columns_are_counted_in_steps() -> None:
    work = CountValues(TEXT, find_layout(TEXT)).work()
    assert len(list(work)) >= 5
    assert result_of(CountValues(TEXT, find_layout(TEXT)).work()) == (5_000, 5, 5_000, 3)


def test_what_cannot_be_read_is_a_load_error(tmp_path: Path) -> None:
    with pytest.raises(LoadError, match="no file"):
        result_of(LoadFile(tmp_path / "none.csv").work())
    with pytest.raises(LoadError, match="Line 2"):
        result_of(ReadTable("1,2,x\n3,much,y\n", find_layout("1,2,x\n3,4,y\n")).work())
