"""Random numbers that are a function of a key and a count: nothing is carried on from draw to draw.

Philox scrambles a counter with a key (Salmon et al., 2011), so that any place of any stream is reached
at once. Keys: the order seed for the order of samples; dropout sets a further bit.

    numbers(key, count) = the stream of Philox(key) from counter = count on
"""

from __future__ import annotations

import numpy as np

_WORD = (1 << 64) - 1


class CountedRandom:
    """One generator that is set to other places; making one for each takes ten times as long."""

    def __init__(self) -> None:
        self._bits = np.random.Philox(key=0)
        self._rng = np.random.Generator(self._bits)
        self._state = self._bits.state

    def at(self, key: int, count: int) -> np.random.Generator:
        """The generator, at this place (key below 2^128, count below 2^256), until it is set to another."""
        place = self._state["state"]
        place["key"][:] = key & _WORD, key >> 64
        place["counter"][:] = [count >> shift & _WORD for shift in (0, 64, 128, 192)]
        self._bits.state = self._state
        return self._rng
