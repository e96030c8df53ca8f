"""The four phases of a step, and where within them it is: what slow motion shows."""

from dataclasses import dataclass
from enum import StrEnum
from typing import Final

_TICKS = 12
"""Steps of progress that are told apart: as many pictures as an eye can use."""


class Phase(StrEnum):
    """What happens in a step, in this order."""

    FORWARD = "forward"
    LOSS = "loss"
    BACKWARD = "backward"
    UPDATE = "update"


_ENDS: Final = {Phase.FORWARD: 0.38, Phase.LOSS: 0.5, Phase.BACKWARD: 0.88, Phase.UPDATE: 1.0}
"""Which part of a step's time is over when each phase ends. The weights change at the end of the last one."""


@dataclass(frozen=True, slots=True)
class StepMoment:
    """A moment within a step: its phase, and how much of that is over, 0 to 1."""

    phase: Phase
    progress: float


def moment_at(fraction: float) -> StepMoment:
    """The moment when this part of a step's time is over, 0 to 1."""
    begin = 0.0
    for phase, end in _ENDS.items():
        if fraction < end:
            progress = max(fraction - begin, 0.0) / (end - begin)
            return StepMoment(phase, int(progress * _TICKS) / _TICKS)
        begin = end
    return StepMoment(Phase.UPDATE, 1.0)
