"""What tools can see and ask for: the points on the canvas, the current class, a stroke, an edit."""

import numpy as np
from PySide6.QtCore import QObject, Signal

from nngui.data import Dataset, Stream, Task, stream
from nngui.data.limits import MAX_COORDINATE
from nngui.state.edits import AddPoints, Edit, ErasePoints, MovePoints
from nngui.ui.canvas.brush_sizes import BrushSizes
from nngui.ui.canvas.hits import Pixel
from nngui.ui.canvas.nearby import Nearby
from nngui.ui.canvas.paint import Paint
from nngui.ui.canvas.points import ShownPoints
from nngui.ui.strokes import new_stroke

ERASE_RADIUS_PX = 12.0
NOWHERE = np.empty((0, 2))
MIN_BRUSH_PX, MAX_BRUSH_PX, DEFAULT_BRUSH_PX = 4.0, 120.0, 22.0


class Surface(QObject):
    """The canvas as a tool knows it. It holds no points of its own: `show` brings them."""

    edit_requested = Signal(object)
    stroke_canceled = Signal(object)  # a stroke number is longer than a C int
    message = Signal(str)
    selection_changed = Signal()
    current_class_changed = Signal(int)
    current_target_changed = Signal(float)
    brush_size_changed = Signal(float)
    pan_requested = Signal(float, float)
    """Pixels to the right and downwards."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._shown = ShownPoints(Dataset(), np.empty(0, dtype=bool))
        self._nearby = Nearby(self._shown)
        self._current_class = 0
        self._current_target = 1.0
        self._selection = np.empty(0, dtype=np.int64)
        self._brush_px = DEFAULT_BRUSH_PX
        self.sizes = BrushSizes(self)
        self._stroke = 0
        self._n_strokes = 0
        self.rng = stream(0, Stream.BRUSH)
        """The random numbers of the stroke under way: the same for the same strokes in the same order."""
        self._asked = False
        self._adding = False

    # ---- what there is

    @property
    def dataset(self) -> Dataset:
        return self._shown.dataset

    @property
    def current_class(self) -> int:
        return self._current_class

    @property
    def next_class(self) -> int:
        """The class after the current one; after the last comes the first."""
        return (self._current_class + 1) % self.dataset.n_classes

    @property
    def has_values(self) -> bool:
        """Whether points have values here, and not classes."""
        return self.dataset.task is Task.REGRESSION

    @property
    def current_target(self) -> float:
        """The value of the next point, where points have values."""
        return self._current_target

    def paint(self, *, other: bool = False) -> Paint:
        """What the next point is of: the current class or value; `other` (Shift): the next class, minus the value."""
        if self.has_values:
            # Not -0.0: a zero has no other side.
            return Paint(target=(-self._current_target or 0.0) if other else self._current_target)
        return Paint(self.next_class if other else self._current_class)

    @property
    def selection(self) -> np.ndarray:
        """Ids of the selected points, ascending."""
        return self._selection

    @property
    def brush_px(self) -> float:
        """Pixels between two painted points."""
        return self._brush_px

    @property
    def adding(self) -> bool:
        """Whether the hand is placing points right now: those that come are its own."""
        return self._adding

    def show(self, shown: ShownPoints) -> None:
        """These points are on the canvas now; what is gone is no longer selected.

        The current class stays the same class, wherever it stands now.
        """
        current, classes = self.dataset.classes[self._current_class], shown.dataset.classes
        index = self._current_class
        if current in classes and classes[index : index + 1] != (current,):
            index = classes.index(current)
        self._shown, self._nearby = shown, Nearby(shown)
        self.set_current_class(index)
        self.select(self._selection)

    # ---- what is under the cursor

    def hit(self, x1: float, x2: float, pixel: Pixel) -> int | None:
        """The id of the drawn point nearest to a place, within a finger's breadth."""
        return self._nearby.hit(x1, x2, pixel)

    def near_path(
        self,
        start: tuple[float, float],
        end: tuple[float, float],
        pixel: Pixel,
        radius_px: float = ERASE_RADIUS_PX,
    ) -> np.ndarray:
        """Ids of the drawn points within a radius (the eraser's) of a straight path."""
        return self._nearby.near_path(start, end, pixel, radius_px)

    def in_band(self, band: tuple[float, float, float, float]) -> np.ndarray:
        """Ids of the drawn points in the rectangle between two corners (x1, x2, x1, x2)."""
        dataset = self.dataset
        (left, right), (low, high) = sorted((band[0], band[2])), sorted((band[1], band[3]))
        inside = (dataset.x1 >= left) & (dataset.x1 <= right)
        inside &= (dataset.x2 >= low) & (dataset.x2 <= high)
        return self.visible_of(inside)

    def visible_of(self, mask: np.ndarray) -> np.ndarray:
        """Ids of those points of a mask (n,) that are drawn."""
        return self.dataset.id[mask & self._shown.visible]

    # ---- strokes: what one movement of the hand asks for

    def begin_stroke(self) -> None:
        """From here on, edits belong to one step of undo."""
        self._stroke = new_stroke()
        self._n_strokes += 1
        self.rng = stream(self._n_strokes, Stream.BRUSH)
        self._asked = False

    def end_stroke(self) -> None:
        """What was asked for stays."""
        self._asked = False

    def cancel_stroke(self) -> None:
        """Tell that what this stroke asked for is not wanted."""
        if self._asked:
            self._asked = False
            self.stroke_canceled.emit(self._stroke)

    @property
    def stroke(self) -> int:
        """The number of the stroke under way."""
        return self._stroke

    def request_in_stroke(self, edit: Edit) -> None:
        """Ask for a change that belongs to the stroke under way, and carries its number."""
        self._request(edit)

    def add_points(self, points: np.ndarray, paint: Paint) -> None:
        """Ask for points (n, 2) of one class, or value."""
        if self._refuses(points):
            return
        self._adding = True
        self._request(
            AddPoints(points[:, 0], points[:, 1], paint.label, paint.target, stroke=self._stroke)
        )
        self._adding = False

    def move_points(
        self, ids: np.ndarray, points: np.ndarray, edit: type[MovePoints] = MovePoints
    ) -> None:
        """Ask for these ids to lie at points (n, 2); ids that are gone are left out."""
        still = np.isin(ids, self.dataset.id)
        ids, points = ids[still], points[still]
        if len(ids) and not self._refuses(points):
            self._request(edit(ids, points[:, 0], points[:, 1], stroke=self._stroke))

    def erase_points(self, ids: np.ndarray) -> None:
        """Ask for these points to go."""
        if len(ids):
            self._request(ErasePoints(ids, stroke=self._stroke))

    def request(self, edit: Edit) -> None:
        """Ask for a change that is a step of its own."""
        self.edit_requested.emit(edit)

    def _request(self, edit: Edit) -> None:
        self._asked = True
        self.edit_requested.emit(edit)

    def _refuses(self, points: np.ndarray) -> bool:
        if np.all(np.abs(points) <= MAX_COORDINATE):
            return False
        self.message.emit(
            self.tr("Points lie within ±{limit:,.0f}: zoom in, or press F to fit.").format(
                limit=MAX_COORDINATE
            )
        )
        return True

    # ---- choices

    def set_current_class(self, index: int) -> None:
        """The class of the next point; beyond the last class, the last."""
        index = min(max(index, 0), self.dataset.n_classes - 1)
        if index != self._current_class:
            self._current_class = index
            self.current_class_changed.emit(index)

    def set_current_target(self, target: float) -> None:
        """The value of the next point, held to what a value can be."""
        target = min(max(target, -MAX_COORDINATE), MAX_COORDINATE)
        if target != self._current_target:
            self._current_target = target
            self.current_target_changed.emit(target)

    def pick(self, point_id: int) -> None:
        """Go on with the class, or the value, of an existing point."""
        if self.has_values:
            self.set_current_target(self.target_of(point_id))
        else:
            self.set_current_class(self.label_of(point_id))

    def target_of(self, point_id: int) -> float:
        """The value of an existing point."""
        return float(self.dataset.target[self.dataset.rows_of(np.array([point_id]))[0]])

    def target_under(self, x1: float, x2: float, pixel: Pixel) -> float | None:
        """The value of the point at a place, if one is there and points have values."""
        hit = self.hit(x1, x2, pixel) if self.has_values else None
        return None if hit is None else self.target_of(hit)

    def label_of(self, point_id: int) -> int:
        """The class of an existing point."""
        return int(self.dataset.label[self.dataset.rows_of(np.array([point_id]))[0]])

    def place_of(self, ids: np.ndarray) -> np.ndarray:
        """Where existing points lie, (n, 2)."""
        if not len(ids):
            return NOWHERE
        rows = self.dataset.rows_of(ids)
        return np.column_stack([self.dataset.x1[rows], self.dataset.x2[rows]])

    def select(self, ids: np.ndarray) -> None:
        """Select those of these points that exist, and no others."""
        if not len(ids) and not len(self._selection):
            return
        rows = self.dataset.rows_of(ids)
        selection = self.dataset.id[rows[self._shown.visible[rows]]]
        if not np.array_equal(selection, self._selection):
            self._selection = selection
            self.selection_changed.emit()

    def set_brush_px(self, size: float) -> None:
        """Pixels between two painted points, held to what a brush can be."""
        size = min(max(size, MIN_BRUSH_PX), MAX_BRUSH_PX)
        if size != self._brush_px:
            self._brush_px = size
            self.brush_size_changed.emit(size)
