"""Rows know the line where they begin, and every limit holds."""

import csv

import pytest

from nngui.data.csv_lines import MAX_COLUMNS, read_rows
from nngui.data.errors import LoadError
from nngui.data.limits import MAX_POINTS


def error_of(text: str) -> LoadError:
    with pytest.raises(LoadError) as caught:
        list(read_rows(text, ","))
    return caught.value


def test_rows_know_their_lines() -> None:
    text = '1,"a\r\nb"\r\n\r\n , \r\n2,c\r3,d'
    assert list(read_rows(text, ",")) == [(1, ["1", "a\r\nb"]), (5, ["2", "c"]), (6, ["3", "d"])]


@pytest.mark.parametrize("fault", ['3,4,"b\n5,6,c\n', '3,4,"b"c\n'])
def test_broken_quotes_name_the_line_where_the_row_begins(fault: str) -> None:
    error = error_of("x,y,l\n1,2,a\n" + fault)
    assert error.message.startswith("Line 3: a quoted cell is not closed, or goes on")
    assert (error.code, dict(error.parameters)) == ("broken-quotes", {"line": 3})


def test_too_many_columns() -> None:
    row = ",".join(["1"] * MAX_COLUMNS)
    assert len(next(read_rows(row, ","))[1]) == MAX_COLUMNS
    error = error_of("1,2\n" + row + ",1")
    assert error.code == "too-many-columns"
    assert error.parameters == {"line": 2, "found": MAX_COLUMNS + 1, "limit": MAX_COLUMNS}


def test_long_cell() -> None:
    limit = csv.field_size_limit()
    assert len(list(read_rows("1" * limit, ","))) == 1
    assert error_of("1" * (limit + 1)).code == "long-cell"


def test_blank_rows_end_somewhere() -> None:
    assert list(read_rows("\n" * MAX_POINTS + "1", ",")) == [(MAX_POINTS + 1, ["1"])]
    assert error_of("\n" * (MAX_POINTS + 1)).code == "too-many-rows"
