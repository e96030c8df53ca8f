"""Metrics measure how well a network does on samples it is shown, without teaching it anything.

accuracy = share of samples whose most probable class is their label
R^2      = 1 - sum (y - a)^2 / sum (y - mean y)^2      for regression: 1 where every value is met, 0 where the
           answers are no better than the mean of the values, below 0 where they are worse
"""

from __future__ import annotations

from typing import NamedTuple

import numpy as np
from numpy.typing import ArrayLike, NDArray

from .calls import Array, Call, run
from .forward import ForwardPass, with_ones
from .loss import Loss
from .losses import LOSSES
from .network import Network
from .outputs import OUTPUTS
from .samples import BLOCK_ROWS, check_data


class Evaluated(NamedTuple):
    """What one forward pass over some samples tells.

    loss: the mean. score: accuracy, or R^2 for regression (None where all values are the same).
    wrong: (n_samples,), which are put into another class than their own; none for regression.
    """

    loss: float
    score: float | None
    wrong: NDArray[np.bool_]


def accuracy(network: Network, X: ArrayLike, y: ArrayLike) -> float | None:
    """The share of samples classified rightly; None if there are no samples or no classes."""
    loss = "squared-error"  # fits every output, and does not matter here
    evaluation = evaluate(network, X, y, loss) if network.n_classes else None
    return None if evaluation is None else evaluation[1]


def evaluate(
    network: Network, X: ArrayLike, y: ArrayLike, loss: str
) -> tuple[float, float | None] | None:
    """Mean loss and score in one forward pass: accuracy, or R^2 for regression.

    X (n_samples, n_features), y (n_samples,). R^2 is None where all values are the same; the answer
    is None if there are no samples. ValueError on bad input, as in Trainer.
    """
    evaluated = Evaluator(network, X, y, loss)()
    return None if evaluated is None else evaluated[:2]


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
            self._total, self._head = np.zeros((), network.dtype), forward.head
            self._calls += forward.calls(with_ones(self._samples))
            self._calls += self._loss.value(output, forward.head, wanted, self._total)

    def __call__(self, between_blocks: Call | None = None) -> Evaluated | None:
        """With the weights as they are now; None if there are no samples.

        between_blocks is called after each block of samples, if they are more than one; it may raise.
        """
        n_samples = len(self._samples)
        if not self._calls:
            if not n_samples:
                return None
            samples, targets = self._samples, self._targets
            return evaluate_targets(self._network, samples, targets, self._loss, between_blocks)
        with np.errstate(all="ignore"):
            run(self._calls)
        loss = float(self._total) / n_samples
        if not self._network.n_classes:
            score = r_squared(self._head.a.T, self._targets)
            return Evaluated(loss, score, np.zeros(n_samples, dtype=bool))
        return _classified(loss, _is_wrong(self._head.z, self._targets))


def evaluate_targets(
    network: Network,
    samples: Array,
    targets: Array,
    loss: Loss,
    between_blocks: Call | None = None,
) -> Evaluated:
    """The same for samples and targets (n_samples, units) that have been checked."""
    output = OUTPUTS[network.output]
    encoded = loss.encode(output, targets)
    total, loss_sum = np.zeros((), network.dtype), 0.0
    wrong = np.zeros(len(samples), dtype=bool)
    answers = None if network.n_classes else np.empty_like(targets)
    for rows, block in network.blocks(samples):
        wanted = np.ascontiguousarray(encoded[rows].T)
        with np.errstate(all="ignore"):
            run(loss.value(output, block.head, wanted, total))
        loss_sum += float(total)
        if answers is None:
            wrong[rows] = _is_wrong(block.head.z, targets[rows])
        else:
            answers[rows] = block.head.a.T
        if between_blocks is not None:
            between_blocks()
    mean = loss_sum / len(samples)
    if answers is None:
        return _classified(mean, wrong)
    return Evaluated(mean, r_squared(answers, targets), wrong)


def r_squared(answers: Array, targets: Array) -> float | None:
    """The share of the targets' variance that the answers explain, both (n_samples, units).

    None where the targets do not vary, or where the answers are too far off for a number.
    """
    with np.errstate(all="ignore"):
        spread = float(np.square(targets - targets.mean(axis=0), dtype=np.float64).sum())
        missed = float(np.square(answers - targets, dtype=np.float64).sum())
    if not spread > 0.0 or not np.isfinite(missed / spread):
        return None
    return 1.0 - missed / spread


def _classified(loss: float, wrong: NDArray[np.bool_]) -> Evaluated:
    n_samples = len(wrong)
    return Evaluated(loss, (n_samples - int(np.count_nonzero(wrong))) / n_samples, wrong)


def _is_wrong(z: Array, targets: Array) -> NDArray[np.bool_]:
    """Which logits z (units, samples) say something else than the targets (samples, units)."""
    if len(z) == 1:
        return np.asarray((z[0] > 0.0) != (targets[:, 0] > 0.5))
    return np.asarray(z.argmax(axis=0) != targets.argmax(axis=1))
