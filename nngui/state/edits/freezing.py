"""Freeze and thaw: what takes no updates while the rest goes on learning."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Final

import numpy as np

from nngui.state.document import Document
from nngui.state.edits.edit import Edit, EditError
from nngui.state.freezing import BIAS, Frozen, FrozenLayer, layer_of, with_layer, with_outputs
from nngui.state.label import Label

MAX_SINGLE = 2_000
"""Single parameters that may be frozen in one layer; more than these are a unit's, or the layer's."""
_NONE: Final = -1


@dataclass(frozen=True, eq=False)
class SetFrozen(Edit):
    """Parameters of one layer take no updates from here on, or, with `frozen` false, take them again.

    `layer` counts from 0, the first hidden one. `units` and `inputs` (k,) name each parameter, as in SetParameters.
    Without `inputs` it is all that flows into those units, without `units` the whole layer.
    """

    layer: int
    units: np.ndarray | None = None
    inputs: np.ndarray | None = None
    frozen: bool = True

    @property
    def label(self) -> Label:
        return Label("freeze {part}" if self.frozen else "unfreeze {part}", part=self._part())

    def _part(self) -> Label:
        if self.units is None:
            return Label("layer {layer}", layer=self.layer + 1)
        if self.inputs is None:
            if len(self.units) == 1:
                unit, layer = int(self.units[0]) + 1, self.layer + 1
                return Label("unit {unit} of layer {layer}", unit=unit, layer=layer)
            return Label("{count} units", count=len(self.units))
        if len(self.units) == 1:
            return Label("bias") if self.inputs[0] == BIAS else Label("weight")
        return Label("{count} weights", count=len(self.units))

    def apply(self, document: Document) -> Document:
        sizes = document.network_shape()[0]
        if not 0 <= self.layer < len(sizes) - 1:
            raise EditError(
                "no-such-layer",
                f"There is no layer {self.layer + 1}; there are {len(sizes) - 1}.",
                number=self.layer + 1,
                count=len(sizes) - 1,
            )
        old = document.settings.network.frozen
        mask = layer_of(old, self.layer).mask(*sizes[self.layer : self.layer + 2])
        mask[self._places(mask)] = self.frozen
        value = layer_of(old, self.layer).with_mask(mask)
        if self.units is None and self.frozen:
            value = replace(value, whole=True, units=(), parameters=())
        if len(value.parameters) > MAX_SINGLE:
            raise EditError(
                "too-many-frozen",
                f"At most {MAX_SINGLE:,} single weights of a layer are frozen; freeze units or the layer instead.",
                limit=MAX_SINGLE,
            )
        return with_frozen(document, with_layer(old, self.layer, value))

    def _places(self, mask: np.ndarray) -> tuple[np.ndarray, ...] | slice:
        """What is meant in a layer's mask (fan_out, fan_in + 1), the biases last."""
        if self.units is None:
            return slice(None)
        units, (fan_out, columns) = np.asarray(self.units), mask.shape
        inputs = np.full_like(units, BIAS) if self.inputs is None else np.asarray(self.inputs)
        if len(units) != len(inputs):
            raise EditError("input-without-unit", "Each input needs its unit.")
        if ((units < 0) | (units >= fan_out) | (inputs < BIAS) | (inputs >= columns - 1)).any():
            raise EditError(
                "no-such-part",
                "The network has no such unit or weight any more; choose another one.",
            )
        if self.inputs is None:
            return (units,)
        return units, np.where(inputs == BIAS, columns - 1, inputs)


def with_frozen(document: Document, frozen: Frozen) -> Document:
    """The document with this in place of what was frozen."""
    if frozen == document.settings.network.frozen:
        return document
    return replace(document, settings=document.settings.with_value("network.frozen", frozen))


def follow_outputs(old: Document, new: Document, order: Sequence[int] | None = None) -> Document:
    """`new`, its frozen outputs following their classes from `old`; `order` says which class each one was.

    Without it each class is the one that it was. A single output stands for the second class, and stays what it is
    while it is single. Another task has another output layer, where nothing is frozen.
    """
    frozen = new.settings.network.frozen
    last = len(new.settings.network.layers)
    if layer_of(frozen, last) == FrozenLayer():
        return new
    if old.dataset.task is not new.dataset.task:
        return with_frozen(new, with_layer(frozen, last, FrozenLayer()))
    before, after = (document.network_shape()[0][-1] for document in (old, new))
    if before == after == 1:
        return new
    classes = list(range(new.dataset.n_classes) if order is None else order)
    if before == 1:
        # Logits (0, z) of the two classes.
        classes = [0 if was == 1 else _NONE for was in classes]
    return with_frozen(new, with_outputs(frozen, last, classes[1:2] if after == 1 else classes))
