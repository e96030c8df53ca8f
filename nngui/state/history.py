"""Undo and redo: the documents that were, bounded by bytes.

Pure Python; Qt only shows the two actions. A step is what one hand movement did: edits of one stroke merge.
"""

from collections import deque
from dataclasses import dataclass, replace

from nngui.state.checkpoint import Checkpoint
from nngui.state.document import Document
from nngui.state.edits import Edit
from nngui.state.journal import Back
from nngui.state.label import Label

MAX_BYTES = 256 * 1024 * 1024
_ENTRY_BYTES = 1_000


@dataclass(frozen=True, eq=False, slots=True)
class Step:
    """One step of undo: the documents on its two sides, and the serial of the command that made it.

    Where it touched the weights, `before` is the run's state that undo puts back, and `after` the state at the moment
    of undo, which redo puts back; None until the worker has said so, and again once it is put back. In a stroke
    `serial` is that of the first command that touched the weights, `first_serial` of the first command at all.
    """

    label: Label
    stroke: int
    serial: int
    touches_weights: bool
    old: Document
    new: Document
    before: Checkpoint | None = None
    after: Checkpoint | None = None
    first_serial: int = 0

    @property
    def undo_label(self) -> Label:
        """What the menu says of taking it back: where that brings weights back, from which epoch."""
        if self.before is None:
            return self.label
        epoch = self.before.epoch
        return Label("{label} (back to epoch {epoch:,})", label=self.label, epoch=epoch)

    @property
    def nbytes(self) -> int:
        """Bytes that only this step keeps alive: what the columns of both documents share does not count."""
        old, new = self.old.dataset.memory(), self.new.dataset.memory()
        own = sum(was.nbytes for was, now in zip(old, new, strict=True) if was is not now)
        checkpoints = [point.nbytes for point in (self.before, self.after) if point is not None]
        return own + sum(checkpoints) + _ENTRY_BYTES


class History:
    """The steps behind (to undo) and ahead (to redo) of the present document."""

    def __init__(self, max_bytes: int = MAX_BYTES) -> None:
        self._max_bytes = max_bytes
        self._undo: deque[Step] = deque()
        self._redo: list[Step] = []
        self._nbytes = 0
        self.dropped = 0

    @property
    def undo_step(self) -> Step | None:
        """What undo would take back, or None."""
        return self._undo[-1] if self._undo else None

    @property
    def redo_step(self) -> Step | None:
        """What redo would do again, or None."""
        return self._redo[-1] if self._redo else None

    @property
    def labels(self) -> tuple[Label, Label]:
        """What undo would take back and redo do again, empty where there is nothing."""
        undo, redo, nothing = self.undo_step, self.redo_step, Label("")
        return undo.undo_label if undo else nothing, redo.label if redo else nothing

    @property
    def weights_serial(self) -> int:
        """The serial of the last step behind that touched the weights; 0 where none did."""
        serials = (step.serial for step in reversed(self._undo) if step.touches_weights)
        return next(serials, 0)

    @property
    def nbytes(self) -> int:
        return self._nbytes

    def clear(self) -> None:
        """Forget everything: another document is open."""
        self._undo.clear()
        self._redo.clear()
        self._nbytes = 0
        self.dropped = 0

    def push(
        self, edit: Edit, serial: int, touches_weights: bool, old: Document, new: Document
    ) -> None:
        """Remember an edit; what was undone before can no longer be done again."""
        self._drop_redo()
        top = self.undo_step
        if edit.stroke and top and top.stroke == edit.stroke:
            # The state before the stroke is the one that its first edit of the weights replaced.
            is_first = touches_weights and not top.touches_weights
            self._undo[-1] = replace(
                top,
                new=new,
                serial=serial if is_first else top.serial,
                touches_weights=touches_weights or top.touches_weights,
                label=edit.stroke_label(top.old, new),
            )
            self._nbytes += self._undo[-1].nbytes - top.nbytes
        else:
            step = Step(
                edit.label, edit.stroke, serial, touches_weights, old, new, first_serial=serial
            )
            self._undo.append(step)
            self._nbytes += step.nbytes
        self._bound()

    def undo(self) -> Step | None:
        """Move one step back; returns the step taken back, or None."""
        if not self._undo:
            return None
        step = self._undo.pop()
        self._redo.append(self._spent(step, Back.UNDO))
        return step

    def redo(self) -> Step | None:
        """Move one step on; returns the step done again, or None."""
        if not self._redo:
            return None
        step = self._redo.pop()
        self._undo.append(self._spent(step, Back.REDO))
        return step

    def _spent(self, step: Step, way: Back) -> Step:
        """The step without the state that this move puts back: the way back will bring another one."""
        undoes = way is Back.UNDO
        spent = replace(
            step, before=None if undoes else step.before, after=step.after if undoes else None
        )
        self._nbytes += spent.nbytes - step.nbytes
        return spent

    def acknowledge(self, serial: int, side: Back, state: Checkpoint) -> None:
        """The worker says what state the step of this serial replaced: what undo, or redo, is to put back."""
        for steps in (self._undo, self._redo):
            for index in range(len(steps) - 1, -1, -1):
                step = steps[index]
                if step.serial == serial:
                    undoes = side is Back.UNDO
                    steps[index] = replace(
                        step,
                        before=state if undoes else step.before,
                        after=step.after if undoes else state,
                    )
                    self._nbytes += steps[index].nbytes - step.nbytes
                    self._bound()
                    return

    def _drop_redo(self) -> None:
        self._nbytes -= sum(step.nbytes for step in self._redo)
        self._redo.clear()

    def _bound(self) -> None:
        """Drop the oldest steps beyond the bound; the newest one always stays."""
        while self._nbytes > self._max_bytes and len(self._undo) > 1:
            self._nbytes -= self._undo.popleft().nbytes
            self.dropped += 1
