"""What a loss is: the calls for its value over a block of samples, and for its slope.

The value is summed over the samples; who trains divides by their number. The slope is taken with
respect to the logits of the output layer, for each sample by itself.

    total = sum over samples of L(z),   delta = dL/dz
"""

from __future__ import annotations

from abc import ABC, abstractmethod

from .calls import Array, Call
from .outputs import Head, Output


class Loss(ABC):
    """One loss: the calls for its value, summed over a block of samples, and for delta."""

    name: str
    label: str
    summary: str
    outputs: tuple[str, ...]
    """The names of the outputs that it fits."""

    def check_output(self, output: Output) -> None:
        """A ValueError if this loss does not fit the output."""
        if output.name not in self.outputs:
            fitting = " or ".join(self.outputs)
            raise ValueError(f"loss {self.name} needs the output {fitting}, not {output.name}")

    def encode(self, output: Output, targets: Array) -> Array:
        """Targets (..., n_samples, units) as the calls want them: further columns where they help."""
        return targets

    def answer(self, output: Output, head: Head) -> list[Call]:
        """Calls that write from head.z what `value` and `delta` need of the answer: head.a, or less."""
        return output.forward(head)

    @abstractmethod
    def value(self, output: Output, head: Head, targets: Array, total: Array) -> list[Call]:
        """Calls that write the loss, summed over the samples, into `total`, 0-d or (...)."""

    @abstractmethod
    def delta(self, output: Output, head: Head, targets: Array) -> list[Call]:
        """Calls that write head.delta = dL/dz of each sample; run after those of `value`."""
