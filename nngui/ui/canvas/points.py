"""The points of a dataset on the plot: one scatter item per class and split, one each for rings and selection.

Points with values are one item, in which each has the marker of its value and split.
"""

from dataclasses import dataclass

import numpy as np
from PySide6.QtWidgets import QGraphicsObject

from nngui.data import Dataset, Task
from nngui.data.limits import MAX_CLASSES
from nngui.data.value_scale import ValueScale
from nngui.ui.canvas.markers import marker_pixmap, ring_pixmap
from nngui.ui.canvas.scatter import ScatterItem
from nngui.ui.canvas.value_colors import STEPS, value_sprites, value_steps
from nngui.ui.colors import Theme

# How many points there may be for a marker of this many pixels: dense data gets smaller marks.
_SIZES = ((1_000, 11.0), (4_000, 9.0), (12_000, 7.0), (50_000, 5.5))


def marker_size(n_points: int) -> float:
    """Pixels of a marker, outline included, where so many points are shown."""
    return next((size for limit, size in _SIZES if n_points <= limit), _SIZES[-1][1])


@dataclass(frozen=True, eq=False)
class ShownPoints:
    """What the layer draws: a dataset and which of it."""

    dataset: Dataset
    is_train: np.ndarray
    show_test: bool = True

    @property
    def visible(self) -> np.ndarray:
        """Mask (n,): the points that are drawn."""
        return self.is_train | self.show_test


class PointLayer:
    """Scatter items that are made once and then only given data: each only when its own points changed."""

    def __init__(self) -> None:
        self._items = {
            (k, hollow): ScatterItem() for k in range(MAX_CLASSES) for hollow in (True, False)
        }
        self._values = ScatterItem()
        self._rings, self._selected = ScatterItem(), ScatterItem()
        # Rings lie under the points: where many lie close, theirs must not cross out all marks.
        for z, item in enumerate(
            [self._rings, *self._items.values(), self._values, self._selected], start=10
        ):
            item.setZValue(z)
            item.hide()
        self._look: tuple[object, ...] = ()
        self._shown = ShownPoints(Dataset(), np.empty(0, dtype=bool))

    def items(self) -> list[QGraphicsObject]:
        """All of them, to be put on a plot."""
        return [*self._items.values(), self._values, self._rings, self._selected]

    @property
    def shown(self) -> ShownPoints:
        """What is drawn now."""
        return self._shown

    @property
    def size(self) -> float:
        """Pixels of a marker now."""
        return marker_size(self._shown.dataset.n_points)

    def points(self, k: int, *, hollow: bool) -> np.ndarray:
        """What is drawn of class `k` and one split, (n, 2)."""
        return self._items[k, hollow].points

    @property
    def valued(self) -> tuple[np.ndarray, np.ndarray]:
        """What is drawn of points with values, (n, 2), and which marker each has, (n,)."""
        return self._values.points, self._values.sprites

    @property
    def ringed(self) -> np.ndarray:
        """The places of the rings, (n, 2)."""
        return self._rings.points

    @property
    def selected(self) -> np.ndarray:
        """The places of the selection marks, (n, 2)."""
        return self._selected.points

    def show(self, shown: ShownPoints) -> None:
        """Draw this; items whose points are the same stay untouched."""
        self._shown = shown
        dataset = shown.dataset
        has_values = dataset.task is Task.REGRESSION
        plane = np.column_stack([dataset.x1, dataset.x2])
        for (k, hollow), item in self._items.items():
            if k >= dataset.n_classes and not len(item.points):
                continue
            mask = (dataset.label == k) & (shown.is_train != hollow)
            if has_values or (hollow and not shown.show_test):
                mask[:] = False
            points = plane[mask]
            if not np.array_equal(points, item.points):
                # A hidden item costs nothing in a frame, and most classes have no points.
                item.setVisible(len(points) > 0)
                item.set_points(points)
        self._show_values(plane)

    def _show_values(self, plane: np.ndarray) -> None:
        dataset, visible = self._shown.dataset, self._shown.visible
        points, sprites = plane[:0], np.empty(0, dtype=np.int64)
        if dataset.task is Task.REGRESSION:
            steps = value_steps(ValueScale.of(dataset).shares(dataset.target))
            points, sprites = plane[visible], (steps + STEPS * ~self._shown.is_train)[visible]
        if len(points) or len(self._values.points):
            self._values.setVisible(len(points) > 0)
            self._values.set_points(points, sprites)

    def show_rings(self, ids: np.ndarray) -> None:
        """Ring those of these points that are drawn."""
        self._mark(self._rings, ids)

    def show_selection(self, ids: np.ndarray) -> None:
        """Mark those of these points that are drawn."""
        self._mark(self._selected, ids)

    def show_look(self, theme: Theme, ratio: float) -> bool:
        """Make the markers again where classes, theme, screen or density ask for it; tells whether they do."""
        size, dataset = self.size, self._shown.dataset
        classes = dataset.classes
        look = (theme, ratio, size, classes, dataset.task)
        if look == self._look:
            return False
        self._look = look
        if dataset.task is Task.REGRESSION:
            self._values.set_marker(value_sprites(theme, size, ratio))
        for k, point_class in enumerate(classes):
            for hollow in (True, False):
                marker = marker_pixmap(point_class, theme, size, ratio, hollow=hollow)
                self._items[k, hollow].set_marker(marker)
        self._rings.set_marker(ring_pixmap(theme.ink, theme.paper, size + 6, 1.5, ratio))
        self._selected.set_marker(ring_pixmap(theme.accent, theme.paper, size + 4, 2.5, ratio))
        return True

    def _mark(self, item: ScatterItem, ids: np.ndarray) -> None:
        dataset = self._shown.dataset
        rows = dataset.rows_of(ids)
        rows = rows[self._shown.visible[rows]]
        points = np.column_stack([dataset.x1[rows], dataset.x2[rows]])
        if not np.array_equal(points, item.points):
            item.setVisible(len(points) > 0)
            item.set_points(points)
