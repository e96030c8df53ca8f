"""Points as rows of text for a clipboard: tabs between the cells, which is what spreadsheets take apart."""

import csv
import io
from collections.abc import Sequence

import numpy as np

from nngui.data.csv_cells import guard_text

_HEADER = ("x1", "x2", "label")


def format_rows(
    x1: np.ndarray, x2: np.ndarray, label_names: Sequence[str], labels: np.ndarray
) -> str:
    """A header and one row a point, columns (n,): `parse_csv` gives the same points back, bit for bit.

    `labels` index `label_names`.
    """
    cells = [_cell(name) for name in label_names]
    rows = [
        f"{a!r}\t{b!r}\t{cells[label]}"
        for a, b, label in zip(x1.tolist(), x2.tolist(), labels.tolist(), strict=True)
    ]
    return "\n".join(["\t".join(_HEADER), *rows, ""])


def _cell(name: str) -> str:
    """A class name as a cell: guarded from being run, quoted where it has to be."""
    text = io.StringIO(newline="")
    csv.writer(text, delimiter="\t", lineterminator="").writerow([guard_text(name)])
    return text.getvalue()
