"""Points as rows of text for a clipboard: tabs between the cells, which is what spreadsheets take apart."""

import csv
import io
from collections.abc import Sequence

import numpy as np

from nngui.data.csv_cells import guard_text
from nngui.data.csv_layout import SPLIT_HEADER, SPLIT_VALUES, VALUE_HEADERS

_HEADER = ("x1", "x2", "label")


def format_rows(
    x1: np.ndarray,
    x2: np.ndarray,
    label_names: Sequence[str],
    labels: np.ndarray,
    target: np.ndarray | None = None,
    split: np.ndarray | None = None,
) -> str:
    """A header and one row a point, columns (n,): `parse_csv` gives the same points back, bit for bit.

    `labels` index `label_names`; where there is a `target`, it takes their place. `split` as in a Table: a column of
    its own where it says something.
    """
    cells = [_cell(name) for name in label_names]
    answers = [cells[label] for label in labels.tolist()]
    if target is not None:
        answers = [repr(value) for value in target.tolist()]
    rows = [
        f"{a!r}\t{b!r}\t{answer}"
        for a, b, answer in zip(x1.tolist(), x2.tolist(), answers, strict=True)
    ]
    header: tuple[str, ...] = _HEADER if target is None else VALUE_HEADERS
    if split is not None and split.any():
        words = {number: word for word, number in SPLIT_VALUES.items()}
        rows = [f"{row}\t{words[part]}" for row, part in zip(rows, split.tolist(), strict=True)]
        header = (*header, SPLIT_HEADER)
    return "\n".join(["\t".join(header), *rows, ""])


def _cell(name: str) -> str:
    """A class name as a cell: guarded from being run, quoted where it has to be."""
    text = io.StringIO(newline="")
    csv.writer(text, delimiter="\t", lineterminator="").writerow([guard_text(name)])
    return text.getvalue()
