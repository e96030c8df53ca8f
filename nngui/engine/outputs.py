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

    z, a and delta are what they are in the formulas; `shifted`, `row_max` and `row_sum` belong to
    softmax, `difference` to squared error.
    """

    def __init__(self, units: int, samples: int, dtype: np.dtype[np.floating]) -> None:
        self.z = np.zeros((units, samples), dtype)
        self.a = np.zeros((units, samples), dtype)
        self.delta = np.zeros((units, samples), dtype)
        self.shifted = np.zeros((units, samples), dtype)
        self.difference = np.zeros((units, samples), dtype)
        self.row_max = np.zeros(samples, dtype)
        self.row_sum = np.zeros(samples, dtype)
        self.unit_ones = np.ones(units, dtype)
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
        if len(head.z) == 2:  # a third of the cost of a reduction
            largest = bind(np.maximum, head.z[0], head.z[1], out=head.row_max)
        else:
            largest = bind(np.maximum.reduce, head.z, 0, None, head.row_max)
        return [
            largest,
            bind(np.subtract, head.z, head.row_max, head.shifted),
            bind(np.exp, head.shifted, head.a),
            bind(head.unit_ones.dot, head.a, head.row_sum),
            bind(np.divide, head.a, head.row_sum, head.a),
        ]

    def pull_back(self, head: Head, slope: Array) -> list[Call]:
        return [
            bind(np.multiply, head.a, slope, head.delta),
            bind(head.unit_ones.dot, head.delta, head.row_max),
            bind(np.subtract, slope, head.row_max, head.delta),
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
