"""Lines that lie over the field: where the units of the first layer change sign, and where the boundary was before."""

from dataclasses import dataclass

import numpy as np

from nngui.data import FeatureMap
from nngui.state.label import Label


@dataclass(frozen=True, eq=False, slots=True)
class NeuronLines:
    """Where the sum of each first-layer unit is zero.

    `features` are those that it was found for. Where these are the coordinates alone, `lines` (units, 3) holds a1, a2,
    c of a1 x1 + a2 x2 + c, which is the unit's sum. Otherwise `lines` is empty, and the first units are curves:
    `contours`, each (n, 4), in pieces: x1, x2 of both ends, with the positive side on the right.
    """

    features: FeatureMap
    lines: np.ndarray
    contours: tuple[np.ndarray, ...] = ()


@dataclass(frozen=True, eq=False, slots=True)
class PastBoundary:
    """The decision boundary before the last operation on the weights, which had that label and came at that epoch.

    `paths`, each (k, 2): x1, x2 of places along a line.
    """

    label: Label
    epoch: int
    paths: tuple[np.ndarray, ...]
