"""A layer adds up its inputs with weights and a bias for each unit: z = W x + b.

The bias is the last column of the layer's matrix, and every input carries a last row of ones, so
that one product does both. The matrix is a view into the network's one vector of parameters.
"""

from __future__ import annotations

from dataclasses import dataclass
from itertools import pairwise
from typing import TypeVar

import numpy as np
from numpy.typing import NDArray

from .activation import Activation
from .calls import Array

N = TypeVar("N", bound=np.generic)


@dataclass(frozen=True, eq=False)
class Layer:
    """One dense layer. `activation` is None in the output layer, whose output bends instead.

    matrix: (..., fan_out, fan_in + 1); an axis in front holds the same layer of several networks.
    """

    matrix: Array
    activation: Activation | None

    @property
    def weights(self) -> Array:
        """(..., fan_out, fan_in), a writable view."""
        return self.matrix[..., :-1]

    @property
    def biases(self) -> Array:
        """(..., fan_out), a writable view."""
        return self.matrix[..., -1]

    @property
    def fan_in(self) -> int:
        """Inputs of each unit."""
        return int(self.matrix.shape[-1]) - 1

    @property
    def fan_out(self) -> int:
        """Units of this layer."""
        return int(self.matrix.shape[-2])

    @property
    def needs_sums(self) -> bool:
        """Whether backpropagation reads this layer's z, and not only its a."""
        return self.activation is not None and self.activation.needs_sums


def matrix_shapes(sizes: tuple[int, ...]) -> list[tuple[int, int]]:
    """The shape of each layer's matrix, the column of biases included."""
    return [(fan_out, fan_in + 1) for fan_in, fan_out in pairwise(sizes)]


def cut(vector: NDArray[N], sizes: tuple[int, ...]) -> list[NDArray[N]]:
    """Flat vectors (..., n_parameters) as views: one matrix (..., rows, columns) for each layer."""
    matrices, start = [], 0
    for rows, columns in matrix_shapes(sizes):
        matrices.append(
            vector[..., start : start + rows * columns].reshape(*vector.shape[:-1], rows, columns)
        )
        start += rows * columns
    return matrices
