"""What was done to a run, and when: initial state and journal are the run, bit for bit.

Entries stand in the order in which the worker applied them, with the epoch and the step within it. Undo and redo
are entries of their own, so that a replay which keeps its own history meets the same documents.
"""

from dataclasses import dataclass, field, replace
from enum import StrEnum

import numpy as np

from nngui.state.checkpoint import Checkpoint
from nngui.state.edits import Edit, MovePoints


class Back(StrEnum):
    """The two moves through history."""

    UNDO = "undo"
    REDO = "redo"


@dataclass(frozen=True, eq=False, slots=True)
class JournalEntry:
    """An edit, or a move through history, as the run met it."""

    epoch: int
    step: int
    what: Edit | Back

    @property
    def label(self) -> str:
        return self.what.value if isinstance(self.what, Back) else self.what.label


@dataclass(frozen=True, eq=False, slots=True)
class Journal:
    """A run's start (None: initial weights of the first document) and all entries since."""

    start: Checkpoint | None = None
    entries: tuple[JournalEntry, ...] = field(default_factory=tuple)

    def followed_by(self, entry: JournalEntry) -> "Journal":
        """This and one more entry. Moves of one drag between the same two steps become one: the last is where the
        points were when training went on."""
        last = self.entries[-1] if self.entries else None
        is_same_drag = last is not None and _is_same_drag(last, entry)
        kept = self.entries[:-1] if is_same_drag else self.entries
        return replace(self, entries=(*kept, entry))


def _is_same_drag(last: JournalEntry, entry: JournalEntry) -> bool:
    return (
        isinstance(last.what, MovePoints)
        and isinstance(entry.what, MovePoints)
        and entry.what.stroke == last.what.stroke != 0
        and (entry.epoch, entry.step) == (last.epoch, last.step)
        and np.array_equal(entry.what.ids, last.what.ids)
    )
