"""What somebody who chooses columns wants to know of a file: its first rows, and how many values each column has."""

from collections.abc import Sequence
from itertools import islice

from nngui.data.csv_cells import unguard_text
from nngui.data.csv_layout import Layout
from nngui.data.csv_lines import Row, read_rows
from nngui.data.limits import MAX_CLASSES
from nngui.data.steps import CELLS_PER_STEP, Steps


def first_rows(text: str, layout: Layout, count: int) -> list[Row]:
    """The cells of the first `count` rows of data, as they stand in the file; raises LoadError."""
    lines = read_rows(text, layout.separator)
    return [row for _, row in islice(lines, layout.has_header, count + layout.has_header)]


def count_values(text: str, layout: Layout) -> Steps[tuple[int, ...]]:
    """For each column, how many different values its filled cells have; raises LoadError."""
    values: list[set[str]] = [set() for _ in layout.names]
    last_line, cells = text.count("\n") + 1, 0
    for line, row in islice(read_rows(text, layout.separator), layout.has_header, None):
        for seen, cell in zip(values, row, strict=False):
            if cell.strip():
                seen.add(unguard_text(cell))
        cells += len(row)
        if cells >= CELLS_PER_STEP:
            cells = 0
            yield min(line / last_line, 1.0)
    return tuple(map(len, values))


def label_candidates(counts: Sequence[int], layout: Layout) -> tuple[int, ...]:
    """Columns that could be labels, by how many values each has: 2 to `MAX_CLASSES`; those of text come first."""
    taken = {*layout.inputs, layout.split}
    found = [j for j, n in enumerate(counts) if 2 <= n <= MAX_CLASSES and j not in taken]
    return tuple(sorted(found, key=lambda j: (layout.numeric[j], j)))
