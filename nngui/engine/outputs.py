"""An output turns the last layer's logits z into the answer a: probabilities, or a value.

Softmax is computed from logits shifted by their largest, so that no exponential overflows.
What a loss says about a is pulled back to z here: delta = (da/dz)^T dL/da.

    sigmoid  a = 1 / (1 + e^-z)           delta = a (1 - a) dL/da
    softmax  a_k = e^z_k / sum_j e^z_j    delta_k = a_k (dL/da_k - sum_j a_j dL/da_j)
    linear   a = z                        delta = dL/da
"""

from __future__ import annotations

from abc import ABC, abstractmethod

import numpy as np

from .activations import Linear, Sigmoid
from .calls import Array, Call, bind
from .registry import Registry


class Head:
    """The buffers of an output layer for one number of samples, feature-major: (units, samples).

    z, a and delta are what they are in the formulas. `shifted` is z minus the largest of its column;
    it lies above the row `log_sum`, so that one product adds up the loss. The rows of `largest` and
    `sums` are all alike: written out, since broadcasting costs more. `difference` is a - y.
    """

    def __init__(self, units: int, samples: int, dtype: np.dtype[np.floating]) -> None:
        shape = (units, samples)
        self.z, self.a, self.delta = (np.zeros(shape, dtype) for _ in range(3))
        self.evidence = np.zeros((units + 1, samples), dtype)
        self.shifted: Array = self.evidence[:-1]
        self.log_sum: Array = self.evidence[-1]
        self.largest, self.sums, self.difference = (np.zeros(shape, dtype) for _ in range(3))
        self.all_ones = np.ones((units, units), dtype)
        self.sample_ones = np.ones(samples, dtype)


class Output(ABC):
    """One kind of output layer."""

    name: str
    label: str
    summary: str

    @abstractmethod
    def forward(self, head: Head) -> list[Call]:
        """Calls that write head.a from head.z."""

    @abstractmethod
    def pull_back(self, head: Head, slope: Array) -> list[Call]:
        """Calls that write head.delta = dL/dz, given slope = dL/da."""

    @abstractmethod
    def check_units(self, units: int) -> None:
        """A ValueError if the output layer cannot have this many units."""

    def n_classes(self, units: int) -> int:
        """How many classes the labels may name; 0 where the target is a number."""
        return units


class SigmoidOutput(Output):
    """One unit: the probability of class 1."""

    name = "sigmoid"
    label = "Sigmoid"
    summary = "One unit that gives the probability of the second of two classes."

    def forward(self, head: Head) -> list[Call]:
        return Sigmoid().forward(head.z, head.a)

    def pull_back(self, head: Head, slope: Array) -> list[Call]:
        return [
            *Sigmoid().derivative(head.a, head.delta),
            bind(np.multiply, head.delta, slope, head.delta),
        ]

    def check_units(self, units: int) -> None:
        if units != 1:
            raise ValueError(f"sizes must end in 1 for the output sigmoid, not {units}")

    def n_classes(self, units: int) -> int:
        return 2


class Softmax(Output):
    """One unit for each class; the outputs are probabilities and add up to 1."""

    name = "softmax"
    label = "Softmax"
    summary = "One unit for each class; the probabilities add up to 1."

    def forward(self, head: Head) -> list[Call]:
        if len(head.z) == 2:  # the larger of two, in both rows at once
            largest = bind(np.maximum, head.z, head.z[::-1], out=head.largest)
            shift = bind(np.subtract, head.z, head.largest, head.shifted)
        else:
            largest = bind(np.maximum.reduce, head.z, 0, None, head.largest[0])
            shift = bind(np.subtract, head.z, head.largest[0], head.shifted)
        return [
            largest,
            shift,
            bind(np.exp, head.shifted, head.a),
            bind(head.all_ones.dot, head.a, head.sums),
            bind(np.divide, head.a, head.sums, head.a),
        ]

    def pull_back(self, head: Head, slope: Array) -> list[Call]:
        return [
            bind(np.multiply, head.a, slope, head.delta),
            bind(head.all_ones.dot, head.delta, head.sums),
            bind(np.subtract, slope, head.sums, head.delta),
            bind(np.multiply, head.delta, head.a, head.delta),
        ]

    def check_units(self, units: int) -> None:
        if units < 2:
            raise ValueError(f"sizes must end in 2 or more for the output softmax, not {units}")


class LinearOutput(Output):
    """The logits themselves: a value to regress, or one score for each class."""

    name = "linear"
    label = "Linear"
    summary = "The plain sums: for regression, a number without bounds."

    def forward(self, head: Head) -> list[Call]:
        return Linear().forward(head.z, head.a)

    def pull_back(self, head: Head, slope: Array) -> list[Call]:
        return [bind(np.copyto, head.delta, slope)]

    def check_units(self, units: int) -> None:
        if units < 1:
            raise ValueError(f"sizes must end in 1 or more for the output linear, not {units}")

    def n_classes(self, units: int) -> int:
        return 0 if units == 1 else units


OUTPUTS: Registry[Output] = Registry("output", [SigmoidOutput(), Softmax(), LinearOutput()])
