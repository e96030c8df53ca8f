"""A schedule changes the learning rate from epoch to epoch: large steps first, small ones to settle.

It is a frozen value, and its factor a function of the epoch alone, so that stopping, going on and
changing it live need no memory. The rate of an epoch is the optimizer's own times the factor.

    constant  1
    step      factor^floor(epoch / every)
    cosine    least + (1 - least) (1 + cos(pi min(epoch / epochs, 1))) / 2   (Loshchilov and Hutter, 2017)
    warm-up   min((epoch + 1) / epochs, 1)                                          (Goyal et al., 2017)
"""

from __future__ import annotations

import math
from abc import ABC, abstractmethod
from dataclasses import asdict, dataclass, fields
from typing import ClassVar

from .checks import check_count
from .registry import Registry


@dataclass(frozen=True)
class Schedule(ABC):
    """The settings of one schedule: counts of epochs are at least 1, shares lie in (0, 1]."""

    name: ClassVar[str]
    label: ClassVar[str]
    summary: ClassVar[str]

    def __post_init__(self) -> None:
        for setting in fields(self):
            value = getattr(self, setting.name)
            if setting.type == "int":
                check_count(value, setting.name)
            elif isinstance(value, bool) or not (
                isinstance(value, (int, float)) and 0.0 < value <= 1.0
            ):
                raise ValueError(
                    f"{setting.name} must be greater than 0 and at most 1, not {value!r}"
                )

    def settings(self) -> dict[str, float]:
        """Every setting by name: `SCHEDULES[name].create(**settings)` makes the value again."""
        return asdict(self)

    @abstractmethod
    def factor(self, epoch: int) -> float:
        """What the learning rate is multiplied by in this epoch, counted from 0."""


@dataclass(frozen=True)
class Constant(Schedule):
    """1."""

    name = "constant"
    label = "Constant"
    summary = "The learning rate stays as it is set."

    def factor(self, epoch: int) -> float:
        return 1.0


@dataclass(frozen=True)
class StepDecay(Schedule):
    """factor^floor(epoch / every): `share` of the rate is left after `every` epochs."""

    name = "step"
    label = "Step"
    summary = "The learning rate falls to a share of itself, again and again after so many epochs."

    every: int = 200
    share: float = 0.5

    def factor(self, epoch: int) -> float:
        return float(self.share ** (epoch // self.every))


@dataclass(frozen=True)
class Cosine(Schedule):
    """least + (1 - least) (1 + cos(pi min(epoch / epochs, 1))) / 2; `least` is what stays."""

    name = "cosine"
    label = "Cosine"
    summary = "The learning rate glides down along half a wave, and stays small at its end."

    epochs: int = 1000
    least: float = 0.01

    def factor(self, epoch: int) -> float:
        wave = (1.0 + math.cos(math.pi * min(epoch / self.epochs, 1.0))) / 2.0
        return self.least + (1.0 - self.least) * wave


@dataclass(frozen=True)
class WarmUp(Schedule):
    """min((epoch + 1) / epochs, 1)."""

    name = "warm-up"
    label = "Warm-up"
    summary = "The learning rate grows from nearly nothing to its full size over the first epochs."

    epochs: int = 20

    def factor(self, epoch: int) -> float:
        return min((epoch + 1) / self.epochs, 1.0)


@dataclass(frozen=True)
class ScheduleKind:
    """One entry of SCHEDULES: what a form needs to know, and how to make the value."""

    make: type[Schedule]

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
        """Every setting with its default."""
        return self.create().settings()

    def create(self, **settings: float) -> Schedule:
        """The schedule with these settings, and defaults for the others; ValueError as named."""
        known = [setting.name for setting in fields(self.make)]
        for name in settings:
            if name not in known:
                raise ValueError(
                    f"{self.name} has no setting {name!r}; it has {', '.join(known) or 'none'}"
                )
        return self.make(**settings)


SCHEDULES: Registry[ScheduleKind] = Registry(
    "schedule",
    [ScheduleKind(Constant), ScheduleKind(StepDecay), ScheduleKind(Cosine), ScheduleKind(WarmUp)],
)
