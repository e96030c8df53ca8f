"""Rules say what happens between a gradient and the weights: everything that is set, compiled in order.

The penalties add their slopes, frozen weights are left out, a long gradient is shortened, the
optimizer steps, and what is frozen is put back in case momentum or decay moved it.

    g <- g + penalties;  g[frozen] <- 0;  g <- clip(g);  w <- optimizer(w, g);  w[frozen] stays
"""

from __future__ import annotations

from dataclasses import dataclass, field

import numpy as np
from numpy.typing import NDArray

from .calls import Array, Call, bind
from .dropout import Dropout
from .loss import Loss
from .optimizer import Optimizer, Slots
from .regularization import Regularization


@dataclass(frozen=True, eq=False)
class Rules:
    """Settings of a trainer that a program is compiled for.

    frozen: places in the flat parameters that take no updates, or None. dropout: None where no unit
    ever rests. present: like the parameters of an ensemble, 0 for weights that are not there, or None.
    """

    loss: Loss
    optimizer: Optimizer
    regularization: Regularization = field(default_factory=Regularization)
    frozen: NDArray[np.int64] | None = None
    dropout: Dropout | None = None
    present: Array | None = None

    def gradient_calls(self, slots: Slots, sizes: tuple[int, ...], samples: int) -> list[Call]:
        """Calls that make the loss's gradient that of the whole objective, 0 where frozen."""
        calls = self.regularization.penalty_calls(slots, sizes, samples)
        if self.present is not None:
            calls.append(bind(np.multiply, slots.gradients, self.present, slots.gradients))
        if self.frozen is not None:
            calls.append(bind(slots.gradients.__setitem__, (Ellipsis, self.frozen), 0.0))
        return calls

    def update_calls(self, slots: Slots, sizes: tuple[int, ...], samples: int) -> list[Call]:
        """Calls for an update from the summed gradient of a batch of so many samples."""
        slots.still = self.frozen
        step = self.optimizer.update(slots, samples)
        if not self.optimizer.full_batch_only:
            step = self.regularization.clip_calls(slots, samples) + step
        if self.frozen is not None:
            kept = np.zeros(
                (*slots.parameters.shape[:-1], len(self.frozen)), slots.parameters.dtype
            )
            hold = bind(np.take, slots.parameters, self.frozen, -1, kept)
            put_back = bind(slots.parameters.__setitem__, (Ellipsis, self.frozen), kept)
            step = [hold, *step, put_back]
        return self.gradient_calls(slots, sizes, samples) + step
