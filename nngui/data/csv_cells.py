"""Single cells of a CSV file: numbers with a point or a comma, and text that no spreadsheet runs.

A spreadsheet takes text that begins with ``= + - @`` for a formula. Such text is written with an
apostrophe in front, which the reader takes off again. Text with white space at an end is
guarded in the same way, since the reader strips cells that are not.
"""

import re
from typing import Literal

Decimal = Literal["", ".", ","]
"""The decimal mark of a file: "" takes a point and a comma; with "." commas group digits, with "," points do."""

# Explicit digits: float() would also take "1_000", "nan" and the digits of other scripts.
_NUMBER = re.compile(r"[+-]?(?:[0-9]+(?:[.,][0-9]*)?|[.,][0-9]+)(?:[eE][+-]?[0-9]+)?")
_GROUPED = {
    ".": re.compile(r"[+-]?[0-9]{1,3}(?:,[0-9]{3})+(?:\.[0-9]*)?"),
    ",": re.compile(r"[+-]?[0-9]{1,3}(?:\.[0-9]{3})+(?:,[0-9]*)?"),
}
_FORMULA_STARTS = ("=", "+", "-", "@", "'")


def parse_number(cell: str, decimal: Decimal = "") -> float | None:
    """The number in a cell, or None if there is none; one comma is a decimal mark unless `decimal` is the point.

    A number beyond double precision gives infinity.
    """
    text = cell.strip().replace("\N{MINUS SIGN}", "-")
    if decimal:
        group = "," if decimal == "." else "."
        if _GROUPED[decimal].fullmatch(text):
            text = text.replace(group, "")
        elif group in text:
            return None
    if _NUMBER.fullmatch(text) is None:
        return None
    return float(text.replace(",", "."))


def guard_text(text: str) -> str:
    """Text as it is written: `unguard_text` gives the same text back."""
    if not text.startswith("'") and _NUMBER.fullmatch(text):
        return text
    return f"'{text}" if _needs_guard(text) else text


def unguard_text(cell: str) -> str:
    """Text as it is read: without the guarding apostrophe, or stripped if it has none."""
    body = cell.lstrip()
    if body.startswith("'") and _needs_guard(body[1:]):
        return body[1:]
    return cell.strip()


def _needs_guard(text: str) -> bool:
    return text.startswith(_FORMULA_STARTS) or text != text.strip()
