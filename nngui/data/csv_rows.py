"""Rows of a CSV file to numbers, labels and splits: each cell is right, or named in an error."""

import math
from array import array
from collections.abc import Sequence

import numpy as np

from nngui.data.components import fit_in_steps
from nngui.data.csv_cells import parse_number, unguard_text
from nngui.data.csv_layout import SPLIT_VALUES, Layout
from nngui.data.csv_lines import Row
from nngui.data.errors import LoadError
from nngui.data.limits import MAX_COORDINATE, MAX_NAME_LENGTH
from nngui.data.steps import Steps
from nngui.data.table import Table


class RowReader:
    """Holds each row to the layout and gathers what it says."""

    def __init__(self, layout: Layout) -> None:
        self.layout = layout
        self.inputs = [array("d") for _ in layout.inputs]
        self.labels = array("q")
        self.targets = array("d")
        self.split = array("b")
        self.label_index: dict[str, int] = {}

    @property
    def label_name(self) -> str:
        """The label column's name; empty without one."""
        return "" if self.layout.label is None else self.layout.names[self.layout.label]

    def add(self, line: int, row: Row) -> None:
        """Take one row, wholly or not at all; raises LoadError."""
        width = len(self.layout.names)
        if len(row) < width or any(cell.strip() for cell in row[width:]):
            raise LoadError(
                "wrong-cell-count",
                f"Line {line} has {len(row)} cells, but {width} are expected. Add what is "
                'missing, or put a cell that contains the separator in quotes (").',
                line=line,
                found=len(row),
                expected=width,
            )
        numbers = [self._number(line, j, row[j]) for j in self.layout.inputs]
        split = self._split(line, row)
        target, label = None, 0
        if self.layout.values and self.layout.label is not None:
            target = self._number(line, self.layout.label, row[self.layout.label])
        else:
            label = self._label(line, row)
        for column, number in zip(self.inputs, numbers, strict=True):
            column.append(number)
        self.split.append(split)
        self.labels.append(label)
        if target is not None:
            self.targets.append(target)

    def __len__(self) -> int:
        return len(self.labels)

    def table(self, skipped: tuple[LoadError, ...], *, standardize: bool = True) -> Steps[Table]:
        """What was gathered, with the classes in their final order; `standardize` is for principal components."""
        names = list(self.label_index)
        order = _class_order(names)
        rank = np.zeros(max(len(order), 1), dtype=np.int64)
        rank[order] = np.arange(len(order))
        columns = [np.frombuffer(column) for column in self.inputs]
        feature_names = tuple(self.layout.names[j] for j in self.layout.inputs)
        components = None
        if self.layout.components:
            components = yield from fit_in_steps(columns, feature_names, standardize=standardize)
            columns = list(components.project(columns))
            feature_names = ("component 1", "component 2")
        return Table(
            x1=columns[0],
            x2=columns[1],
            label_names=tuple(names[i] for i in order),
            labels=rank[np.array(self.labels)],
            split=np.array(self.split, dtype=np.int8),
            feature_names=(feature_names[0], feature_names[1]),
            skipped=skipped,
            components=components,
            target=np.array(self.targets) if self.targets else None,
        )

    def _number(self, line: int, j: int, cell: str) -> float:
        value = parse_number(cell, self.layout.decimal)
        if value is not None and abs(value) <= MAX_COORDINATE:
            return value
        if not cell.strip():
            raise self._cell_error(
                "empty-cell", line, j, "the cell is empty. Fill it in or remove the row."
            )
        shown = _shortened(cell)
        if value is None and not _is_non_finite_word(cell):
            raise self._cell_error(
                "not-a-number",
                line,
                j,
                f"'{shown}' is not a number. Correct the cell or remove the row.",
                value=shown,
            )
        if value is None or math.isinf(value):
            raise self._cell_error(
                "not-finite",
                line,
                j,
                f"'{shown}' is not a finite number. Correct the cell or remove the row.",
                value=shown,
            )
        raise self._cell_error(
            "out-of-range",
            line,
            j,
            f"'{shown}' is beyond +-{MAX_COORDINATE:,.0f}. Give the column in a larger unit.",
            value=shown,
            limit=MAX_COORDINATE,
        )

    def _split(self, line: int, row: Row) -> int:
        j = self.layout.split
        if j is None:
            return 0
        split = SPLIT_VALUES.get(row[j].strip().lower())
        if split is None:
            shown = _shortened(row[j])
            raise self._cell_error(
                "not-a-split",
                line,
                j,
                f"'{shown}' is neither train nor test. Write one of them, or leave the cell empty.",
                value=shown,
            )
        return split

    def _label(self, line: int, row: Row) -> int:
        j = self.layout.label
        if j is None:
            return 0
        name = unguard_text(row[j])
        known = self.label_index.get(name)
        if known is not None:
            return known
        if not name.strip():
            raise self._cell_error(
                "empty-cell", line, j, "the cell is empty. Fill it in or remove the row."
            )
        if len(name) > MAX_NAME_LENGTH:
            shown = _shortened(name)
            raise self._cell_error(
                "long-label",
                line,
                j,
                f"'{shown}' is longer than {MAX_NAME_LENGTH} characters. Shorten it.",
                value=shown,
                limit=MAX_NAME_LENGTH,
            )
        self.label_index[name] = len(self.label_index)
        return self.label_index[name]

    def _cell_error(
        self, code: str, line: int, j: int, fault: str, **parameters: str | float
    ) -> LoadError:
        column = self.layout.names[j]
        message = f"Line {line}, column '{column}': {fault}"
        return LoadError(code, message, line=line, column=column, **parameters)


def _class_order(names: Sequence[str]) -> list[int]:
    """Indexes of the names: by value if all are numbers, else as they came."""
    values = [parse_number(name) for name in names]
    if any(value is None for value in values):
        return list(range(len(names)))
    return sorted(range(len(names)), key=lambda i: (values[i], i))


def _is_non_finite_word(cell: str) -> bool:
    try:
        return not math.isfinite(float(cell))
    except ValueError:
        return False


def _shortened(cell: str) -> str:
    text = cell.strip()
    return text if len(text) <= 40 else f"{text[:40]}…"
