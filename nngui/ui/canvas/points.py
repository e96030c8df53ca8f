"""The points of a dataset on the plot: one scatter item per class and split, one each for rings and selection."""

from dataclasses import dataclass

import numpy as np
from PySide6.QtWidgets import QGraphicsObject

from nngui.data import Dataset
from nngui.data.limits import MAX_CLASSES
from nngui.ui.canvas.markers import marker_pixmap, ring_pixmap
from nngui.ui.canvas.scatter import ScatterItem
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
        self._rings, self._selected = ScatterItem(), ScatterItem()
        # Rings lie under the points: where many lie close, theirs must not cross out all marks.
        for z, item in enumerate([self._rings, *self._items.values(), self._selected], start=10):
            item.setZValue(z)
            item.hide()
        self._look: tuple[object, ...] = ()
        self._shown = ShownPoints(Dataset(), np.empty(0, dtype=bool))

    def items(self) -> list[QGraphicsObject]:
        """All of them, to be put on a plot."""
        return [*self._items.values(), self._rings, self._selected]

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
        plane = np.column_stack([dataset.x1, dataset.x2])
        for (k, hollow), item in self._items.items():
            mask = (dataset.label == k) & (shown.is_train != hollow)
            if hollow and not shown.show_test:
                mask[:] = False
            points = plane[mask]
            if not np.array_equal(points, item.points):
                # A hidden item costs nothing in a frame, and most classes have no points.
                item.setVisible(len(points) > 0)
                item.set_points(points)

    def show_rings(self, ids: np.ndarray) -> None:
        """Ring those of these points that are drawn."""
        self._mark(self._rings, ids)

    def show_selection(self, ids: np.ndarray) -> None:
        """Mark those of these points that are drawn."""
        self._mark(self._selected, ids)

    def show_look(self, theme: Theme, ratio: float) -> bool:
        """Make the markers again where classes, theme, screen or density ask for it; tells whether they do."""
        size, classes = self.size, self._shown.dataset.classes
        look = (theme, ratio, size, classes)
        if look == self._look:
            return False
        self._look = look
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
