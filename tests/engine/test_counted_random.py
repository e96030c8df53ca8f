import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from nngui.engine.counted_random import CountedRandom

WORDS = st.integers(0, 2**64 - 1)


@given(st.integers(0, 2**128 - 1), WORDS, WORDS)
def test_a_place_is_that_of_a_fresh_philox(key: int, high: int, low: int) -> None:
    random = CountedRandom()
    random.at(5, 17, 4).random(3, np.float32)  # whatever came before, and half a word of it
    fresh = np.random.Generator(np.random.Philox(key=key, counter=high << 128 | low << 64))
    there = random.at(key, high, low)
    assert np.array_equal(there.permutation(11), fresh.permutation(11))
    assert np.array_equal(there.random(5, np.float32), fresh.random(5, np.float32))
