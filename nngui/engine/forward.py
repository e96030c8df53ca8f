"""The forward pass: from inputs to answers, layer by layer.

All hidden activations lie in one array, each layer's units followed by a row of ones for the next
layer's biases. Everything is feature-major, (units, samples), as in the notebook.

    z_1 = W_1 [x; 1],  a_1 = f_1(z_1),  z_2 = W_2 [a_1; 1],  ...
"""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from .calls import Array, Call, bind
from .layer import Layer
from .outputs import Head, Output

REACH = 1e12
"""The largest input that may be asked for: coordinates end at 1e6, and features may square them."""


class ForwardPass:
    """Buffers and calls of one forward pass over a fixed number of samples.

    `hidden` are the activations with their rows of ones, `logits` the sums before them (the same
    memory, unless `keep_logits`), `head` the buffers of the output layer.
    """

    def __init__(
        self, layers: Sequence[Layer], output: Output, samples: int, *, keep_logits: bool = False
    ) -> None:
        dtype = layers[0].matrix.dtype
        self.samples = samples
        units = [layer.fan_out for layer in layers[:-1]]
        self.arena = np.ones((sum(units) + len(units), samples), dtype)
        sums = np.zeros_like(self.arena) if keep_logits else self.arena
        self.starts = [sum(units[:index]) + index for index in range(len(units))]
        self.hidden: list[Array] = []
        self.logits: list[Array] = []
        for start, count in zip(self.starts, units, strict=True):
            self.hidden.append(self.arena[start : start + count + 1])
            self.logits.append(sums[start : start + count])
        self.head = Head(layers[-1].fan_out, samples, dtype)
        self.logits.append(self.head.z)
        self._first = layers[0].matrix

        self.after_inputs: list[Call] = []
        for index, layer in enumerate(layers[:-1]):
            z = self.logits[index]
            a = self.hidden[index][:-1] if keep_logits else z
            assert layer.activation is not None
            self.after_inputs += layer.activation.forward(z, a)
            product = layers[index + 1].matrix.dot
            self.after_inputs.append(bind(product, self.hidden[index], self.logits[index + 1]))
        self.after_inputs += output.forward(self.head)

    def calls(self, inputs: Array) -> list[Call]:
        """The whole pass for these inputs, (features + 1, samples), the last row ones."""
        return [bind(self._first.dot, inputs, self.logits[0]), *self.after_inputs]


def cannot_overflow(layers: Sequence[Layer]) -> bool:
    """Whether the sums of every layer stay finite for all inputs of up to REACH.

    |z| <= |W| |a| + |b| row by row, where |a| <= 1 after a bounded activation.
    """
    reach = REACH
    for layer in layers:
        with np.errstate(over="ignore", invalid="ignore"):
            sums = np.abs(layer.weights).sum(axis=1) * layer.matrix.dtype.type(reach)
            reach = float(np.max(sums + np.abs(layer.biases)))
        if not np.isfinite(reach):
            return False
        if layer.activation is not None and layer.activation.bounded:
            reach = 1.0
    return True


def with_ones(X: Array) -> Array:
    """X (n_samples, n_features) as inputs (n_features + 1, n_samples), ones in the last row."""
    inputs = np.ones((X.shape[1] + 1, len(X)), X.dtype)
    inputs[:-1] = X.T
    return inputs
