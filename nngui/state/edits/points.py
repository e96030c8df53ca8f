"""Edits of single points: place, move, relabel, erase, put into train or test."""

from dataclasses import dataclass, replace
from typing import ClassVar

import numpy as np

from nngui.data import Origin, Split, Task
from nngui.state.document import Document
from nngui.state.edits.edit import Edit, EditError, require_task
from nngui.state.label import Label


@dataclass(frozen=True, eq=False)
class AddPoints(Edit):
    """New points: coordinates (n,), and one label or labels (n,), or, where values are learned, target or targets."""

    x1: np.ndarray
    x2: np.ndarray
    point_label: np.ndarray | int
    target: np.ndarray | float = 0.0

    words: ClassVar[tuple[str, str]] = ("add point", "add {count:,} points")

    @property
    def label(self) -> Label:
        return counted(*self.words, len(self.x1))

    def stroke_label(self, old: Document, new: Document) -> Label:
        return counted(*self.words, new.dataset.n_points - old.dataset.n_points)

    def apply(self, document: Document) -> Document:
        labels = np.broadcast_to(np.asarray(self.point_label, dtype=np.int64), len(self.x1))
        target = np.broadcast_to(np.asarray(self.target, dtype=np.float64), len(self.x1))
        dataset = document.dataset.with_points(self.x1, self.x2, labels, target=target)
        return replace(document, dataset=dataset)


@dataclass(frozen=True, eq=False)
class MovePoints(Edit):
    """Other coordinates (n,) for existing points; a moved point is nobody's but the hand's that moved it."""

    ids: np.ndarray
    x1: np.ndarray
    x2: np.ndarray

    words: ClassVar[tuple[str, str]] = ("move point", "move {count:,} points")

    @property
    def label(self) -> Label:
        return counted(*self.words, len(self.ids))

    def stroke_label(self, old: Document, new: Document) -> Label:
        was, now = old.dataset, new.dataset
        if not np.array_equal(was.id, now.id):
            return self.label
        moved = np.count_nonzero((was.x1 != now.x1) | (was.x2 != now.x2))
        return counted(*self.words, int(moved))

    def apply(self, document: Document) -> Document:
        dataset = document.dataset.changed(
            self.ids, x1=self.x1, x2=self.x2, origin=int(Origin.DRAWN)
        )
        return replace(document, dataset=dataset)


@dataclass(frozen=True, eq=False)
class AttractPoints(MovePoints):
    """Moved by the magnet."""

    words: ClassVar[tuple[str, str]] = ("attract point", "attract {count:,} points")


@dataclass(frozen=True, eq=False)
class JitterPoints(MovePoints):
    """Moved at random."""

    words: ClassVar[tuple[str, str]] = ("jitter point", "jitter {count:,} points")


@dataclass(frozen=True, eq=False)
class RelabelPoints(Edit):
    """Another class for existing points."""

    ids: np.ndarray
    point_label: int

    @property
    def label(self) -> Label:
        return counted("relabel point", "relabel {count:,} points", len(self.ids))

    def apply(self, document: Document) -> Document:
        require_task(document, Task.CLASSIFICATION)
        dataset = document.dataset.changed(
            self.ids, label=self.point_label, origin=int(Origin.DRAWN)
        )
        return replace(document, dataset=dataset)


@dataclass(frozen=True, eq=False)
class SetSplit(Edit):
    """Existing points go by hand into train or test, or back to what the train share says (a `Split`)."""

    ids: np.ndarray
    split: int

    def __post_init__(self) -> None:
        if self.split not in tuple(Split):
            raise EditError("no-such-split", "split is 0 (by train share), 1 (train) or 2 (test).")

    @property
    def label(self) -> Label:
        words = {
            Split.NONE: ("put point by train share", "put {count:,} points by train share"),
            Split.TRAIN: ("put point into train", "put {count:,} points into train"),
            Split.TEST: ("put point into test", "put {count:,} points into test"),
        }
        return counted(*words[Split(self.split)], len(self.ids))

    def apply(self, document: Document) -> Document:
        dataset = document.dataset.changed(self.ids, split_override=self.split)
        return replace(document, dataset=dataset)


@dataclass(frozen=True, eq=False)
class ErasePoints(Edit):
    """Existing points go."""

    ids: np.ndarray

    words: ClassVar[tuple[str, str]] = ("erase point", "erase {count:,} points")

    @property
    def label(self) -> Label:
        return counted(*self.words, len(self.ids))

    def stroke_label(self, old: Document, new: Document) -> Label:
        return counted(*self.words, old.dataset.n_points - new.dataset.n_points)

    def apply(self, document: Document) -> Document:
        return replace(document, dataset=document.dataset.without(self.ids))


@dataclass(frozen=True, eq=False)
class CutPoints(ErasePoints):
    """Existing points go to the clipboard."""

    words: ClassVar[tuple[str, str]] = ("cut point", "cut {count:,} points")


@dataclass(frozen=True, eq=False)
class ClearPoints(Edit):
    """All points go; classes stay."""

    label = Label("clear points")

    def apply(self, document: Document) -> Document:
        empty = document.dataset.kept(np.zeros(document.dataset.n_points, dtype=bool))
        return replace(document, dataset=replace(empty, recipe=None, components=None))


def counted(one: str, many: str, count: int) -> Label:
    """A label: "add point", or "add {count:,} points" of another number than 1."""
    return Label(one) if count == 1 else Label(many, count=count)
