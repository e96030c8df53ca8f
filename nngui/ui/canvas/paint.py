"""What a new point is of, and what it will look like."""

from dataclasses import dataclass

import numpy as np

from nngui.data import Dataset, Task
from nngui.data.value_scale import ValueScale
from nngui.ui.canvas.markers import SHAPE_OF_VALUES, class_color
from nngui.ui.canvas.value_colors import value_color
from nngui.ui.colors import Theme


@dataclass(frozen=True, slots=True)
class Paint:
    """A class; or, where values are learned, a value."""

    label: int = 0
    target: float = 0.0


@dataclass(frozen=True, slots=True)
class Look:
    """A marker: its shape, and its color as `#rrggbb`."""

    shape: str
    color: str


def look_of(paint: Paint, dataset: Dataset, theme: Theme) -> Look:
    """What a point of this paint looks like among the points of a dataset."""
    if dataset.task is Task.REGRESSION:
        share = float(ValueScale.of(dataset).shares(np.array(paint.target)))
        return Look(SHAPE_OF_VALUES, value_color(share, theme))
    point_class = dataset.classes[paint.label]
    return Look(point_class.shape, class_color(point_class, theme))
