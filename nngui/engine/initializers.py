"""An initializer draws the weights with which a network begins.

Too small, and no signal gets through; too large, and every unit saturates. Glorot and He choose the
spread by the number of connections, so that signals keep their size from layer to layer.

    normal   W, b ~ N(0, 1)                              (as in the notebook)
    glorot   W ~ U(-r, r), r = sqrt(6 / (fan_in + fan_out)), b = 0   (Glorot and Bengio, 2010)
    he       W ~ N(0, 2 / fan_in), b = 0                 (He et al., 2015)
    uniform  W ~ U(-1/2, 1/2), b = 0.1                   (as in TensorFlow Playground)
    zeros    W = 0, b = 0                                (to see that equal units stay equal)
"""

from __future__ import annotations

from abc import ABC, abstractmethod

import numpy as np

from .calls import Array
from .registry import Registry


class Initializer(ABC):
    """One rule for the first weights of a layer."""

    name: str
    label: str
    summary: str

    @abstractmethod
    def draw(self, fan_out: int, fan_in: int, rng: np.random.Generator) -> tuple[Array, Array]:
        """New weights (fan_out, fan_in) and biases (fan_out,), always in double precision."""


class Normal(Initializer):
    """W, b ~ N(0, 1), the weights of a layer before its biases."""

    name = "normal"
    label = "Normal N(0, 1)"
    summary = "Standard normal weights and biases, as in the notebook; good for tiny networks."

    def draw(self, fan_out: int, fan_in: int, rng: np.random.Generator) -> tuple[Array, Array]:
        return rng.standard_normal((fan_out, fan_in)), rng.standard_normal(fan_out)


class Glorot(Initializer):
    """W ~ U(-r, r) with r = sqrt(6 / (fan_in + fan_out)); b = 0."""

    name = "glorot"
    label = "Glorot"
    summary = "Uniform weights scaled by both sides of the layer; made for sigmoid and tanh."

    def draw(self, fan_out: int, fan_in: int, rng: np.random.Generator) -> tuple[Array, Array]:
        limit = np.sqrt(6.0 / (fan_in + fan_out))
        return rng.uniform(-limit, limit, (fan_out, fan_in)), np.zeros(fan_out)


class He(Initializer):
    """W ~ N(0, 2 / fan_in); b = 0."""

    name = "he"
    label = "He"
    summary = "Normal weights scaled by the layer's inputs; made for ReLU."

    def draw(self, fan_out: int, fan_in: int, rng: np.random.Generator) -> tuple[Array, Array]:
        return np.sqrt(2.0 / fan_in) * rng.standard_normal((fan_out, fan_in)), np.zeros(fan_out)


class Uniform(Initializer):
    """W ~ U(-1/2, 1/2); b = 0.1."""

    name = "uniform"
    label = "Uniform ±0.5"
    summary = "Small uniform weights and biases of 0.1, as in TensorFlow Playground."

    def draw(self, fan_out: int, fan_in: int, rng: np.random.Generator) -> tuple[Array, Array]:
        return rng.uniform(-0.5, 0.5, (fan_out, fan_in)), np.full(fan_out, 0.1)


class Zeros(Initializer):
    """W = 0; b = 0. Every unit of a layer gets the same gradient, so no two ever differ."""

    name = "zeros"
    label = "Zeros"
    summary = "All weights zero: shows why they must differ, because equal units stay equal."

    def draw(self, fan_out: int, fan_in: int, rng: np.random.Generator) -> tuple[Array, Array]:
        return np.zeros((fan_out, fan_in)), np.zeros(fan_out)


INITIALIZERS: Registry[Initializer] = Registry(
    "init", [Normal(), Glorot(), He(), Uniform(), Zeros()]
)
