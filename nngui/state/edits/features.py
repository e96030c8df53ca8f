"""Edits of the features: which ones the network sees, and whether they are standardized. The function stays.

Numbers of standardization are fitted to all points that there are at that moment, training and test, and kept until
they are fitted again on request: so neither a new point nor another train share moves the function.
"""

from dataclasses import dataclass, replace
from typing import ClassVar

from nngui.data import FeatureMap
from nngui.state.document import Document
from nngui.state.edits.edit import Edit, EditError
from nngui.state.edits.freezing import with_frozen
from nngui.state.freezing import with_added_input, without_input
from nngui.state.label import Label


@dataclass(frozen=True, eq=False)
class AddFeature(Edit):
    """One input more, with weights of zero: a feature by its name, or a formula of x1 and x2."""

    name: str

    @property
    def label(self) -> Label:
        return Label("add feature {name}", name=self.name)

    def index(self, document: Document) -> int:
        """Which column of the document that it has made is the new one."""
        return document.settings.features.names.index(self.name)

    def apply(self, document: Document) -> Document:
        dataset = document.dataset
        features = document.settings.features.with_feature(self.name, dataset.x1, dataset.x2)
        added = _with_features(document, features)
        return with_frozen(
            added, with_added_input(added.settings.network.frozen, self.index(added))
        )


@dataclass(frozen=True, eq=False)
class RemoveFeature(Edit):
    """One input less; its mean effect goes into the biases of the first layer."""

    name: str

    @property
    def label(self) -> Label:
        return Label("remove feature {name}", name=self.name)

    def apply(self, document: Document) -> Document:
        features, frozen = document.settings.features, document.settings.network.frozen
        fewer = _with_features(document, features.without(self.name))
        return with_frozen(fewer, without_input(frozen, features.names.index(self.name)))


@dataclass(frozen=True, eq=False)
class Standardize(Edit):
    """Features with mean 0 and deviation 1 over all points, fitted now; or as they are.

    The weights of the first layer change with them, so that the network computes what it did before.
    """

    on: bool

    operates_on_weights: ClassVar[bool] = True

    @property
    def label(self) -> Label:
        return Label("standardize features") if self.on else Label("stop standardizing features")

    def apply(self, document: Document) -> Document:
        features = document.settings.features
        if not self.on:
            return _with_features(document, features.unfitted())
        dataset = document.dataset
        if not dataset.n_points:
            raise EditError(
                "nothing-to-fit",
                "There are no points to fit the standardization to; place some first.",
            )
        return _with_features(document, features.fitted(dataset.x1, dataset.x2))


def _with_features(document: Document, features: FeatureMap) -> Document:
    return replace(document, settings=document.settings.with_value("features", features))
