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

    def at(self, key: int, high: int, low: int = 0) -> np.random.Generator:
        """The generator at count = high 2^128 + low 2^64, until it is set to another place.

        key is below 2^128, high and low are below 2^64.
        """
        place = self._state["state"]
        words, counter = place["key"], place["counter"]
        words[0], words[1] = key & _WORD, key >> 64
        counter[0], counter[1], counter[2] = 0, low, high
        self._bits.state = self._state
        return self._rng
