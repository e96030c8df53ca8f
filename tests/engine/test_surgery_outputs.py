"""Classes that change places or become one: what the network's answers are afterwards."""

from __future__ import annotations

import itertools

import numpy as np
import pytest

from nngui.engine import Adam, Network, Trainer
from nngui.engine.surgery import NEW
from nngui.engine.surgery_outputs import merge_outputs, permute_outputs, remove_output

X = np.random.default_rng(8).uniform(-6.0, 6.0, (300, 2))


def make(units: int = 3, hidden: tuple[int, ...] = (5, 4)) -> Network:
    output = "sigmoid" if units == 1 else "softmax"
    return Network([2, *hidden, units], "tanh", output, "glorot", rng=np.random.default_rng(0))


@pytest.mark.parametrize("order", list(itertools.permutations(range(3))))
def test_permuted_classes_have_the_very_probabilities_of_before(order: tuple[int, ...]) -> None:
    old = make()
    surgery = permute_outputs(old, order)
    np.testing.assert_array_equal(
        surgery.network.decision_function(X), old.decision_function(X)[:, order]
    )
    assert sorted(surgery.origin) == list(range(old.n_parameters))


@pytest.mark.parametrize("output", ["sigmoid", "tanh"])
def test_two_classes_of_one_unit_change_places_by_its_sign(output: str) -> None:
    old = Network([2, 4, 1], "tanh", output, "glorot", rng=np.random.default_rng(0))
    same, swapped = permute_outputs(old, [0, 1]), permute_outputs(old, [1, 0])
    np.testing.assert_array_equal(same.network.parameters, old.parameters)
    np.testing.assert_allclose(
        swapped.network.predict_proba(X), old.predict_proba(X)[:, ::-1], rtol=0, atol=1e-15
    )
    assert (swapped.origin[-5:] == NEW).all()
    assert (swapped.origin[:-5] == np.arange(old.n_parameters - 5)).all()


@pytest.mark.parametrize("order", [[0, 1], [0, 1, 1], [0, 1, 3], []])
def test_an_order_names_each_class_once(order: list[int]) -> None:
    with pytest.raises(ValueError, match="each of 3 classes once"):
        permute_outputs(make(), order)


def trained(n_classes: int) -> tuple[Network, np.ndarray]:
    """A network that tells slices of the plane apart."""
    y = (np.floor((np.arctan2(X[:, 1], X[:, 0]) + np.pi) / (2 * np.pi) * n_classes)).astype(int)
    y = np.minimum(y, n_classes - 1)
    network = Network([2, 8, n_classes], "tanh", "softmax", "glorot", rng=np.random.default_rng(1))
    rng = np.random.default_rng(0)
    trainer = Trainer(network, X, y, optimizer=Adam(learning_rate=0.03), batch_size=32, rng=rng)
    trainer.train(60)
    return network, y


@pytest.mark.parametrize("k, into", [(0, 1), (1, 0), (3, 0), (0, 2)])
def test_a_merged_class_is_told_apart_better_than_by_its_old_row(k: int, into: int) -> None:
    network, y = trained(4)
    labels = np.where(y == k, into, y)
    labels = labels - (labels > k)
    merged = merge_outputs(network, k, into, X).network
    kept = remove_output(network, k).network
    share = np.mean(merged.predict(X) == labels)
    assert share > np.mean(kept.predict(X) == labels)
    assert share > 0.9


def test_the_other_rows_and_all_layers_below_stay_as_they_are() -> None:
    network, _ = trained(4)
    merged = merge_outputs(network, 1, 3, X).network
    kept = remove_output(network, 1).network
    np.testing.assert_array_equal(merged.layers[0].matrix, kept.layers[0].matrix)
    np.testing.assert_array_equal(merged.layers[1].matrix[:2], kept.layers[1].matrix[:2])
    assert not np.array_equal(merged.layers[1].matrix[2], kept.layers[1].matrix[2])


def test_classes_that_say_the_same_merge_exactly() -> None:
    """logsumexp(z, z) = z + log 2: then there is a linear map, and the ridge hardly holds it back."""
    network = make()
    network.layers[-1].matrix[2] = network.layers[-1].matrix[1]
    merged = merge_outputs(network, 2, 1, X).network
    before = network.predict_proba(X)
    np.testing.assert_allclose(
        merged.predict_proba(X)[:, 1], before[:, 1] + before[:, 2], atol=2e-3
    )


@pytest.mark.parametrize("hidden", [(), (5, 4)])
def test_without_samples_the_row_stays(hidden: tuple[int, ...]) -> None:
    network = make(hidden=hidden)
    merged = merge_outputs(network, 0, 2, np.empty((0, 2))).network
    np.testing.assert_array_equal(merged.parameters, remove_output(network, 0).network.parameters)
    assert np.isfinite(merge_outputs(network, 0, 2, X).network.parameters).all()


def test_what_cannot_be_merged_is_refused() -> None:
    with pytest.raises(ValueError, match="into must be another class than 1"):
        merge_outputs(make(), 1, 1, X)
    with pytest.raises(ValueError, match="into must be another class"):
        merge_outputs(make(), 1, 3, X)
    with pytest.raises(ValueError, match="at least three classes"):
        merge_outputs(make(2), 1, 0, X)
