"""The points of a dataset on the plot, and over and under them the selection and the rings: three sheets."""

from dataclasses import dataclass

import numpy as np
from PySide6.QtGui import QPixmap

from nngui.data import Dataset, Task
from nngui.data.value_scale import ValueScale
from nngui.ui.canvas.markers import class_sprites, ring_pixmap
from nngui.ui.canvas.marks import Marks
from nngui.ui.canvas.sheet import Sheet
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
    """Sheets that are made once and then only given marks; each paints only what is not there already."""

    def __init__(self) -> None:
        # Rings lie under the points: where many lie close, theirs must not cross out all marks.
        self._rings, self._points = Sheet(10, tight=True), Sheet(11)
        self._selected = Sheet(12, tight=True)
        self._look: tuple[object, ...] = ()
        self._shown = ShownPoints(Dataset(), np.empty(0, dtype=bool))

    def sheets(self) -> list[Sheet]:
        """All of them, to be put on a plot."""
        return [self._rings, self._points, self._selected]

    @property
    def shown(self) -> ShownPoints:
        """What is drawn now."""
        return self._shown

    @property
    def size(self) -> float:
        """Pixels of a marker now."""
        return marker_size(self._shown.dataset.n_points)

    @property
    def drawn(self) -> Marks:
        """The points, in the order of their ids: what was placed last lies on top."""
        return self._points.marks

    def points(self, k: int, *, hollow: bool) -> np.ndarray:
        """What is drawn of class `k` and one split, (n, 2)."""
        has_classes = self._shown.dataset.task is not Task.REGRESSION
        return self.drawn.of((self.drawn.sprites == 2 * k + hollow) & has_classes).places

    @property
    def ringed(self) -> np.ndarray:
        """The places of the rings, (n, 2)."""
        return self._rings.marks.places

    @property
    def selected(self) -> np.ndarray:
        """The places of the selection marks, (n, 2)."""
        return self._selected.marks.places

    def show(self, shown: ShownPoints, theme: Theme, ratio: float) -> bool:
        """Draw this, on a screen of `ratio` pixels a point; tells whether marks look different than before."""
        self._shown = shown
        dataset = shown.dataset
        look = (theme, ratio, self.size, dataset.classes, dataset.task)
        marks = Marks(dataset.id, dataset.x1, dataset.x2, self._sprites())
        visible = shown.visible
        if not visible.all():
            marks = marks.of(visible)
        if look == self._look:
            self._points.show(marks)
            return False
        self._look = look
        self._points.show(marks, self._markers(theme, ratio))
        for sheet, color, more, width in (
            (self._rings, theme.ink, 6, 1.5),
            (self._selected, theme.accent, 4, 2.5),
        ):
            ring = ring_pixmap(color, theme.paper, self.size + more, width, ratio)
            sheet.show(sheet.marks, ring)
        return True

    def show_rings(self, ids: np.ndarray) -> None:
        """Ring those of these points that are drawn."""
        self._mark(self._rings, ids)

    def show_selection(self, ids: np.ndarray) -> None:
        """Mark those of these points that are drawn."""
        self._mark(self._selected, ids)

    def _sprites(self) -> np.ndarray:
        """Which of the markers each point has."""
        dataset, hollow = self._shown.dataset, ~self._shown.is_train
        if dataset.task is Task.REGRESSION:
            steps = value_steps(ValueScale.of(dataset).shares(dataset.target))
            return np.asarray(steps + STEPS * hollow)
        return np.asarray(2 * dataset.label + hollow)

    def _markers(self, theme: Theme, ratio: float) -> QPixmap:
        dataset = self._shown.dataset
        if dataset.task is Task.REGRESSION:
            return value_sprites(theme, self.size, ratio)
        return class_sprites(dataset.classes, theme, self.size, ratio)

    def _mark(self, sheet: Sheet, ids: np.ndarray) -> None:
        if not len(ids) and not len(sheet.marks):
            return
        dataset = self._shown.dataset
        rows = dataset.rows_of(ids)
        rows = rows[self._shown.visible[rows]]
        sheet.show(Marks(dataset.id[rows], dataset.x1[rows], dataset.x2[rows], np.zeros_like(rows)))
