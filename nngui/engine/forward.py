"""The forward pass: from inputs to answers, layer by layer.

All hidden activations lie in one array, each layer's units followed by a row of ones for the next
layer's biases. Everything is feature-major, (units, samples), as in the notebook.

    z_1 = W_1 [x; 1],  a_1 = f_1(z_1),  z_2 = W_2 [a_1 * mask_1; 1],  ...   (masks only in dropout)
"""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from .calls import Array, Call, as_stored, bind, buffer, product
from .layer import Layer
from .loss import Loss
from .outputs import Head, Output

REACH = 1e12
"""The largest input that may be asked for: coordinates end at 1e6, and features may square them."""


class ForwardPass:
    """Buffers and calls of one forward pass over a fixed number of samples.

    `sums`, `plain` and `passed_on` hold every hidden z, f(z) and f(z) * mask, all layers below each
    other: one memory, unless an activation needs z (or `keep_sums`), and unless `dropout` needs
    f(z) as it was. `hidden` are the layers of passed_on with their rows of ones, `logits` the
    layers' z, `head` the buffers of the output layer. With a `loss` the answers are only what that
    needs of them (and with `keep_sums` everything).
    """

    def __init__(
        self,
        layers: Sequence[Layer],
        output: Output,
        samples: int,
        *,
        loss: Loss | None = None,
        keep_sums: bool = False,
        dropout: bool = False,
    ) -> None:
        first = layers[0].matrix
        lead, dtype = first.shape[:-2], first.dtype
        self.samples = samples
        units = [layer.fan_out for layer in layers[:-1]]
        self.starts = [sum(units[:index]) + index for index in range(len(units))]
        ones = bind(buffer, lead, sum(units) + len(units), samples, dtype, 1.0)

        self.passed_on = ones()
        self.plain = ones() if dropout else self.passed_on
        self.masks = ones() if dropout else None
        apart = keep_sums or any(layer.needs_sums for layer in layers)
        self.sums = ones() if apart else self.plain
        spans = [
            slice(start, start + count) for start, count in zip(self.starts, units, strict=True)
        ]
        self.hidden = [self.passed_on[..., span.start : span.stop + 1, :] for span in spans]
        self.head = Head(layers[-1].fan_out, samples, dtype, lead)

        self._first = first
        self.logits = [
            (self.sums if keep_sums or layer.needs_sums else self.plain)[..., span, :]
            for layer, span in zip(layers, spans, strict=False)
        ]
        self.logits.append(self.head.z)
        self.after_inputs: list[Call] = []
        for index, span in enumerate(spans):
            z, a = as_stored(self.logits[index]), as_stored(self.plain[..., span, :])
            in_place = self.logits[index].base is a.base
            activation = layers[index].activation
            assert activation is not None
            self.after_inputs += activation.forward(z, z if in_place else a)
            if self.masks is not None:
                mask, kept = self.masks[..., span, :], self.passed_on[..., span, :]
                self.after_inputs.append(bind(np.multiply, a, as_stored(mask), as_stored(kept)))
            following = layers[index + 1].matrix
            self.after_inputs.append(product(following, self.hidden[index], self.logits[index + 1]))
        if loss is None or keep_sums:
            self.after_inputs += output.forward(self.head)
        if loss is not None:
            self.after_inputs += loss.answer(output, self.head)

    def calls(self, inputs: Array) -> list[Call]:
        """The whole pass for these inputs, (..., features + 1, samples), the last row ones."""
        return [product(self._first, inputs, self.logits[0]), *self.after_inputs]


def cannot_overflow(layers: Sequence[Layer]) -> bool:
    """Whether the sums of every layer stay finite for all inputs of up to REACH.

    |z| <= |W| |a| + |b| row by row, where |a| <= 1 after a bounded activation and |a| <= |z| + 1
    after any other.
    """
    reach = REACH
    for layer in layers:
        with np.errstate(over="ignore", invalid="ignore"):
            sums = np.abs(layer.weights).sum(axis=-1) * layer.matrix.dtype.type(reach)
            reach = float(np.max(sums + np.abs(layer.biases))) + 1.0
        if not np.isfinite(reach):
            return False
        if layer.activation is not None and layer.activation.bounded:
            reach = 1.0
    return True


def with_ones(X: Array) -> Array:
    """X (..., n_samples, n_features) as inputs (..., n_features + 1, n_samples), the last row ones."""
    *lead, n_samples, n_features = X.shape
    inputs = np.ones((*lead, n_features + 1, n_samples), X.dtype)
    inputs[..., :-1, :] = np.swapaxes(X, -1, -2)
    return inputs
