"""Finding out how a CSV file is laid out from its first rows: separator, header, columns.

What is found here is a `Layout`; the reader then holds every row to it. Only the beginning is
looked at, so that a file of millions of cells costs no more than its first rows.
"""

import math
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from itertools import islice
from typing import Final, Literal

from nngui.data.csv_cells import Decimal, parse_number, unguard_text
from nngui.data.csv_lines import Row, no_rows, read_rows
from nngui.data.errors import LoadError
from nngui.data.limits import MAX_CLASSES, MAX_NAME_LENGTH

SEPARATORS: Final = ("\t", ";", ",")
"""In the order of preference, where two of them fit equally well."""

_SAMPLE_ROWS, _SAMPLE_SIZE = 1_000, 100_000
_LABEL_HEADERS = frozenset({"label", "labels", "class", "target", "species", "category"})
SPLIT_HEADER: Final = "split"
_SPLIT_HEADERS = frozenset({SPLIT_HEADER, "set"})
_UNTITLED = "-"
_POINT_COLUMNS = 3
VALUE_HEADERS: Final = ("x1", "x2", "target")
"""How a file of points with values begins that was written here."""
INDEX_HEADERS: Final = frozenset({"", "id", "index", "unnamed: 0"})
"""Titles, in lower case, of columns that number the rows."""
SPLIT_VALUES: Final = {"": 0, "train": 1, "test": 2}
"""What a cell of the split column may say, in lower case, and its number in a Table."""

LabelChoice = int | Literal["auto", "none"]


@dataclass(frozen=True)
class Layout:
    """How a file is to be read; columns are counted from 0."""

    separator: str
    has_header: bool
    names: tuple[str, ...]
    numeric: tuple[bool, ...]
    """For each column, whether at least half of its sampled cells are numbers."""
    features: tuple[int, int]
    label: int | None
    split: int | None
    decimal: Decimal = ""
    values: bool = False
    """Whether the label column holds numbers to be learned, and not classes."""
    components: tuple[int, ...] = ()
    """Columns whose first two principal components are the features; without any, `features` are."""

    @property
    def inputs(self) -> tuple[int, ...]:
        """The columns that have to be numbers."""
        return self.components or self.features


def find_layout(
    text: str,
    *,
    columns: tuple[int, int] | None = None,
    label_column: LabelChoice = "auto",
    separator: str | None = None,
    has_header: bool | None = None,
    decimal: Decimal = "",
    values: bool | None = None,
) -> Layout:
    """The layout of a file, with what the caller has already chosen; raises LoadError.

    Where nobody says so, the label column holds `values` if it is our own column of them, or has fractions and is not
    called a label.
    """
    separator = separator or _find_separator(text)
    rows = list(_sample(text, separator))
    if has_header is None or not rows:
        has_header = _is_header(rows)
    if has_header and len(rows) == 1:
        raise no_rows()
    width = _find_width(rows, has_header)
    _check_choice(width, columns, label_column)
    header = _padded(rows[0] if has_header else (), width)
    headers = [cell.strip().lower() for cell in header] if has_header else [_UNTITLED] * width
    names = tuple(_column_name(cell, j) for j, cell in enumerate(header))
    cells = _columns(rows[has_header:], width)
    numeric = tuple(_is_numeric(column, decimal) for column in cells)

    split = _find_split(headers, cells)
    if split in (*(columns or ()), label_column):
        split = None
    if label_column == "auto":
        label = next((j for j, name in enumerate(headers) if name in _LABEL_HEADERS), None)
    else:
        label = None if label_column == "none" else label_column
    taken = {split, label}
    features = columns or _find_features(headers, numeric, taken)
    if label in features:
        label = None
    if label is None and label_column == "auto":
        rest = [j for j in range(width) if j not in features and j != split]
        label = _find_label([j for j in rest if headers[j] not in INDEX_HEADERS], cells, numeric)
    if values is None:
        values = label is not None and _holds_values(headers, label, cells[label], decimal)
    return Layout(separator, has_header, names, numeric, features, label, split, decimal, values)


def _sample(text: str, separator: str) -> Iterator[Row]:
    """The first rows, fewer where they are long: a wide file is looked through as fast as a narrow one."""
    size = 0
    for _, row in islice(read_rows(text, separator), _SAMPLE_ROWS):
        yield row
        size += len(row) + sum(map(len, row))
        if size >= _SAMPLE_SIZE:
            return


def _find_separator(text: str) -> str:
    """The separator that makes the largest share of the cells numbers."""

    def score(separator: str) -> tuple[float, int]:
        rows: list[Row] = []
        try:
            for row in _sample(text, separator):
                rows.append(_trimmed(row))
        except LoadError:
            # What comes before the fault decides; the reader will meet the fault again.
            if not rows:
                return (-0.5, 0)
        width = max(map(len, rows), default=0)
        numbers = sum(parse_number(cell) is not None for row in rows for cell in row)
        return (numbers / (len(rows) * width) if numbers and width > 1 else -1.0, width)

    return max(SEPARATORS, key=score)


