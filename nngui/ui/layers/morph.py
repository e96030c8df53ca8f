"""Between two stages of the plane: where everything lies on the way, and when a play comes where."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from nngui.state.layers_view import LayerStage

MOVE_S, REST_S = 1.1, 0.6
"""How long a play moves from one stage to the next, and rests there."""


@dataclass(frozen=True, eq=False, slots=True)
class Placed:
    """Where vertices, points and boundary lie, as in a LayerStage."""

    vertices: np.ndarray
    points: np.ndarray
    boundary: np.ndarray


def between(stages: Sequence[LayerStage], at: float) -> Placed:
    """Straight on from one stage to the next: at 1.5 half-way from stage 1 to stage 2."""
    first = min(max(int(at), 0), len(stages) - 1)
    second = min(first + 1, len(stages) - 1)
    share = np.float32(min(max(at - first, 0.0), 1.0))
    one, other = stages[first], stages[second]
    return Placed(
        one.vertices + share * (other.vertices - one.vertices),
        one.points + share * (other.points - one.points),
        one.boundary + share * (other.boundary - one.boundary),
    )


def played(seconds: float, start: float, last: int) -> float:
    """Where a play that began at `start` is after so long; it ends at stage `last`."""
    steps, rest = divmod(seconds, MOVE_S + REST_S)
    share = min(rest / MOVE_S, 1.0)
    smooth = share * share * (3 - 2 * share)
    return min(start + steps + smooth, float(last))
