import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from nngui.ui.controls.numbers import Refusal, format_number, grouped_number, parse_number

LIMIT = 1e12


@pytest.mark.parametrize(
    "text, value",
    [
        ("0.03", 0.03),
        ("0,03", 0.03),
        ("3e-2", 0.03),
        ("3E-2", 0.03),
        ("3,5e+2", 350.0),
        ("1/32", 0.03125),
        (" 1 / 32 ", 0.03125),
        ("-1/4", -0.25),
        ("1/-4", -0.25),
        ("0,5/2", 0.25),
        (".5", 0.5),
        (",5", 0.5),
        ("5.", 5.0),
        ("5,", 5.0),
        ("+7", 7.0),
        ("-7", -7.0),
        ("\u22127", -7.0),
        ("  12\t", 12.0),
        ("007", 7.0),
        ("1,284", 1.284),
        ("1.284", 1.284),
        ("1 284", 1284.0),
        ("1\u00a0284\u00a0000", 1284000.0),
        ("1\u202f284,5", 1284.5),
        ("1'284.5", 1284.5),
        ("1\u2019284", 1284.0),
        ("1_284", 1284.0),
        ("1e3", 1000.0),
    ],
)
def test_numbers_are_taken_as_people_write_them(text: str, value: float):
    assert parse_number(text, False, -LIMIT, LIMIT) == value


@pytest.mark.parametrize(
    "text, value",
    [
        ("1284", 1284.0),
        ("1,284", 1284.0),
        ("-1,284", -1284.0),
        ("1,284,000", 1284000.0),
        ("1 284", 1284.0),
        ("32.0", 32.0),
        ("32,0", 32.0),
        ("32.", 32.0),
        ("1e3", 1000.0),
        ("2.5e1", 25.0),
        ("64/2", 32.0),
        ("2,048/2", 1024.0),
        ("0", 0.0),
    ],
)
def test_whole_numbers_drop_grouping(text: str, value: float):
    assert parse_number(text, True, -LIMIT, LIMIT) == value


@pytest.mark.parametrize("whole", [False, True])
@pytest.mark.parametrize(
    "text",
    [
        "abc",
        "nan",
        "NaN",
        "inf",
        "-inf",
        "infinity",
        "1e",
        "e3",
        "--1",
        "+-1",
        "1.2.3",
        "1,2,3",
        "1.234,5",
        "1,234.5",
        "1 28",
        "12 34",
        "1 284'000",
        "0 284",
        "1//2",
        "1/2/3",
        "/2",
        "2/",
        "1/0",
        "0/0",
        "1e400/1e400",
        ".",
        ",",
        "-",
        "0x10",
        "1j",
        "1 %",
        "3\u00b2",
        "\u00bd",
        "__import__('os')",
        "2**8",
        "9" * 65,
    ],
)
def test_what_is_no_number_is_refused(text: str, whole: bool):
    assert parse_number(text, whole, -LIMIT, LIMIT) == Refusal(
        "not_a_number", text, whole, -LIMIT, LIMIT
    )


@pytest.mark.parametrize("text", ["", "   ", "\t\n"])
def test_an_empty_text_is_refused_as_empty(text: str):
    assert parse_number(text, False, 0, 1) == Refusal("empty", text, False, 0, 1)


@pytest.mark.parametrize("text", ["0.5", "1,5", "12,84", "1/3", "1.284", "3e-2", "0,284"])
def test_parts_are_refused_where_whole_numbers_belong(text: str):
    assert parse_number(text, True, 0, 100) == Refusal("not_whole", text, True, 0, 100)


@pytest.mark.parametrize(
    "text, code",
    [
        ("1e9", "too_large"),
        ("10.0001", "too_large"),
        ("1e400", "too_large"),
        ("9e99999999", "too_large"),
        ("-1e400", "too_small"),
        ("0.0009", "too_small"),
        ("1e-400", "too_small"),
        ("-5", "too_small"),
    ],
)
def test_what_lies_outside_is_refused_with_its_side(text: str, code: str):
    refusal = parse_number(text, False, 0.001, 10)
    assert isinstance(refusal, Refusal)
    assert (refusal.code, refusal.minimum, refusal.maximum) == (code, 0.001, 10)


@pytest.mark.parametrize("text", ["0.001", "10", "1/1000"])
def test_the_ends_of_the_range_belong_to_it(text: str):
    assert isinstance(parse_number(text, False, 0.001, 10), float)


@pytest.mark.parametrize("text", ["-0", "-0.0", "0/-5"])
def test_minus_zero_becomes_zero(text: str):
    value = parse_number(text, False, -1, 1)
    assert isinstance(value, float)
    assert math.copysign(1, value) == 1


@pytest.mark.parametrize(
    "value, text",
    [
        (0, "0"),
        (400, "400"),
        (400.0, "400"),
        (-3.0, "-3"),
        (0.03, "0.03"),
        (1e-05, "1e-5"),
        (2.5e-07, "2.5e-7"),
        (123456789.0, "123456789"),
        (1e15, "1000000000000000"),
        (1e16, "1e16"),
        (1.5e300, "1.5e300"),
        (0.1 + 0.2, "0.30000000000000004"),
    ],
)
def test_numbers_are_written_short(value: float, text: str):
    assert format_number(value) == text


@pytest.mark.parametrize(
    "value, text",
    [(0.1 + 0.2, "0.3"), (1 / 3, "0.333333"), (1234567.0, "1234570"), (3.14159265, "3.14159")],
)
def test_numbers_are_written_to_so_many_digits(value: float, text: str):
    assert format_number(value, 6) == text


@pytest.mark.parametrize(
    "value, text",
    [
        (1e8, "100,000,000"),
        (-12345.5, "-12,345.5"),
        (-0.5, "-0.5"),
        (999.0, "999"),
        (1e-12, "1e-12"),
        (1.5e300, "1.5e300"),
    ],
)
def test_numbers_in_sentences_have_their_digits_grouped(value: float, text: str):
    assert grouped_number(value) == text


@given(st.floats(allow_nan=False, allow_infinity=False))
def test_what_is_written_reads_back_exactly(value: float):
    assert parse_number(format_number(value), False, -math.inf, math.inf) == value


@given(st.integers(-(10**14), 10**14))
def test_grouped_whole_numbers_read_back_exactly(value: int):
    for grouped in (f"{value:,}", f"{value:_}", f"{value:,}".replace(",", " ")):
        assert parse_number(grouped, True, -1e15, 1e15) == value


@given(st.text(max_size=80), st.booleans())
def test_any_text_gives_a_number_in_range_or_a_refusal(text: str, whole: bool):
    result = parse_number(text, whole, -1000, 1000)
    if isinstance(result, Refusal):
        assert result.text == text
    else:
        assert -1000 <= result <= 1000
        assert not whole or result.is_integer()
