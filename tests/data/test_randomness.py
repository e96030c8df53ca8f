import itertools

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from nngui.data import Stream, split_keys, stream
from nngui.data.limits import MAX_SEED

seeds = st.integers(0, MAX_SEED)


@given(seeds, st.sampled_from(list(Stream)))
def test_a_stream_is_a_function_of_seed_and_purpose(seed: int, purpose: Stream) -> None:
    assert np.array_equal(stream(seed, purpose).random(5), stream(seed, purpose).random(5))


@given(seeds, seeds)
def test_streams_of_other_seeds_and_purposes_differ(a: int, b: int) -> None:
    keys = {(seed, purpose) for seed in (a, b) for purpose in Stream}
    draws = {key: tuple(stream(*key).random(3)) for key in keys}
    assert len(set(draws.values())) == len(keys)


def test_the_numbers_of_the_streams_are_part_of_the_file_format() -> None:
    assert [(item.name, item.value) for item in Stream] == [
        ("INIT", 0),
        ("ORDER", 1),
        ("DROPOUT", 2),
        ("DATA", 3),
        ("BRUSH", 4),
    ]


def test_split_keys_follow_splitmix64() -> None:
    """Written out in Python's whole numbers."""

    def key(identity: int) -> float:
        mask = 2**64 - 1
        z = (identity + 1) * 0x9E3779B97F4A7C15 & mask
        z = (z ^ z >> 30) * 0xBF58476D1CE4E5B9 & mask
        z = (z ^ z >> 27) * 0x94D049BB133111EB & mask
        return ((z ^ z >> 31) >> 11) / 2**53

    ids = [0, 1, 2, 399, 50_000, 2**40]
    assert split_keys(np.array(ids)).tolist() == [key(one) for one in ids]


def test_split_keys_are_uniform() -> None:
    keys = split_keys(np.arange(100_000))
    counts, _ = np.histogram(keys, bins=10, range=(0, 1))
    # Five standard deviations of a binomial of 100,000 and 0.1.
    assert np.all(np.abs(counts - 10_000) < 5 * np.sqrt(9_000))
    assert keys.min() >= 0
    assert keys.max() < 1


@pytest.mark.parametrize("lag", [1, 2, 3, 7])
def test_neighbors_have_nothing_in_common(lag: int) -> None:
    keys = split_keys(np.arange(50_000))
    assert abs(np.corrcoef(keys[:-lag], keys[lag:])[0, 1]) < 0.025


def test_all_pairs_of_streams_are_uncorrelated() -> None:
    draws = [stream(1, purpose).random(20_000) for purpose in Stream]
    for a, b in itertools.combinations(draws, 2):
        assert abs(np.corrcoef(a, b)[0, 1]) < 0.04
