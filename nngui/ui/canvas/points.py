"""The points of a dataset on the plot, and over and under them the selection and the rings: three sheets."""

from dataclasses import dataclass

import numpy as np
from PySide6.QtGui import QPixmap

from nngui.data import Dataset, Task
from nngui.data.growth import appended
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
    """What the layer draws: a dataset and which of it. `train_share`: what made `is_train`, where that is known."""

    dataset: Dataset
    is_train: np.ndarray
    show_test: bool = True
    train_share: float | None = None

    @classmethod
    def of(
        cls, dataset: Dataset, train_share: float, *, show_test: bool, before: "ShownPoints"
    ) -> "ShownPoints":
        """A dataset of which some points may have been there `before`: nothing is worked out anew for those."""
        if train_share == before.train_share and before.dataset.is_beginning_of(dataset):
            more = dataset.is_train(train_share, before.dataset.n_points)
            is_train = appended(before.is_train, more)
        else:
            is_train = dataset.is_train(train_share)
        return cls(dataset, is_train, show_test, train_share)

    def only_adds_to(self, before: "ShownPoints") -> bool:
        """Whether this is known to be what was there, and more points of the same classes."""
        return (
            self.show_test == before.show_test
            and self.train_share == before.train_share is not None
            and before.dataset.is_beginning_of(self.dataset)
        )

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
        before, self._shown = self._shown, shown
        dataset = shown.dataset
        look = (theme, ratio, self.size, dataset.classes, dataset.task)
        # Values are colored by the scale of all of them.
        if dataset.task is Task.CLASSIFICATION and shown.only_adds_to(before):
            marks = self.drawn.followed_by(self._marks(before.dataset.n_points))
        else:
            marks = self._marks()
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

    def _marks(self, start: int = 0) -> Marks:
        """What is to be drawn of the points from a row on."""
        dataset, rows = self._shown.dataset, slice(start, None)
        is_train = self._shown.is_train[rows]
        sprites = self._sprites(rows, ~is_train)
        marks = Marks(dataset.id[rows], dataset.x1[rows], dataset.x2[rows], sprites)
        return marks if self._shown.show_test or is_train.all() else marks.of(is_train)

    def _sprites(self, rows: slice, hollow: np.ndarray) -> np.ndarray:
        """Which of the markers points have."""
        dataset = self._shown.dataset
        if dataset.task is Task.REGRESSION:
            steps = value_steps(ValueScale.of(dataset).shares(dataset.target[rows]))
            return np.asarray(steps + STEPS * hollow)
        return np.asarray(2 * dataset.label[rows] + hollow)

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
