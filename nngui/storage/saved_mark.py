"""What the file of a session holds, to tell whether the session has gone on since."""

from dataclasses import dataclass

from nngui.session import Session
from nngui.state.checkpoint import Checkpoint
from nngui.state.document import Document


@dataclass(frozen=True, eq=False, slots=True)
class SavedMark:
    """This document (None: none at all), the last edit of the weights in it, and the place of the run."""

    document: Document | None
    weights_serial: int = 0
    place: tuple[int, int] = (0, 0)

    @staticmethod
    def of(
        document: Document, checkpoint: Checkpoint | None, weights_serial: int = 0
    ) -> "SavedMark":
        """The mark of a file with this document and checkpoint."""
        place = (checkpoint.epoch, checkpoint.trainer.step_in_epoch) if checkpoint else (0, 0)
        return SavedMark(document, weights_serial, place)

    def is_edited(self, session: Session) -> bool:
        """Whether points, settings or weights were edited since; undo back to the mark is no edit."""
        return (
            session.document is not self.document
            or session.history.weights_serial != self.weights_serial
        )
