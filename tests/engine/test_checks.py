"""Whatever is wrong with an argument is refused at the door, by a ValueError that names it."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import numpy as np
import pytest

from nngui.engine import (
    LBFGS,
    OPTIMIZERS,
    SCHEDULES,
    SGD,
    Adam,
    Cosine,
    Ensemble,
    Evaluator,
    Momentum,
    Network,
    Prediction,
    Regularization,
    Trainer,
    evaluate,
    gradient_error,
)
from nngui.engine.surgery_inputs import convert_inputs, remove_input
from nngui.engine.surgery_units import remove_units, set_units

X = np.random.default_rng(0).normal(size=(20, 2))
y = (X[:, 0] > 0.0).astype(int)
NAN = float("nan")


def rng() -> np.random.Generator:
    return np.random.default_rng(0)


def network(sizes: Any = (2, 3, 2), output: Any = "softmax", **arguments: Any) -> Network:
    return Network(sizes, **{"hidden": "tanh", "output": output, "rng": rng(), **arguments})


def trainer(inputs: Any = X, targets: Any = y, **arguments: Any) -> Trainer:
    return Trainer(network(), inputs, targets, **{"rng": rng(), **arguments})


def ensemble(networks: Any = None, **arguments: Any) -> Ensemble:
    members = [network()] if networks is None else networks
    return Ensemble(members, X, y, **{"rngs": [rng()], **arguments})


REFUSED: dict[str, tuple[Callable[[], object], str]] = {
    "no sizes": (lambda: network(None), "sizes must name"),
    "one number": (lambda: network(3), "sizes must name"),
    "one size": (lambda: network([2]), "sizes must name"),
    "no units": (lambda: network([2, 0, 1]), "sizes must be a whole number of at least 1"),
    "half a unit": (lambda: network([2, 1.5, 1]), "sizes must be a whole number"),
    "two sigmoids": (lambda: network(output="sigmoid"), "sizes must end in 1 for the output"),
    "activation": (lambda: network(hidden="swoosh"), "hidden .*one of sigmoid, tanh, relu"),
    "activations": (lambda: network(hidden=["tanh", "tanh"]), "hidden must be one name, or 1"),
    "no activation": (lambda: network(hidden=None), "hidden must be of the kind Sequence"),
    "output": (lambda: network(output="x"), "output must be one of sigmoid, softmax, linear"),
    "init": (lambda: network(init="x"), "init must be one of normal, glorot"),
    "dtype": (lambda: network(dtype=int), "dtype must be float64 or float32"),
    "unknown dtype": (lambda: network(dtype="x"), "dtype must be float64 or float32"),
    "no dtype": (lambda: network(dtype=None), "dtype must be float64 or float32"),
    "rng of a network": (lambda: network(rng=7), "rng must be of the kind Generator"),
    "a list": (lambda: Network.from_parameters([2, 1], "tanh", "sigmoid", [1.0] * 3),  # type: ignore[arg-type]
               "parameters must be of the kind ndarray"),
    "4 parameters": (lambda: Network.from_parameters([2, 1], "tanh", "sigmoid", np.zeros(4)),
                     r"parameters must have the shape \(3,\)"),
    "no network": (lambda: Trainer(None, X, y, rng=rng()), "network must be of the kind Network"),  # type: ignore[arg-type]
    "one column": (lambda: trainer(X[:, 0]), r"X must have the shape \(n_samples, 2\)"),
    "no samples": (lambda: trainer(X[:0], y[:0]), "X must have at least one sample"),
    "nan": (lambda: trainer(X * NAN), "X must hold finite numbers only"),
    "words": (lambda: trainer([["a", "b"]], [0]), "X must be an array of numbers"),
    "complex": (lambda: trainer(X * 1j), "X must be an array of numbers"),
    "ragged": (lambda: trainer([[1, 2], [3]], [0, 1]), "X must be an array of numbers"),
    "few labels": (lambda: trainer(X, y[:5]), "y must have one entry for each of the 20"),
    "a third class": (lambda: trainer(X, y + 1), "y must hold whole numbers from 0 to 1"),
    "half a class": (lambda: trainer(X, y * 0.5), "y must hold whole numbers from 0 to 1"),
    "a column of labels": (lambda: trainer(X, y[:, None]), r"y must have the shape \(20,\)"),
    "loss": (lambda: trainer(loss="x"), "loss must be one of cross-entropy, squared-error"),
    "optimizer": (lambda: trainer(optimizer="adam"), "optimizer must be of the kind Optimizer"),
    "class": (lambda: trainer(optimizer=Adam), "optimizer must be of the kind Optimizer"),
    "batch of 0": (lambda: trainer(batch_size=0), "batch_size must be a whole number of at least"),
    "batch of True": (lambda: trainer(batch_size=True), "batch_size must be a whole number"),
    "schedule": (lambda: trainer(schedule="cosine"), "schedule must be of the kind Schedule"),
    "l2": (lambda: trainer(regularization="l2"), "regularization must be of the kind"),
    "rng": (lambda: trainer(rng=None), "rng must be of the kind Generator"),
    "set optimizer": (lambda: trainer().set_optimizer("x"), "optimizer must be of the kind"),  # type: ignore[arg-type]
    "set schedule": (lambda: trainer().set_schedule("x"), "schedule must be of the kind"),  # type: ignore[arg-type]
    "set l2": (lambda: trainer().set_regularization("x"), "regularization must be of the kind"),  # type: ignore[arg-type]
    "set rate": (lambda: trainer().set_learning_rate(-1.0), "learning_rate must be greater"),
    "set batch": (lambda: trainer().set_batch_size(0), "batch_size must be a whole number"),
    "set loss": (lambda: trainer().set_loss("x"), "loss must be one of"),
    "set frozen": (lambda: trainer().set_frozen([True]), "frozen must be 17 values"),
    "set data": (lambda: trainer().set_data(X, y[:4], same_rows=True), "y must have one entry"),
    "set rows": (lambda: trainer().set_data(X[:4], y[:4], same_rows=True), "X must keep its 20"),
    "epochs": (lambda: trainer().train(-1), "epochs must be a whole number of at least 0"),
    "seconds": (lambda: trainer().run_slice(NAN, 1), "seconds must be a number"),
    "no state": (lambda: trainer().restore(None), "state must be of the kind TrainerState"),  # type: ignore[arg-type]
    "dropout of all": (lambda: Regularization(dropout=1.0), "dropout must be at least 0 and less"),
    "dropouts": (lambda: trainer(regularization=Regularization(dropout=(0.1, 0.2))), "dropout"),
    "negative l1": (lambda: Regularization(l1=-1.0), "l1 must be a number of at least 0"),
    "clip": (lambda: Regularization(clip_norm=0.0), "clip_norm must be greater than 0"),
    "rate": (lambda: SGD(NAN), "learning_rate must be a finite number"),
    "momentum": (lambda: Momentum(momentum=1.0), "momentum must be at least 0 and less than 1"),
    "unknown optimizer": (lambda: OPTIMIZERS.find("x"), "optimizer must be one of sgd, momentum"),
    "unknown setting": (lambda: OPTIMIZERS["adam"].create(foo=1), "foo.*it has learning_rate"),
    "unknown schedule": (lambda: SCHEDULES.find("x"), "schedule must be one of constant, step"),
    "no epochs": (lambda: Cosine(epochs=0), "epochs must be a whole number of at least 1"),
    "K = 0": (lambda: ensemble([]), "networks must be at least one network"),
    "shapes": (lambda: ensemble([network(), network([2, 4, 2])], rngs=[rng(), rng()]),
               "networks must all have the same sizes"),
    "one rng": (lambda: ensemble([network(), network()]), "rngs must be 2"),
    "rngs": (lambda: ensemble(rngs=[7]), "rngs must be of the kind Generator"),
    "rates": (lambda: ensemble(learning_rates=[-1.0]), "learning_rates must be 1 numbers"),
    "words as rates": (lambda: ensemble(learning_rates=["a"]), "learning_rates must be 1"),
    "units": (lambda: ensemble(units=[[1, 1, 1]]), "units must be True or False"),
    "optimizer of many": (lambda: ensemble(optimizer="adam"), "optimizer must be of the kind"),
    "lbfgs of many": (lambda: ensemble(optimizer=LBFGS()), "optimizer lbfgs trains one"),
    "schedule of many": (lambda: ensemble(schedule="x"), "schedule must be of the kind"),
    "l2 of many": (lambda: ensemble(regularization=0), "regularization must be of the kind"),
    "batch of many": (lambda: ensemble(batch_size=0), "batch_size must be a whole number"),
    "predict": (lambda: network().predict_proba(X * NAN), "X must hold finite numbers only"),
    "no points": (lambda: Prediction(network(), X[:0]), "X must have at least one sample"),
    "evaluator": (lambda: Evaluator(network(), X, y[:3], "cross-entropy"), "y must have one"),
    "evaluate": (lambda: evaluate(network(), X, y, "x"), "loss must be one of"),
    "gradient": (lambda: gradient_error(network(), X, y[:3], "cross-entropy"), "y must have one"),
    "layer": (lambda: set_units(network(), 5, 2, rng()), "layer must be a number from 0 to 0"),
    "layer by name": (lambda: set_units(network(), "a", 2, rng()), "layer must be a number"),  # type: ignore[arg-type]
    "means": (lambda: remove_units(network(), 0, [0], [1.0]), r"means must have the shape \(3,\)"),
    "factors": (lambda: convert_inputs(network(), [1, 2, 3], [0, 0]), "factor must have the shape"),
    "offsets": (lambda: convert_inputs(network(), [1, 2], [0, NAN]), "offset must hold finite"),
    "mean": (lambda: remove_input(network(), 0, NAN), "mean must hold finite numbers only"),
}  # fmt: skip


@pytest.mark.parametrize("case", REFUSED)
def test_it_is_refused_at_the_door(case: str) -> None:
    attempt, reason = REFUSED[case]
    with pytest.raises(ValueError, match=reason):
        attempt()


def test_a_refused_setting_changes_nothing() -> None:
    teacher, twin = trainer(optimizer=Adam(), batch_size=7), trainer(optimizer=Adam(), batch_size=7)
    teacher.train(2)
    twin.train(2)
    for refuse in (
        lambda: teacher.set_batch_size(0),
        lambda: teacher.set_loss("x"),
        lambda: teacher.set_learning_rate(0.0),
        lambda: teacher.set_frozen([True]),
        lambda: teacher.set_data(X, y + 5, same_rows=True),
        lambda: teacher.set_data(X[:3], y[:2], same_rows=False),
        lambda: teacher.set_regularization(Regularization(dropout=(0.1, 0.1))),
    ):
        with pytest.raises(ValueError, match=" must "):
            refuse()
    teacher.train(2)
    twin.train(2)
    np.testing.assert_array_equal(teacher.network.parameters, twin.network.parameters)
