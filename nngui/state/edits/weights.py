"""Edits of the weights: begin again from initial ones (nothing else draws new ones), or set some by hand."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import ClassVar, Final

import numpy as np
from numpy.typing import ArrayLike

from nngui.state.document import Document
from nngui.state.edits.edit import Edit, EditError
from nngui.state.freezing import BIAS
from nngui.state.label import Label
from nngui.state.settings import Settings

__all__ = ["BIAS", "MAX_WEIGHT", "ApplyPreset", "NewWeights", "ResetWeights", "SetParameters"]

MAX_WEIGHT: Final = 1e6
"""How large a weight may be that is set by hand: sums of such stay finite."""


def parameter_places(
    sizes: Sequence[int], layer: int, units: ArrayLike, inputs: ArrayLike
) -> np.ndarray:
    """Where parameters into `layer` (0: the first hidden one) stand in the flat vector of a network of these sizes."""
    before = sum((sizes[k] + 1) * sizes[k + 1] for k in range(layer))
    row = sizes[layer] + 1
    column = np.where(np.asarray(inputs) == BIAS, row - 1, inputs)
    return np.asarray(before + np.asarray(units) * row + column, dtype=np.int64)


@dataclass(frozen=True, eq=False)
class SetParameters(Edit):
    """Weights and biases of one layer, typed or dragged; all others stay, and so do the optimizer's moments.

    `layer` counts from 0, the first hidden one. `units`, `inputs` and `values` (k,) name each parameter by the unit
    that it leads to and the input that it comes from (BIAS for none), and say what it is now. While `held`, these
    parameters take no updates, until the next edit of this kind or of the weights as a whole.
    """

    layer: int
    units: np.ndarray
    inputs: np.ndarray
    values: np.ndarray
    held: bool = False

    operates_on_weights: ClassVar[bool] = True

    @property
    def label(self) -> Label:
        if len(self.units) == 1:
            return Label("set bias") if self.inputs[0] == BIAS else Label("set weight")
        if len(set(self.units.tolist())) == 1:
            unit = Label(
                "unit {unit} of layer {layer}", unit=int(self.units[0]) + 1, layer=self.layer + 1
            )
            return Label("set weights of {part}", part=unit)
        return Label("set {count} weights", count=len(self.units))

    def apply(self, document: Document) -> Document:
        sizes = document.network_shape()[0]
        if not 0 <= self.layer < len(sizes) - 1:
            raise EditError(
                "no-such-layer",
                f"There is no layer {self.layer + 1}; there are {len(sizes) - 1}.",
                number=self.layer + 1,
                count=len(sizes) - 1,
            )
        fan_in, fan_out = sizes[self.layer : self.layer + 2]
        units, inputs = np.asarray(self.units), np.asarray(self.inputs)
        if not len(units) == len(inputs) == len(self.values):
            raise EditError("value-without-place", "Each value needs its unit and its input.")
        if ((units < 0) | (units >= fan_out) | (inputs < BIAS) | (inputs >= fan_in)).any():
            raise EditError(
                "no-such-weight", "The network has no such weight any more; choose another one."
            )
        values = np.asarray(self.values, dtype=np.float64)
        if not (np.isfinite(values) & (np.abs(values) <= MAX_WEIGHT)).all():
            raise EditError(
                "weight-range",
                f"A weight is a number from -{MAX_WEIGHT:,.0f} to {MAX_WEIGHT:,.0f}.",
                limit=MAX_WEIGHT,
            )
        return document

    def places(self, document: Document) -> np.ndarray:
        """Where these parameters stand in the network's flat vector, (k,)."""
        return parameter_places(document.network_shape()[0], self.layer, self.units, self.inputs)


@dataclass(frozen=True, eq=False)
class ResetWeights(Edit):
    """The initial weights of the present shape and seed again, at epoch 0."""

    label = Label("reset")
    draws_weights: ClassVar[bool] = True

    def apply(self, document: Document) -> Document:
        return document


@dataclass(frozen=True, eq=False)
class NewWeights(Edit):
    """Initial weights from another seed, at epoch 0: the next one, where none is named."""

    seed: int | None = None

    label = Label("new weights")
    draws_weights: ClassVar[bool] = True

    def apply(self, document: Document) -> Document:
        seed = document.settings.network.seed + 1 if self.seed is None else self.seed
        return replace(document, settings=document.settings.with_value("network.seed", seed))


@dataclass(frozen=True, eq=False)
class ApplyPreset(Edit):
    """Network and training settings of a preset, and its initial weights, at epoch 0.

    Points stay, and so do stop rules and precision: how long and how exactly to train is no matter of the network.
    """

    name: str
    settings: Settings

    draws_weights: ClassVar[bool] = True

    @property
    def label(self) -> Label:
        return Label("apply preset {name}", name=self.name)

    def apply(self, document: Document) -> Document:
        training = document.settings.training
        settings = replace(
            self.settings,
            training=replace(
                self.settings.training, stop=training.stop, precision=training.precision
            ),
            features=document.settings.features,
            train_share=document.settings.train_share,
        )
        return replace(document, settings=settings)
