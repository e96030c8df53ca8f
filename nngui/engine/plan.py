"""A plan is a network compiled for one number of samples, as flat lists of calls.

Backpropagation is the chain rule from the last layer to the first. Nothing is allocated, looked up
or decided while the calls run; every buffer is made here once.

    dW_l = delta_l [a_(l-1); 1]^T,   delta_(l-1) = (W_l^T delta_l) * f'_(l-1)(z_(l-1))
"""

from __future__ import annotations

from dataclasses import dataclass
from itertools import groupby

import numpy as np

from .calls import Array, Call, bind
from .forward import ForwardPass
from .layer import cut
from .losses import Loss
from .network import Network
from .outputs import OUTPUTS


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
        network: Network,
        loss: Loss,
        samples: int,
        gradients: Array,
        *,
        keep_logits: bool = False,
    ) -> None:
        self._loss = loss
        self._output = OUTPUTS[network.output]
        self.forward_pass = ForwardPass(
            network.layers, self._output, samples, keep_logits=keep_logits
        )
        head = self.forward_pass.head
        # W^T delta with the column of biases: its last row is not used, but W^T is not copied.
        rows = [np.zeros((units + 1, samples), network.dtype) for units in network.sizes[1:-1]]
        self.deltas = [*(full[:-1] for full in rows), head.delta]
        matrices = cut(gradients, network.sizes)
        self._first_gradient = matrices[0]

        slopes = np.ones_like(self.forward_pass.arena)
        self._chain = self._derivatives(network, slopes)
        for index in range(len(network.layers) - 1, 0, -1):
            layer, start = network.layers[index], self.forward_pass.starts[index - 1]
            delta, below = self.deltas[index], self.deltas[index - 1]
            slope = slopes[start : start + layer.fan_in]
            self._chain += [
                bind(delta.dot, self.forward_pass.hidden[index - 1].T, matrices[index]),
                bind(layer.matrix.T.dot, delta, rows[index - 1]),
                bind(np.multiply, below, slope, below),
            ]

    def calls(self, inputs: Array, targets: Array, total: Array) -> BlockCalls:
        """The calls for one block.

        inputs (n_features + 1, samples) with a last row of ones; targets as `Loss.encode` gives
        them, transposed; total: a 0-d array for the loss, summed over the samples.
        """
        head = self.forward_pass.head
        return BlockCalls(
            forward=self.forward_pass.calls(inputs),
            loss=self._loss.value(self._output, head, targets, total),
            backward=[
                *self._loss.delta(self._output, head, targets),
                *self._chain,
                bind(self.deltas[0].dot, inputs.T, self._first_gradient),
            ],
        )

    def _derivatives(self, network: Network, slopes: Array) -> list[Call]:
        """f'(z) of every hidden unit; neighboring layers of one activation are done in one go."""
        calls: list[Call] = []
        ends = [*self.forward_pass.starts[1:], len(slopes)]
        spans = zip(network.layers, self.forward_pass.starts, ends, strict=False)
        for activation, group in groupby(spans, key=lambda span: span[0].activation):
            assert activation is not None
            _, starts, stops = zip(*group, strict=True)
            rows = slice(starts[0], stops[-1])
            calls += activation.derivative(self.forward_pass.arena[rows], slopes[rows])
        return calls
