"""A gradient check compares backpropagation with what wiggling each weight does to the loss.

Central differences are slow and nearly exact, and know nothing of the chain rule.

    dL/dw ~ (L(w + h) - L(w - h)) / 2h
"""

from __future__ import annotations

from dataclasses import replace

import numpy as np
from numpy.typing import ArrayLike

from .calls import Array
from .metrics import evaluate
from .network import Network
from .regularization import Regularization
from .trainer import Trainer


def numerical_gradient(
    network: Network,
    X: ArrayLike,
    y: ArrayLike,
    loss: str,
    h: float = 1e-5,
    regularization: Regularization | None = None,
) -> Array:
    """dL/dw by central differences, flat (n_parameters,), L being the loss and the penalties.

    The network is as it was afterwards.
    """
    rules = regularization or Regularization()
    gradient = np.zeros(network.n_parameters)
    for index, value in enumerate(network.parameters.copy()):
        sides = []
        for shifted in (value + h, value - h):
            network.parameters[index] = shifted
            evaluation = evaluate(network, X, y, loss)
            if evaluation is None:
                raise ValueError("X must have at least one sample; it is empty")
            sides.append(evaluation[0] + rules.penalty(network.parameters, network.sizes))
        network.parameters[index] = value
        gradient[index] = (sides[0] - sides[1]) / (2.0 * h)
    return gradient


def gradient_error(
    network: Network,
    X: ArrayLike,
    y: ArrayLike,
    loss: str,
    regularization: Regularization | None = None,
) -> float:
    """|backpropagated - numerical| / (|backpropagated| + |numerical|), in Euclidean norms.

    Without dropout, whose masks no evaluation knows.
    """
    penalties = replace(regularization or Regularization(), dropout=0.0)
    trainer = Trainer(
        network, X, y, loss=loss, regularization=penalties, rng=np.random.default_rng(0)
    )
    trace = trainer.trace()
    exact = trace.gradient + trace.penalty_gradient
    numerical = numerical_gradient(network, X, y, loss, regularization=penalties)
    size = float(np.linalg.norm(exact) + np.linalg.norm(numerical))
    return float(np.linalg.norm(exact - numerical)) / size if size else 0.0
