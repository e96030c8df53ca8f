"""Reading labelled points from CSV: exactly what the file says, or one error that names the place.

Comma, semicolon or tab; decimal point or comma; header or none. The columns are found by
`csv_layout` unless the caller chooses them.
"""

from pathlib import Path

from nngui.data.csv_layout import LabelChoice, Layout, find_layout
from nngui.data.csv_lines import no_rows, read_rows, too_many_rows
from nngui.data.csv_rows import RowReader
from nngui.data.csv_text import check_size, check_text, read_text
from nngui.data.errors import LoadError
from nngui.data.limits import MAX_CLASSES, MAX_POINTS
from nngui.data.steps import CELLS_PER_STEP, Steps, result_of, scaled_steps
from nngui.data.table import Table

_READING = 0.8
"""The share of the work that reading the rows is; the rest is for components."""


def read_csv(
    path: Path | str,
    *,
    columns: tuple[int, int] | None = None,
    label_column: LabelChoice = "auto",
    skip_bad_rows: bool = False,
) -> Table:
    """Read a CSV file of at most `MAX_DATA_BYTES`; otherwise as `parse_csv`."""
    return _read(read_text(Path(path)), columns, label_column, skip_bad_rows)


def parse_csv(
    text: str,
    *,
    columns: tuple[int, int] | None = None,
    label_column: LabelChoice = "auto",
    skip_bad_rows: bool = False,
    values: bool | None = None,
) -> Table:
    """Points from CSV text (a file's or the clipboard's); raises LoadError.

    `columns` are the two features and `label_column` the class, counted from 0. By default they
    are the first two columns of numbers, and a column named label, class, target, species or
    category, else the last column of text, else the last with few values. Classes come in the
    order in which they appear, numbers by value. `values` says whether that column holds numbers to
    be learned instead; None finds out. With `skip_bad_rows`, rows that cannot be read are left out
    and listed in the table.
    """
    check_size(len(text))
    return _read(check_text(text), columns, label_column, skip_bad_rows, values)


def _read(
    text: str,
    columns: tuple[int, int] | None,
    label_column: LabelChoice,
    skip_bad_rows: bool,
    values: bool | None = None,
) -> Table:
    layout = find_layout(text, columns=columns, label_column=label_column, values=values)
    return read_layout(text, layout, skip_bad_rows=skip_bad_rows)


def read_layout(
    text: str, layout: Layout, *, skip_bad_rows: bool = False, standardize: bool = True
) -> Table:
    """As `read_in_steps`, without a pause."""
    return result_of(
        read_in_steps(text, layout, skip_bad_rows=skip_bad_rows, standardize=standardize)
    )


def read_in_steps(
    text: str, layout: Layout, *, skip_bad_rows: bool = False, standardize: bool = True
) -> Steps[Table]:
    """Points from CSV text that is laid out like this; raises LoadError.

    `standardize` divides columns by their deviation before their principal components are taken.
    """
    rows = RowReader(layout)
    skipped: list[LoadError] = []
    last_line, cells = text.count("\n") + 1, 0
    lines = read_rows(text, layout.separator)
    if layout.has_header:
        next(lines)
    for line, row in lines:
        if len(rows) + len(skipped) >= MAX_POINTS:
            raise too_many_rows()
        try:
            rows.add(line, row)
        except LoadError as error:
            if not skip_bad_rows:
                raise
            skipped.append(error)
        if len(rows.label_index) > MAX_CLASSES:
            raise _too_many_classes(rows.label_name, line)
        cells += len(row)
        if cells >= CELLS_PER_STEP:
            cells = 0
            yield _READING * min(line / last_line, 1.0)
    if not len(rows):
        raise no_rows()
    table = rows.table(tuple(skipped), standardize=standardize)
    return (yield from scaled_steps(table, _READING, 1.0))


def _too_many_classes(column: str, line: int) -> LoadError:
    return LoadError(
        "too-many-classes",
        f"Column '{column}' has more than {MAX_CLASSES} different values (line {line} brings one "
        "more), too many for classes. Choose another label column, or merge some of its values.",
        column=column,
        line=line,
        limit=MAX_CLASSES,
    )
