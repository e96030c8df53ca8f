"""Points that come with the names of their classes: pasted, or duplicated."""

from dataclasses import dataclass, replace

import numpy as np

from nngui.data import Dataset, PointClass, Task, next_class
from nngui.data.limits import MAX_CLASSES
from nngui.state.document import Document
from nngui.state.edits.edit import Edit, EditError
from nngui.state.edits.freezing import follow_outputs
from nngui.state.edits.points import counted
from nngui.state.edits.tasks import check_targets
from nngui.state.label import Label


@dataclass(frozen=True, eq=False)
class PastePoints(Edit):
    """New points (n,) of classes that are called by name; a class that is missing is added.

    `point_label` (n,) are indexes into `names`. `verb` names it in the menu: "paste", "duplicate". Where values are
    learned, the points need `target` (n,), and their classes do not matter. `split` (n,): where each was put by hand.
    """

    x1: np.ndarray
    x2: np.ndarray
    point_label: np.ndarray
    names: tuple[str, ...]
    verb: str = "paste"
    target: np.ndarray | None = None
    split: np.ndarray | None = None

    @property
    def label(self) -> Label:
        if self.verb == "duplicate":
            return counted("duplicate point", "duplicate {count:,} points", len(self.x1))
        return counted("paste point", "paste {count:,} points", len(self.x1))

    def apply(self, document: Document) -> Document:
        dataset = document.dataset
        if dataset.task is Task.REGRESSION:
            return replace(document, dataset=self._with_values(dataset))
        labels = np.asarray(self.point_label, dtype=np.int64)
        used = np.unique(labels)
        if len(used) and not 0 <= used[0] <= used[-1] < len(self.names):
            raise EditError(
                "unnamed-class",
                "A pasted point has a class without a name; copy the points again.",
            )
        classes, places = dataset.classes, np.zeros(len(self.names), dtype=np.int64)
        for index in used:
            classes, places[index] = _found(classes, self.names[index])
        with_classes = replace(dataset, classes=classes)
        points = with_classes.with_points(
            self.x1, self.x2, places[labels], split_override=self.split
        )
        return follow_outputs(document, replace(document, dataset=points))

    def _with_values(self, dataset: Dataset) -> Dataset:
        if self.target is None:
            raise EditError(
                "pasted-without-values",
                "Values are learned here, and these points have none: paste rows of x1, x2 and a number.",
            )
        check_targets(self.target)
        labels = np.zeros(len(self.x1), dtype=np.int64)
        return dataset.with_points(
            self.x1, self.x2, labels, target=self.target, split_override=self.split
        )


def _found(classes: tuple[PointClass, ...], name: str) -> tuple[tuple[PointClass, ...], int]:
    """Classes among which one has this name, and its place."""
    for place, point_class in enumerate(classes):
        if point_class.name == name:
            return classes, place
    if len(classes) == MAX_CLASSES:
        raise EditError(
            "no-room-for-class",
            f'There is no class "{name}", and {MAX_CLASSES} are the most there can be; '
            "delete or merge one first.",
            name=name,
            limit=MAX_CLASSES,
        )
    return (*classes, replace(next_class(classes), name=name)), len(classes)
