"""Ablation asks what each hidden unit is worth: by how much the loss grows where that unit goes.

It goes as surgery takes it away (surgery_units): what it put out on average goes on as a part of the next biases. Only
what lies above the unit is computed again, from the sums that the other units leave.

    z_next' = z_next - w_u (a_u - mean a_u),   change = L(z_L') - L(z_L)
"""

from __future__ import annotations

import numpy as np
from numpy.typing import ArrayLike

from .calls import Array, run
from .losses import LOSSES
from .network import Network
from .outputs import OUTPUTS, Head
from .samples import check_data, check_samples


class Ablation:
    """The mean loss over samples X (n_samples, n_features), y (n_samples,), without one unit and with all of them.

    `reference` (n, n_features): the samples over which a unit's mean output is taken. `look` reads the weights of the
    network; `without` answers for the weights as they were then. ValueError on bad input, as in Trainer.
    """

    def __init__(
        self, network: Network, X: ArrayLike, y: ArrayLike, loss: str, reference: ArrayLike
    ) -> None:
        output, kind = OUTPUTS[network.output], LOSSES.find(loss)
        kind.check_output(output)
        samples, targets = check_data(X, y, network)
        self._network = network
        self._samples = samples.T
        self._reference = check_samples(reference, network.sizes[0], network.dtype).T
        self._head = Head(network.sizes[-1], len(samples), samples.dtype)
        self._n_samples = len(samples)
        self._total = np.zeros((), samples.dtype)
        wanted = np.ascontiguousarray(kind.encode(output, targets).T)
        self._calls = [
            *output.forward(self._head),
            *kind.value(output, self._head, wanted, self._total),
        ]
        self._weights: list[Array] = []
        self._biases: list[Array] = []
        self._sums: list[Array] = []
        self._units: list[Array] = []
        self._means: list[Array] = []

    def look(self) -> float:
        """The mean loss with all units, with the weights as they are now."""
        self._weights = [layer.weights.copy() for layer in self._network.layers]
        self._biases = [layer.biases[:, None].copy() for layer in self._network.layers]
        with np.errstate(all="ignore"):
            self._sums, self._units = self._forward(self._samples)
            _, everywhere = self._forward(self._reference)
        self._means = [layer.mean(axis=1, keepdims=True) for layer in everywhere]
        return self._loss(self._sums[-1])

    def without(self, layer: int, unit: int) -> float:
        """The mean loss without unit `unit` of hidden layer `layer`, the first one being 0."""
        gone = self._units[layer][unit] - self._means[layer][unit]
        layers = self._network.layers
        with np.errstate(all="ignore"):
            z = self._sums[layer + 1] - np.outer(self._weights[layer + 1][:, unit], gone)
            for index in range(layer + 1, len(layers) - 1):
                activation = layers[index].activation
                assert activation is not None
                z = self._weights[index + 1] @ activation(z) + self._biases[index + 1]
        return self._loss(z)

    def _forward(self, a: Array) -> tuple[list[Array], list[Array]]:
        """z of every layer and a of every hidden one, (units, samples)."""
        sums: list[Array] = []
        units: list[Array] = []
        for index, layer in enumerate(self._network.layers):
            z = self._weights[index] @ a + self._biases[index]
            sums.append(z)
            if layer.activation is not None:
                a = layer.activation(z)
                units.append(a)
        return sums, units

    def _loss(self, logits: Array) -> float:
        self._head.z[...] = logits
        with np.errstate(all="ignore"):
            run(self._calls)
        return float(self._total) / self._n_samples
