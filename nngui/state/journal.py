"""What was done to a run, and when: initial state and journal are the run, bit for bit.

Entries stand in the order in which the worker applied them, with the epoch and the step within it that it had reached.
Undo and redo are entries of their own, so that a replay which keeps its own history meets the same documents.
"""

from dataclasses import dataclass, fields, replace
from enum import StrEnum

import numpy as np

from nngui.data import Dataset
from nngui.state.checkpoint import Checkpoint
from nngui.state.document import Document
from nngui.state.edits import Edit, MovePoints, SetParameters
from nngui.state.label import Label


class Back(StrEnum):
    """The two moves through history."""

    UNDO = "undo"
    REDO = "redo"


@dataclass(frozen=True, eq=False, slots=True)
class JournalEntry:
    """An edit, or a move through history, as the run met it. `replaces`: weights gave way to others with it."""

    epoch: int
    step: int
    what: Edit | Back
    replaces: bool = False

    @property
    def label(self) -> Label:
        if isinstance(self.what, Back):
            return Label("undo") if self.what is Back.UNDO else Label("redo")
        return self.what.label

    @property
    def nbytes(self) -> int:
        """Bytes of the points that it holds."""
        if isinstance(self.what, Back):
            return 0
        values = (getattr(self.what, item.name) for item in fields(self.what))
        return sum(value.nbytes for value in values if isinstance(value, (np.ndarray, Dataset)))


@dataclass(frozen=True, eq=False, slots=True)
class Journal:
    """A run's start and all entries since.

    It starts at the checkpoint `start`, or with the initial weights of `document`. Where neither is known, with those
    of a document that the entries do not say.
    """

    start: Checkpoint | None = None
    entries: tuple[JournalEntry, ...] = ()
    document: Document | None = None

    @staticmethod
    def of(document: Document, checkpoint: Checkpoint | None) -> "Journal":
        """Nothing yet, on this document: from the checkpoint, or from its initial weights."""
        return Journal(checkpoint) if checkpoint else Journal(document=document)

    def followed_by(self, entry: JournalEntry) -> "Journal":
        """This and one more entry. What one drag did between the same two steps becomes one: the last is where the
        points, or what the weights, were when training went on."""
        last = self.entries[-1] if self.entries else None
        is_same_drag = last is not None and _is_same_drag(last, entry)
        kept = self.entries[:-1] if is_same_drag else self.entries
        return replace(self, entries=(*kept, entry))


def _is_same_drag(last: JournalEntry, entry: JournalEntry) -> bool:
    old, new = last.what, entry.what
    if (entry.epoch, entry.step) != (last.epoch, last.step):
        return False
    if isinstance(old, MovePoints) and isinstance(new, MovePoints):
        return new.stroke == old.stroke != 0 and np.array_equal(new.ids, old.ids)
    if isinstance(old, SetParameters) and isinstance(new, SetParameters):
        same_places = np.array_equal(new.units, old.units) and np.array_equal(
            new.inputs, old.inputs
        )
        return new.stroke == old.stroke != 0 and new.layer == old.layer and same_places
    return False
