from __future__ import annotations

import numpy as np
import pytest

from nngui.engine import ACTIVATIONS, Adam, Network, Trainer
from nngui.engine.surgery import NEW, Surgery
from nngui.engine.surgery_layers import add_layer, remove_layer, set_activation
from nngui.engine.surgery_outputs import add_output, remove_output, replace_output, set_output
from nngui.engine.surgery_units import set_units

X = np.random.default_rng(8).uniform(-6.0, 6.0, (200, 2))


def make(hidden: str | tuple[str, ...] = "tanh", units: int = 3) -> Network:
    sizes = [2, 5, 4, units]
    output = "sigmoid" if units == 1 else "softmax"
    return Network(sizes, hidden, output, "glorot", rng=np.random.default_rng(0))


def assert_origins_are_right(surgery: Surgery, old: Network) -> None:
    """What is said to come from somewhere has the value from there; all are said at most once."""
    kept = surgery.origin[surgery.origin != NEW]
    assert len(set(kept.tolist())) == len(kept)
    np.testing.assert_array_equal(
        surgery.network.parameters[surgery.origin != NEW], old.parameters[kept]
    )


@pytest.mark.parametrize("layer", [0, 1])
def test_added_units_leave_the_outputs_unchanged(layer: int) -> None:
    old = make()
    surgery = set_units(old, layer, 9, np.random.default_rng(1))
    assert surgery.network.sizes[layer + 1] == 9
    np.testing.assert_allclose(
        surgery.network.decision_function(X), old.decision_function(X), atol=1e-12
    )
    assert surgery.network.layers[layer].weights[5:].all()
    assert_origins_are_right(surgery, old)


def test_removed_units_are_the_last() -> None:
    old = make()
    surgery = set_units(old, 0, 3, np.random.default_rng(1))
    silenced = Network.from_parameters(old.sizes, old.hidden, old.output, old.parameters)
    silenced.layers[1].weights[:, 3:] = 0.0
    np.testing.assert_allclose(
        surgery.network.decision_function(X), silenced.decision_function(X), atol=1e-12
    )
    assert_origins_are_right(surgery, old)


@pytest.mark.parametrize("index", [0, 1, 2])
@pytest.mark.parametrize(
    "activation, near",
    [(name, {"linear": 1e-12, "relu": 1e-12, "leaky-relu": 1e-12, "elu": 1e-12,
             "gelu": 1e-4, "silu": 1e-4, "softplus": 1e-4}.get(name, 0.25)) for name in ACTIVATIONS],
)  # fmt: skip
@pytest.mark.parametrize("hidden", ["tanh", "sigmoid", "relu", "gelu"])
@pytest.mark.parametrize("units", [5, 8])
def test_an_added_layer_is_nearly_the_identity(
    index: int, activation: str, near: float, hidden: str, units: int
) -> None:
    old = make(hidden)
    surgery = add_layer(old, index, units, activation, np.random.default_rng(1))
    assert surgery.network.hidden == (*old.hidden[:index], activation, *old.hidden[index:])
    change = surgery.network.decision_function(X) - old.decision_function(X)
    assert np.abs(change).max() <= near * np.abs(old.decision_function(X)).max()
    kept = surgery.origin[surgery.origin != NEW]
    assert len(set(kept.tolist())) == len(kept)


def test_a_narrow_linear_layer_keeps_what_fewer_logits_need() -> None:
    old = make(units=2)
    surgery = add_layer(old, 2, 2, "linear", np.random.default_rng(1))
    np.testing.assert_allclose(
        surgery.network.decision_function(X), old.decision_function(X), atol=1e-12
    )


@pytest.mark.parametrize("index", [0, 1])
def test_a_removed_linear_layer_changes_nothing(index: int) -> None:
    old = make(("linear", "tanh") if index == 0 else ("tanh", "linear"))
    surgery = remove_layer(old, index)
    assert surgery.network.hidden == ("tanh",)
    np.testing.assert_allclose(
        surgery.network.decision_function(X), old.decision_function(X), atol=1e-12
    )


@pytest.mark.parametrize("hidden", ACTIVATIONS)
def test_a_removed_layer_is_replaced_by_its_tangent(hidden: str) -> None:
    old = make((hidden, "tanh"))
    surgery = remove_layer(old, 0)
    origin = np.zeros((1, 2))
    np.testing.assert_allclose(
        surgery.network.decision_function(origin), old.decision_function(origin), atol=1e-12
    )


def test_the_last_hidden_layer_can_go() -> None:
    once = remove_layer(make(), 0)
    twice = remove_layer(once.network, 0)
    assert twice.network.sizes == (2, 3)
    assert twice.network.hidden == ()


def test_another_activation_keeps_the_weights() -> None:
    old = make()
    surgery = set_activation(old, 1, "relu")
    assert surgery.network.hidden == ("tanh", "relu")
    np.testing.assert_array_equal(surgery.network.parameters, old.parameters)


def test_sigmoid_and_softmax_of_two_are_the_same_function() -> None:
    old = make(units=1)
    softmax = set_output(old, "softmax")
    assert softmax.network.sizes[-1] == 2
    np.testing.assert_allclose(
        softmax.network.predict_proba(X), old.predict_proba(X), rtol=0, atol=1e-12
    )
    assert_origins_are_right(softmax, old)
    softmax.network.layers[-1].matrix[:] += 0.3
    sigmoid = set_output(softmax.network, "sigmoid")
    np.testing.assert_allclose(
        sigmoid.network.predict_proba(X), softmax.network.predict_proba(X), rtol=0, atol=1e-12
    )


