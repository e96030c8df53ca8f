"""A gradient check compares backpropagation with what wiggling each weight does to the loss.

Central differences are slow and nearly exact, and know nothing of the chain rule.

    dL/dw ~ (L(w + h) - L(w - h)) / 2h
"""

from __future__ import annotations

import numpy as np
from numpy.typing import ArrayLike

from .calls import Array
from .metrics import evaluate
from .network import Network
from .trainer import Trainer


def numerical_gradient(
    network: Network, X: ArrayLike, y: ArrayLike, loss: str, h: float = 1e-5
) -> Array:
    """dL/dw by central differences, flat (n_parameters,). The network is as it was afterwards."""
    gradient = np.zeros(network.n_parameters)
    for index, value in enumerate(network.parameters.copy()):
        sides = []
        for shifted in (value + h, value - h):
            network.parameters[index] = shifted
            evaluation = evaluate(network, X, y, loss)
            if evaluation is None:
                raise ValueError("X must have at least one sample; it is empty")
            sides.append(evaluation[0])
        network.parameters[index] = value
        gradient[index] = (sides[0] - sides[1]) / (2.0 * h)
    return gradient


def gradient_error(network: Network, X: ArrayLike, y: ArrayLike, loss: str) -> float:
    """|backpropagated - numerical| / (|backpropagated| + |numerical|), in Euclidean norms."""
    trainer = Trainer(network, X, y, loss=loss, rng=np.random.default_rng(0))
    exact = trainer.trace().gradient
    numerical = numerical_gradient(network, X, y, loss)
    size = float(np.linalg.norm(exact) + np.linalg.norm(numerical))
    return float(np.linalg.norm(exact - numerical)) / size if size else 0.0
