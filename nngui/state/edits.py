"""Every change of a document is a value: a label for the menu and a pure function from document to document.

An edit knows nothing of windows, threads or networks. The same edits in the same order on the same document
give the same document, bit for bit: undo keeps documents, the journal keeps edits.
"""

from dataclasses import dataclass, field, replace
from typing import Any, ClassVar

import numpy as np

from nngui.data import (
    Dataset,
    Origin,
    PointClass,
    Recipe,
    default_classes,
    next_class,
)
from nngui.data.limits import MAX_CLASSES
from nngui.state.document import Document
from nngui.state.settings import LayerSettings, SettingError, Settings


class EditError(ValueError):
    """An edit that this document cannot take; the message names the mend. The document is unchanged."""


@dataclass(frozen=True, eq=False, kw_only=True)
class Edit:
    """One change. Edits that share a `stroke` other than 0 (one drag, one slider) are one step of undo."""

    stroke: int = 0
    draws_weights: ClassVar[bool] = False

    @property
    def label(self) -> str:
        """What it does, for the menu: "add 3 points"."""
        raise NotImplementedError

    def stroke_label(self, old: Document, new: Document) -> str:
        """What the whole stroke did that began at `old` and stands at `new`."""
        return self.label

    def apply(self, document: Document) -> Document:
        """The document afterwards; raises EditError (or ValueError from a value's own check)."""
        raise NotImplementedError


# ---- points


@dataclass(frozen=True, eq=False)
class AddPoints(Edit):
    """New points: coordinates (n,), and one label or labels (n,)."""

    x1: np.ndarray
    x2: np.ndarray
    point_label: np.ndarray | int

    @property
    def label(self) -> str:
        return _counted("add", len(self.x1))

    def stroke_label(self, old: Document, new: Document) -> str:
        return _counted("add", new.dataset.n_points - old.dataset.n_points)

    def apply(self, document: Document) -> Document:
        labels = np.broadcast_to(np.asarray(self.point_label, dtype=np.int64), len(self.x1))
        dataset = document.dataset.with_points(self.x1, self.x2, labels)
        return replace(document, dataset=dataset)


@dataclass(frozen=True, eq=False)
class MovePoints(Edit):
    """Other coordinates (n,) for existing points; a moved point is nobody's but the hand's that moved it."""

    ids: np.ndarray
    x1: np.ndarray
    x2: np.ndarray

    @property
    def label(self) -> str:
        return _counted("move", len(self.ids))

    def apply(self, document: Document) -> Document:
        dataset = document.dataset.changed(
            self.ids, x1=self.x1, x2=self.x2, origin=int(Origin.DRAWN)
        )
        return replace(document, dataset=dataset)


@dataclass(frozen=True, eq=False)
class RelabelPoints(Edit):
    """Another class for existing points."""

    ids: np.ndarray
    point_label: int

    @property
    def label(self) -> str:
        return _counted("relabel", len(self.ids))

    def apply(self, document: Document) -> Document:
        dataset = document.dataset.changed(
            self.ids, label=self.point_label, origin=int(Origin.DRAWN)
        )
        return replace(document, dataset=dataset)


@dataclass(frozen=True, eq=False)
class ErasePoints(Edit):
    """Existing points go."""

    ids: np.ndarray

    @property
    def label(self) -> str:
        return _counted("erase", len(self.ids))

    def stroke_label(self, old: Document, new: Document) -> str:
        return _counted("erase", old.dataset.n_points - new.dataset.n_points)

    def apply(self, document: Document) -> Document:
        return replace(document, dataset=document.dataset.without(self.ids))


@dataclass(frozen=True, eq=False)
class ClearPoints(Edit):
    """All points go; classes stay."""

    label = "clear points"

    def apply(self, document: Document) -> Document:
        empty = document.dataset.kept(np.zeros(document.dataset.n_points, dtype=bool))
        return replace(document, dataset=replace(empty, recipe=None))


@dataclass(frozen=True, eq=False)
class Generate(Edit):
    """New generated points from a recipe; drawn points stay.

    Another generator or class count brings its classes: those of the palette stay as far as they are needed.
    """

    recipe: Recipe

    @property
    def label(self) -> str:
        return f"generate {self.recipe.generator}"

    def apply(self, document: Document) -> Document:
        old = document.dataset
        drawn = old.kept(old.origin == Origin.DRAWN)
        X, labels = self.recipe.points()
        needed = max(self.recipe.n_classes, int(drawn.label.max(initial=-1)) + 1)
        if old.recipe is not None and _same_sets(old.recipe, self.recipe):
            needed = max(needed, old.n_classes)
        classes = _classes_up_to(old.classes, needed)
        fresh = replace(drawn, classes=classes, recipe=self.recipe)
        return replace(
            document,
            dataset=fresh.with_points(X[:, 0], X[:, 1], labels, origin=Origin.GENERATED),
        )


@dataclass(frozen=True, eq=False)
class ReplaceDataset(Edit):
    """All points and classes come from elsewhere (a file); `settings` go with them where they must."""

    dataset: Dataset
    settings: Settings
    source: str

    @property
    def label(self) -> str:
        return f"open {self.source}"

    def apply(self, document: Document) -> Document:
        # Ids go on counting, so that one is never given to a second point.
        shift = document.dataset.next_id
        dataset = replace(
            self.dataset,
            id=self.dataset.id + shift,
            next_id=self.dataset.next_id + shift,
        )
        return Document(dataset, self.settings)


# ---- classes


