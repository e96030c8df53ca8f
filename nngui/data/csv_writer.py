"""Labelled points as CSV: one header, one row a point, every number exact."""

import csv
import io
from collections.abc import Sequence
from typing import Final

import numpy as np
from numpy.typing import ArrayLike

from nngui.data.csv_cells import guard_text
from nngui.data.csv_layout import VALUE_HEADERS

HEADER: Final = ("x1", "x2", "label", "split")
VALUES_HEADER: Final = (*VALUE_HEADERS, "split")
_SPLIT_WORDS = ("", "train", "test")


def format_csv(
    x1: ArrayLike,
    x2: ArrayLike,
    label_names: Sequence[str],
    labels: ArrayLike,
    split: ArrayLike | None = None,
    *,
    target: ArrayLike | None = None,
) -> str:
    """The text of a CSV file with the columns x1, x2, label and split; or x1, x2, target and split.

    All columns are (n,); `labels` index `label_names`, `split` is 0 (not said), 1 (train) or 2
    (test). Where there is a `target`, it takes the place of the labels. Numbers are the shortest
    that read back to the same bits. Lines end as RFC 4180 has it: write the text as UTF-8 and leave
    its line ends alone. Raises ValueError for columns that do not fit together and for a class name
    that no CSV file can hold.
    """
    first, second = np.asarray(x1, dtype=np.float64), np.asarray(x2, dtype=np.float64)
    classes = np.asarray(labels, dtype=np.int64)
    parts = np.zeros(len(first), np.int8) if split is None else np.asarray(split, dtype=np.int8)
    if not first.shape == second.shape == classes.shape == parts.shape == (len(first),):
        raise ValueError("x1, x2, labels and split must be columns of one length.")
    names = [_checked_name(name) for name in label_names]
    if classes.size and not 0 <= classes.min() <= classes.max() < len(names):
        raise ValueError(f"A label is not among the {len(names)} classes.")
    if parts.size and not 0 <= parts.min() <= parts.max() < len(_SPLIT_WORDS):
        raise ValueError("A split is 0 (not said), 1 (train) or 2 (test).")
    answers = [names[label] for label in classes.tolist()]
    if target is not None:
        answers = [repr(value) for value in np.asarray(target, dtype=np.float64).tolist()]
    text = io.StringIO(newline="")
    # Only characters of the line end are quoted: with "\n" alone, a name with "\r" would break.
    writer = csv.writer(text, lineterminator="\r\n")
    writer.writerow(HEADER if target is None else VALUES_HEADER)
    writer.writerows(
        (repr(a), repr(b), answer, _SPLIT_WORDS[part])
        for a, b, answer, part in zip(
            first.tolist(), second.tolist(), answers, parts.tolist(), strict=True
        )
    )
    return text.getvalue()


def _checked_name(name: str) -> str:
    if not name.strip() or "\0" in name:
        raise ValueError(f"The class name {name!r} cannot be written. Rename the class.")
    return guard_text(name)
