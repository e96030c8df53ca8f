"""What the session tells the worker, and what it hears back: frozen values both ways.

Commands are served in their order, between two steps. `serial` numbers them; the worker's answers name it.
"""

from dataclasses import dataclass

from nngui.state.checkpoint import Checkpoint
from nngui.state.document import Document
from nngui.state.edits import Edit


@dataclass(frozen=True, eq=False, slots=True)
class Load:
    """A new run of this document: from this checkpoint, or from initial weights at epoch 0."""

    serial: int
    document: Document
    checkpoint: Checkpoint | None = None


@dataclass(frozen=True, eq=False, slots=True)
class Apply:
    """`edit` has made `document` (`edit` is None where undo or redo did)."""

    serial: int
    document: Document
    edit: Edit | None


@dataclass(frozen=True, eq=False, slots=True)
class Restore:
    """Undo or redo of what touched the weights: go back to (or on to) this checkpoint."""

    serial: int
    document: Document
    checkpoint: Checkpoint


@dataclass(frozen=True, slots=True)
class SetRunning:
    """Train or pause."""

    serial: int
    running: bool


@dataclass(frozen=True, slots=True)
class Step:
    """Train one step, or to the end of the present epoch, then pause."""

    serial: int
    epoch: bool


@dataclass(frozen=True, slots=True)
class SetSpeed:
    """Steps a second; None is flat out."""

    serial: int
    steps_per_second: float | None


@dataclass(frozen=True, slots=True)
class TakeCheckpoint:
    """Answer with a checkpoint of this moment."""

    serial: int


Command = Load | Apply | Restore | SetRunning | Step | SetSpeed | TakeCheckpoint


@dataclass(frozen=True, eq=False, slots=True)
class Applied:
    """A command reached the run, which was at this epoch and step within it.

    `before` is the state that an edit of the weights (or a restore) replaced, None where weights stayed.
    `taken` answers TakeCheckpoint.
    """

    serial: int
    epoch: int
    step: int
    before: Checkpoint | None = None
    taken: Checkpoint | None = None


@dataclass(frozen=True, slots=True)
class Failed:
    """Training stopped by an error; the last good state stays. `code` says which kind, `message` what to do.

    It was at `epoch` and `step`; where it diverged, it is back at `back_to`, epoch and step of the last good moment.
    `serial` is that of the last command before it, so that a failure of a document that is gone can be told.
    """

    code: str
    message: str
    epoch: int
    step: int
    serial: int | None = None
    back_to: tuple[int, int] | None = None
