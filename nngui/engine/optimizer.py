"""What an optimizer is: a frozen value, its settings, that turns gradients into new weights.

What it remembers from step to step, its moments, lies outside, one flat row each, so that they can
be saved, restored and carried along when the network changes its shape. The gradients arrive summed
over the m samples of the batch; 1/m is folded into the optimizer's constants.

    w, moments <- update(w, moments, sum of dL/dw)
"""

from __future__ import annotations

import math
from abc import ABC, abstractmethod
from collections.abc import Callable
from dataclasses import asdict, dataclass, field, fields
from typing import Any, ClassVar

import numpy as np
from numpy.typing import NDArray

from .calls import Array, Call, constant


class Slots:
    """The flat vectors an optimizer works on, all like `parameters`: (..., n_parameters).

    `rows[0]` is the gradient, summed over the batch, and may be overwritten; `rows[1]` is
    scratch. `moments` is (number of moments, ..., n_parameters), all 0 at first; `updates` counts
    the updates since they began. `learning_rate` is the present one, as the schedule has it.
    `objective` and `evaluate` are for optimizers that look before they step: the mean loss with
    penalties as last computed, and computing loss and gradient again with the present parameters.
    `still`: places that such optimizers must not move while they look, or None.
    """

    objective: Callable[[], float]
    evaluate: Callable[[], None]

    def __init__(self, parameters: Array, n_moments: int) -> None:
        self.parameters = parameters
        self.rows = np.zeros((2, *parameters.shape), parameters.dtype)
        self.gradients: Array = self.rows[0]
        self.moments = np.zeros((n_moments, *parameters.shape), parameters.dtype)
        self.updates = 0
        self.still: NDArray[np.int64] | None = None
        self.learning_rate: float | Array = 0.0
        self._rates: list[tuple[Array, float]] = []

    def rate(self, scale: float) -> Array:
        """A scalar that stays scale times the learning rate, whatever the schedule does."""
        rates = np.multiply(scale, self.learning_rate)
        if rates.ndim and self.parameters.size <= 8192:  # written out, broadcasting costs more
            rates = np.broadcast_to(rates, self.parameters.shape)
        rate = constant(rates, self.parameters.dtype)
        self._rates.append((rate, scale))
        return rate

    def set_learning_rate(self, learning_rate: float | Array) -> None:
        """Another learning rate from now on, in all calls that were made: one number, or (..., 1)."""
        self.learning_rate = learning_rate
        for rate, scale in self._rates:
            rate[...] = np.multiply(scale, learning_rate)

    def forget_rates(self) -> None:
        """All calls are about to be made anew."""
        self._rates.clear()


@dataclass(frozen=True)
class Optimizer(ABC):
    """The settings of one optimizer; all are positive, and decay rates lie in [0, 1)."""

    name: ClassVar[str]
    label: ClassVar[str]
    summary: ClassVar[str]
    moments: ClassVar[tuple[str, ...]] = ()
    full_batch_only: ClassVar[bool] = False
    """Whether every step needs all samples: a trainer then takes them, whatever its batch size."""

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
    def full_batch_only(self) -> bool:
        """Whether it takes all samples in every step, whatever the batch size is set to."""
        return self.make.full_batch_only

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
