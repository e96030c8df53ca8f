"""Cells: which text is a number, and text that goes through a file unharmed."""

import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from nngui.data.csv_cells import guard_text, parse_number, unguard_text


@pytest.mark.parametrize(
    "cell,number",
    [
        ("1", 1.0),
        (" -2.50 ", -2.5),
        ("+3", 3.0),
        (".5", 0.5),
        ("5.", 5.0),
        ("1,5", 1.5),
        (",5", 0.5),
        ("-1,5e-3", -0.0015),
        ("1E+3", 1000.0),
        ("\N{MINUS SIGN}4", -4.0),
    ],
)
def test_numbers(cell: str, number: float) -> None:
    assert parse_number(cell) == number


@pytest.mark.parametrize(
    "cell",
    ["", " ", "abc", "nan", "inf", "1_000", "1.234,5", "1,234,5", "1 2", "0x10", "e5", "٣", "--1"],
)
def test_what_is_no_number(cell: str) -> None:
    assert parse_number(cell) is None


def test_beyond_double_precision_is_infinite() -> None:
    assert parse_number("1e400") == math.inf


@given(st.floats(allow_nan=False, allow_infinity=False))
def test_every_float_reads_back(number: float) -> None:
    read = parse_number(repr(number))
    assert read == number
    assert math.copysign(1.0, read) == math.copysign(1.0, number)


@pytest.mark.parametrize(
    "text,cell",
    [
        ("setosa", "setosa"),
        ("=1+1", "'=1+1"),
        ("+cmd", "'+cmd"),
        ("-a", "'-a"),
        ("@SUM(A1)", "'@SUM(A1)"),
        ("'quoted'", "''quoted'"),
        (" padded ", "' padded "),
        ("\ttab", "'\ttab"),
        ("-1", "-1"),
        ("+1,5", "+1,5"),
    ],
)
def test_guard(text: str, cell: str) -> None:
    assert guard_text(text) == cell
    assert unguard_text(cell) == text


@pytest.mark.parametrize(
    "cell,text", [(" setosa  ", "setosa"), ("'t Hooft", "'t Hooft"), ("'-1", "-1"), ("'", "'")]
)
def test_text_of_other_programs(cell: str, text: str) -> None:
    assert unguard_text(cell) == text


@given(st.text(min_size=1))
def test_every_text_reads_back(text: str) -> None:
    assert unguard_text(guard_text(text)) == text
    assert not guard_text(text).startswith(("=", "@", "\t", "\r"))
