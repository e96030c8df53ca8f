"""An optimizer turns gradients into new weights; it is a frozen value, its settings.

What it remembers from step to step, its moments, lies outside, one flat row each, so that they can
be saved, restored and carried along when the network changes its shape. The gradients arrive summed
over the m samples of the batch; 1/m is folded into the optimizer's constants.

    sgd       w <- w - alpha g
    momentum  v <- mu v - alpha g;  w <- w + v                                     (Polyak, 1964)
    adam      m <- b1 m + (1 - b1) g;  v <- b2 v + (1 - b2) g^2           (Kingma and Ba, 2015)
              w <- w - alpha (m / (1 - b1^t)) / (sqrt(v / (1 - b2^t)) + epsilon)
"""

from __future__ import annotations

import math
from abc import ABC, abstractmethod
from dataclasses import asdict, dataclass, field, fields
from typing import Any, ClassVar

import numpy as np

from .calls import Array, Call, bind, constant
from .registry import Registry


class Slots:
    """The flat vectors an optimizer works on, all of n parameters.

    `rows[0]` is the gradient, summed over the batch, and may be overwritten; the further rows are
    scratch. `moments` is (number of moments, n); `updates` counts the updates since the moments
    began.
    """

    def __init__(self, parameters: Array, n_moments: int) -> None:
        self.parameters = parameters
        self.rows = np.zeros((max(1, n_moments), parameters.size), parameters.dtype)
        self.gradients: Array = self.rows[0]
        self.moments = np.zeros((n_moments, parameters.size), parameters.dtype)
        self.updates = 0


@dataclass(frozen=True)
class Optimizer(ABC):
    """The settings of one optimizer; all are positive, and decay rates lie in [0, 1)."""

    name: ClassVar[str]
    label: ClassVar[str]
    summary: ClassVar[str]
    moments: ClassVar[tuple[str, ...]] = ()

    learning_rate: float

    def __post_init__(self) -> None:
        for setting in fields(self):
            value = getattr(self, setting.name)
            decay = setting.metadata.get("decay", False)
            number = isinstance(value, (int, float)) and not isinstance(value, bool)
            if not number or not math.isfinite(value):
                raise ValueError(f"{setting.name} must be a finite number, not {value!r}")
            if decay and not 0.0 <= value < 1.0:
                raise ValueError(
                    f"{setting.name} must be at least 0 and less than 1, not {value!r}"
                )
            if not decay and value <= 0.0:
                raise ValueError(f"{setting.name} must be greater than 0, not {value!r}")

    def settings(self) -> dict[str, float]:
        """Every setting by name: `OPTIMIZERS[name].create(**settings)` makes the value again."""
        return asdict(self)

    @abstractmethod
    def update(self, slots: Slots, samples: int) -> list[Call]:
        """Calls for one update from the gradients of a batch of so many samples."""


def decay(default: float) -> Any:
    """A setting in [0, 1)."""
    return field(default=default, metadata={"decay": True})


@dataclass(frozen=True)
class SGD(Optimizer):
    """Gradient descent: w <- w - alpha g."""

    name = "sgd"
    label = "SGD"
    summary = "Plain gradient descent: a step straight down the slope."

    learning_rate: float = 0.5

    def update(self, slots: Slots, samples: int) -> list[Call]:
        rate = constant(self.learning_rate / samples, slots.parameters.dtype)
        return [
            bind(np.multiply, slots.gradients, rate, slots.gradients),
            bind(np.subtract, slots.parameters, slots.gradients, slots.parameters),
        ]


@dataclass(frozen=True)
class Momentum(Optimizer):
    """v <- mu v - alpha g; w <- w + v."""

    name = "momentum"
    label = "Momentum"
    summary = "Gradient descent that keeps its speed, like a ball that rolls downhill."
    moments = ("velocity",)

    learning_rate: float = 0.1
    momentum: float = decay(0.9)

    def update(self, slots: Slots, samples: int) -> list[Call]:
        velocity = slots.moments[0]
        rate = constant(self.learning_rate / samples, velocity.dtype)
        kept = constant(self.momentum, velocity.dtype)
        return [
            bind(np.multiply, slots.gradients, rate, slots.gradients),
            bind(np.multiply, velocity, kept, velocity),
            bind(np.subtract, velocity, slots.gradients, velocity),
            bind(np.add, slots.parameters, velocity, slots.parameters),
        ]


@dataclass(frozen=True)
class Adam(Optimizer):
    """Both moments are rows of one array, updated by the same calls: g and g^2 below each other."""

    name = "adam"
    label = "Adam"
    summary = "Gives every weight a step of its own size; works nearly everywhere as it is."
    moments = ("first moment", "second moment")

    learning_rate: float = 0.03
    beta1: float = decay(0.9)
    beta2: float = decay(0.999)
    epsilon: float = 1e-8

    def update(self, slots: Slots, samples: int) -> list[Call]:
        dtype = slots.parameters.dtype
        step = slots.gradients
        first, second = slots.moments
        kept = _rows(slots, self.beta1, self.beta2)
        taken = _rows(slots, (1.0 - self.beta1) / samples, (1.0 - self.beta2) / samples**2)
        rate, epsilon = constant(0.0, dtype), constant(0.0, dtype)
        return [
            bind(np.multiply, slots.gradients, slots.gradients, slots.rows[1]),
            bind(np.multiply, slots.rows, taken, slots.rows),
            bind(np.multiply, slots.moments, kept, slots.moments),
            bind(np.add, slots.moments, slots.rows, slots.moments),
            bind(self._correct_bias, slots, rate, epsilon),
            bind(np.sqrt, second, step),
            bind(np.add, step, epsilon, step),
            bind(np.divide, first, step, step),
            bind(np.multiply, step, rate, step),
            bind(np.subtract, slots.parameters, step, slots.parameters),
        ]

    def _correct_bias(self, slots: Slots, rate: Array, epsilon: Array) -> None:
        """Both bias corrections as scalars: rate m / (sqrt(v) + epsilon) is the paper's step."""
        slots.updates += 1
        root = math.sqrt(1.0 - self.beta2**slots.updates)
        rate[()] = self.learning_rate * root / (1.0 - self.beta1**slots.updates)
        epsilon[()] = self.epsilon * root


def _rows(slots: Slots, first: float, second: float) -> Array:
    """Two constants as two rows: written out for small networks, where broadcasting costs more."""
    column = np.array([[first], [second]], slots.rows.dtype)
    return column * np.ones_like(slots.rows) if slots.parameters.size <= 4096 else column


@dataclass(frozen=True)
class OptimizerKind:
    """One entry of OPTIMIZERS: what a form needs to know, and how to make the value."""

    make: type[Optimizer]

    @property
    def name(self) -> str:
        return self.make.name

    @property
    def label(self) -> str:
        return self.make.label

    @property
    def summary(self) -> str:
        return self.make.summary

    @property
    def defaults(self) -> dict[str, float]:
        """Every setting with its default, learning_rate first."""
        return self.create().settings()

    def create(self, **settings: float) -> Optimizer:
        """The optimizer with these settings, and defaults for the others; ValueError as named."""
        known = [setting.name for setting in fields(self.make)]
        for name in settings:
            if name not in known:
                raise ValueError(f"{self.name} has no setting {name!r}; it has {', '.join(known)}")
        return self.make(**settings)


OPTIMIZERS: Registry[OptimizerKind] = Registry(
    "optimizer", [OptimizerKind(SGD), OptimizerKind(Momentum), OptimizerKind(Adam)]
)
