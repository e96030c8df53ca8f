"""What is learned at a point: a class or a value, and what one says of the other.

Blue is positive and the first class, orange negative and the second: a point keeps its color. More than two classes
are spread evenly between.
"""

from dataclasses import dataclass, replace

import numpy as np

from nngui.data import Dataset, Origin, Task
from nngui.data.limits import MAX_COORDINATE
from nngui.data.value_scale import ValueScale
from nngui.state.document import Document
from nngui.state.edits.edit import Edit, EditError, require_task
from nngui.state.edits.freezing import follow_outputs
from nngui.state.edits.points import counted
from nngui.state.label import Label


@dataclass(frozen=True, eq=False)
class SetTask(Edit):
    """The same points for another task: classes become values from 1 to -1, values the class of their color.

    The network keeps its hidden layers and gets a new output layer.
    """

    task: str

    def __post_init__(self) -> None:
        if self.task not in tuple(Task):
            names = ", ".join(Task)
            raise EditError(
                "no-such-task",
                f"task is one of {names}, not '{self.task}'.",
                names=names,
                name=self.task,
            )

    @property
    def label(self) -> Label:
        return Label("learn values") if self.task == Task.REGRESSION else Label("learn classes")

    def apply(self, document: Document) -> Document:
        other = replace(document, dataset=with_task(document.dataset, Task(self.task)))
        return follow_outputs(document, other)


@dataclass(frozen=True, eq=False)
class SetTargets(Edit):
    """Another value to learn at existing points: one for all of them, or one for each (n,)."""

    ids: np.ndarray
    target: np.ndarray | float

    @property
    def label(self) -> Label:
        return counted("set value of point", "set value of {count:,} points", len(self.ids))

    def apply(self, document: Document) -> Document:
        require_task(document, Task.REGRESSION)
        check_targets(self.target)
        dataset = document.dataset.changed(self.ids, target=self.target, origin=int(Origin.DRAWN))
        return replace(document, dataset=dataset)


def with_task(dataset: Dataset, task: Task) -> Dataset:
    """The same points, with what they are to teach said in the other way; no sample set makes them so."""
    if task is dataset.task:
        return dataset
    # The first class is 1, the last -1.
    values = np.linspace(1.0, -1.0, dataset.n_classes)
    if task is Task.REGRESSION:
        return replace(dataset, task=task, target=values[dataset.label], recipe=None)
    shares = ValueScale.of(dataset).shares(dataset.target)
    label = np.abs(shares[:, None] - values).argmin(axis=1)
    return replace(dataset, task=task, label=label, recipe=None)


def check_targets(target: np.ndarray | float) -> None:
    """Refuse what no point can have for a value."""
    # Written so that nan fails too.
    if not np.all(np.abs(np.asarray(target, dtype=np.float64)) <= MAX_COORDINATE):
        raise EditError(
            "value-range",
            f"A value is a finite number within ±{MAX_COORDINATE:,.0f}.",
            limit=MAX_COORDINATE,
        )
