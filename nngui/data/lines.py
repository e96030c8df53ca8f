"""Units of a first layer as lines in the plane, where the features are the coordinates alone.

The sum of such a unit is a plane over x1 and x2, and it is zero on a line: a1 x1 + a2 x2 + c = 0, positive on the side
that (a1, a2) points to. With features (x_j - shift_j) / scale_j: a_j = w_j / scale_j, c = b - sum of a_j shift_j.
"""

import numpy as np
from numpy.typing import NDArray

from nngui.data.features import FeatureMap

_COORDINATES = ("x1", "x2")


def are_straight(features: FeatureMap) -> bool:
    """Whether the features are coordinates alone, standardized or not."""
    return set(features.names) <= set(_COORDINATES)


def lines_of_units(
    features: FeatureMap, weights: NDArray[np.float64], biases: NDArray[np.float64]
) -> NDArray[np.float64]:
    """a1, a2, c of each unit, (units, 3), from weights (units, n_features) and biases (units,)."""
    shift, scale = features.numbers
    lines = np.zeros((len(biases), 3))
    slopes = weights / scale
    for column, name in enumerate(features.names):
        lines[:, _COORDINATES.index(name)] = slopes[:, column]
    lines[:, 2] = biases - slopes @ shift
    return lines


def unit_of_line(
    features: FeatureMap, line: NDArray[np.float64]
) -> tuple[NDArray[np.float64], float]:
    """Weights (n_features,) and bias of the unit whose line a1, a2, c is; what no feature tells is left out."""
    shift, scale = features.numbers
    slopes = np.array([line[_COORDINATES.index(name)] for name in features.names])
    return slopes * scale, float(line[2] + slopes @ shift)
