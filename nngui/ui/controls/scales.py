"""The stops of a slider: a scale is nothing but the sorted values that it can stop at.

A learning rate runs over decades, a batch size over powers of two, noise in even steps: with the
stops spelled out, one slider serves them all, and no drag ever makes a value like 0.0299999.
"""

import math
from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import dataclass

_RUNGS = (1.0, 1.2, 1.5, 2.0, 2.5, 3.0, 4.0, 5.0, 6.0, 8.0)


@dataclass(frozen=True)
class Scale:
    """Sorted, distinct values, two or more, that a slider stops at."""

    stops: tuple[float, ...]

    def __post_init__(self) -> None:
        if len(self.stops) < 2 or any(
            a >= b for a, b in zip(self.stops, self.stops[1:], strict=False)
        ):
            raise ValueError("A scale takes two or more rising stops.")

    @property
    def minimum(self) -> float:
        return self.stops[0]

    @property
    def maximum(self) -> float:
        return self.stops[-1]

    def nearest(self, value: float) -> int:
        """The index of the stop that lies nearest to `value` (of two equally near, the lower)."""
        right = min(bisect_left(self.stops, value), len(self.stops) - 1)
        left = max(right - 1, 0)
        return left if value - self.stops[left] <= self.stops[right] - value else right

    def moved(self, value: float, steps: int) -> float:
        """The stop `steps` above `value` (below it, if negative), held at the ends."""
        if steps == 0:
            return value
        above = bisect_right(self.stops, value) - 1
        below = bisect_left(self.stops, value)
        index = (above if steps > 0 else below) + steps
        return self.stops[min(max(index, 0), len(self.stops) - 1)]


def linear_scale(minimum: float, maximum: float, step: float) -> Scale:
    """Even steps from `minimum` to `maximum`; the last one may be shorter."""
    if not step > 0:
        raise ValueError("The step of a linear scale is over 0.")
    count = math.floor((maximum - minimum) / step * (1 + 1e-12))
    # Twelve digits: 0.1 * 3 is to be the 0.3 that a person means.
    stops = [float(f"{minimum + i * step:.12g}") for i in range(count + 1)]
    return Scale(tuple(stops if stops[-1] >= maximum else [*stops, maximum]))


def log_scale(
    minimum: float,
    maximum: float,
    rungs: Sequence[float] = _RUNGS,
    base: float = 10.0,
    zero: bool = False,
) -> Scale:
    """The `rungs` (from 1 up to `base`) of every power of `base` between `minimum` and `maximum`.

    Both ends are stops. Powers of two are `rungs=(1,), base=2`. With `zero` the lowest stop is 0,
    for strengths that can be off.
    """
    if not 0 < minimum < maximum:
        raise ValueError("A logarithmic scale runs from a number over 0 to a larger one.")
    first = math.floor(math.log(minimum, base))
    last = math.ceil(math.log(maximum, base))
    # Twelve digits: 10 ** -2 * 3 is to be the 0.03 that a person means.
    ladder = {
        float(f"{rung * base**power:.12g}") for power in range(first, last + 1) for rung in rungs
    }
    stops = {value for value in ladder if minimum < value < maximum}
    stops |= {float(minimum), float(maximum)}
    if zero:
        stops.add(0.0)
    return Scale(tuple(sorted(stops)))