def _is_header(rows: Sequence[Row]) -> bool:
    if not rows:
        raise LoadError("empty", "The file is empty. Choose a file with rows of numbers.")
    if any(parse_number(cell) is not None for cell in rows[0]):
        return False
    if len(rows) == 1 and len(rows[0]) > 1:
        raise no_rows()
    return any(map(_is_numeric, _columns(rows[1:], max(map(len, rows)))))


def _find_width(rows: Sequence[Row], has_header: bool) -> int:
    """The header's number of cells, or else what most rows have; cells to the right are empty."""
    counts = Counter(len(_trimmed(row)) for row in rows)
    usual = max(counts, key=lambda width: (counts[width], width))
    if not has_header:
        return usual
    return max(len(_trimmed(rows[0])), min(len(rows[0]), usual))


def _columns(rows: Sequence[Row], width: int) -> list[Row]:
    return list(zip(*(_padded(row, width) for row in rows), strict=True))


def _padded(row: Row, width: int) -> Row:
    return [*row[:width], *[""] * (width - len(row))]


def _is_numeric(column: Row, decimal: Decimal = "") -> bool:
    filled = [cell for cell in column if cell.strip()]
    numbers = sum(parse_number(cell, decimal) is not None for cell in filled)
    return numbers > 0 and 2 * numbers >= len(filled)


def _holds_values(headers: Row, label: int, column: Row, decimal: Decimal) -> bool:
    """Whether all cells are numbers, and not all of them whole ones, as numbered classes would be."""
    if tuple(headers[: len(VALUE_HEADERS)]) == VALUE_HEADERS and label == len(VALUE_HEADERS) - 1:
        return True
    if headers[label] in _LABEL_HEADERS - {"target"}:
        return False
    found = [parse_number(cell, decimal) for cell in column if cell.strip()]
    numbers = [number for number in found if number is not None]
    return len(numbers) == len(found) and not all(map(_is_whole, numbers))


def _is_whole(number: float) -> bool:
    return math.isfinite(number) and number == math.floor(number)


def _column_name(header: str, index: int) -> str:
    return unguard_text(header)[:MAX_NAME_LENGTH] or f"column {index + 1}"


def _find_split(headers: Row, cells: Sequence[Row]) -> int | None:
    for j, header in enumerate(headers):
        said = {cell.strip().lower() for cell in cells[j]}
        if header == SPLIT_HEADER and said <= {""}:
            return j
        # Without titles it is told by its words, where there is a column of classes besides.
        is_untitled = header == _UNTITLED and len(headers) > _POINT_COLUMNS
        if (header in _SPLIT_HEADERS or (is_untitled and said <= SPLIT_VALUES.keys())) and (
            said & {"train", "test"}
        ):
            return j
    return None


def _find_features(
    headers: Row, numeric: Sequence[bool], taken: set[int | None]
) -> tuple[int, int]:
    found = [j for j, is_number in enumerate(numeric) if is_number and j not in taken]
    named = [j for j in found if headers[j] not in INDEX_HEADERS]
    chosen = named if len(named) >= 2 else found
    if len(chosen) < 2:
        raise LoadError(
            "too-few-columns",
            f"Two columns of numbers are needed, but {len(chosen)} can be found. "
            "Separate the columns by commas, semicolons or tabs.",
            found=len(chosen),
        )
    return chosen[0], chosen[1]


def _find_label(rest: Sequence[int], cells: Sequence[Row], numeric: Sequence[bool]) -> int | None:
    def has_few_values(j: int) -> bool:
        return len({cell.strip() for cell in cells[j]}) <= MAX_CLASSES

    wishes: tuple[Callable[[int], bool], ...] = (
        lambda j: not numeric[j] and has_few_values(j),
        lambda j: not numeric[j],
        has_few_values,
        lambda j: True,
    )
    for wish in wishes:
        for j in reversed(rest):
            if wish(j):
                return j
    return None


def _check_choice(width: int, columns: tuple[int, int] | None, label_column: LabelChoice) -> None:
    chosen = [*(columns or ()), *([label_column] if isinstance(label_column, int) else [])]
    for j in chosen:
        if not 0 <= j < width:
            raise LoadError(
                "no-such-column",
                f"There is no column {j + 1}: the file has {width}. Choose another one.",
                column=j + 1,
                width=width,
            )
    if len(set(chosen)) != len(chosen):
        raise LoadError(
            "column-chosen-twice", "A column is chosen twice. Choose different columns."
        )


def _trimmed(row: Row) -> Row:
    """Without the empty cells at its end, which spreadsheets add."""
    width = len(row)
    while width and not row[width - 1].strip():
        width -= 1
    return row[:width]
