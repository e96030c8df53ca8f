"""Edits of the classes: add, rename, recolor, move, merge, delete."""

from dataclasses import dataclass, replace
from typing import ClassVar

import numpy as np

from nngui.data import PointClass, Task, next_class
from nngui.data.limits import MAX_CLASSES
from nngui.state.document import Document
from nngui.state.edits.edit import Edit, EditError, require_task
from nngui.state.edits.freezing import follow_outputs
from nngui.state.label import Label


@dataclass(frozen=True, eq=False)
class AddClass(Edit):
    """The next class of the palette."""

    label = Label("add class")

    def apply(self, document: Document) -> Document:
        require_task(document, Task.CLASSIFICATION)
        classes = document.dataset.classes
        if len(classes) == MAX_CLASSES:
            raise EditError(
                "classes-full",
                f"There are {MAX_CLASSES} classes already; delete one first.",
                limit=MAX_CLASSES,
            )
        return follow_outputs(document, _with_classes(document, (*classes, next_class(classes))))


@dataclass(frozen=True, eq=False)
class RenameClass(Edit):
    """Another name for a class."""

    index: int
    name: str

    label = Label("rename class")

    def apply(self, document: Document) -> Document:
        _require_class(document, self.index)
        classes = list(document.dataset.classes)
        name = " ".join(self.name.split())
        others = [item.name for i, item in enumerate(classes) if i != self.index]
        if name in others:
            raise EditError(
                "class-name-taken",
                f'Another class is called "{name}" already; choose another name.',
                name=name,
            )
        classes[self.index] = replace(classes[self.index], name=name)
        return _with_classes(document, tuple(classes))


@dataclass(frozen=True, eq=False)
class RecolorClass(Edit):
    """Another color for a class, and with it another marker shape."""

    index: int
    color: str
    shape: str

    label = Label("recolor class")

    def apply(self, document: Document) -> Document:
        _require_class(document, self.index)
        classes = list(document.dataset.classes)
        classes[self.index] = replace(classes[self.index], color=self.color, shape=self.shape)
        return _with_classes(document, tuple(classes))


@dataclass(frozen=True, eq=False)
class MoveClass(Edit):
    """A class to another place in the palette; points, and the network's outputs, go with it."""

    index: int
    to: int

    label = Label("move class")
    operates_on_weights: ClassVar[bool] = True

    def order(self, count: int) -> list[int]:
        """Which class of `count` stands at each place afterwards."""
        order = [k for k in range(count) if k != self.index]
        order.insert(self.to, self.index)
        return order

    def apply(self, document: Document) -> Document:
        dataset = document.dataset
        _require_class(document, self.index)
        _require_class(document, self.to)
        order = self.order(dataset.n_classes)
        place = np.argsort(order)
        classes = tuple(dataset.classes[k] for k in order)
        moved = replace(dataset, label=place[dataset.label], classes=classes)
        return follow_outputs(document, replace(document, dataset=moved), order)


@dataclass(frozen=True, eq=False)
class MergeClasses(Edit):
    """The points of a class become another's; the class itself goes."""

    index: int
    into: int

    label = Label("merge classes")

    def apply(self, document: Document) -> Document:
        dataset = document.dataset
        _require_class(document, self.index)
        _require_class(document, self.into)
        if self.index == self.into:
            raise EditError(
                "merge-into-itself", "A class cannot be merged into itself; choose another one."
            )
        _require_third_class(document)
        labels = np.where(dataset.label == self.index, self.into, dataset.label)
        merged = replace(dataset, label=labels)
        return DeleteClass(self.index).apply(replace(document, dataset=merged))


@dataclass(frozen=True, eq=False)
class DeleteClass(Edit):
    """A class and its points go."""

    index: int

    label = Label("delete class")

    def apply(self, document: Document) -> Document:
        dataset = document.dataset
        _require_class(document, self.index)
        _require_third_class(document)
        rest = dataset.kept(dataset.label != self.index)
        labels = rest.label - (rest.label > self.index)
        classes = tuple(c for i, c in enumerate(dataset.classes) if i != self.index)
        fewer = replace(rest, label=labels, classes=classes, recipe=None)
        order = [k for k in range(dataset.n_classes) if k != self.index]
        return follow_outputs(document, replace(document, dataset=fewer), order)


def _require_class(document: Document, index: int) -> None:
    require_task(document, Task.CLASSIFICATION)
    count = document.dataset.n_classes
    if not 0 <= index < count:
        raise EditError(
            "no-such-class",
            f"There is no class {index + 1}; there are {count}.",
            number=index + 1,
            count=count,
        )


def _require_third_class(document: Document) -> None:
    """Refuse to have one class less than two."""
    if document.dataset.n_classes <= 2:
        raise EditError(
            "last-two-classes",
            "Two classes are the least there is to tell apart; add one first.",
        )


def _with_classes(document: Document, classes: tuple[PointClass, ...]) -> Document:
    return replace(document, dataset=replace(document.dataset, classes=classes))
