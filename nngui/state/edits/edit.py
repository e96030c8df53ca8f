"""What an edit is: a label for the menu, and a pure function from document to document."""

from dataclasses import dataclass
from typing import ClassVar

from nngui.data import CodedError, Task
from nngui.state.document import Document
from nngui.state.label import Label


class EditError(CodedError):
    """An edit that this document cannot take; the message names the mend. The document is unchanged."""


@dataclass(frozen=True, eq=False, kw_only=True)
class Edit:
    """One change. Edits that share a `stroke` other than 0 (one drag, one slider) are one step of undo."""

    stroke: int = 0
    draws_weights: ClassVar[bool] = False
    operates_on_weights: ClassVar[bool] = False
    """It changes the weights of a network whose shape it leaves as it is."""

    @property
    def label(self) -> Label:
        """What it does, for the menu: "add 3 points"."""
        raise NotImplementedError

    def stroke_label(self, old: Document, new: Document) -> Label:
        """What the whole stroke did that began at `old` and stands at `new`."""
        return self.label

    def touches_weights(self, old: Document, new: Document) -> bool:
        """Whether the run's weights are replaced or operated on, so that undo has to bring the old ones back."""
        same_shape = old.network_shape() == new.network_shape()
        return self.draws_weights or self.operates_on_weights or not same_shape

    def apply(self, document: Document) -> Document:
        """The document afterwards; raises EditError (or another CodedError from a value's own check)."""
        raise NotImplementedError


def require_task(document: Document, task: Task) -> None:
    """Refuse an edit that has no meaning for what is learned here."""
    if document.dataset.task is task:
        return
    if task is Task.CLASSIFICATION:
        raise EditError(
            "values-here",
            "Values are learned here, not classes: choose Classes in the Data section first.",
        )
    raise EditError(
        "classes-here",
        "Classes are learned here, not values: choose Values in the Data section first.",
    )
