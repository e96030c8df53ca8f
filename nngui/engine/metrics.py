"""Metrics measure how well a network does on samples it is shown, without teaching it anything.

accuracy = share of samples whose most probable class is their label
R^2      = 1 - sum (y - a)^2 / sum (y - mean y)^2      for regression: 1 where every value is met, 0 where the
           answers are no better than the mean of the values, below 0 where they are worse
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, NamedTuple

import numpy as np
from numpy.typing import ArrayLike, NDArray

from .calls import Array, Call, bind, constant, run
from .forward import ForwardPass, with_ones
from .loss import Loss
from .losses import LOSSES
from .network import Network
from .outputs import OUTPUTS
from .samples import BLOCK_ROWS, block_rows, check_data


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

    Samples are checked once and laid out in blocks, which share buffers and nearly all calls: making
    these costs small networks several times what running them does, and large ones as much.
    """

    def __init__(self, network: Network, X: ArrayLike, y: ArrayLike, loss: str) -> None:
        kind = LOSSES.find(loss)
        kind.check_output(OUTPUTS[network.output])
        samples, targets = check_data(X, y, network, empty=True)
        self._measure = Measure(network, samples, targets, kind) if len(samples) else None

    def __call__(self, between_blocks: Call | None = None) -> Evaluated | None:
        """With the weights as they are now; None if there are no samples.

        between_blocks is called after each block of samples, if they are more than one; it may raise.
        """
        return None if self._measure is None else self._measure(between_blocks)

    def parts(self) -> Iterator[None]:
        """The same, one block of samples after the other, for who has little time: `result` tells at the end.

        The weights must stay as they are meanwhile.
        """
        return iter(()) if self._measure is None else self._measure.parts()

    def result(self) -> Evaluated | None:
        """What the parts have come to; None if there are no samples."""
        return None if self._measure is None else self._measure.result()


class Measure:
    """The same for samples and targets (n_samples, units) that have been checked, at least one."""

    def __init__(self, network: Network, samples: Array, targets: Array, loss: Loss) -> None:
        output, n_samples = OUTPUTS[network.output], len(samples)
        length = BLOCK_ROWS if n_samples <= BLOCK_ROWS else block_rows(network.sizes, network.dtype)
        starts = range(0, n_samples, length)
        self._totals = np.zeros(len(starts), network.dtype)
        self._targets = targets
        self._labels = _labels(targets) if network.n_classes else None
        self._said = np.empty_like(targets[:, 0] if self._labels is None else self._labels)
        self._blocks: list[list[Call]] = []
        passes: dict[int, ForwardPass] = {}
        for index, start in enumerate(starts):
            rows = slice(start, min(start + length, n_samples))
            count = rows.stop - start
            if count not in passes:
                needed = None if self._labels is None else loss
                passes[count] = ForwardPass(network.layers, output, count, loss=needed)
            block, total = passes[count], self._totals[index : index + 1].reshape(())
            wanted = np.ascontiguousarray(loss.encode(output, targets[rows]).T)
            calls = block.calls(with_ones(samples[rows]))
            calls += loss.value(output, block.head, wanted, total)
            if self._labels is None:
                calls.append(bind(np.copyto, self._said[rows], block.head.a[0]))
            else:
                calls.append(_most_probable(block.head.z, self._said[rows]))
            self._blocks.append(calls)

    def __call__(self, between_blocks: Call | None = None) -> Evaluated:
        """As Evaluator does it."""
        for _ in self.parts():
            if between_blocks is not None and len(self._blocks) > 1:
                between_blocks()
        return self.result()

    def parts(self) -> Iterator[None]:
        """As Evaluator does it."""
        for calls in self._blocks:
            with np.errstate(all="ignore"):
                run(calls)
            yield

    def result(self) -> Evaluated:
        """What the last part has completed."""
        n_samples, loss = len(self._said), 0.0
        for total in self._totals.tolist():  # sum() would add otherwise from Python 3.12 on
            loss += total
        loss /= n_samples
        if self._labels is None:
            wrong = np.zeros(n_samples, dtype=bool)
            return Evaluated(loss, r_squared(self._said[:, None], self._targets), wrong)
        wrong = self._said != self._labels
        return Evaluated(loss, (n_samples - int(np.count_nonzero(wrong))) / n_samples, wrong)


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


def _labels(targets: Array) -> NDArray[Any]:
    """Which class the targets (n_samples, units) name: a number; of one or two units whether it is the second."""
    if targets.shape[1] == 1:
        return np.asarray(targets[:, 0] > 0.5)
    labels = targets.argmax(axis=1)
    return np.asarray(labels > 0 if targets.shape[1] == 2 else labels)


def _most_probable(z: Array, out: NDArray[Any]) -> Call:
    """A call that writes the class of the logits z (units, samples) in the same way."""
    if len(z) == 1:
        return bind(np.greater, z[0], constant(0.0, z.dtype), out)
    return bind(np.greater, z[1], z[0], out) if len(z) == 2 else bind(z.argmax, 0, out)
