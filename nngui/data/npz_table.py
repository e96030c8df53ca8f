"""Points as NPZ arrays, both ways: x1, x2, label, label_names, split; or x1, x2, target, split.

Other people's arrays become columns of text.

The text is what a CSV file of the same columns would hold, so that one reader finds features and labels in both.
"""

import csv
import io
import zipfile
from collections.abc import Mapping, Sequence
from typing import Final

import numpy as np
from numpy.lib import format as npy
from numpy.typing import ArrayLike

from nngui.data.csv_cells import guard_text
from nngui.data.csv_lines import MAX_COLUMNS, too_many_rows
from nngui.data.errors import LoadError
from nngui.data.limits import MAX_CLASSES, MAX_COORDINATE, MAX_NAME_LENGTH, MAX_POINTS
from nngui.data.steps import CELLS_PER_STEP, Steps, in_blocks
from nngui.data.table import Table

NAMES = ("x1", "x2", "label", "label_names", "split")
VALUE_NAMES = ("x1", "x2", "target", "split")
MAX_CELLS: Final = 5_000_000
"""Values that become text; small whole numbers take a byte in a file, and a hundred as an object."""
# Zip holds a time; a fixed one makes the same points the same bytes.
_TIME = (1980, 1, 1, 0, 0, 0)


def format_npz(
    x1: ArrayLike,
    x2: ArrayLike,
    label_names: Sequence[str],
    labels: ArrayLike,
    split: ArrayLike,
    *,
    target: ArrayLike | None = None,
) -> bytes:
    """The bytes of an NPZ file with the arrays `NAMES`, or, with a `target`, `VALUE_NAMES`.

    `numpy.load` reads it without pickle.
    """
    arrays = {
        "x1": np.asarray(x1, dtype=np.float64),
        "x2": np.asarray(x2, dtype=np.float64),
        "label": np.asarray(labels, dtype=np.int64),
        "label_names": np.array(list(label_names), dtype=np.str_),
        "split": np.asarray(split, dtype=np.int8),
    }
    if target is not None:
        arrays["target"] = np.asarray(target, dtype=np.float64)
        arrays = {name: arrays[name] for name in VALUE_NAMES}
    content = io.BytesIO()
    with zipfile.ZipFile(content, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, array in arrays.items():
            body = io.BytesIO()
            npy.write_array(body, array, allow_pickle=False)
            item = zipfile.ZipInfo(f"{name}.npy", _TIME)
            item.compress_type = zipfile.ZIP_DEFLATED
            archive.writestr(item, body.getvalue())
    return content.getvalue()


def table_from_arrays(arrays: Mapping[str, np.ndarray]) -> Table | None:
    """The table that `format_npz` wrote, exactly; None for arrays of another kind, or that do not fit together."""
    if set(arrays) == set(VALUE_NAMES):
        return _valued_table(*(arrays[name] for name in VALUE_NAMES))
    if set(arrays) != set(NAMES):
        return None
    x1, x2, labels, names, split = (arrays[name] for name in NAMES)
    n = x1.size
    columns_fit = all(column.shape == (n,) for column in (x1, x2, labels, split))
    kinds_fit = (x1.dtype.kind, x2.dtype.kind, labels.dtype.kind) == ("f", "f", "i")
    if not (columns_fit and kinds_fit and names.dtype.kind == "U" and names.ndim == 1):
        return None
    texts = tuple(str(name) for name in names)
    names_fit = 1 <= len(texts) <= MAX_CLASSES and len(set(texts)) == len(texts)
    names_fit &= all(
        text.strip() and text.isprintable() and len(text) <= MAX_NAME_LENGTH for text in texts
    )
    if not names_fit or not 1 <= n <= MAX_POINTS or split.dtype.kind not in "iu":
        return None
    if labels.min() < 0 or labels.max() >= len(texts) or not np.isin(split, (0, 1, 2)).all():
        return None
    # Written so that nan fails too.
    if not all(np.all(np.abs(column) <= MAX_COORDINATE) for column in (x1, x2)):
        return None
    return Table(
        x1=x1.astype(np.float64),
        x2=x2.astype(np.float64),
        label_names=texts,
        labels=labels.astype(np.int64),
        split=split.astype(np.int8),
        feature_names=("x1", "x2"),
    )


def _valued_table(
    x1: np.ndarray, x2: np.ndarray, target: np.ndarray, split: np.ndarray
) -> Table | None:
    n = x1.size
    if not (1 <= n <= MAX_POINTS and split.shape == (n,) and split.dtype.kind in "iu"):
        return None
    if not np.isin(split, (0, 1, 2)).all():
        return None
    for column in (x1, x2, target):
        # Written so that nan fails too.
        is_fit = column.shape == (n,) and column.dtype.kind == "f"
        if not (is_fit and np.all(np.abs(column) <= MAX_COORDINATE)):
            return None
    return Table(
        x1=x1.astype(np.float64),
        x2=x2.astype(np.float64),
        label_names=(),
        labels=np.zeros(n, dtype=np.int64),
        split=split.astype(np.int8),
        feature_names=("x1", "x2"),
        target=target.astype(np.float64),
    )


def text_from_arrays(arrays: Mapping[str, np.ndarray]) -> Steps[str]:
    """CSV text with a column for each array (n,), and for each column of an array (n, k); raises LoadError.

    n is the length of the longest array. `label_names` names the values of `label`.
    """
    n = max((len(array) for array in arrays.values() if array.ndim in (1, 2)), default=0)
    if n == 0:
        raise LoadError("no-rows", "There is no row of data that can be read. Add rows of numbers.")
    if n > MAX_POINTS:
        raise too_many_rows()
    names: list[str] = []
    columns: list[np.ndarray] = []
    for name, array in arrays.items():
        if array.ndim not in (1, 2) or len(array) != n:
            continue
        if array.ndim == 1:
            names.append(name)
            columns.append(_named(array, arrays) if name == "label" else array)
        else:
            names += [f"{name} {j + 1}" for j in range(array.shape[1])]
            columns += list(array.T)
        if len(columns) > MAX_COLUMNS:
            raise LoadError(
                "too-many-array-columns",
                f"The arrays have more than {MAX_COLUMNS:,} columns. Keep the columns that you need.",
                limit=MAX_COLUMNS,
            )
    if n * len(columns) > MAX_CELLS:
        raise LoadError(
            "too-many-cells",
            f"The arrays have {n * len(columns):,} values; {MAX_CELLS:,} can be read. "
            "Keep the columns that you need.",
            found=n * len(columns),
            limit=MAX_CELLS,
        )
    text = io.StringIO(newline="")
    writer = csv.writer(text, lineterminator="\r\n")
    writer.writerow(guard_text(name) for name in names)
    for rows in in_blocks(n, max(CELLS_PER_STEP // len(columns), 1)):
        yield rows.start / n
        block = (map(_cell, column[rows].tolist()) for column in columns)
        writer.writerows(zip(*block, strict=True))
    return text.getvalue()


def _named(labels: np.ndarray, arrays: Mapping[str, np.ndarray]) -> np.ndarray:
    names = arrays.get("label_names")
    if names is None or names.ndim != 1 or labels.dtype.kind not in "iu" or not len(labels):
        return labels
    if labels.min() < 0 or labels.max() >= len(names):
        return labels
    named: np.ndarray = names[labels]
    return named


def _cell(value: object) -> str:
    """Numbers as the shortest text that reads back to the same bits."""
    return guard_text(value.replace("\0", "")) if isinstance(value, str) else repr(value)
