"""Edits that begin again from initial weights. Nothing else in the program draws new ones."""

from dataclasses import dataclass, replace
from typing import ClassVar

from nngui.state.document import Document
from nngui.state.edits.edit import Edit
from nngui.state.settings import Settings


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
