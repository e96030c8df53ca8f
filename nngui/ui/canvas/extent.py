"""Which part of the plane is in view, in pixels of the screen."""

from dataclasses import dataclass

import numpy as np
from PySide6.QtCore import QPoint, QRect
from PySide6.QtGui import QTransform

from nngui.state.snapshot import Rect

# Of a pixel: what rounding may make of a number. Places that a hand marked may lie right between two pixels, where the
# last bit would decide.
_NOTHING_PX = 1e-6
# Further than this the views have nothing in common; and Qt's numbers are whole and end somewhere.
_FAR_PX = 1e6


@dataclass(frozen=True)
class Extent:
    """Which part of the plane fills how many logical pixels, of `ratio` pixels of the screen each."""

    rect: Rect
    width: float
    height: float
    ratio: float

    @property
    def area(self) -> QRect:
        """The plane in pixels of the screen."""
        size = np.ceil([self.width * self.ratio, self.height * self.ratio])
        return QRect(0, 0, int(size[0]), int(size[1]))

    @property
    def scale(self) -> tuple[float, float]:
        """Pixels of the screen to a unit of the plane, across and upwards."""
        return (
            self.width * self.ratio / self.rect.width,
            self.height * self.ratio / self.rect.height,
        )

    def pixels_of(self, x1: np.ndarray, x2: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
        """The pixels of the screen at which places lie: whole numbers, not only of what is in view."""
        across, up = self.scale
        x, y = (x1 - self.rect.x1_min) * across, (self.rect.x2_max - x2) * up
        return np.floor(x + (0.5 + _NOTHING_PX)), np.floor(y + (0.5 + _NOTHING_PX))

    def stretched_from(self, other: "Extent") -> QTransform:
        """Logical pixels of this, of those of the other."""
        across, up = self.scale
        right = (other.rect.x1_min - self.rect.x1_min) * across / self.ratio
        down = (self.rect.x2_max - other.rect.x2_max) * up / self.ratio
        return QTransform.fromTranslate(right, down).scale(
            across / other.scale[0], up / other.scale[1]
        )

    def shift_from(self, other: "Extent") -> QPoint | None:
        """How many pixels to the right and downwards this lies; None where not each lies on one of the other."""
        if self.ratio != other.ratio:
            return None
        across, up = other.scale
        right = (self.rect.x1_min - other.rect.x1_min) * across
        down = (other.rect.x2_max - self.rect.x2_max) * up
        # By how much the far corner would be off.
        stretch = abs(self.scale[0] / across - 1) * self.width * self.ratio
        stretch += abs(self.scale[1] / up - 1) * self.height * self.ratio
        if not max(abs(right), abs(down)) < _FAR_PX:
            return None
        off = max(abs(right - round(right)), abs(down - round(down)), stretch)
        return QPoint(round(right), round(down)) if off < _NOTHING_PX else None
