"""Metrics measure how well a network does on samples it is shown, without teaching it anything.

accuracy = share of samples whose most probable class is their label
"""

from __future__ import annotations

import numpy as np
from numpy.typing import ArrayLike

from .calls import Array, run
from .loss import Loss
from .losses import LOSSES
from .network import Network
from .outputs import OUTPUTS
from .samples import check_data


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
    kind = LOSSES.find(loss)
    kind.check_output(OUTPUTS[network.output])
    samples, targets = check_data(X, y, network, empty=True)
    return evaluate_targets(network, samples, targets, kind) if len(samples) else None


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
