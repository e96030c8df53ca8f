"""How schedules of the engine are looked at: over how many epochs."""

from nngui.engine import Cosine, Schedule, StepDecay, WarmUp

__all__ = ["Schedule", "horizon"]


def horizon(schedule: Schedule) -> int:
    """The epochs that a picture of this schedule shows: until it has done what it does, and a little more."""
    match schedule:
        case StepDecay(every=every):
            return 5 * every
        case Cosine(epochs=epochs):
            return epochs + epochs // 4 + 1
        case WarmUp(epochs=epochs):
            return 3 * epochs
        case _:
            return 100
