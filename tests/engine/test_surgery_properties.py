"""Surgery on any network: outputs stay to 1e-12 wherever that is possible, and moments follow their weights.

Where it is not possible is what the docstrings say: an added layer with an activation that is nowhere straight, a
removed layer that is not linear, units and inputs that go and are not constant, merged classes.
"""

from __future__ import annotations

import numpy as np
from hypothesis import given, settings
from hypothesis import strategies as st

from nngui.engine import ACTIVATIONS, Network
from nngui.engine.surgery import NEW, Surgery
from nngui.engine.surgery_inputs import add_input, convert_inputs, remove_input
from nngui.engine.surgery_layers import add_layer, remove_layer, set_activation
from nngui.engine.surgery_outputs import add_output, permute_outputs, remove_output, set_output
from nngui.engine.surgery_units import remove_units, set_units

N = 40
STRAIGHT = ("linear", "relu", "leaky-relu", "elu")
"""Activations with a straight part, on which a layer can pass its inputs on exactly."""


@st.composite
def networks(draw: st.DrawFn, *, least_hidden: int = 0, output: str | None = None) -> Network:
    rng = np.random.default_rng(draw(st.integers(0, 2**32 - 1)))
    n_inputs = draw(st.integers(1, 4))
    hidden = draw(st.lists(st.integers(1, 7), min_size=least_hidden, max_size=4))
    activations = [draw(st.sampled_from(list(ACTIVATIONS))) for _ in hidden]
    kind = output or draw(st.sampled_from(["softmax", "sigmoid", "tanh"]))
    n_outputs = draw(st.integers(2, 5)) if kind == "softmax" else 1
    network = Network([n_inputs, *hidden, n_outputs], activations, kind, rng=rng)
    network.parameters[:] = rng.normal(
        0.0, draw(st.sampled_from([0.1, 0.5, 1.0])), network.n_parameters
    )
    return network


def samples(network: Network) -> np.ndarray:
    return np.random.default_rng(1).uniform(-6.0, 6.0, (N, network.sizes[0]))


def assert_same_outputs(
    new: Network, old: Network, X: np.ndarray, new_X: np.ndarray | None = None
) -> None:
    """Equal to 1e-12, in units of the largest number that was summed up on the way."""
    z = old.decision_function(X)
    inner = [np.abs(a).max(initial=1.0) for a in old.activations(X)[:-1]]
    scale = max(1.0, np.abs(z).max(), *inner, np.abs(X).max())
    now = new.decision_function(X if new_X is None else new_X)
    np.testing.assert_allclose(now, z, rtol=0, atol=1e-12 * scale)


def assert_origins_are_right(surgery: Surgery, old: Network) -> None:
    """What is said to come from somewhere comes from there, at most once; moments go with it, new ones are 0."""
    known = surgery.origin != NEW
    kept = surgery.origin[known]
    assert len(set(kept.tolist())) == len(kept)
    moments = np.random.default_rng(2).normal(size=(2, old.n_parameters))
    carried = surgery.carry(moments)
    assert carried.shape == (2, surgery.network.n_parameters)
    np.testing.assert_array_equal(carried[:, known], moments[:, kept])
    assert not carried[:, ~known].any()


@given(networks(least_hidden=1), st.data())
def test_added_units_change_nothing(old: Network, data: st.DataObject) -> None:
    layer = data.draw(st.integers(0, len(old.hidden) - 1))
    units = old.sizes[layer + 1] + data.draw(st.integers(0, 5))
    surgery = set_units(old, layer, units, np.random.default_rng(0))
    assert_same_outputs(surgery.network, old, samples(old))
    assert_origins_are_right(surgery, old)
    fresh = surgery.network.layers[layer + 1].weights[:, old.sizes[layer + 1] :]
    assert not fresh.any()
    # And taken away again, the network is the one that it was, bit for bit.
    added = range(old.sizes[layer + 1], units)
    back = remove_units(surgery.network, layer, added, np.ones(units)).network
    np.testing.assert_array_equal(back.parameters, old.parameters)


@given(networks(least_hidden=1), st.data())
def test_constant_units_can_go(old: Network, data: st.DataObject) -> None:
    layer = data.draw(st.integers(0, len(old.hidden) - 1))
    count = old.sizes[layer + 1]
    gone = data.draw(st.lists(st.integers(0, count - 1), max_size=count - 1, unique=True))
    old.layers[layer].weights[gone] = 0.0
    X = samples(old)
    surgery = remove_units(old, layer, gone, old.activations(X)[layer].mean(axis=0))
    assert_same_outputs(surgery.network, old, X)
    assert_origins_are_right(surgery, old)


