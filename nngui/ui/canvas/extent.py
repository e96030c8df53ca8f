"""Which part of the plane is in view, in pixels of the screen."""

from dataclasses import dataclass

import numpy as np
from PySide6.QtCore import QRect

from nngui.state.snapshot import Rect


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

    def pixels_of(self, x1: np.ndarray, x2: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
        """The pixels of the screen at which places lie: whole numbers, not only of what is in view."""
        x = (x1 - self.rect.x1_min) * (self.width * self.ratio / self.rect.width)
        y = (self.rect.x2_max - x2) * (self.height * self.ratio / self.rect.height)
        return np.floor(x + 0.5), np.floor(y + 0.5)
