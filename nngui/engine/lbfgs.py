"""L-BFGS estimates the curvature from the last few steps, and jumps to where the slope should end.

It stands apart from the other optimizers: every step takes all samples, looks along its direction
for a point that is good enough, and so runs the network several times.

    d = -H g by two loops over the pairs s = w' - w, y = g' - g of the last steps    (Nocedal, 1980)
    w <- w + t d, where L falls by c1 t |g d| at least and the slope to c2 of itself  (weak Wolfe:
                                                                      Lewis and Overton, 2013)
"""

from __future__ import annotations

import math
from dataclasses import dataclass

import numpy as np

from .calls import Array, Call, bind
from .optimizer import Optimizer, Slots

MEMORY = 5
"""Pairs that are kept."""
SUFFICIENT_DECREASE, CURVATURE = 1e-4, 0.9
TRIALS = 25


@dataclass(frozen=True)
class LBFGS(Optimizer):
    """The learning rate is the length tried first, in units of the step that the curvature suggests.

    Moments are the steps s, oldest first, then the changes y; pairs of zeros are ignored. Where no
    trial is good enough, nothing moves and the pairs are forgotten.
    """

    name = "lbfgs"
    label = "L-BFGS"
    summary = "Uses the curvature for long, sure steps; for small data. Takes all samples a step."
    moments = (
        *(f"step {number}" for number in range(1, MEMORY + 1)),
        *(f"change {number}" for number in range(1, MEMORY + 1)),
    )
    full_batch_only = True

    learning_rate: float = 1.0

    def update(self, slots: Slots, samples: int) -> list[Call]:
        return [bind(self._step, slots, samples)]

    def _step(self, slots: Slots, samples: int) -> None:
        start, slope = slots.parameters.copy(), slots.gradients / samples
        steps, changes = slots.moments[:MEMORY], slots.moments[MEMORY:]
        direction = -two_loops(slope, steps, changes)
        if slots.still is not None:  # earlier steps may have moved what is frozen now
            direction[slots.still] = 0.0
        length = float(np.asarray(slots.learning_rate))
        if not slots.moments.any():  # no curvature known yet: a short first step
            length *= min(1.0, 1.0 / max(float(np.abs(slope).sum()), 1e-30))
        slots.updates += 1
        found = self._search(slots, samples, start, direction, slope, length)
        if found is None:
            slots.parameters[:] = start
            slots.moments[:] = 0.0
            return
        for pairs, latest in ((steps, slots.parameters - start), (changes, found - slope)):
            pairs[:-1] = pairs[1:].copy()
            pairs[-1] = latest

    def _search(
        self,
        slots: Slots,
        samples: int,
        start: Array,
        direction: Array,
        slope: Array,
        length: float,
    ) -> Array | None:
        """Moves the parameters to a good point and gives the slope there; None if there is none."""
        before, descent = slots.objective(), float(slope @ direction)
        if not descent < 0.0:
            return None
        low, high = 0.0, math.inf
        for _ in range(TRIALS):
            slots.parameters[:] = start + slots.parameters.dtype.type(length) * direction
            slots.evaluate()
            found = slots.gradients / samples
            if not slots.objective() <= before + SUFFICIENT_DECREASE * length * descent:
                high = length
            elif float(found @ direction) < CURVATURE * descent:
                low = length
            else:
                return found
            length = (low + high) / 2.0 if math.isfinite(high) else 2.0 * low
        return None


def two_loops(slope: Array, steps: Array, changes: Array) -> Array:
    """H g: the slope times the inverse curvature that the pairs (rows, oldest first) tell of."""
    q, weights = slope.copy(), []
    pairs = [(s, y) for s, y in zip(steps, changes, strict=True) if s @ y > 0.0]
    for s, y in reversed(pairs):
        weights.append((s @ q) / (s @ y))
        q -= weights[-1] * y
    if pairs:
        s, y = pairs[-1]
        q *= (s @ y) / (y @ y)
    for (s, y), weight in zip(pairs, reversed(weights), strict=True):
        q += (weight - (y @ q) / (s @ y)) * s
    return q
