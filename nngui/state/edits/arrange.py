"""Edits of several points as one figure: rotate, scale, mirror, about its own center.

The center is the mean of the points, which none of the three moves: 24 rotations by 15 degrees lead back.
"""

import math
from dataclasses import dataclass, replace

import numpy as np

from nngui.data import Origin
from nngui.state.document import Document
from nngui.state.edits.edit import Edit, EditError
from nngui.state.edits.points import counted
from nngui.state.label import Label


@dataclass(frozen=True, eq=False)
class _ArrangePoints(Edit):
    """Existing points go through a matrix (2, 2), about their center; points that are gone are left out."""

    ids: np.ndarray

    def matrix(self) -> np.ndarray:
        """What each offset from the center, a column (2,), is multiplied by."""
        raise NotImplementedError

    def apply(self, document: Document) -> Document:
        dataset = document.dataset
        rows = dataset.rows_of(self.ids)
        if not len(rows):
            return document
        plane = np.stack([dataset.x1[rows], dataset.x2[rows]])
        center = plane.mean(axis=1, keepdims=True)
        x1, x2 = center + self.matrix() @ (plane - center)
        changed = dataset.changed(dataset.id[rows], x1=x1, x2=x2, origin=int(Origin.DRAWN))
        return replace(document, dataset=changed)


@dataclass(frozen=True, eq=False)
class RotatePoints(_ArrangePoints):
    """Counterclockwise by so many degrees."""

    degrees: float

    @property
    def label(self) -> Label:
        return counted("rotate point", "rotate {count:,} points", len(self.ids))

    def matrix(self) -> np.ndarray:
        turn = math.radians(self.degrees)
        return np.array([[math.cos(turn), -math.sin(turn)], [math.sin(turn), math.cos(turn)]])


@dataclass(frozen=True, eq=False)
class ScalePoints(_ArrangePoints):
    """Larger by a factor, or smaller by one under 1. EditError unless the factor is above 0."""

    factor: float

    @property
    def label(self) -> Label:
        return counted("scale point", "scale {count:,} points", len(self.ids))

    def matrix(self) -> np.ndarray:
        if not (math.isfinite(self.factor) and self.factor > 0):
            raise EditError(
                "scale-factor",
                f"Points are scaled by a factor above 0, not by {self.factor:g}.",
                factor=self.factor,
            )
        return np.diag([self.factor, self.factor])


@dataclass(frozen=True, eq=False)
class MirrorPoints(_ArrangePoints):
    """Left and right change places; with `upside_down`, top and bottom do."""

    upside_down: bool = False

    @property
    def label(self) -> Label:
        return counted("mirror point", "mirror {count:,} points", len(self.ids))

    def matrix(self) -> np.ndarray:
        return np.diag([1.0, -1.0] if self.upside_down else [-1.0, 1.0])
