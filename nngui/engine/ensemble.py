"""An ensemble trains K networks of one shape at the same time, in one set of calls.

For tiny networks a call costs the same whatever it works on, so K networks cost little more than
one. All arrays have an axis in front, one network after another; the plan is that of one network.

    Z_l = W_l [A_(l-1); 1] for (K, units, fan_in + 1) @ (K, fan_in + 1, samples)
"""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from numpy.typing import ArrayLike, NDArray

from .calls import Array, run
from .checks import check_count, check_kind
from .dropout import Dropout
from .forward import ForwardPass, with_ones
from .layer import Layer, cut
from .losses import LOSSES
from .network import Network
from .optimizer import Optimizer, Slots
from .optimizers import SGD
from .outputs import OUTPUTS
from .program import Program
from .regularization import Regularization
from .rules import Rules
from .samples import block_rows, check_data, check_samples
from .schedules import Constant, Schedule


class Ensemble:
    """K networks side by side, each trained exactly as `Trainer` would train it alone.

    networks: K of one shape and precision, copied. X, y: one set of samples for all.
    rngs: one for each, from which its sample order is drawn as in Trainer.
    learning_rates: one for each; None for the optimizer's own.
    units: (K, hidden units in all layers), False where a network does without a unit: its
    weights become 0 and stay it, and what is left trains as the narrower network would.
    Any optimizer but L-BFGS; the other arguments are Trainer's. parameters: (K, n_parameters).
    A network that diverges (see `diverged`) does not touch the others. ValueError names what is wrong.
    """

    def __init__(
        self,
        networks: Sequence[Network],
        X: ArrayLike,
        y: ArrayLike,
        *,
        loss: str = "cross-entropy",
        optimizer: Optimizer | None = None,
        batch_size: int | None = None,
        schedule: Schedule | None = None,
        regularization: Regularization | None = None,
        learning_rates: ArrayLike | None = None,
        units: ArrayLike | None = None,
        rngs: Sequence[np.random.Generator],
    ) -> None:
        first = _checked_networks(networks)
        count = len(networks)
        if len(rngs) != count:
            raise ValueError(f"rngs must be {count}, one for each network, not {len(rngs)}")
        self.sizes, self.hidden, self.output = first.sizes, first.hidden, first.output
        self.dtype = first.dtype
        self.parameters: Array = np.stack([network.parameters for network in networks])
        activations = [layer.activation for layer in first.layers]
        self.layers = tuple(map(Layer, cut(self.parameters, self.sizes), activations))
        self.epoch = self.steps = 0
        self.losses: NDArray[np.float64] = np.full(count, np.nan)

        kind = LOSSES.find(loss)
        kind.check_output(OUTPUTS[self.output])
        samples, targets = check_data(X, y, first)
        self.optimizer = SGD() if optimizer is None else optimizer
        check_kind(self.optimizer, Optimizer, "optimizer")
        self._rates = _checked_rates(learning_rates, count, self.optimizer.learning_rate)
        self._seeds = [
            int(check_kind(rng, np.random.Generator, "rngs").integers(2**63)) for rng in rngs
        ]
        self._schedule = Constant() if schedule is None else schedule
        check_kind(self._schedule, Schedule, "schedule")
        if self.optimizer.name == "lbfgs":
            raise ValueError("optimizer lbfgs trains one network at a time, not an ensemble")
        size = None if batch_size is None else check_count(batch_size, "batch_size")
        self._full_batch = size is None or self.optimizer.full_batch_only
        self._slots = Slots(self.parameters, len(self.optimizer.moments))
        self._slots.set_learning_rate(self._rates * self._schedule.factor(0))
        rules = Regularization() if regularization is None else regularization
        check_kind(rules, Regularization, "regularization")
        shares = rules.dropout_shares(len(self.hidden))
        dropout = None
        if any(shares):
            dropout = Dropout(shares, self.sizes[1:-1], lambda: self._seeds, lambda: self.steps)
        self._program = Program(
            self,
            Rules(kind, self.optimizer, rules, None, dropout, self._present_weights(units)),
            (samples, targets),
            None if self._full_batch else size,
            self._slots,
        )
        self._step_in_epoch = 0
        self._program.gather(self._seeds, 0)

    def __len__(self) -> int:
        return len(self.parameters)

    @property
    def diverged(self) -> NDArray[np.bool_]:
        """Which networks have a parameter that is no longer finite, (K,)."""
        return np.array([not np.isfinite(row).all() for row in self.parameters])

    def member(self, k: int) -> Network:
        """A copy of network k."""
        return Network.from_parameters(self.sizes, self.hidden, self.output, self.parameters[k])

    def step(self) -> None:
        """One update of every network."""
        with np.errstate(all="ignore"):
            run(self._program.calls(self._step_in_epoch))
            self.steps += 1
            self._step_in_epoch += 1
            if self._step_in_epoch == self._program.n_steps:
                self._end_pass()

    def run_epoch(self) -> NDArray[np.float64]:
        """To the end of the present pass; gives the train loss of each network, (K,)."""
        program = self._program
        steps, first = program.steps, self._step_in_epoch
        with np.errstate(all="ignore"):
            for step in range(first, program.n_steps):
                for call in steps[step] or program.calls(step):
                    call()
                self.steps += 1  # dropout draws its masks by this number
            self._end_pass()
        return self.losses

    def train(self, epochs: int) -> None:
        """So many passes; one that was begun counts as the first. `losses` are those of the last."""
        for _ in range(check_count(epochs, "epochs", 0)):
            self.run_epoch()

    def predict_proba(self, X: ArrayLike) -> Array:
        """The probability of each class by each network, (K, n_samples, n_classes)."""
        output = OUTPUTS[self.output]
        if not output.has_probabilities:
            raise ValueError(f"output {self.output} has no probabilities")
        samples = check_samples(X, self.sizes[0], self.dtype, empty=True)
        answers = np.empty((len(self), len(samples), self.sizes[-1]), self.dtype)
        length = block_rows(self.sizes, self.dtype)
        for start in range(0, len(samples), length):
            rows = samples[start : start + length]
            block = ForwardPass(self.layers, output, len(rows))
            inputs = np.broadcast_to(with_ones(rows), (len(self), rows.shape[1] + 1, len(rows)))
            with np.errstate(all="ignore"):
                run(block.calls(inputs))
            answers[:, start : start + length] = np.swapaxes(block.head.a, 1, 2)
        return output.probabilities(answers)

    def _end_pass(self) -> None:
        self.losses = np.array(self._program.mean_loss(), np.float64).reshape(len(self))
        self.epoch += 1
        self._step_in_epoch = 0
        self._slots.set_learning_rate(self._rates * self._schedule.factor(self.epoch))
        if not self._full_batch:
            self._program.gather(self._seeds, self.epoch)

    def _present_weights(self, units: ArrayLike | None) -> Array | None:
        """1 for every weight and 0 for those that touch units that are not there, (K, n)."""
        if units is None:
            return None
        wanted, shape = np.asarray(units), (len(self), sum(self.sizes[1:-1]))
        if wanted.shape != shape or wanted.dtype != np.bool_:
            raise ValueError(f"units must be True or False, of the shape {shape}")
        present = np.ones_like(self.parameters)
        matrices, start = cut(present, self.sizes), 0
        for into, out_of, count in zip(matrices, matrices[1:], self.sizes[1:-1], strict=False):
            layer = wanted[:, start : start + count]
            into *= layer[:, :, None]
            out_of[..., :-1] *= layer[:, None, :]
            start += count
        self.parameters *= present
        return present


def _checked_networks(networks: Sequence[Network]) -> Network:
    if not networks:
        raise ValueError("networks must be at least one network")
    first = networks[0]
    for network in networks:
        for name in ("sizes", "hidden", "output", "dtype"):
            if getattr(network, name) != getattr(first, name):
                raise ValueError(f"networks must all have the same {name}")
    return first


def _checked_rates(rates: ArrayLike | None, count: int, default: float) -> Array:
    wanted = np.full(count, default) if rates is None else np.asarray(rates)
    is_right = wanted.shape == (count,) and wanted.dtype.kind in "iuf"
    if not is_right or not np.all(np.isfinite(wanted) & (wanted > 0.0)):
        raise ValueError(f"learning_rates must be {count} numbers greater than 0")
    return wanted.astype(np.float64)[:, None]
