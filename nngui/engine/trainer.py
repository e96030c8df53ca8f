"""A trainer teaches a network: forward, loss, backward, update, again and again over the samples.

One batch is a step, one pass over all samples an epoch. Every setting may change between two steps:
the steps are then compiled anew, and the weights stay as they are.

    w <- optimizer(w, dL/dw),   L = mean over the batch
"""

from __future__ import annotations

import math
from dataclasses import replace

import numpy as np
from numpy.typing import ArrayLike, NDArray

from .calls import BetweenBlocks
from .checks import check_count, check_kind
from .dropout import Dropout
from .loop import TrainingLoop
from .loss import Loss
from .losses import LOSSES
from .network import Network
from .optimizer import Optimizer
from .optimizers import SGD
from .outputs import OUTPUTS
from .regularization import Regularization
from .rules import Rules
from .samples import check_data
from .schedules import Constant, Schedule
from .trace import Trace, trace


class Trainer(TrainingLoop):
    """Trains a network in place.

    X: (n_samples, n_features). y: (n_samples,) labels from 0, or values for a linear output.
    loss: a name in LOSSES that fits the output.
    optimizer: a value such as SGD(learning_rate=0.5), the default. Rprop and L-BFGS take all samples
    in every step, whatever the batch size.
    batch_size: None for all samples at once, in their own order; else shuffled anew each epoch.
    schedule, regularization: values such as Cosine(epochs=500), Regularization(l2=1e-3).
    rng: one seed for the sample order, and for dropout, is drawn from it.
    between_blocks: called between the blocks of a batch of over 1,024 samples (fewer in a large
    network), with True while the weights are as they were before the step, and with False while
    L-BFGS tries others; if it raises, the slice is given up and nothing has changed.
    ValueError names what is wrong.
    """

    def __init__(
        self,
        network: Network,
        X: ArrayLike,
        y: ArrayLike,
        *,
        loss: str = "cross-entropy",
        optimizer: Optimizer | None = None,
        batch_size: int | None = None,
        schedule: Schedule | None = None,
        regularization: Regularization | None = None,
        rng: np.random.Generator,
        between_blocks: BetweenBlocks | None = None,
    ) -> None:
        check_kind(network, Network, "network")
        check_kind(rng, np.random.Generator, "rng")
        taught = SGD() if optimizer is None else check_kind(optimizer, Optimizer, "optimizer")
        rules = Rules(_fitting_loss(loss, network), taught)
        super().__init__(
            network,
            check_data(X, y, network),
            rules,
            Constant() if schedule is None else check_kind(schedule, Schedule, "schedule"),
            _checked_batch_size(batch_size),
            int(rng.integers(2**63)),
            between_blocks,
        )
        if regularization is not None:
            self.set_regularization(regularization)

    @property
    def loss_name(self) -> str:
        """The name of the loss in LOSSES."""
        return self._rules.loss.name

    @property
    def regularization(self) -> Regularization:
        """What holds training back."""
        return self._rules.regularization

    @property
    def frozen_mask(self) -> NDArray[np.bool_]:
        """Which parameters take no updates, (n_parameters,)."""
        mask = np.zeros(self.network.n_parameters, dtype=np.bool_)
        if self._rules.frozen is not None:
            mask[self._rules.frozen] = True
        return mask

    @property
    def penalty(self) -> float:
        """What the present weights cost by L1 and L2; it is not in `loss`."""
        return self.regularization.penalty(self.network.parameters, self.network.sizes)

    def trace(self, X: ArrayLike | None = None, y: ArrayLike | None = None) -> Trace:
        """Every z, a, delta and gradient on these samples, or the next batch; changes nothing.

        On the next batch units rest as they will in that step; on other samples none does.
        """
        masks = None
        if X is None or y is None:
            columns = self._program.next_batch(self.step_in_epoch)
            masks = self._program.next_masks(self.step_in_epoch)
        else:
            columns = self._program.columns(*check_data(X, y, self.network))
        width = self.network.sizes[0] + 1
        return trace(self.network, self._rules, columns[:width], columns[width:], masks)

    def set_learning_rate(self, learning_rate: float) -> None:
        """From the next step on."""
        settings = {**self.optimizer.settings(), "learning_rate": learning_rate}
        self.set_optimizer(type(self.optimizer)(**settings))

    def set_optimizer(self, optimizer: Optimizer) -> None:
        """The same kind keeps its moments; another kind begins with fresh ones.

        Between one that takes all samples and one that takes batches the present pass ends.
        """
        check_kind(optimizer, Optimizer, "optimizer")
        if not self.full_batch and optimizer.full_batch_only:
            self._end_pass()
        self._use(replace(self._rules, optimizer=optimizer))

    def set_schedule(self, schedule: Schedule) -> None:
        """From the next step on, at the point of it that the present epoch has."""
        self.schedule = check_kind(schedule, Schedule, "schedule")
        self._follow_schedule()

    def set_regularization(self, regularization: Regularization) -> None:
        """From the next step on; the pass goes on."""
        check_kind(regularization, Regularization, "regularization")
        hidden = self.network.sizes[1:-1]
        shares = regularization.dropout_shares(len(hidden))
        dropout = None
        if any(shares):
            dropout = Dropout(shares, hidden, lambda: (self.order_seed,), lambda: self.steps)
        self._use(replace(self._rules, regularization=regularization, dropout=dropout))

    def set_frozen(self, frozen: ArrayLike | None) -> None:
        """Parameters that take no updates: a mask like network.parameters, True where frozen."""
        places: NDArray[np.int64] | None = None
        if frozen is not None:
            mask = np.asarray(frozen)
            if mask.dtype != np.bool_ or mask.shape != self.network.parameters.shape:
                raise ValueError(f"frozen must be {self.network.n_parameters} values True or False")
            places = np.flatnonzero(mask) if mask.any() else None
        self._use(replace(self._rules, frozen=places))

    def set_batch_size(self, batch_size: int | None) -> None:
        """Ends the present pass."""
        checked = _checked_batch_size(batch_size)
        self._end_pass()
        self.batch_size = checked
        self._lay_out()

    def set_loss(self, loss: str) -> None:
        """The pass goes on; its running loss begins anew, since losses do not mix."""
        rules = replace(self._rules, loss=_fitting_loss(loss, self.network))
        self._last_loss = math.nan
        self._rules = rules
        self._lay_out()

    def set_data(self, X: ArrayLike, y: ArrayLike, *, same_rows: bool) -> None:
        """New samples. same_rows: they were moved or relabeled in place, and the pass goes on.

        Otherwise the present pass ends, and the next step begins the next epoch.
        """
        data = check_data(X, y, self.network)
        if same_rows and len(data[0]) != self.n_samples:
            raise ValueError(f"X must keep its {self.n_samples} rows if same_rows is true")
        if not same_rows:
            self._end_pass()
        self._data = data
        if same_rows:
            self._program.replace_samples(*data)
            self._gather()
        else:
            self._lay_out()


def _fitting_loss(name: str, network: Network) -> Loss:
    loss = LOSSES.find(name)
    loss.check_output(OUTPUTS[network.output])
    return loss


def _checked_batch_size(batch_size: int | None) -> int | None:
    return None if batch_size is None else check_count(batch_size, "batch_size")
