"""What the layers of a network do to the plane: where a sheet of squared paper and the points come to lie in each."""

from dataclasses import dataclass

import numpy as np

LINES = 13
"""Lines of the paper in each direction, edges included."""
STEPS = 6
"""Steps from one line to the next: lines bend smoothly."""
SIDE = (LINES - 1) * STEPS + 1
"""Vertices of the paper a side."""
MAX_POINTS = 2_000
"""Of more points an even selection is shown."""

Axes = tuple[int, int] | None
"""Two units of a layer, counted from 0; None for its first two principal components."""


@dataclass(frozen=True, eq=False, slots=True)
class LayerStage:
    """The plane in the space of one layer, in two dimensions, centered, its largest coordinate 1.

    `vertices` (SIDE * SIDE + k, 2): those of the paper, the lowest row first, and where cells of it are cut. `points`
    (n, 2). `boundary` (b, 4): pieces of the decision boundary. All float32. `units` is how many dimensions the layer
    has, `axes` are those that are shown, `spread` the share of the sheet's variance that they show.
    """

    name: str
    units: int
    axes: Axes
    spread: float
    vertices: np.ndarray
    points: np.ndarray
    boundary: np.ndarray

    @property
    def sheet(self) -> np.ndarray:
        """The vertices of the paper, (SIDE, SIDE, 2)."""
        return self.vertices[: SIDE * SIDE].reshape(SIDE, SIDE, 2)


@dataclass(frozen=True, eq=False, slots=True)
class LayersView:
    """The plane itself, then each layer's stage.

    `cells` (m, 5): numbers of the vertices round each cell, and `shades` (m,), uint16, what the network says there, as
    in a Snapshot. `marks` (n,): class of each point, or color step of its value.
    """

    stages: tuple[LayerStage, ...]
    cells: np.ndarray
    shades: np.ndarray
    marks: np.ndarray
