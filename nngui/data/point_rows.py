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
    text = io.StringIO(newline="")
    writer = csv.writer(text, delimiter="\t", lineterminator="\n")
    names = [guard_text(name) for name in label_names]
    writer.writerow(_HEADER)
    writer.writerows(
        (repr(a), repr(b), names[label])
        for a, b, label in zip(x1.tolist(), x2.tolist(), labels.tolist(), strict=True)
    )
    return text.getvalue()
