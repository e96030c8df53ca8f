"""Where on a chart an epoch and a value lie, in pixels. Plain geometry."""

import math
from dataclasses import dataclass

import numpy as np

from nngui.ui.charts.ranges import Range

Place = tuple[float, float]

# Finer than an eye sees, and coarse enough that a curve that has hardly moved is told to be the same.
_PARTS = 8.0
# Lines are cut this many sizes outside of the plot: painters do not bear 1e20 pixels.
_OUTSIDE = 20.0


@dataclass(frozen=True, slots=True)
class Scale:
    """From the epochs and values at the edges of a plot to its pixels; (0, 0) is the upper left corner."""

    epochs: Range = (0.0, 1.0)
    values: Range = (0.0, 1.0)
    width: float = 1.0
    height: float = 1.0
    ratio: float = 1.0
    """Pixels of the screen to one of these."""

    def across(self, epochs: np.ndarray) -> np.ndarray:
        """How far from the left each of these is, in eighths of a pixel, and no further outside than some widths."""
        start, end = self.epochs
        return _eighths(epochs - start, self.width / (end - start), self.width)

    def down(self, values: np.ndarray) -> np.ndarray:
        """How far from the top; nan stays nan."""
        low, high = self.values
        return _eighths(high - values, self.height / (high - low), self.height)

    def x(self, epoch: float) -> float:
        """How far from the left."""
        start, end = self.epochs
        return (epoch - start) * self.width / (end - start)

    def place(self, epoch: float, value: float) -> Place:
        """Where both meet, in eighths of a pixel, too; `value` is finite."""
        low, high = self.values
        far = _OUTSIDE * self.height
        down = min(max((high - value) * self.height / (high - low), -far), self.height + far)
        return round(self.x(epoch) * _PARTS) / _PARTS, round(down * _PARTS) / _PARTS

    def crisp(self, place: float) -> float:
        """The middle of the pixel of the screen in which `place` is: smooth lines between two are two faint ones."""
        return (math.floor(place * self.ratio) + 0.5) / self.ratio


def _eighths(distances: np.ndarray, factor: float, size: float) -> np.ndarray:
    """In place: for so few numbers a new array costs as much as the arithmetic."""
    distances *= factor * _PARTS
    far = _OUTSIDE * size * _PARTS
    np.maximum(distances, -far, out=distances)
    np.minimum(distances, size * _PARTS + far, out=distances)
    np.rint(distances, out=distances)
    distances /= _PARTS
    return distances
