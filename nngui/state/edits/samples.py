"""Edits of whole samples: generated from a recipe, or brought from a file."""

from dataclasses import dataclass, replace

from nngui.data import (
    GENERATORS,
    Dataset,
    Origin,
    PointClass,
    Recipe,
    Task,
    default_classes,
    next_class,
)
from nngui.state.document import Document
from nngui.state.edits.edit import Edit
from nngui.state.edits.freezing import follow_outputs, with_frozen
from nngui.state.edits.tasks import with_task
from nngui.state.freezing import with_added_input, without_input
from nngui.state.label import Label
from nngui.state.settings import Settings


@dataclass(frozen=True, eq=False)
class Generate(Edit):
    """New generated points from a recipe; drawn points stay.

    Another generator or class count brings its classes: those of the palette stay as far as they are needed; all of
    them wait while values are learned. The set's task becomes the dataset's, and drawn points follow (`with_task`).
    """

    recipe: Recipe

    @property
    def label(self) -> Label:
        return Label("generate {sample}", sample=self.recipe.generator)

    def apply(self, document: Document) -> Document:
        old = document.dataset
        task = GENERATORS[self.recipe.generator].task
        drawn = with_task(old.kept(old.origin == Origin.DRAWN), task)
        X, labels, target = self.recipe.sample()
        needed = max(self.recipe.n_classes, int(drawn.label.max(initial=-1)) + 1)
        if old.recipe is not None and _same_sets(old.recipe, self.recipe):
            needed = max(needed, old.n_classes)
        if task is Task.REGRESSION:
            needed = old.n_classes
        classes = _classes_up_to(old.classes, needed)
        # Without a point of the file, its columns mean nothing any more.
        components = old.components if drawn.n_points else None
        fresh = replace(drawn, classes=classes, recipe=self.recipe, components=components)
        points = fresh.with_points(X[:, 0], X[:, 1], labels, target=target, origin=Origin.GENERATED)
        return follow_outputs(document, replace(document, dataset=points))


@dataclass(frozen=True, eq=False)
class ReplaceDataset(Edit):
    """All points and classes come from elsewhere (a file); `settings` go with them where they must."""

    dataset: Dataset
    settings: Settings
    source: str

    @property
    def label(self) -> Label:
        return Label("open {file}", file=self.source)

    def apply(self, document: Document) -> Document:
        # Ids go on counting, so that one is never given to a second point.
        shift = document.dataset.next_id
        dataset = replace(
            self.dataset,
            id=self.dataset.id + shift,
            next_id=self.dataset.next_id + shift,
        )
        frozen = self.settings.network.frozen
        names = self.settings.features.names
        for comes, index in document.settings.features.moves_to(names):
            frozen = (with_added_input if comes else without_input)(frozen, index)
        return follow_outputs(document, with_frozen(Document(dataset, self.settings), frozen))


def _same_sets(old: Recipe, new: Recipe) -> bool:
    return (old.generator, old.n_classes) == (new.generator, new.n_classes)


def _classes_up_to(classes: tuple[PointClass, ...], count: int) -> tuple[PointClass, ...]:
    """The first `count` of these, and as many more of the palette as are missing."""
    if not classes:
        return default_classes(count)
    while len(classes) < count:
        classes = (*classes, next_class(classes))
    return classes[:count]
