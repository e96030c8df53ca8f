"""Rprop looks at the sign of each gradient only, and lets every weight's step grow or shrink by it.

As long as the sign stays, the step grows by a fifth; when it turns, the minimum was passed, and the
step is halved. Signs of single batches mean little, so every step takes all samples.

    step <- 1.2 step where g g' > 0, step / 2 where g g' < 0 (and then g <- 0),   g' the last g
    w <- w - sign(g) step                    (Riedmiller and Braun, 1993; iRprop- of Igel and Hüsken, 2000)
"""

from __future__ import annotations

import math
from dataclasses import dataclass

import numpy as np

from .calls import Call, bind, constant
from .optimizer import Optimizer, Slots

GROWTH, SHRINKAGE = 1.2, 0.5
LEAST, MOST = 1e-6, 1e3
"""Every step stays between so many times the learning rate."""


@dataclass(frozen=True)
class Rprop(Optimizer):
    """The learning rate is the first step. Kept is log(step / learning rate), which begins with 0.

    So a weight that is new after surgery begins with the first step, and another learning rate
    scales all steps at once.
    """

    name = "rprop"
    label = "Rprop"
    summary = "Follows only the signs of the gradient; fast and untiring. Takes all samples a step."
    moments = ("last sign", "log step")
    full_batch_only = True

    learning_rate: float = 0.01

    def update(self, slots: Slots, samples: int) -> list[Call]:
        g, sign = slots.gradients, slots.rows[1]
        last, log_step = slots.moments
        dtype, kept = g.dtype, np.zeros_like(g)
        up, down = math.log(GROWTH), math.log(SHRINKAGE)
        # up where sign = 1, down where sign = -1, 0 where it is 0.
        odd, even = constant((up - down) / 2, dtype), constant((up + down) / 2, dtype)
        return [
            bind(np.sign, g, g),
            bind(np.multiply, g, last, sign),
            bind(np.multiply, sign, odd, kept),
            bind(np.add, log_step, kept, log_step),
            bind(np.abs, sign, kept),
            bind(np.multiply, kept, even, kept),
            bind(np.add, log_step, kept, log_step),
            bind(np.minimum, log_step, constant(math.log(MOST), dtype), out=log_step),
            bind(np.maximum, log_step, constant(math.log(LEAST), dtype), out=log_step),
            bind(np.greater_equal, sign, constant(0.0, dtype), kept),
            bind(np.multiply, g, kept, last),
            bind(np.exp, log_step, g),
            bind(np.multiply, g, slots.rate(1.0), g),
            bind(np.multiply, g, last, g),
            bind(np.subtract, slots.parameters, g, slots.parameters),
        ]
