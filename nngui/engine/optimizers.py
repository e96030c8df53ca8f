"""Gradient descent, and the ball that rolls: the optimizers with one step size for all weights.

Momentum keeps part of the last step; Nesterov's looks where it will take it. The list of all
optimizers is here; those with a step size for each weight stand in `adaptive` and `rprop`.

    sgd       w <- w - alpha g
    momentum  v <- mu v - alpha g;  w <- w + v                                     (Polyak, 1964)
    nesterov  v <- mu v - alpha g;  w <- w + mu v - alpha g      (Nesterov, 1983; Sutskever et al., 2013)
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from .adaptive import AdaGrad, Adam, AdamW, RMSProp
from .calls import Call, bind, constant
from .lbfgs import LBFGS
from .optimizer import Optimizer, OptimizerKind, Slots, decay
from .registry import Registry
from .rprop import Rprop


@dataclass(frozen=True)
class SGD(Optimizer):
    """Gradient descent: w <- w - alpha g."""

    name = "sgd"
    label = "SGD"
    summary = "Plain gradient descent: a step straight down the slope."

    learning_rate: float = 0.5

    def update(self, slots: Slots, samples: int) -> list[Call]:
        rate = slots.rate(1.0 / samples)
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
        velocity, gradients = slots.moments[0], slots.gradients
        kept = constant(self.momentum, velocity.dtype)
        return [
            bind(np.multiply, gradients, slots.rate(1.0 / samples), gradients),
            bind(np.multiply, velocity, kept, velocity),
            bind(np.subtract, velocity, gradients, velocity),
            bind(np.add, slots.parameters, velocity, slots.parameters),
        ]


@dataclass(frozen=True)
class Nesterov(Momentum):
    """v <- mu v - alpha g; w <- w + mu v - alpha g."""

    name = "nesterov"
    label = "Nesterov"
    summary = "Momentum that looks ahead along its own speed, and so brakes before it overshoots."

    def update(self, slots: Slots, samples: int) -> list[Call]:
        velocity, gradients = slots.moments[0], slots.gradients
        kept, ahead = constant(self.momentum, velocity.dtype), slots.rows[1]
        return [
            bind(np.multiply, gradients, slots.rate(1.0 / samples), gradients),
            bind(np.multiply, velocity, kept, velocity),
            bind(np.subtract, velocity, gradients, velocity),
            bind(np.multiply, velocity, kept, ahead),
            bind(np.subtract, ahead, gradients, ahead),
            bind(np.add, slots.parameters, ahead, slots.parameters),
        ]


OPTIMIZERS: Registry[OptimizerKind] = Registry(
    "optimizer",
    [
        OptimizerKind(SGD),
        OptimizerKind(Momentum),
        OptimizerKind(Nesterov),
        OptimizerKind(AdaGrad),
        OptimizerKind(RMSProp),
        OptimizerKind(Adam),
        OptimizerKind(AdamW),
        OptimizerKind(Rprop),
        OptimizerKind(LBFGS),
    ],
)
