"""Long work that the worker does beside training: what is to be done, and what came of it. Frozen values both ways.

A spec is a value that knows its work: a generator that yields the share done so far and returns the result. The worker
goes on with it for a few milliseconds at a time; between two of them it can be canceled.
"""

from collections.abc import Generator
from dataclasses import dataclass
from itertools import count
from typing import Protocol

Work = Generator[float, None, object]
_ids = count(1)


class JobSpec(Protocol):
    """What is to be done."""

    def work(self) -> Work:
        """Begin it: shares from 0 to 1 while it goes on, the result in the end."""
        ...


def new_job_id() -> int:
    """A number that no other job of this program has."""
    return next(_ids)


@dataclass(frozen=True, eq=False, slots=True)
class StartJob:
    """Do this; the answers carry its id."""

    id: int
    spec: JobSpec


@dataclass(frozen=True, slots=True)
class CancelJob:
    """Nobody wants it any more: no answer comes."""

    id: int


@dataclass(frozen=True, slots=True)
class JobProgress:
    """So much of it is done, 0 to 1."""

    id: int
    share: float


@dataclass(frozen=True, eq=False, slots=True)
class JobDone:
    """It is done."""

    id: int
    result: object


@dataclass(frozen=True, eq=False, slots=True)
class JobFailed:
    """It came to nothing; the error says why."""

    id: int
    error: Exception


JobCommand = StartJob | CancelJob
JobAnswer = JobProgress | JobDone | JobFailed
