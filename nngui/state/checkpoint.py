"""A moment of a run, whole: enough to go on bit for bit."""

from dataclasses import dataclass, field

from nngui.engine import TrainerState
from nngui.state.curve import Curve
from nngui.state.document import Document


@dataclass(frozen=True, eq=False, slots=True)
class Checkpoint:
    """Parameters, optimizer state, order of samples and place in it (`trainer`), with the document that they belong
    to and the curve up to there. Made by the worker; never changed."""

    document: Document
    trainer: TrainerState
    curve: Curve = field(default_factory=Curve.empty)

    @property
    def epoch(self) -> int:
        return self.trainer.epoch

    @property
    def nbytes(self) -> int:
        """Bytes that this keeps alive, the document's not counted."""
        return self.trainer.parameters.nbytes + self.trainer.moments.nbytes + self.curve.nbytes