@pytest.mark.parametrize("output", ["softmax", "sigmoid"])
def test_tanh_and_the_other_outputs_are_the_same_function(output: str) -> None:
    old = Network([2, 5, 1], "tanh", "tanh", rng=np.random.default_rng(0))
    there = set_output(old, output)
    np.testing.assert_allclose(
        there.network.predict_proba(X), old.predict_proba(X), rtol=0, atol=1e-12
    )
    back = set_output(there.network, "tanh")
    np.testing.assert_allclose(
        back.network.decision_function(X), old.decision_function(X), rtol=0, atol=1e-12
    )
    assert add_output(old).network.sizes == (2, 5, 3)


def test_three_classes_do_not_fit_into_a_sigmoid() -> None:
    with pytest.raises(ValueError, match="sizes must end in 1 for the output sigmoid"):
        set_output(make(), "sigmoid")


@pytest.mark.parametrize("units", [1, 2, 3])
def test_a_new_class_keeps_the_ratios_of_the_others(units: int) -> None:
    old = make(units=units)
    surgery = add_output(old)
    before, after = old.predict_proba(X), surgery.network.predict_proba(X)
    assert after.shape[1] == before.shape[1] + 1
    kept = after[:, :-1] / after[:, :-1].sum(axis=1, keepdims=True)
    np.testing.assert_allclose(kept, before, rtol=0, atol=1e-12)
    assert_origins_are_right(surgery, old)


@pytest.mark.parametrize("k", [0, 1, 2])
def test_a_removed_class_keeps_the_ratios_of_the_others(k: int) -> None:
    old = make()
    surgery = remove_output(old, k)
    kept = np.delete(old.predict_proba(X), k, axis=1)
    np.testing.assert_allclose(
        surgery.network.predict_proba(X), kept / kept.sum(axis=1, keepdims=True), atol=1e-12
    )
    assert_origins_are_right(surgery, old)


def test_what_cannot_be_done_is_refused() -> None:
    rng = np.random.default_rng(0)
    with pytest.raises(ValueError, match="layer must be a number from 0 to 1, not 2"):
        set_units(make(), 2, 3, rng)
    with pytest.raises(ValueError, match="units must be a whole number of at least 1, not 0"):
        set_units(make(), 0, 0, rng)
    with pytest.raises(ValueError, match="hidden activation must be one of"):
        add_layer(make(), 0, 3, "swoosh", rng)
    with pytest.raises(ValueError, match="at least three classes"):
        remove_output(make(units=2), 0)
    with pytest.raises(ValueError, match="k must be a class from 0 to 2, not 3"):
        remove_output(make(), 3)
    regression = Network([2, 1], output="linear", rng=rng)
    with pytest.raises(ValueError, match="has no classes to add to"):
        add_output(regression)


@pytest.mark.parametrize("dtype", [np.float64, np.float32])
def test_moments_are_carried_along(dtype: type) -> None:
    y = (X[:, 0] > 0.0).astype(int)
    network = Network([2, 4, 2], "tanh", "softmax", rng=np.random.default_rng(0), dtype=dtype)
    trainer = Trainer(network, X, y, optimizer=Adam(), batch_size=50, rng=np.random.default_rng(0))
    trainer.train(2)
    trainer.step()
    state = trainer.checkpoint()
    surgery = set_units(network, 0, 6, np.random.default_rng(1))
    carried = surgery.carry_state(state)
    assert carried.moments.dtype == dtype
    np.testing.assert_array_equal(carried.moments[:, surgery.origin != NEW], state.moments)
    assert not carried.moments[:, surgery.origin == NEW].any()
    after = Trainer(surgery.network, X, y, optimizer=Adam(), batch_size=50,
                    rng=np.random.default_rng(5))  # fmt: skip
    after.restore(carried)
    assert (after.epoch, after.step_in_epoch, after.steps) == (2, 1, 9)
    after.run_epoch()
    assert after.epoch == 3


@pytest.mark.parametrize("units, output", [(1, "linear"), (1, "tanh-value"), (4, "softmax")])
def test_another_task_keeps_the_hidden_layers(units: int, output: str) -> None:
    old = make()
    surgery = replace_output(old, units, output, np.random.default_rng(1))
    assert (surgery.network.sizes, surgery.network.output) == ((2, 5, 4, units), output)
    for kept, layer in zip(old.activations(X)[:-1], surgery.network.activations(X), strict=False):
        np.testing.assert_array_equal(kept, layer)
    assert surgery.network.layers[-1].weights.all()
    assert_origins_are_right(surgery, old)


@pytest.mark.parametrize("there, back", [("linear", "tanh-value"), ("tanh-value", "linear")])
def test_another_output_of_values_keeps_the_weights(there: str, back: str) -> None:
    old = Network([2, 5, 1], "tanh", there, "glorot", rng=np.random.default_rng(0))
    surgery = set_output(old, back)
    np.testing.assert_array_equal(surgery.network.parameters, old.parameters)
    assert surgery.network.output == back
