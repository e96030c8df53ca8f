"""The edit that trains: a step by one sample, asked for by a hand."""

from dataclasses import dataclass
from typing import ClassVar

from nngui.engine import OPTIMIZERS
from nngui.state.document import Document
from nngui.state.edits.edit import Edit, EditError
from nngui.state.label import Label


@dataclass(frozen=True, eq=False)
class StepSample(Edit):
    """One update by one training sample alone: forward, loss, backward and update, as with a batch of one.

    It is the next one in the order of the present pass: place (updates of the run so far) modulo (training samples).
    So steps by one sample go through all of them, one after the other. The pass itself stays where it is: this update
    comes in addition, and the next batch is the one that would have come anyway. Being an edit, it stands in the
    journal, so that a replay makes it at the same moment, and undo takes it back.
    """

    operates_on_weights: ClassVar[bool] = True

    label = Label("step by one sample")

    def apply(self, document: Document) -> Document:
        kind = OPTIMIZERS[document.settings.training.optimizer]
        if kind.full_batch_only:
            raise EditError(
                "full-batch-step",
                f"{kind.label} takes all points in every step: step by one epoch, or choose another "
                "optimizer.",
                label=kind.label,
            )
        if not document.dataset.is_train(document.settings.train_share).any():
            raise EditError(
                "nothing-to-train-on",
                "There are no points to train on: place some, or raise the train share.",
            )
        return document
