"""Data files of every kind: which one it is, what it holds, and how points are written. CSV or NPZ."""

from pathlib import Path

from nngui.data.csv_layout import Layout, find_layout
from nngui.data.csv_reader import read_layout
from nngui.data.csv_text import check_text, decode, read_bytes
from nngui.data.csv_writer import format_csv
from nngui.data.dataset import Dataset
from nngui.data.npz_reader import read_npz
from nngui.data.npz_table import format_npz, table_from_arrays, text_from_arrays
from nngui.data.steps import Steps, result_of
from nngui.data.table import Table
from nngui.data.task import Task

NPZ_SUFFIX = ".npz"
_ZIP_MARK = b"PK\x03\x04"
SIMPLE_WIDTH = 3


def load_table(path: Path) -> Table:
    """The points of a data file as they are found by themselves; raises LoadError."""
    content = result_of(load_in_steps(path))
    return content if isinstance(content, Table) else read_layout(content, find_layout(content))


def load_in_steps(path: Path) -> Steps[Table | str]:
    """The points of a file that was written here, or any other data file as CSV text; raises LoadError."""
    content = read_bytes(path)
    if not content.startswith(_ZIP_MARK):
        return decode(content)
    arrays = read_npz(content)
    own = table_from_arrays(arrays)
    return own or check_text((yield from text_from_arrays(arrays)))


def is_simple(layout: Layout) -> bool:
    """Whether there is no doubt about the columns of a file: at most two of numbers, and one of labels."""
    width = len(layout.names) - (layout.split is not None)
    return width == 2 or (width == SIMPLE_WIDTH and layout.label is not None)


def format_dataset(dataset: Dataset, suffix: str) -> bytes:
    """The points as the bytes of a file with this suffix: NPZ for ".npz", else CSV. ValueError as `format_csv`."""
    names = [item.name for item in dataset.classes]
    columns = (dataset.x1, dataset.x2, names, dataset.label, dataset.split_override)
    target = dataset.target if dataset.task is Task.REGRESSION else None
    if suffix.lower() == NPZ_SUFFIX:
        return format_npz(*columns, target=target)
    return format_csv(*columns, target=target).encode()
