"""Copies of a network that is training."""

import numpy as np

from nngui.engine import Network
from nngui.run.network_copy import network_copy


def network(units: int = 4, seed: int = 0) -> Network:
    return Network([2, units, 2], hidden="tanh", output="softmax", rng=np.random.default_rng(seed))


def test_a_copy_keeps_what_it_was() -> None:
    living = network()
    copy = network_copy(living, None)
    X = np.ones((1, 2))
    before = living.predict_proba(X)
    living.parameters += 1.0
    assert np.array_equal(copy.predict_proba(X), before)


def test_an_earlier_copy_is_filled_again_where_it_fits() -> None:
    earlier = network_copy(network(), None)
    other = network(seed=1)
    assert network_copy(other, earlier) is earlier
    assert np.array_equal(earlier.parameters, other.parameters)
    assert network_copy(network(5), earlier) is not earlier
