"""An output turns the last layer's logits z into the answer a: probabilities, or a value.

Softmax is computed from logits shifted by their largest, so that no exponential overflows.
What a loss says about a is pulled back to z here: delta = (da/dz)^T dL/da.

    sigmoid  a = 1 / (1 + e^-z)           delta = a (1 - a) dL/da
    softmax  a_k = e^z_k / sum_j e^z_j    delta_k = a_k (dL/da_k - sum_j a_j dL/da_j)
    tanh     a = tanh z                   delta = (1 - a^2) dL/da        (as in TensorFlow Playground)
    linear   a = z                        delta = dL/da

Linear and "tanh-value" answer with a number: for regression.
"""

from __future__ import annotations

from abc import ABC, abstractmethod

import numpy as np

from .activation import Activation
from .activations import Linear, Sigmoid, Tanh
from .calls import Array, Call, bind, buffer, constant, product
from .registry import Registry


class Head:
    """The buffers of an output layer for one number of samples, feature-major: (..., units, samples).

    z, a and delta are what they are in the formulas. `shifted` is z minus the largest of its column;
    it lies above the row `log_sum`, so that one product adds up the loss. The rows of `largest` and
    `sums` are all alike: written out, since broadcasting costs more. `difference` is a - y where
    the loss needs it; `scratch` is free for the loss. `lead` are the axes in front.
    """

    def __init__(
        self,
        units: int,
        samples: int,
        dtype: np.dtype[np.floating],
        lead: tuple[int, ...] = (),
    ) -> None:
        self.z, self.a, self.delta = (buffer(lead, units, samples, dtype) for _ in range(3))
        self.evidence = buffer(lead, units + 1, samples, dtype)
        self.shifted: Array = self.evidence[..., :-1, :]
        self.log_sum: Array = self.evidence[..., -1, :]
        self.largest, self.sums = (np.zeros_like(self.z) for _ in range(2))
        self.difference, self.scratch = (np.zeros_like(self.z) for _ in range(2))
        self.square_ones = np.ones((units, units), dtype)
        self.ones = np.ones_like(self.z)


class Output(ABC):
    """One kind of output layer."""

    name: str
    label: str
    summary: str
    has_probabilities = True
    steepness = 1.0
    """Two classes: log(p_1 / p_0) is this times the logit, or times the difference of logits."""

    @abstractmethod
    def forward(self, head: Head) -> list[Call]:
        """Calls that write head.a from head.z."""

    @abstractmethod
    def pull_back(self, head: Head, slope: Array) -> list[Call]:
        """Calls that write head.delta = dL/dz, given slope = dL/da."""

    def check_units(self, units: int) -> None:
        """A ValueError if the output layer cannot have this many units."""
        if units < 1:
            raise ValueError(f"sizes must end in 1 or more for the output {self.name}, not {units}")

    def n_classes(self, units: int) -> int:
        """How many classes the labels may name; 0 where the target is a number."""
        return units

    def encode(self, labels: Array, units: int) -> Array:
        """Labels (n_samples,) as targets (n_samples, units): what a should be."""
        return np.eye(units, dtype=labels.dtype)[labels.astype(np.int64)]

    def probabilities(self, a: Array) -> Array:
        """Answers (..., units) as the probability of each class (..., n_classes)."""
        return a

    def probability_calls(self, head: Head, out: Array) -> list[Call]:
        """The same as calls that write head.a as out (..., n_classes, samples)."""
        return [bind(np.copyto, out, head.a)]


class _SingleUnit(Output):
    """One unit that bends its logit, for two classes."""

    activation: Activation

    def forward(self, head: Head) -> list[Call]:
        return self.activation.forward(head.z, head.a)

    def pull_back(self, head: Head, slope: Array) -> list[Call]:
        return [
            *self.activation.derivative(head.z, head.a, head.delta),
            bind(np.multiply, head.delta, slope, head.delta),
        ]

    def check_units(self, units: int) -> None:
        if units != 1:
            raise ValueError(f"sizes must end in 1 for the output {self.name}, not {units}")

    def n_classes(self, units: int) -> int:
        return 2


