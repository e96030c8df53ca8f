"""Which points a table lists, and in what order: arrays in, rows out. Knows no widget."""

import math
from dataclasses import dataclass, field

import numpy as np

from nngui.data import Dataset, Origin, Task
from nngui.data.csv_cells import parse_number

COLUMNS = ("id", "x1", "x2", "class", "set", "origin")
ALL, TRAIN, TEST, MISCLASSIFIED, SELECTED = "all", "train", "test", "misclassified", "selected"
CLASS = "class "
"""Before the index of a class: "class 0" lists its points."""
ORIGIN_WORDS = {Origin.DRAWN: "drawn", Origin.GENERATED: "generated"}


def _no_ids() -> np.ndarray:
    return np.empty(0, dtype=np.int64)


@dataclass(frozen=True, eq=False)
class ListedPoints:
    """A dataset, the mask (n,) of what is trained on, the ids that the network gets wrong, and the selected ones."""

    dataset: Dataset
    is_train: np.ndarray
    misclassified: np.ndarray = field(default_factory=_no_ids)
    selected: np.ndarray = field(default_factory=_no_ids)


@dataclass(frozen=True)
class Query:
    """What to list: `show` is one of the words above or a class, `words` must all be found, `column` sorts."""

    show: str = ALL
    words: str = ""
    column: str = "id"
    descending: bool = False


def find_rows(points: ListedPoints, query: Query) -> np.ndarray:
    """Rows of the dataset (m,) that the query lists, in its order; rows of equal value stay in the order of ids."""
    mask = _shown(points, query.show)
    for word in query.words.casefold().split():
        mask &= _holds(points, word)
    rows = np.flatnonzero(mask)
    if query.column == "id":
        return rows[::-1] if query.descending else rows
    keys = _keys(points, query.column)[rows]
    return rows[np.argsort(-keys if query.descending else keys, kind="stable")]


def _keys(points: ListedPoints, column: str) -> np.ndarray:
    dataset = points.dataset
    keys = {
        "x1": dataset.x1,
        "x2": dataset.x2,
        "class": dataset.target if dataset.task is Task.REGRESSION else dataset.label,
        "set": (~points.is_train).astype(np.int8),
        "origin": dataset.origin,
    }
    return keys[column]


def _shown(points: ListedPoints, show: str) -> np.ndarray:
    if show == TRAIN:
        return points.is_train.copy()
    if show == TEST:
        return ~points.is_train
    mask = np.zeros(points.dataset.n_points, dtype=bool)
    if show == MISCLASSIFIED:
        mask[points.dataset.rows_of(points.misclassified)] = True
    elif show == SELECTED:
        mask[points.dataset.rows_of(points.selected)] = True
    elif show.startswith(CLASS):
        mask = points.dataset.label == int(show.removeprefix(CLASS))
    else:
        mask[:] = True
    return mask


def _holds(points: ListedPoints, word: str) -> np.ndarray:
    """Mask (n,): a name in the row contains the word, or a number in it begins so."""
    dataset = points.dataset
    has_values = dataset.task is Task.REGRESSION
    named = np.array([word in item.name.casefold() for item in dataset.classes], dtype=bool)
    mask: np.ndarray = named[dataset.label] & (not has_values)
    for name, rows in (("train", points.is_train), ("test", ~points.is_train)):
        if name.startswith(word):
            mask = mask | rows
    for origin, name in ORIGIN_WORDS.items():
        if name.startswith(word):
            mask = mask | (dataset.origin == origin)
    number = parse_number(word)
    if number is None or not math.isfinite(number):
        return mask
    # "1.2" finds 1.2 to 1.29…: what a reader sees that begins so.
    _, _, decimals = word.replace(",", ".").partition(".")
    end = abs(number) + 10.0 ** -len(decimals) if decimals.isdigit() else abs(number) + 1.0
    for column in (dataset.x1, dataset.x2, *([dataset.target] if has_values else [])):
        size = np.abs(column)
        begins = (size >= abs(number)) & (size < end)
        mask = mask | (begins & (np.signbit(column) == word.startswith(("-", "\N{MINUS SIGN}"))))
    return mask | (dataset.id == number)
