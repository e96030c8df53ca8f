"""A plan is a network compiled for one number of samples, as flat lists of calls.

Backpropagation is the chain rule from the last layer to the first. Nothing is allocated, looked up
or decided while the calls run; every buffer is made here once.

    dW_l = delta_l [a_(l-1); 1]^T,   delta_(l-1) = (W_l^T delta_l) * f'_(l-1)(z_(l-1))
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import groupby
from typing import Protocol

import numpy as np

from .calls import Array, Call, as_stored, bind, buffer, product, transposed
from .forward import ForwardPass
from .layer import Layer, cut
from .loss import Loss
from .outputs import OUTPUTS

FEW = 8192
"""Up to so many hidden values their slopes are found in one go, which saves calls; of more, layer by
layer, while they are in the cache."""


class Model(Protocol):
    """What a plan must know of a network, or of several side by side."""

    @property
    def sizes(self) -> tuple[int, ...]: ...
    @property
    def output(self) -> str: ...
    @property
    def layers(self) -> Sequence[Layer]: ...
    @property
    def parameters(self) -> Array: ...


@dataclass(frozen=True)
class BlockCalls:
    """The calls of one block of samples, in their order."""

    forward: list[Call]
    loss: list[Call]
    backward: list[Call]


class Plan:
    """The calls for blocks of `samples` samples; they write summed gradients into `gradients`.

    gradients: flat, like network.parameters. Blocks of one size share the buffers and nearly all
    calls; only those that read the inputs or the targets are made for each block.
    """

    def __init__(
        self,
        network: Model,
        loss: Loss,
        samples: int,
        gradients: Array,
        *,
        keep_sums: bool = False,
        dropout: bool = False,
    ) -> None:
        self._loss = loss
        self._output = OUTPUTS[network.output]
        self.forward_pass = ForwardPass(
            network.layers,
            self._output,
            samples,
            loss=loss,
            keep_sums=keep_sums,
            dropout=dropout,
        )
        passed, head = self.forward_pass, self.forward_pass.head
        # W^T delta with the column of biases: its last row is not used, but W^T is not copied.
        lead, dtype = gradients.shape[:-1], gradients.dtype
        rows = [buffer(lead, layer.fan_out + 1, samples, dtype) for layer in network.layers[:-1]]
        self.deltas = [*(full[..., :-1, :] for full in rows), head.delta]
        matrices = cut(gradients, network.sizes)
        self._first_gradient = matrices[0]

        self._chain: list[Call] = []
        together = passed.plain.size <= FEW
        widest = max((full.shape[-2] for full in rows), default=0)
        slopes = buffer(lead, passed.plain.shape[-2] if together else widest, samples, dtype, 1.0)
        if together:
            self._chain += self._derivatives(network.layers, slopes)
        for index in range(len(network.layers) - 1, 0, -1):
            layer, start = network.layers[index], passed.starts[index - 1] if together else 0
            delta, below = self.deltas[index], self.deltas[index - 1]
            slope = slopes[..., start : start + layer.fan_in, :]
            self._chain += [
                product(delta, transposed(passed.hidden[index - 1]), matrices[index]),
                product(transposed(layer.matrix), delta, rows[index - 1]),
            ]
            if not together:
                self._chain += self._derivative(network.layers[index - 1], index - 1, slope)
            below, slope = as_stored(below), as_stored(slope)
            self._chain.append(bind(np.multiply, below, slope, below))

    def calls(self, inputs: Array, targets: Array, total: Array) -> BlockCalls:
        """The calls for one block.

        inputs (..., n_features + 1, samples) with a last row of ones; targets as `Loss.encode`
        gives them, transposed; total (...), or 0-d, for the loss summed over the samples.
        """
        head = self.forward_pass.head
        return BlockCalls(
            forward=self.forward_pass.calls(inputs),
            loss=self._loss.value(self._output, head, targets, total),
            backward=[
                *self._loss.delta(self._output, head, targets),
                *self._chain,
                product(self.deltas[0], transposed(inputs), self._first_gradient),
            ],
        )

    def _derivatives(self, layers: Sequence[Layer], slopes: Array) -> list[Call]:
        """f'(z) of every hidden unit; neighboring layers of one activation are done in one go."""
        calls: list[Call] = []
        passed = self.forward_pass
        ends = [*passed.starts[1:], slopes.shape[-2]]
        spans = zip(layers, passed.starts, ends, strict=False)
        for _, group in groupby(spans, key=lambda span: span[0].activation):
            grouped, starts, stops = zip(*group, strict=True)
            rows = slice(starts[0], stops[-1])
            calls += self._slope_calls(grouped[0], rows, slopes[..., rows, :])
        return calls

    def _derivative(self, layer: Layer, index: int, slope: Array) -> list[Call]:
        """f'(z) of one hidden layer."""
        start = self.forward_pass.starts[index]
        return self._slope_calls(layer, slice(start, start + layer.fan_out), slope)

    def _slope_calls(self, layer: Layer, rows: slice, slope: Array) -> list[Call]:
        passed = self.forward_pass
        assert layer.activation is not None
        z, a, slope = map(as_stored, (passed.sums[..., rows, :], passed.plain[..., rows, :], slope))
        calls = layer.activation.derivative(z, a, slope)
        if passed.masks is not None:
            calls.append(bind(np.multiply, slope, as_stored(passed.masks[..., rows, :]), slope))
        return calls
