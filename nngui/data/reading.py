"""Reading a data file as jobs: frozen specs, each with its work in steps."""

from dataclasses import dataclass
from pathlib import Path

from nngui.data.csv_layout import Layout
from nngui.data.csv_reader import read_in_steps
from nngui.data.csv_survey import count_values
from nngui.data.steps import Steps
from nngui.data.table import Table
from nngui.data.table_file import load_in_steps


@dataclass(frozen=True, eq=False, slots=True)
class LoadFile:
    """A file as a Table, if it was written here, or as CSV text."""

    path: Path

    def work(self) -> Steps[Table | str]:
        return load_in_steps(self.path)


@dataclass(frozen=True, eq=False, slots=True)
class ReadTable:
    """The points of CSV text in this layout."""

    text: str
    layout: Layout
    skip_bad_rows: bool = False
    standardize: bool = True

    def work(self) -> Steps[Table]:
        return read_in_steps(
            self.text,
            self.layout,
            skip_bad_rows=self.skip_bad_rows,
            standardize=self.standardize,
        )


@dataclass(frozen=True, eq=False, slots=True)
class CountValues:
    """How many different values each column has."""

    text: str
    layout: Layout

    def work(self) -> Steps[tuple[int, ...]]:
        return count_values(self.text, self.layout)
