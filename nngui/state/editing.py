"""How the open document is edited: history, journal, and the turns in which they take their steps.

Each change makes a new document, one step of history, and a command to the worker; the worker's answers complete the
step (with the weights that undo puts back) and the journal (with epoch and step).
"""

from itertools import count
from typing import Protocol

from nngui.state.checkpoint import Checkpoint
from nngui.state.commands import Applied, Apply, Command, Restore, TakeCheckpoint
from nngui.state.document import Document
from nngui.state.edits import Edit
from nngui.state.history import History
from nngui.state.journal import Back, Journal
from nngui.state.logbook import Logbook
from nngui.state.pending import Pending, Turns


class Listener(Protocol):
    """Who is told what editing does."""

    def show_document(self, old: Document, new: Document) -> None:
        """The document is another value now."""

    def show_history(self) -> None:
        """Undo and redo may have other labels, or steps."""

    def refuse(self, error: ValueError) -> None:
        """An edit cannot be made, for this reason; nothing has changed."""

    def issue(self, command: Command) -> None:
        """For the worker."""


class Editing:
    """The open document, with what was done to it and what the worker has still to answer."""

    def __init__(self, document: Document, listener: Listener) -> None:
        self.document = document
        self.history = History()
        self._listener = listener
        self._logbook = Logbook(Journal(document=document))
        self._pending = Pending()
        self._turns = Turns()
        self._serials = count(1)

    @property
    def journal(self) -> Journal:
        return self._logbook.journal

    def next_serial(self) -> int:
        """The number of the next command."""
        return next(self._serials)

    def begin(
        self, document: Document, checkpoint: Checkpoint | None, journal: Journal | None
    ) -> None:
        """Another document: history begins anew."""
        self._turns.clear()
        self._pending.clear()
        self.history.clear()
        self._logbook.begin(journal or Journal.of(document, checkpoint))
        self.document = document

    def perform(self, edit: Edit) -> None:
        """Make this edit, or refuse it."""
        self._turns.take(lambda: self._perform(edit))

    def move(self, way: Back) -> None:
        """One step back, or on."""
        self._turns.take(lambda: self._move(way))

    def cancel(self, stroke: int) -> None:
        """Take a stroke back, if it is the last thing that was done."""
        self._turns.take(lambda: self._cancel(stroke))

    def ask_for_checkpoint(self) -> int:
        """The worker's answer carries this serial."""
        serial = self.next_serial()
        self._turns.take(lambda: self._ask_for_checkpoint(serial))
        return serial

    def receive(self, applied: Applied) -> bool:
        """Note when a command reached the run, and keep the state that it replaced.

        Returns whether it brings a checkpoint that somebody else has asked for.
        """
        what, owed = self._pending.answer(applied.serial)
        is_start = self._logbook.note(applied, what)
        if self._logbook.is_full:
            self._begin_journal_anew()
        if owed is not None and applied.before is not None:
            self.history.acknowledge(*owed, applied.before)
            self._listener.show_history()
        return applied.taken is not None and not is_start

    def go_on(self) -> None:
        """Do what has waited for the last answer."""
        self._turns.run()

    def _perform(self, edit: Edit) -> bool:
        old = self.document
        try:
            new = edit.apply(old)
        except ValueError as error:
            self._listener.refuse(error)
            return True
        touches_weights = edit.touches_weights(old, new)
        serial = self.next_serial()
        self.history.push(edit, serial, touches_weights, old, new)
        self._pending.issue(serial, edit, (serial, Back.UNDO) if touches_weights else None)
        self._show(new)
        self._listener.issue(Apply(serial, new, edit))
        self._listener.show_history()
        return True

    def _cancel(self, stroke: int) -> bool:
        step = self.history.undo_step
        return step is None or step.stroke != stroke or self._move(Back.UNDO)

    def _move(self, way: Back) -> bool:
        """One step back, or on; not before the worker has said which weights that is to put back."""
        undoes, history = way is Back.UNDO, self.history
        if self._pending.is_owed(history.undo_step if undoes else history.redo_step):
            return False
        step = history.undo() if undoes else history.redo()
        if step is None:
            return True
        document, checkpoint = (step.old, step.before) if undoes else (step.new, step.after)
        other = Back.REDO if undoes else Back.UNDO
        serial = self.next_serial()
        self._pending.issue(serial, way, (step.serial, other) if checkpoint else None)
        self._show(document)
        restore = checkpoint and Restore(serial, document, checkpoint)
        self._listener.issue(restore or Apply(serial, document, None))
        if self._logbook.lacks(step):
            self._begin_journal_anew()
        self._listener.show_history()
        return True

    def _begin_journal_anew(self) -> None:
        self._logbook.ask(serial := self.next_serial())
        self._ask_for_checkpoint(serial)

    def _ask_for_checkpoint(self, serial: int) -> bool:
        self._listener.issue(TakeCheckpoint(serial))
        return True

    def _show(self, document: Document) -> None:
        old, self.document = self.document, document
        self._listener.show_document(old, document)
