from __future__ import annotations

import numpy as np
import pytest
from sklearn.neural_network import _stochastic_optimizers as peers

from nngui.engine import (
    OPTIMIZERS,
    SGD,
    AdaGrad,
    Adam,
    AdamW,
    Momentum,
    Nesterov,
    Network,
    Optimizer,
    RMSProp,
    Rprop,
    Trainer,
)
from nngui.engine.calls import run
from nngui.engine.optimizer import Slots
from tests.engine.reference import gradient, samples

STEPS = 60


def sgd_by_formula(w: np.ndarray, gradients: list[np.ndarray]) -> np.ndarray:
    for g in gradients:
        w = w - 0.3 * g
    return w


def momentum_by_formula(w: np.ndarray, gradients: list[np.ndarray]) -> np.ndarray:
    v = np.zeros_like(w)
    for g in gradients:
        v = 0.8 * v - 0.3 * g
        w = w + v
    return w


def nesterov_by_formula(w: np.ndarray, gradients: list[np.ndarray]) -> np.ndarray:
    v = np.zeros_like(w)
    for g in gradients:
        v = 0.8 * v - 0.3 * g
        w = w + 0.8 * v - 0.3 * g
    return w


def adagrad_by_formula(w: np.ndarray, gradients: list[np.ndarray]) -> np.ndarray:
    total = np.zeros_like(w)
    for g in gradients:
        total = total + g**2
        w = w - 0.3 * g / (np.sqrt(total) + 1e-3)
    return w


def rmsprop_by_formula(w: np.ndarray, gradients: list[np.ndarray]) -> np.ndarray:
    v = np.zeros_like(w)
    for g in gradients:
        v = 0.8 * v + 0.2 * g**2
        w = w - 0.3 * g / (np.sqrt(v) + 1e-3)
    return w


def adam_by_formula(
    w: np.ndarray, gradients: list[np.ndarray], weight_decay: float = 0.0
) -> np.ndarray:
    m, v = np.zeros_like(w), np.zeros_like(w)
    for t, g in enumerate(gradients, 1):
        w = w - 0.3 * weight_decay * w
        m = 0.8 * m + 0.2 * g
        v = 0.95 * v + 0.05 * g**2
        w = w - 0.3 * (m / (1 - 0.8**t)) / (np.sqrt(v / (1 - 0.95**t)) + 1e-3)
    return w


def adamw_by_formula(w: np.ndarray, gradients: list[np.ndarray]) -> np.ndarray:
    return adam_by_formula(w, gradients, weight_decay=0.1)


def rprop_by_formula(w: np.ndarray, gradients: list[np.ndarray]) -> np.ndarray:
    step, last = np.full_like(w, 0.3), np.zeros_like(w)
    for g in gradients:
        turned = g * last < 0
        step = np.where(g * last > 0, 1.2 * step, np.where(turned, 0.5 * step, step))
        step = np.clip(step, 0.3e-6, 0.3e3)
        last = np.where(turned, 0.0, g)
        w = w - np.sign(last) * step
    return w


def moved(optimizer: Optimizer, w: np.ndarray, gradients: list[np.ndarray]) -> np.ndarray:
    slots = Slots(w.copy(), len(optimizer.moments))
    slots.set_learning_rate(optimizer.learning_rate)
    calls = {size: optimizer.update(slots, size) for size in (1, 10)}
    for index, g in enumerate(gradients):
        size = (1, 10)[index % 2]
        slots.gradients[:] = g * size
        run(calls[size])
    return slots.parameters


CASES = [
    (SGD(0.3), sgd_by_formula),
    (Momentum(0.3, 0.8), momentum_by_formula),
    (Nesterov(0.3, 0.8), nesterov_by_formula),
    (AdaGrad(0.3, 1e-3), adagrad_by_formula),
    (RMSProp(0.3, 0.8, 1e-3), rmsprop_by_formula),
    (Adam(0.3, 0.8, 0.95, 1e-3), adam_by_formula),
    (AdamW(0.3, 0.8, 0.95, 1e-3, 0.1), adamw_by_formula),
    (Rprop(0.3), rprop_by_formula),
]


def test_every_optimizer_but_lbfgs_is_compared_with_its_formula() -> None:
    assert [optimizer.name for optimizer, _ in CASES] == [
        name for name in OPTIMIZERS if name != "lbfgs"
    ]


