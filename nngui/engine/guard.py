"""The guard looks, once a slice, whether training has stayed among the numbers.

It must cost little: a sum that is finite has only finite terms, and weights that are all small cannot
make any answer overflow. Only where that does not settle it everything is looked at one by one.

    |z_l| <= (fan_in + 2) max(|w|, 1) |a_(l-1)|   for |a| >= 1, whatever the activations
"""

from __future__ import annotations

import math
from collections.abc import Sequence

import numpy as np

from .calls import Array
from .forward import REACH, cannot_overflow
from .layer import Layer


def all_finite(values: Array) -> bool:
    """Whether no value is infinite or no number."""
    return math.isfinite(values.sum()) or bool(np.isfinite(values).all())


def answers_stay_finite(layers: Sequence[Layer], parameters: Array) -> bool:
    """Whether no answer anywhere in the plane can overflow; parameters are those of the layers."""
    largest = max(float(parameters.max()), -float(parameters.min()), 1.0)
    factors = sum(math.log((layer.fan_in + 2) * largest) for layer in layers)
    limit = math.log(float(np.finfo(parameters.dtype).max))
    return math.log(REACH) + factors < limit or cannot_overflow(layers)
