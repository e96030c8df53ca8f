"""A prediction is the same points asked again and again while the weights change: a picture of the plane.

Its inputs are laid out once, and its buffers and calls made once, so that looking costs little more
than the arithmetic. Many points run in blocks that share one set of buffers.

    p = output(W_L a_(L-1) + b_L) for every point;  a_l of every hidden unit on request
"""

from __future__ import annotations

import numpy as np
from numpy.typing import ArrayLike

from .calls import Array, Call, bind, run
from .forward import ForwardPass, with_ones
from .network import Network
from .outputs import OUTPUTS
from .samples import block_rows, check_samples


class Prediction:
    """Answers of a network on fixed points X (n_samples, n_features), as it is at each call.

    hidden: whether all units are told, too, layer by layer. It follows the network's weights, which change in
    place; another network, or another shape, needs another Prediction. ValueError on bad points.
    """

    def __init__(self, network: Network, X: ArrayLike, *, hidden: bool = False) -> None:
        output, units = OUTPUTS[network.output], network.sizes[-1]
        samples = check_samples(X, network.sizes[0], network.dtype)
        n_samples, length = len(samples), block_rows(network.sizes, network.dtype)
        columns = output.n_classes(units) if output.has_probabilities else units
        self._answers = np.empty((columns, n_samples), network.dtype)
        told = network.sizes[1:] if hidden else ()
        self._units = [np.empty((count, n_samples), network.dtype) for count in told]
        self._calls: list[Call] = []
        passes: dict[int, ForwardPass] = {}
        for start in range(0, n_samples, length):
            rows = slice(start, min(start + length, n_samples))
            count = rows.stop - start
            if count not in passes:
                passes[count] = ForwardPass(network.layers, output, count)
            block = passes[count]
            self._calls += block.calls(with_ones(samples[rows]))
            said = [*(layer[:-1] for layer in block.hidden), block.head.a]
            self._calls += [
                bind(np.copyto, layer[:, rows], source)
                for layer, source in zip(self._units, said, strict=False)
            ]
            self._calls += output.probability_calls(block.head, self._answers[:, rows])

    def __call__(self) -> Array:
        """The probability of each class, (n_samples, n_classes), or a linear output's values.

        A view of a buffer that the next call fills again; its transpose is contiguous.
        """
        with np.errstate(all="ignore"):
            run(self._calls)
        return self._answers.T

    @property
    def hidden(self) -> list[Array]:
        """What every hidden unit said at the last call: for each layer (n_samples, units), as above."""
        return [layer.T for layer in self._units[:-1]]

    @property
    def outputs(self) -> Array:
        """What the units of the output layer said at the last call, (n_samples, output units)."""
        return self._units[-1].T