@given(networks(), st.data())
def test_added_inputs_change_nothing_and_can_go_again(old: Network, data: st.DataObject) -> None:
    index = data.draw(st.integers(0, old.sizes[0]))
    X = samples(old)
    wider = np.insert(X, index, np.linspace(-1e3, 1e3, N), axis=1)
    surgery = add_input(old, index)
    assert_same_outputs(surgery.network, old, X, wider)
    assert_origins_are_right(surgery, old)
    back = remove_input(surgery.network, index, 7.0)
    np.testing.assert_array_equal(back.network.parameters, old.parameters)
    assert_origins_are_right(back, surgery.network)


@given(networks(), st.data())
def test_inputs_can_be_shifted_and_scaled(old: Network, data: st.DataObject) -> None:
    n = old.sizes[0]
    factor, offset = (
        np.array(data.draw(st.lists(st.floats(*ends), min_size=n, max_size=n)))
        for ends in ((0.1, 10.0), (-5.0, 5.0))
    )
    X = samples(old)
    surgery = convert_inputs(old, factor, offset)
    # Rounding of the inputs themselves is passed on by steep networks: compared at the first sums.
    first = surgery.network.layers[0]
    sums = (X - offset) / factor @ first.weights.T + first.biases
    expected = X @ old.layers[0].weights.T + old.layers[0].biases
    scale = max(1.0, np.abs(old.layers[0].weights).max() * 50)
    np.testing.assert_allclose(sums, expected, rtol=0, atol=1e-12 * scale)
    np.testing.assert_array_equal(
        surgery.network.parameters[first.weights.size + first.biases.size :],
        old.parameters[first.weights.size + first.biases.size :],
    )
    assert_origins_are_right(surgery, old)


@given(networks(), st.data())
def test_a_layer_of_straight_units_passes_everything_on(old: Network, data: st.DataObject) -> None:
    index = data.draw(st.integers(0, len(old.hidden)))
    name = data.draw(st.sampled_from(STRAIGHT))
    units = old.sizes[index] + data.draw(st.integers(0, 3))
    X = samples(old)
    surgery = add_layer(old, index, units, name, np.random.default_rng(0))
    assert_origins_are_right(surgery, old)
    if name != "linear" and index:
        below = old.activations(X)[index - 1]
        bend = ACTIVATIONS[old.hidden[index - 1]]
        reach = -bend.lowest if bend.lowest is not None else 1.0 if bend.bounded else 6.0
        if below.min() < -reach:  # beyond the straight part: near, as the docstring says
            return
    assert_same_outputs(surgery.network, old, X)


@given(networks(least_hidden=1), st.data())
def test_a_linear_layer_can_go(old: Network, data: st.DataObject) -> None:
    index = data.draw(st.integers(0, len(old.hidden) - 1))
    old = set_activation(old, index, "linear").network
    surgery = remove_layer(old, index)
    assert_same_outputs(surgery.network, old, samples(old))
    assert_origins_are_right(surgery, old)


@given(networks(output="softmax"), st.data())
def test_classes_that_come_and_go_leave_the_ratios_of_the_others(
    old: Network, data: st.DataObject
) -> None:
    X = samples(old)
    z = old.decision_function(X)
    more = add_output(old)
    np.testing.assert_array_equal(more.network.decision_function(X)[:, :-1], z)
    assert_origins_are_right(more, old)
    k = data.draw(st.integers(0, old.sizes[-1]))
    fewer = remove_output(more.network, k)
    kept = np.delete(more.network.decision_function(X), k, axis=1)
    np.testing.assert_allclose(
        fewer.network.decision_function(X), kept, rtol=0, atol=1e-12 * max(1.0, np.abs(kept).max())
    )
    assert_origins_are_right(fewer, more.network)


@given(networks(output="softmax"), st.randoms(use_true_random=False))
def test_classes_change_places(old: Network, random) -> None:
    order = list(range(old.sizes[-1]))
    random.shuffle(order)
    X = samples(old)
    surgery = permute_outputs(old, order)
    z = old.decision_function(X)
    np.testing.assert_allclose(
        surgery.network.decision_function(X),
        z[:, order],
        rtol=0,
        atol=1e-12 * max(1.0, np.abs(z).max()),
    )
    assert_origins_are_right(surgery, old)


@given(networks(), st.sampled_from(["softmax", "sigmoid", "tanh"]))
@settings(max_examples=60)
def test_two_classes_have_the_same_probabilities_under_every_output(old: Network, to: str) -> None:
    if old.n_classes > 2:
        return
    X = samples(old)
    new = set_output(old, to).network
    np.testing.assert_allclose(new.predict_proba(X), old.predict_proba(X), rtol=0, atol=1e-12)
