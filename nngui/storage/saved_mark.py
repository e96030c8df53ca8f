"""What the file of a session holds, to tell whether the session has gone on since."""

from dataclasses import dataclass

from nngui.session import Session
from nngui.state.checkpoint import Checkpoint
from nngui.state.document import Document
from nngui.state.runs import Runs


@dataclass(frozen=True, eq=False, slots=True)
class SavedMark:
    """This document (None: none at all), the last edit of its weights, the past runs, and the place of the run."""

    document: Document | None
    weights_serial: int = 0
    place: tuple[int, int] = (0, 0)
    titles: tuple[tuple[int, str, bool], ...] = ()

    @staticmethod
    def of(
        document: Document, checkpoint: Checkpoint | None, runs: Runs, weights_serial: int = 0
    ) -> "SavedMark":
        """The mark of a file with this document and checkpoint, and these past runs."""
        place = (checkpoint.epoch, checkpoint.trainer.step_in_epoch) if checkpoint else (0, 0)
        return SavedMark(document, weights_serial, place, runs.titles)

    @staticmethod
    def now(session: Session) -> "SavedMark":
        """The mark of a session as it is, before anything is trained."""
        return SavedMark.of(session.document, None, session.runs, session.history.weights_serial)

    def is_edited(self, session: Session) -> bool:
        """Whether points, settings, weights or past runs were edited since; undo back to the mark is no edit."""
        return (
            session.document is not self.document
            or session.history.weights_serial != self.weights_serial
            or session.runs.titles != self.titles
        )
