"""What a typed number means: one pure function, and its way back.

People type numbers as they were taught to: `0.03`, `0,03`, `3e-2`, `1/32`, `1 284`. `parse_number`
reads all of these, guesses at nothing that could mean two things, and says why it refuses the rest.
"""

import math
import re
from dataclasses import dataclass
from typing import Literal

RefusalCode = Literal["empty", "not_a_number", "not_whole", "too_small", "too_large"]

_LONGEST_TEXT = 64
_MINUS_SIGNS = str.maketrans({"\u2212": "-", "\u2013": "-"})
_GROUP_MARKS = " \u00a0\u2009\u202f'\u2019_"
_GROUPED = re.compile(rf"([+-]?[1-9]\d{{0,2}})(?:([{_GROUP_MARKS}])\d{{3}})(?:\2\d{{3}})*(?!\d)")
_COMMA_GROUPED = re.compile(r"[+-]?[1-9]\d{0,2}(?:,\d{3})+")
_DECIMAL = re.compile(r"[+-]?(?:\d+(?:[.,]\d*)?|[.,]\d+)(?:[eE][+-]?\d+)?")


@dataclass(frozen=True)
class Refusal:
    """Why a text was not taken, with what would have been."""

    code: RefusalCode
    text: str
    whole: bool
    minimum: float
    maximum: float


def parse_number(text: str, whole: bool, minimum: float, maximum: float) -> float | Refusal:
    """The number that `text` stands for, if it lies in `[minimum, maximum]`; otherwise a `Refusal`.

    One comma is a decimal mark, unless `whole`: there commas that group digits by three are dropped
    (`1,284` is 1284). Spaces and apostrophes that group are dropped always. `a/b` is a quotient.
    With `whole` the value must be a whole number, however it is written (`32.0`, `64/2`, `1e3`).
    """

    def refuse(code: RefusalCode) -> Refusal:
        return Refusal(code, text, whole, minimum, maximum)

    stripped = text.strip().translate(_MINUS_SIGNS)
    if not stripped:
        return refuse("empty")
    if len(stripped) > _LONGEST_TEXT:
        return refuse("not_a_number")
    value = _quotient(stripped, whole)
    if value is None or math.isnan(value):
        return refuse("not_a_number")
    if value < minimum:
        return refuse("too_small")
    if value > maximum:
        return refuse("too_large")
    if whole and not value.is_integer():
        return refuse("not_whole")
    return value + 0.0  # -0 becomes 0


def format_number(value: float, significant: int | None = None) -> str:
    """The shortest text that reads back as `value`, or as `value` to so many `significant` digits.

    Whole values below 1e16 are written without a decimal mark or exponent.
    """
    if significant is not None:
        value = float(f"{value:.{significant}g}")
    value = float(value)
    if value.is_integer() and abs(value) < 1e16:
        return str(int(value))
    mantissa, exponent_mark, exponent = repr(value).partition("e")
    if not exponent_mark:
        return mantissa
    return f"{mantissa.removesuffix('.0')}e{int(exponent)}"


def grouped_number(value: float) -> str:
    """`format_number` for a sentence, where nobody counts eight digits: 100,000,000."""
    whole, mark, rest = format_number(abs(value)).partition(".")
    grouped = f"{int(whole):,}" if whole.isdigit() else whole
    return f"{'-' if value < 0 else ''}{grouped}{mark}{rest}"


def _quotient(text: str, whole: bool) -> float | None:
    parts = text.split("/")
    if len(parts) > 2:
        return None
    numbers = [_plain(part.strip(), whole) for part in parts]
    dividend, divisor = numbers[0], numbers[1] if len(numbers) == 2 else 1.0
    if dividend is None or divisor is None or divisor == 0:
        return None
    return dividend / divisor


def _plain(text: str, whole: bool) -> float | None:
    grouped = _GROUPED.match(text)
    if grouped is not None:
        digits = grouped[0].replace(grouped[2], "")
        text = digits + text[grouped.end() :]
    elif whole and _COMMA_GROUPED.fullmatch(text):
        text = text.replace(",", "")
    if _DECIMAL.fullmatch(text) is None:
        return None
    return float(text.replace(",", "."))
