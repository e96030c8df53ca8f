from __future__ import annotations

import numpy as np
import pytest

from nngui.engine import INITIALIZERS, Network


@pytest.mark.parametrize(
    "name, spread", [("normal", 1.0), ("glorot", np.sqrt(2 / 300)), ("he", np.sqrt(2 / 200))]
)
def test_the_spread_is_that_of_the_paper(name: str, spread: float) -> None:
    weights, biases = INITIALIZERS[name].draw(100, 200, np.random.default_rng(0))
    assert weights.shape == (100, 200)
    assert biases.shape == (100,)
    assert weights.std() == pytest.approx(spread, rel=0.03)
    assert abs(weights.mean()) < 0.03 * spread


@pytest.mark.parametrize("name", ["glorot", "he"])
def test_biases_begin_at_zero(name: str) -> None:
    assert not INITIALIZERS[name].draw(4, 3, np.random.default_rng(0))[1].any()


def test_uniform_is_as_in_tensorflow_playground() -> None:
    weights, biases = INITIALIZERS["uniform"].draw(100, 200, np.random.default_rng(0))
    assert -0.5 <= weights.min() < -0.49
    assert 0.49 < weights.max() <= 0.5
    assert (biases == 0.1).all()


def test_zeros_are_zeros() -> None:
    weights, biases = INITIALIZERS["zeros"].draw(4, 3, np.random.default_rng(0))
    assert not weights.any()
    assert not biases.any()


def test_glorot_keeps_within_its_bound() -> None:
    weights, _ = INITIALIZERS["glorot"].draw(50, 50, np.random.default_rng(0))
    assert np.abs(weights).max() <= np.sqrt(6 / 100)


@pytest.mark.parametrize("name", INITIALIZERS)
def test_the_weights_are_a_function_of_seed_shape_and_initializer(name: str) -> None:
    first, second, other = (
        Network([2, 5, 1], init=name, rng=np.random.default_rng(seed)) for seed in (4, 4, 5)
    )
    np.testing.assert_array_equal(first.parameters, second.parameters)
    assert np.any(first.parameters != other.parameters) or name == "zeros"
