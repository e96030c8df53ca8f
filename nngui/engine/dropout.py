"""Dropout lets a share of the hidden units rest in every step, so that none relies on another.

The others are scaled up, so that sums keep their size and evaluation needs nothing at all. Who rests
is a function of the seed and the step alone: stopping, going on and looking change nothing.

    mask = 0 with probability p, else 1 / (1 - p);  a <- a * mask           (Srivastava et al., 2014)
"""

from __future__ import annotations

from collections.abc import Callable, Sequence

import numpy as np

from .calls import Array, Call, bind
from .counted_random import CountedRandom

_STREAM = 1 << 64
"""Sets the keys of dropout apart from all other seeds."""


class Dropout:
    """Draws the masks of all hidden layers.

    shares: p of each hidden layer. units: of each hidden layer. seeds: gives one for each network side by
    side; step: the number of the present step.
    """

    def __init__(
        self,
        shares: Sequence[float],
        units: Sequence[int],
        seeds: Callable[[], Sequence[int]],
        step: Callable[[], int],
    ) -> None:
        rows = [
            np.repeat([share, 0.0], [count, 1]) for share, count in zip(shares, units, strict=True)
        ]
        self._shares = np.concatenate(rows)[:, None].astype(np.float32)
        self._scale = 1.0 / (1.0 - np.concatenate(rows)[:, None])
        self._seeds = seeds
        self._step = step
        self._random = CountedRandom()

    @property
    def n_rows(self) -> int:
        """Units and ones of all hidden layers."""
        return len(self._shares)

    def draw(self, block: int, masks: Array) -> None:
        """Fills masks (..., units and ones of all layers, samples) for a block of the present step."""
        seeds, step = self._seeds(), self._step()
        members = masks.reshape(len(seeds), *masks.shape[-2:])
        for seed, mask in zip(seeds, members, strict=True):
            rng = self._random.at(_STREAM | seed, step, block)
            awake = rng.random(mask.shape, np.float32) >= self._shares
            np.multiply(awake, self._scale, out=mask, casting="same_kind")

    def call(self, block: int, masks: Array) -> Call:
        """`draw` as a call."""
        return bind(self.draw, block, masks)