@pytest.mark.parametrize("optimizer, formula", CASES, ids=[case[0].name for case in CASES])
@pytest.mark.parametrize("size", [5, 5000])
def test_updates_follow_the_formula(optimizer: Optimizer, formula: object, size: int) -> None:
    rng = np.random.default_rng(0)
    w = rng.standard_normal(size)
    gradients = list(rng.standard_normal((STEPS, size)))
    np.testing.assert_allclose(
        moved(optimizer, w, gradients), formula(w, gradients), rtol=1e-12, atol=1e-12
    )


@pytest.mark.parametrize(
    "optimizer, make_peer",
    [
        (SGD(0.1), lambda w: peers.SGDOptimizer(w, 0.1, momentum=0.0, nesterov=False)),
        (Momentum(0.1, 0.9), lambda w: peers.SGDOptimizer(w, 0.1, momentum=0.9, nesterov=False)),
        (Nesterov(0.1, 0.9), lambda w: peers.SGDOptimizer(w, 0.1, momentum=0.9, nesterov=True)),
        (Adam(0.1), lambda w: peers.AdamOptimizer(w, 0.1)),
    ],
    ids=["sgd", "momentum", "nesterov", "adam"],
)
def test_updates_agree_with_scikit_learn(optimizer: Optimizer, make_peer: object) -> None:
    rng = np.random.default_rng(1)
    w = rng.standard_normal(7)
    gradients = list(1.0 + rng.standard_normal((STEPS, 7)))
    expected = [w.copy()]
    peer = make_peer(expected)
    for g in gradients:
        peer.update_params(expected, [g])
    # scikit-learn adds epsilon before the bias is corrected: a difference of the order of epsilon.
    np.testing.assert_allclose(moved(optimizer, w, gradients), expected[0], rtol=1e-5)


def test_the_trainer_takes_the_mean_over_the_batch() -> None:
    X, y = samples(2)
    network = Network([2, 3, 1], rng=np.random.default_rng(0))
    expected = network.parameters - 0.3 * gradient(network, X, y, "cross-entropy")[0]
    Trainer(network, X, y, optimizer=SGD(0.3), rng=np.random.default_rng(0)).step()
    np.testing.assert_allclose(network.parameters, expected, atol=1e-14)


@pytest.mark.parametrize("name", OPTIMIZERS)
def test_plain_settings_make_the_value_again(name: str) -> None:
    kind = OPTIMIZERS[name]
    optimizer = kind.create(**{**kind.defaults, "learning_rate": 0.01})
    assert optimizer.learning_rate == 0.01
    assert kind.create(**optimizer.settings()) == optimizer
    assert next(iter(kind.defaults)) == "learning_rate"


@pytest.mark.parametrize("value", [0.0, -1.0, np.nan, np.inf, "abc", None, True])
@pytest.mark.parametrize("name", OPTIMIZERS)
def test_a_bad_learning_rate_is_refused(name: str, value: object) -> None:
    with pytest.raises(ValueError, match="learning_rate must be"):
        OPTIMIZERS[name].create(learning_rate=value)


@pytest.mark.parametrize("setting", ["beta1", "beta2"])
@pytest.mark.parametrize("value", [-0.1, 1.0, np.nan])
def test_a_decay_rate_lies_from_0_to_below_1(setting: str, value: float) -> None:
    with pytest.raises(ValueError, match=f"{setting} must be"):
        Adam(**{setting: value})


def test_an_unknown_setting_is_refused() -> None:
    with pytest.raises(ValueError, match="sgd has no setting 'momentum'; it has learning_rate"):
        OPTIMIZERS["sgd"].create(momentum=0.9)


@pytest.mark.parametrize("optimizer, formula", CASES, ids=[case[0].name for case in CASES])
def test_the_learning_rate_can_change_in_calls_that_were_made(
    optimizer: Optimizer, formula: object
) -> None:
    rng = np.random.default_rng(0)
    w, g = rng.standard_normal(5), rng.standard_normal(5)
    ends = []
    for first_rate in (optimizer.learning_rate, 7.0):
        slots = Slots(w.copy(), len(optimizer.moments))
        slots.set_learning_rate(first_rate)
        calls = optimizer.update(slots, 1)
        slots.set_learning_rate(optimizer.learning_rate)
        slots.gradients[:] = g
        run(calls)
        ends.append(slots.parameters)
    np.testing.assert_array_equal(*ends)
    np.testing.assert_allclose(ends[0], formula(w, [g]), rtol=1e-12)
