"""What units are worth: what the network says while one is mute, and by how much the loss grows without each."""

from dataclasses import dataclass

import numpy as np

from nngui.state.curve import Evaluation
from nngui.state.probe import UnitPlace


@dataclass(frozen=True, eq=False, slots=True)
class MutedView:
    """Losses and scores while a unit is mute: nothing of it reaches the next layer. Training goes on without this."""

    place: UnitPlace
    evaluation: Evaluation


@dataclass(frozen=True, eq=False, slots=True)
class UnitWorth:
    """By how much the train loss would grow if a unit were removed, as the surgery does it: its mean stays.

    `changes` (units,) of each hidden layer, nan where it is not evaluated yet; below zero the loss would fall.
    `n_samples` of the `n_train` training points are looked at: all of them, but for large networks with many points.
    """

    loss: float
    changes: tuple[np.ndarray, ...]
    n_samples: int
    n_train: int

    @property
    def is_whole(self) -> bool:
        """Whether each unit has been evaluated."""
        return not any(np.isnan(layer).any() for layer in self.changes)
