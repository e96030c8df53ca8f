"""What was done to a run, and when: initial state and journal are the run, bit for bit.

Entries stand in the order in which the worker applied them, with the epoch and the step within it. Undo and redo
are entries of their own, so that a replay which keeps its own history meets the same documents.
"""

from dataclasses import dataclass, field
from enum import StrEnum

from nngui.state.checkpoint import Checkpoint
from nngui.state.edits import Edit


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
