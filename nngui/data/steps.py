"""Work in steps: generators that yield the share done so far, 0 to 1, and return a result."""

from collections.abc import Generator, Iterator
from typing import TypeVar

T = TypeVar("T")
Steps = Generator[float, None, T]

CELLS_PER_STEP = 2_000
"""Cells of a table that are read in about two milliseconds."""


def result_of(steps: Steps[T]) -> T:
    """What comes of it, without a pause."""
    while True:
        try:
            next(steps)
        except StopIteration as end:
            result: T = end.value
            return result


def scaled_steps(steps: Steps[T], begin: float, end: float) -> Steps[T]:
    """The same work as a part of greater work, which is at `begin` before and at `end` after it."""
    while True:
        try:
            share = next(steps)
        except StopIteration as done:
            result: T = done.value
            return result
        yield begin + share * (end - begin)


def in_blocks(n: int, size: int) -> Iterator[slice]:
    """0 to n in pieces."""
    return (slice(start, min(start + size, n)) for start in range(0, n, size))
