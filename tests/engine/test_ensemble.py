from __future__ import annotations

import numpy as np
import pytest

from nngui.engine import (
    OPTIMIZERS,
    SGD,
    Adam,
    Cosine,
    Ensemble,
    Network,
    Regularization,
    Trainer,
)
from tests.engine.reference import PAIRS, samples

K = 4
RATES = [0.01, 0.02, 0.03, 0.05]
EVERYTHING = Regularization(l1=1e-3, l2=1e-3, dropout=0.2, clip_norm=0.5)


def networks(units: int = 3, output: str = "softmax", hidden: str = "tanh") -> list[Network]:
    return [
        Network([2, 5, 4, units], hidden, output, rng=np.random.default_rng(k)) for k in range(K)
    ]


def rngs() -> list[np.random.Generator]:
    return [np.random.default_rng(100 + k) for k in range(K)]


def alone(start: Network, k: int, X: np.ndarray, y: np.ndarray, steps: int, **settings) -> Network:
    trainer = Trainer(start, X, y, rng=np.random.default_rng(100 + k), **settings)
    for _ in range(steps):
        trainer.step()
    return start


@pytest.mark.parametrize("name", [name for name in OPTIMIZERS if name != "lbfgs"])
@pytest.mark.parametrize("batch_size", [None, 16])
@pytest.mark.parametrize("regularization", [Regularization(), EVERYTHING])
def test_a_member_is_the_network_trained_alone(
    name: str, batch_size: int | None, regularization: Regularization
) -> None:
    X, y = samples(3, 40)
    settings = {
        "batch_size": batch_size,
        "regularization": regularization,
        "schedule": Cosine(epochs=20),
    }
    kind = OPTIMIZERS[name]
    ensemble = Ensemble(
        networks(), X, y, optimizer=kind.create(), learning_rates=RATES, rngs=rngs(), **settings
    )
    for _ in range(100):
        ensemble.step()
    for k, start in enumerate(networks()):
        optimizer = kind.create(learning_rate=RATES[k])
        network = alone(start, k, X, y, 100, optimizer=optimizer, **settings)
        np.testing.assert_allclose(ensemble.parameters[k], network.parameters, rtol=0, atol=1e-12)


@pytest.mark.parametrize("output, units, loss", PAIRS)
@pytest.mark.parametrize("hidden", ["relu", "gelu", "sigmoid"])
def test_every_output_and_loss_has_the_axis_in_front(
    output: str, units: int, loss: str, hidden: str
) -> None:
    X, y = samples(units, 40)
    start = networks(units, output, hidden)
    ensemble = Ensemble(start, X, y, loss=loss, optimizer=Adam(0.01), batch_size=16, rngs=rngs())
    assert ensemble.run_epoch().shape == (K,)
    ensemble.train(9)
    for k, network in enumerate(start):
        trainer = Trainer(
            network,
            X,
            y,
            loss=loss,
            optimizer=Adam(0.01),
            batch_size=16,
            rng=np.random.default_rng(100 + k),
        )
        trainer.train(10)
        np.testing.assert_allclose(ensemble.parameters[k], network.parameters, rtol=0, atol=1e-12)
        assert ensemble.losses[k] == pytest.approx(trainer.loss, rel=1e-11)
    assert (ensemble.epoch, ensemble.steps) == (10, 30)


def test_a_network_without_a_unit_trains_as_the_narrower_one() -> None:
    X, y = samples(3, 40)
    units = np.ones((K, 9), bool)
    units[1, [0, 2, 6]] = False
    start = networks()
    whole = start[1]
    narrow = Network([2, 3, 3, 3], "tanh", "softmax", rng=np.random.default_rng(0))
    first, second = [1, 3, 4], [0, 2, 3]
    for layer, source, rows, columns in zip(
        narrow.layers,
        whole.layers,
        (first, second, [0, 1, 2]),
        ([0, 1], first, second),
        strict=True,
    ):
        layer.weights[:] = source.weights[np.ix_(rows, columns)]
        layer.biases[:] = source.biases[rows]
    settings = {"optimizer": Adam(0.02), "regularization": Regularization(l2=0.01, clip_norm=0.3)}
    ensemble = Ensemble(start, X, y, batch_size=16, units=units, rngs=rngs(), **settings)
    for _ in range(100):
        ensemble.step()
    alone(narrow, 1, X, y, 100, batch_size=16, **settings)
    np.testing.assert_allclose(
        ensemble.member(1).predict_proba(X), narrow.predict_proba(X), rtol=0, atol=1e-12
    )


def test_answers_have_the_axis_in_front() -> None:
    many, labels = samples(2, 2500)
    start = networks(1, "sigmoid")
    ensemble = Ensemble(start, many, labels, optimizer=SGD(0.1), rngs=rngs())
    ensemble.train(2)
    proba = ensemble.predict_proba(many)
    assert proba.shape == (K, 2500, 2)
    for k in range(K):
        np.testing.assert_allclose(
            proba[k], ensemble.member(k).predict_proba(many), rtol=0, atol=1e-13
        )


def test_a_network_that_diverges_does_not_touch_the_others() -> None:
    X, y = samples(2, 40)
    start = [
        Network([2, 6, 1], "linear", "linear", "he", rng=np.random.default_rng(k)) for k in range(K)
    ]
    settings = {"loss": "squared-error", "batch_size": 8}
    ensemble = Ensemble(
        start, X, y, learning_rates=[0.01, 1e6, 0.02, 0.03], rngs=rngs(), **settings
    )
    ensemble.train(60)
    assert ensemble.diverged.tolist() == [False, True, False, False]
    alone(start[2], 2, X, y, 300, optimizer=SGD(0.02), **settings)
    np.testing.assert_allclose(ensemble.parameters[2], start[2].parameters, rtol=0, atol=1e-12)


@pytest.mark.parametrize(
    "change, message",
    [
        ({"networks": []}, "networks must be at least one"),
        (
            {"networks": [*networks()[:3], *networks(2)[:1]]},
            "networks must all have the same sizes",
        ),
        ({"rngs": rngs()[:2]}, "rngs must be 4, one for each network, not 2"),
        ({"learning_rates": [0.1, 0.2, 0.3, -1.0]}, "learning_rates must be 4 numbers greater"),
        ({"learning_rates": [0.1]}, "learning_rates must be 4 numbers greater"),
        ({"units": np.ones((4, 8), bool)}, r"units must be True or False, of the shape \(4, 9\)"),
        ({"batch_size": 0}, "batch_size must be a whole number of at least 1"),
        ({"loss": "swoosh"}, "loss must be one of"),
        ({"optimizer": OPTIMIZERS["lbfgs"].create()}, "lbfgs trains one network at a time"),
    ],
)
def test_bad_input_is_refused(change: dict, message: str) -> None:
    X, y = samples(3, 40)
    settings = {"networks": networks(), "X": X, "y": y, "rngs": rngs()} | change
    with pytest.raises(ValueError, match=message):
        Ensemble(**settings)
