"""From the text of a CSV file to rows of cells, each with its line number, within fixed limits."""

import csv
import re
from collections.abc import Iterator, Sequence
from typing import Final

from nngui.data.errors import LoadError
from nngui.data.limits import MAX_POINTS

MAX_COLUMNS: Final = 1_000

Row = Sequence[str]
_LINE: Final = re.compile(r"[^\r\n]*(?:\r\n|\n|\r)|[^\r\n]+")


def read_rows(text: str, separator: str) -> Iterator[tuple[int, Row]]:
    """(line number from 1, cells) of every row that is not blank; raises LoadError.

    At most `MAX_COLUMNS` cells a row, and `MAX_POINTS` blank rows: millions of them in a file within
    the size cap would take longer than anyone waits.
    """
    # Line by line: a file object of the text would be a copy of all of it, also for its first rows.
    lines = (match[0] for match in _LINE.finditer(text))
    reader = csv.reader(lines, delimiter=separator, skipinitialspace=True, strict=True)
    blank_rows = 0
    while True:
        line = reader.line_num + 1
        try:
            cells = next(reader)
        except StopIteration:
            return
        except csv.Error as error:
            raise _broken_row(line, error) from error
        if len(cells) > MAX_COLUMNS:
            raise LoadError(
                "too-many-columns",
                f"Line {line} has {len(cells):,} cells; {MAX_COLUMNS:,} can be read. "
                "Keep the columns that you need.",
                line=line,
                found=len(cells),
                limit=MAX_COLUMNS,
            )
        if any(cell.strip() for cell in cells):
            yield line, cells
        else:
            blank_rows += 1
            if blank_rows > MAX_POINTS:
                raise too_many_rows()


def too_many_rows() -> LoadError:
    """The error for more rows, blank or not, than a dataset may have points."""
    return LoadError(
        "too-many-rows",
        f"There are more than {MAX_POINTS:,} rows. Keep a part of them.",
        limit=MAX_POINTS,
    )


def no_rows() -> LoadError:
    """The error for a header, or bad rows, and nothing else."""
    return LoadError("no-rows", "There is no row of data that can be read. Add rows of numbers.")


def _broken_row(line: int, error: csv.Error) -> LoadError:
    # The csv module tells its faults apart by their text only.
    if "field limit" in str(error):
        limit = csv.field_size_limit()
        return LoadError(
            "long-cell",
            f"Line {line}: a cell is longer than {limit:,} characters. Close its quotes, or "
            "separate the cells by commas, semicolons or tabs.",
            line=line,
            limit=limit,
        )
    return LoadError(
        "broken-quotes",
        f"Line {line}: a quoted cell is not closed, or goes on after its closing quote. "
        'Put one " before and after the cell, and write " inside of it twice.',
        line=line,
    )
