"""Metrics measure how well a network does on samples it is shown, without teaching it anything.

accuracy = share of samples whose most probable class is their label
"""

from __future__ import annotations

import numpy as np
from numpy.typing import ArrayLike

from .calls import Array, Call, run
from .forward import ForwardPass, with_ones
from .loss import Loss
from .losses import LOSSES
from .network import Network
from .outputs import OUTPUTS
from .samples import BLOCK_ROWS, check_data


def accuracy(network: Network, X: ArrayLike, y: ArrayLike) -> float | None:
    """The share of samples classified rightly; None if there are no samples or no classes."""
    loss = "squared-error"  # fits every output, and does not matter here
    evaluation = evaluate(network, X, y, loss)
    return None if evaluation is None else evaluation[1]


def evaluate(
    network: Network, X: ArrayLike, y: ArrayLike, loss: str
) -> tuple[float, float | None] | None:
    """Mean loss and accuracy in one forward pass.

    X (n_samples, n_features), y (n_samples,). Accuracy is None for regression; the answer is None
    if there are no samples. ValueError on bad input, as in Trainer.
    """
    return Evaluator(network, X, y, loss)()


class Evaluator:
    """`evaluate` for the same samples again and again, while the network's weights change in place.

    Samples are checked once. As many as fit into one block keep their buffers and calls, too: for
    small networks making those costs several times what running them does.
    """

    def __init__(self, network: Network, X: ArrayLike, y: ArrayLike, loss: str) -> None:
        self._network, self._loss = network, LOSSES.find(loss)
        output = OUTPUTS[network.output]
        self._loss.check_output(output)
        self._samples, self._targets = check_data(X, y, network, empty=True)
        self._calls: list[Call] = []
        if 0 < len(self._samples) <= BLOCK_ROWS:
            forward = ForwardPass(network.layers, output, len(self._samples))
            wanted = np.ascontiguousarray(self._loss.encode(output, self._targets).T)
            self._total, self._z = np.zeros((), network.dtype), forward.head.z
            self._calls += forward.calls(with_ones(self._samples))
            self._calls += self._loss.value(output, forward.head, wanted, self._total)

    def __call__(self) -> tuple[float, float | None] | None:
        """Mean loss and accuracy with the weights as they are now."""
        n_samples = len(self._samples)
        if not self._calls:
            if not n_samples:
                return None
            return evaluate_targets(self._network, self._samples, self._targets, self._loss)
        with np.errstate(all="ignore"):
            run(self._calls)
        loss = float(self._total) / n_samples
        if not self._network.n_classes:
            return loss, None
        return loss, _count_right(self._z, self._targets) / n_samples


def evaluate_targets(
    network: Network, samples: Array, targets: Array, loss: Loss
) -> tuple[float, float | None]:
    """The same for samples and targets (n_samples, units) that have been checked."""
    output = OUTPUTS[network.output]
    encoded = loss.encode(output, targets)
    total, loss_sum, right = np.zeros((), network.dtype), 0.0, 0
    for rows, block in network.blocks(samples):
        wanted = np.ascontiguousarray(encoded[rows].T)
        with np.errstate(all="ignore"):
            run(loss.value(output, block.head, wanted, total))
        loss_sum += float(total)
        right += _count_right(block.head.z, targets[rows])
    return loss_sum / len(samples), right / len(samples) if network.n_classes else None


def _count_right(z: Array, targets: Array) -> int:
    """How many logits z (units, samples) say what the targets (samples, units) say."""
    if len(z) == 1:
        return int(np.count_nonzero((z[0] > 0.0) == (targets[:, 0] > 0.5)))
    return int(np.count_nonzero(z.argmax(axis=0) == targets.argmax(axis=1)))