@dataclass(frozen=True, eq=False)
class AddClass(Edit):
    """The next class of the palette."""

    label = "add class"

    def apply(self, document: Document) -> Document:
        classes = document.dataset.classes
        if len(classes) == MAX_CLASSES:
            raise EditError(f"There are {MAX_CLASSES} classes already; delete one first.")
        return _with_classes(document, (*classes, next_class(classes)))


@dataclass(frozen=True, eq=False)
class RenameClass(Edit):
    """Another name for a class."""

    index: int
    name: str

    label = "rename class"

    def apply(self, document: Document) -> Document:
        classes = list(document.dataset.classes)
        name = " ".join(self.name.split())
        others = [item.name for i, item in enumerate(classes) if i != self.index]
        if name in others:
            raise EditError(f'Another class is called "{name}" already; choose another name.')
        classes[self.index] = replace(classes[self.index], name=name)
        return _with_classes(document, tuple(classes))


@dataclass(frozen=True, eq=False)
class DeleteClass(Edit):
    """A class and its points go."""

    index: int

    label = "delete class"

    def apply(self, document: Document) -> Document:
        dataset = document.dataset
        if dataset.n_classes <= 2:
            raise EditError("Two classes are the least there is to tell apart; add one first.")
        rest = dataset.kept(dataset.label != self.index)
        labels = rest.label - (rest.label > self.index)
        classes = tuple(c for i, c in enumerate(dataset.classes) if i != self.index)
        fewer = replace(rest, label=labels, classes=classes, recipe=None)
        return replace(document, dataset=fewer)


# ---- settings


@dataclass(frozen=True, eq=False)
class SetSetting(Edit):
    """Another value for one setting, named by its dotted path; weights stay."""

    path: str
    value: Any

    @property
    def label(self) -> str:
        return f"change {self.path.rsplit('.', 1)[-1].replace('_', ' ')}"

    def apply(self, document: Document) -> Document:
        return replace(document, settings=document.settings.with_value(self.path, self.value))


@dataclass(frozen=True, eq=False)
class SetUnits(Edit):
    """Another number of units in a hidden layer."""

    layer: int
    units: int

    @property
    def label(self) -> str:
        return f"set layer {self.layer + 1} to {self.units} units"

    def apply(self, document: Document) -> Document:
        layers = list(document.settings.network.layers)
        layers[self.layer] = replace(layers[self.layer], units=self.units)
        return _with_layers(document, tuple(layers))


@dataclass(frozen=True, eq=False)
class SetActivation(Edit):
    """Another activation in a hidden layer."""

    layer: int
    activation: str

    @property
    def label(self) -> str:
        return f"set layer {self.layer + 1} to {self.activation}"

    def apply(self, document: Document) -> Document:
        layers = list(document.settings.network.layers)
        layers[self.layer] = replace(layers[self.layer], activation=self.activation)
        return _with_layers(document, tuple(layers))


@dataclass(frozen=True, eq=False)
class AddLayer(Edit):
    """A hidden layer before the one that stands at `layer` now (or last)."""

    layer: int
    settings: LayerSettings = field(default_factory=LayerSettings)

    label = "add layer"

    def apply(self, document: Document) -> Document:
        layers = document.settings.network.layers
        if not 0 <= self.layer <= len(layers):
            raise SettingError(f"A layer is added at 0 to {len(layers)}.")
        return _with_layers(document, (*layers[: self.layer], self.settings, *layers[self.layer :]))


@dataclass(frozen=True, eq=False)
class RemoveLayer(Edit):
    """A hidden layer goes."""

    layer: int

    label = "remove layer"

    def apply(self, document: Document) -> Document:
        layers = document.settings.network.layers
        return _with_layers(document, layers[: self.layer] + layers[self.layer + 1 :])


# ---- weights


@dataclass(frozen=True, eq=False)
class ResetWeights(Edit):
    """The initial weights of the present shape and seed again, at epoch 0."""

    label = "reset"
    draws_weights: ClassVar[bool] = True

    def apply(self, document: Document) -> Document:
        return document


@dataclass(frozen=True, eq=False)
class NewWeights(Edit):
    """Initial weights from another seed, at epoch 0: the next one, where none is named."""

    seed: int | None = None

    label = "new weights"
    draws_weights: ClassVar[bool] = True

    def apply(self, document: Document) -> Document:
        seed = document.settings.network.seed + 1 if self.seed is None else self.seed
        return replace(document, settings=document.settings.with_value("network.seed", seed))


@dataclass(frozen=True, eq=False)
class ApplyPreset(Edit):
    """Network and training settings of a preset, and its initial weights, at epoch 0; points stay."""

    name: str
    settings: Settings

    draws_weights: ClassVar[bool] = True

    @property
    def label(self) -> str:
        return f"apply preset {self.name}"

    def apply(self, document: Document) -> Document:
        settings = replace(
            self.settings,
            features=document.settings.features,
            train_share=document.settings.train_share,
        )
        return replace(document, settings=settings)


def _counted(verb: str, count: int) -> str:
    return f"{verb} point" if count == 1 else f"{verb} {count:,} points"


def _same_sets(old: Recipe, new: Recipe) -> bool:
    return (old.generator, old.n_classes) == (new.generator, new.n_classes)


def _classes_up_to(classes: tuple[PointClass, ...], count: int) -> tuple[PointClass, ...]:
    """The first `count` of these, and as many more of the palette as are missing."""
    if not classes:
        return default_classes(count)
    while len(classes) < count:
        classes = (*classes, next_class(classes))
    return classes[:count]


def _with_classes(document: Document, classes: tuple[PointClass, ...]) -> Document:
    return replace(document, dataset=replace(document.dataset, classes=classes))


def _with_layers(document: Document, layers: tuple[LayerSettings, ...]) -> Document:
    return replace(document, settings=document.settings.with_value("network.layers", layers))