class SigmoidOutput(_SingleUnit):
    """One unit: the probability of class 1."""

    name = "sigmoid"
    label = "Sigmoid"
    summary = "One unit that gives the probability of the second of two classes."
    activation = Sigmoid()

    def encode(self, labels: Array, units: int) -> Array:
        return labels[:, None]

    def probabilities(self, a: Array) -> Array:
        return np.concatenate([1.0 - a, a], axis=-1)

    def probability_calls(self, head: Head, out: Array) -> list[Call]:
        one = constant(1.0, out.dtype)
        return [
            bind(np.copyto, out[..., 1:, :], head.a),
            bind(np.subtract, one, head.a, out[..., :1, :]),
        ]


class TanhOutput(_SingleUnit):
    """One unit from -1, class 0, to 1, class 1; (1 + a) / 2 = sigmoid(2 z) stands for a probability."""

    name = "tanh"
    label = "Tanh"
    summary = "One unit from -1 for the first to 1 for the second of two classes."
    activation = Tanh()
    steepness = 2.0

    def encode(self, labels: Array, units: int) -> Array:
        return 2.0 * labels[:, None] - 1.0

    def probabilities(self, a: Array) -> Array:
        return 0.5 + 0.5 * np.concatenate([-a, a], axis=-1)

    def probability_calls(self, head: Head, out: Array) -> list[Call]:
        half = constant(0.5, out.dtype)
        return [
            bind(np.copyto, out[..., 1:, :], head.a),
            bind(np.negative, head.a, out[..., :1, :]),
            bind(np.multiply, out, half, out),
            bind(np.add, out, half, out),
        ]


class Softmax(Output):
    """One unit for each class; the outputs are probabilities and add up to 1."""

    name = "softmax"
    label = "Softmax"
    summary = "One unit for each class; the probabilities add up to 1."

    def forward(self, head: Head) -> list[Call]:
        if head.z.shape[-2] == 2:  # the larger of two, in both rows at once
            largest = [bind(np.maximum, head.z, head.z[..., ::-1, :], out=head.largest)]
            shift = bind(np.subtract, head.z, head.largest, head.shifted)
        else:
            row, rest = head.largest[..., 0, :], range(2, head.z.shape[-2])
            largest = [bind(np.maximum, head.z[..., 0, :], head.z[..., 1, :], out=row)]
            largest += [bind(np.maximum, row, head.z[..., k, :], out=row) for k in rest]
            shift = bind(np.subtract, head.z, row[..., None, :], head.shifted)
        return [
            *largest,
            shift,
            bind(np.exp, head.shifted, head.a),
            product(head.square_ones, head.a, head.sums),
            bind(np.divide, head.a, head.sums, head.a),
        ]

    def pull_back(self, head: Head, slope: Array) -> list[Call]:
        return [
            bind(np.multiply, head.a, slope, head.delta),
            product(head.square_ones, head.delta, head.sums),
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
    has_probabilities = False

    def forward(self, head: Head) -> list[Call]:
        return Linear().forward(head.z, head.a)

    def pull_back(self, head: Head, slope: Array) -> list[Call]:
        return [bind(np.copyto, head.delta, slope)]

    def n_classes(self, units: int) -> int:
        return 0 if units == 1 else units


class TanhValueOutput(_SingleUnit):
    """One unit, a value between -1 and 1; what lies beyond is never reached."""

    name = "tanh-value"
    label = "Tanh"
    summary = "For regression: a number between -1 and 1."
    has_probabilities = False
    activation = Tanh()

    def n_classes(self, units: int) -> int:
        return 0


OUTPUTS: Registry[Output] = Registry(
    "output", [SigmoidOutput(), Softmax(), LinearOutput(), TanhOutput(), TanhValueOutput()]
)
