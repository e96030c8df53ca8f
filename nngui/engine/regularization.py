"""Regularization holds training back, so that the network learns the pattern and not the noise.

Penalties on large weights (never on biases) add to the gradient and stand apart from the loss;
clipping shortens a gradient that is too long; dropout is in `dropout`.

    L1     lambda_1 sum |w|,      gradient lambda_1 sign(w)
    L2     lambda_2 / 2 sum w^2,  gradient lambda_2 w
    clip   g <- g min(1, c / |g|),  |g| the length of the whole gradient        (Pascanu et al., 2013)
"""

from __future__ import annotations

import math
from dataclasses import dataclass

import numpy as np

from .calls import Array, Call, bind, constant, inner
from .layer import cut
from .optimizer import Slots


@dataclass(frozen=True)
class Regularization:
    """What holds training back; 0 (for the norm None) turns each off.

    l1, l2: the strengths lambda. dropout: the share of units that rest in a step, one number for
    all hidden layers or one for each, in [0, 1). clip_norm: the length that no gradient exceeds;
    optimizers that take all samples need none, and do without.
    """

    l1: float = 0.0
    l2: float = 0.0
    dropout: float | tuple[float, ...] = 0.0
    clip_norm: float | None = None

    def __post_init__(self) -> None:
        for name in ("l1", "l2"):
            if not (_is_number(getattr(self, name)) and getattr(self, name) >= 0.0):
                raise ValueError(
                    f"{name} must be a number of at least 0, not {getattr(self, name)!r}"
                )
        shares = self.dropout if isinstance(self.dropout, tuple) else (self.dropout,)
        if not all(_is_number(share) and 0.0 <= share < 1.0 for share in shares):
            raise ValueError(f"dropout must be at least 0 and less than 1, not {self.dropout!r}")
        if self.clip_norm is not None and not (_is_number(self.clip_norm) and self.clip_norm > 0.0):
            raise ValueError(f"clip_norm must be greater than 0, or None, not {self.clip_norm!r}")

    def dropout_shares(self, n_hidden: int) -> tuple[float, ...]:
        """The share of each hidden layer; ValueError if there is not one for each."""
        if not isinstance(self.dropout, tuple):
            return (float(self.dropout),) * n_hidden
        if len(self.dropout) != n_hidden:
            raise ValueError(
                f"dropout must be one number, or {n_hidden}: one for each hidden layer"
            )
        return self.dropout

    def penalty(self, parameters: Array, sizes: tuple[int, ...]) -> float:
        """What the penalties add to the mean loss."""
        if not self.l1 and not self.l2:
            return 0.0
        weights = [matrix[..., :-1] for matrix in cut(parameters, sizes)]
        absolute = sum(float(np.abs(matrix).sum()) for matrix in weights)
        squares = sum(float(np.square(matrix).sum()) for matrix in weights)
        return self.l1 * absolute + self.l2 / 2.0 * squares

    def penalty_calls(self, slots: Slots, sizes: tuple[int, ...], samples: int) -> list[Call]:
        """Calls that add the penalties' gradients to that of a batch of so many samples."""
        calls: list[Call] = []
        parameters, gradients, scratch = slots.parameters, slots.gradients, slots.rows[1]
        if self.l2:
            strength = _on_weights(parameters, sizes, self.l2 * samples)
            calls.append(bind(np.multiply, parameters, strength, scratch))
            calls.append(bind(np.add, gradients, scratch, gradients))
        if self.l1:
            strength = _on_weights(parameters, sizes, self.l1 * samples)
            calls.append(bind(np.sign, parameters, scratch))
            calls.append(bind(np.multiply, scratch, strength, scratch))
            calls.append(bind(np.add, gradients, scratch, gradients))
        return calls

    def clip_calls(self, slots: Slots, samples: int) -> list[Call]:
        """Calls that shorten the summed gradient of a batch of so many samples."""
        if self.clip_norm is None:
            return []
        gradients, dtype = slots.gradients, slots.gradients.dtype
        shrink = np.zeros(gradients.shape[:-1], dtype)
        row = gradients[..., None, :]
        limit, one = constant(self.clip_norm * samples, dtype), constant(1.0, dtype)
        factor = shrink[..., None] if shrink.ndim else shrink
        return [
            *inner(row, row, shrink),
            bind(np.sqrt, shrink, shrink),
            bind(np.divide, limit, shrink, shrink),
            bind(np.minimum, shrink, one, out=shrink),
            bind(np.multiply, gradients, factor, gradients),
        ]


def _on_weights(parameters: Array, sizes: tuple[int, ...], strength: float) -> Array:
    """This strength for every weight and 0 for every bias, flat."""
    strengths = np.full(parameters.shape[-1], strength, parameters.dtype)
    for matrix in cut(strengths, sizes):
        matrix[:, -1] = 0.0
    return strengths


def _is_number(value: object) -> bool:
    return isinstance(value, (int, float)) and not isinstance(value, bool) and math.isfinite(value)
