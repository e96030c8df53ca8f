from __future__ import annotations

import numpy as np
import pytest

from nngui.engine import Network
from nngui.engine.surgery import NEW
from nngui.engine.surgery_inputs import add_input, convert_inputs, remove_input

X = np.random.default_rng(8).uniform(-6.0, 6.0, (200, 3))


def make() -> Network:
    return Network([3, 5, 4, 2], "tanh", "softmax", "glorot", rng=np.random.default_rng(0))


@pytest.mark.parametrize("index", [0, 1, 3])
def test_an_added_input_has_weights_of_zero(index: int) -> None:
    old = make()
    surgery = add_input(old, index)
    assert surgery.network.sizes == (4, 5, 4, 2)
    wider = np.insert(X, index, 1e3 * np.arange(200), axis=1)
    np.testing.assert_array_equal(
        surgery.network.decision_function(wider), old.decision_function(X)
    )
    assert not surgery.network.layers[0].weights[:, index].any()
    moments = surgery.carry(np.arange(1.0, old.n_parameters + 1)[None])
    assert np.count_nonzero(moments == 0) == 5
    assert np.count_nonzero(surgery.origin == NEW) == 5


@pytest.mark.parametrize("index", [0, 2])
def test_a_removed_input_stays_as_its_mean(index: int) -> None:
    old = make()
    constant = X.copy()
    constant[:, index] = 2.5
    surgery = remove_input(old, index, 2.5)
    np.testing.assert_allclose(
        surgery.network.decision_function(np.delete(X, index, axis=1)),
        old.decision_function(constant),
        rtol=0,
        atol=1e-12,
    )
    assert not np.any(surgery.origin == NEW)


def test_converted_inputs_leave_the_outputs_as_they_are() -> None:
    old = make()
    factor, offset = np.array([2.0, 1.0, 0.25]), np.array([0.5, 0.0, -3.0])
    surgery = convert_inputs(old, factor, offset)
    np.testing.assert_allclose(
        surgery.network.decision_function((X - offset) / factor),
        old.decision_function(X),
        rtol=0,
        atol=1e-12,
    )
    # The weights of what has another size now begin without moments, all else keeps them.
    origin = surgery.origin[: 5 * 4].reshape(5, 4)
    assert (origin[:, [0, 2]] == NEW).all()
    assert (origin[:, [1, 3]] != NEW).all()
    assert (surgery.origin[5 * 4 :] != NEW).all()


def test_what_cannot_be_is_refused() -> None:
    with pytest.raises(ValueError, match="from 0 to 3, not 4"):
        add_input(make(), 4)
    with pytest.raises(ValueError, match="from 0 to 2, not 3"):
        remove_input(make(), 3)
    alone = Network([1, 2], (), "softmax", rng=np.random.default_rng(0))
    with pytest.raises(ValueError, match="at least two inputs"):
        remove_input(alone, 0)
