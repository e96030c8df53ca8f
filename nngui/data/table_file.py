"""Data files of every kind: which one it is, what it holds, and how points are written. CSV or NPZ."""

from pathlib import Path

from nngui.data.csv_layout import find_layout
from nngui.data.csv_reader import read_layout
from nngui.data.csv_text import check_text, decode, read_bytes
from nngui.data.csv_writer import format_csv
from nngui.data.dataset import Dataset
from nngui.data.errors import LoadError
from nngui.data.npz_reader import read_npz
from nngui.data.npz_table import format_npz, table_from_arrays, text_from_arrays
from nngui.data.table import Table

NPZ_SUFFIX = ".npz"
_ZIP_MARK = b"PK\x03\x04"
SIMPLE_WIDTH = 3


def load_text(path: Path) -> str:
    """A data file as CSV text; raises LoadError."""
    return _text(read_bytes(path))


def load_table(path: Path) -> Table:
    """The points of a data file as they are found by themselves; raises LoadError."""
    content = read_bytes(path)
    own = _own_table(content)
    if own is not None:
        return own
    text = _text(content)
    return read_layout(text, find_layout(text))


def load_simple(path: Path) -> Table | None:
    """The points of a file about which there is no doubt; None where somebody has to choose.

    Raises LoadError where the file is no table at all. Simple is what was written here, and at most two columns of
    numbers and one of labels, all of which can be read.
    """
    content = read_bytes(path)
    own = _own_table(content)
    if own is not None:
        return own
    text = _text(content)
    layout = find_layout(text)
    width = len(layout.names) - (layout.split is not None)
    is_clear = width == 2 or (width == SIMPLE_WIDTH and layout.label is not None)
    try:
        return read_layout(text, layout) if is_clear else None
    except LoadError:
        # The file is a table, but not all of its rows: whoever chooses is told which.
        return None


def format_dataset(dataset: Dataset, suffix: str) -> bytes:
    """The points as the bytes of a file with this suffix: NPZ for ".npz", else CSV. ValueError as `format_csv`."""
    names = [item.name for item in dataset.classes]
    columns = (dataset.x1, dataset.x2, names, dataset.label, dataset.split_override)
    if suffix.lower() == NPZ_SUFFIX:
        return format_npz(*columns)
    return format_csv(*columns).encode()


def _is_npz(content: bytes) -> bool:
    return content.startswith(_ZIP_MARK)


def _own_table(content: bytes) -> Table | None:
    return table_from_arrays(read_npz(content)) if _is_npz(content) else None


def _text(content: bytes) -> str:
    if _is_npz(content):
        return check_text(text_from_arrays(read_npz(content)))
    return decode(content)
