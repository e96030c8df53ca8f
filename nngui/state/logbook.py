"""Who keeps the journal: notes what the worker says, and keeps it bounded.

A journal that has grown long begins anew at a checkpoint of the run. A move through history that reaches behind its
start cannot be replayed from there: after one, it begins anew as well.
"""

from nngui.state.commands import Applied
from nngui.state.edits import Edit, SetParameters, StepSample
from nngui.state.history import Step
from nngui.state.journal import Back, Journal, JournalEntry

# Beyond these a journal begins anew: a file is to be written without a pause that a hand feels.
MAX_ENTRIES = 1_000
MAX_BYTES = 16 * 1024 * 1024


class Logbook:
    """The journal of the run, and the checkpoints that were asked for so that it can begin anew."""

    def __init__(self, journal: Journal) -> None:
        self.begin(journal)

    def begin(self, journal: Journal) -> None:
        """Another document, with its journal."""
        self.journal = journal
        self._nbytes = sum(entry.nbytes for entry in journal.entries)
        self._starts_at = 0
        self._is_held = False
        self._asked: set[int] = set()

    @property
    def is_full(self) -> bool:
        """Whether the journal should begin anew, and nothing was asked for yet.

        Not while a hand holds weights: a checkpoint does not say which.
        """
        is_long = len(self.journal.entries) >= MAX_ENTRIES or self._nbytes >= MAX_BYTES
        return is_long and not self._asked and not self._is_held

    def lacks(self, step: Step) -> bool:
        """Whether a move to this step's other side means nothing to the journal: it was made before the start."""
        return step.first_serial < self._starts_at

    def ask(self, serial: int) -> None:
        """A checkpoint to begin at is asked for under this serial: earlier commands will be behind the start."""
        self._asked.add(serial)
        self._starts_at = serial

    def note(self, applied: Applied, what: Edit | Back | None) -> bool:
        """Take the worker's answer to what was done; whether it was asked for here."""
        if what is not None:
            replaces = applied.before is not None
            entry = JournalEntry(applied.epoch, applied.step, what, replaces)
            self._is_held = self._holds(applied, what)
            self.journal = self.journal.followed_by(entry)
            self._nbytes += entry.nbytes
        if applied.serial not in self._asked:
            return False
        self._asked.remove(applied.serial)
        if applied.taken is not None:
            self.journal = Journal(start=applied.taken)
            self._nbytes = 0
        return True

    def _holds(self, applied: Applied, what: Edit | Back) -> bool:
        """Whether a hand holds weights after this: it lets go, or the weights are replaced as a whole."""
        if isinstance(what, SetParameters):
            return what.held
        return self._is_held and (applied.before is None or isinstance(what, StepSample))
