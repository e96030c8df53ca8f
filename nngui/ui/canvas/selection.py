"""What can be done with the selected points, all at once: each is one edit, and so one step of undo."""

from collections.abc import Callable

import numpy as np
from PySide6.QtCore import QObject, Signal

from nngui.data import LoadError, Split
from nngui.data.table import Table
from nngui.state.edits import (
    CutPoints,
    Edit,
    ErasePoints,
    MirrorPoints,
    PastePoints,
    RotatePoints,
    ScalePoints,
    SetSplit,
)
from nngui.ui.canvas.clipboard import PointClipboard
from nngui.ui.canvas.gestures import Gestures
from nngui.ui.canvas.hits import Pixel
from nngui.ui.canvas.surface import Surface
from nngui.ui.sentences.errors import error_sentence

COPY_STEP_PX = 16.0
"""To the right and downwards: how far a copy lies from what it would hide."""
_MOST_STEPS = 100


class Selection(QObject):
    """Selects, copies, turns and sorts points. `pixel()` is the size of a pixel in data units now."""

    message = Signal(str)

    def __init__(
        self,
        surface: Surface,
        gestures: Gestures,
        pixel: Callable[[], Pixel],
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._surface, self._gestures, self._pixel = surface, gestures, pixel
        self._clipboard = PointClipboard(self)

    @property
    def ids(self) -> np.ndarray:
        """The selected points, ascending."""
        return self._surface.selection

    # ---- which points

    def select(self, ids: np.ndarray) -> None:
        """Select these points, with a tool in hand that moves them; it is said that what is hidden cannot be."""
        self._take(ids)
        if len(self.ids) < len(self._surface.dataset.rows_of(ids)):
            self.message.emit(
                self.tr("Test points are hidden and cannot be selected: press T to show them.")
            )

    def select_all(self) -> None:
        """Every point that is shown."""
        self._take(self._surface.dataset.id)

    def invert(self) -> None:
        """Those that were not selected, and none that was."""
        self._take(np.setdiff1d(self._surface.dataset.id, self.ids))

    def _take(self, ids: np.ndarray) -> None:
        if not self._gestures.tool.keeps_selection:
            self._gestures.set_tool("select")
        self._surface.select(ids)

    def clear(self) -> None:
        """Select nothing."""
        self._surface.select(self.ids[:0])

    # ---- copies

    def copy(self) -> None:
        """Put the selected points on the clipboard."""
        if len(self.ids):
            self._clipboard.put(self._table())

    def cut(self) -> None:
        """Put them on the clipboard, and take them off the canvas."""
        if len(self.ids):
            self.copy()
            self._surface.request(CutPoints(self.ids))

    def paste(self) -> None:
        """Bring the points of the clipboard, beside what they would hide; they are selected then."""
        try:
            table = self._clipboard.take(values=self._surface.has_values)
        except LoadError as error:
            self.message.emit(
                self.tr("Nothing is pasted. {reason}").format(reason=error_sentence(error))
            )
            return
        self._bring(table, "paste")

    def duplicate(self) -> None:
        """A copy of each selected point beside it, selected; the clipboard stays."""
        if len(self.ids):
            self._bring(self._table(), "duplicate")

    def _table(self) -> Table:
        dataset = self._surface.dataset
        rows = dataset.rows_of(self.ids)
        return Table(
            x1=dataset.x1[rows],
            x2=dataset.x2[rows],
            label_names=tuple(point_class.name for point_class in dataset.classes),
            labels=dataset.label[rows],
            split=dataset.split_override[rows],
            feature_names=("x1", "x2"),
            target=dataset.target[rows] if self._surface.has_values else None,
        )

    def _bring(self, table: Table, verb: str) -> None:
        first_new = self._surface.dataset.next_id
        current = self._surface.dataset.classes[self._surface.current_class].name
        way = self._steps_aside(table) * COPY_STEP_PX * np.array(self._pixel())
        # Points that say neither class nor value become like the next one.
        names, target = table.label_names or (current,), table.target
        if target is None and not table.label_names:
            target = np.full(len(table), self._surface.current_target)
        elif target is not None and not self._surface.has_values:
            names = (current,)
        labels = table.labels if len(names) > 1 else np.zeros(len(table), dtype=np.int64)
        self._surface.request(
            PastePoints(
                table.x1 + way[0], table.x2 - way[1], labels, names, verb, target, table.split
            )
        )
        ids = self._surface.dataset.id
        brought = ids[ids >= first_new]
        if len(brought):
            self.select(brought)

    def _steps_aside(self, table: Table) -> int:
        """The fewest steps after which the first point, and so the whole figure, hides no other."""
        dataset, pixel = self._surface.dataset, self._pixel()
        for steps in range(_MOST_STEPS):
            way = steps * COPY_STEP_PX
            right = (dataset.x1 - table.x1[0]) / pixel.x1 - way
            up = (dataset.x2 - table.x2[0]) / pixel.x2 + way
            if not (np.hypot(right, up) < 1).any():
                return steps
        return _MOST_STEPS

    # ---- changes

    def erase(self) -> None:
        """They go."""
        self._request(ErasePoints)

    def rotate(self, degrees: float) -> None:
        """Counterclockwise, about their center."""
        self._request(lambda ids: RotatePoints(ids, degrees))

    def scale(self, factor: float) -> None:
        """Away from their center, or towards it."""
        self._request(lambda ids: ScalePoints(ids, factor))

    def mirror(self, *, upside_down: bool) -> None:
        """Left and right change places, or top and bottom."""
        self._request(lambda ids: MirrorPoints(ids, upside_down))

    def put_into(self, split: Split) -> None:
        """Into train or test, or where the train share puts them."""
        self._request(lambda ids: SetSplit(ids, int(split)))

    def _request(self, edit: Callable[[np.ndarray], Edit]) -> None:
        if len(self.ids):
            self._surface.request(edit(self.ids))
