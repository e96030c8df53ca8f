"""A hand on a neuron line: near its middle it shifts the line, near its ends it turns it."""

from dataclasses import replace

import numpy as np
from PySide6.QtCore import Qt

from nngui.data import FeatureMap
from nngui.data.lines import unit_of_line
from nngui.state.edits import SetParameters
from nngui.state.edits.weights import BIAS
from nngui.ui.canvas.line_geometry import shifted, turned
from nngui.ui.canvas.surface import Surface
from nngui.ui.canvas.tools.dragging import drag_distance_px
from nngui.ui.canvas.tools.tool import Pointer, Preview, Tool


class LineTool(Tool):
    """Takes the place of the chosen tool over a line. A click is that tool's all the same."""

    name = "line"
    icon = "move"

    def __init__(
        self,
        surface: Surface,
        beneath: Tool,
        features: FeatureMap,
        unit: int,
        line: np.ndarray,
        pivot: np.ndarray | None,
    ) -> None:
        """`pivot`: the place on the line (a1, a2, c) round which it turns; None shifts it."""
        super().__init__(surface)
        self._beneath, self._features = beneath, features
        self.unit, self._line, self._pivot = unit, line, pivot
        self._start: Pointer | None = None
        self._last: SetParameters | None = None

    def press(self, pointer: Pointer) -> None:
        self._start = pointer

    def move(self, pointer: Pointer) -> None:
        start = self._start
        if start is None:
            return
        if self._last is None:
            if pointer.distance_px(start) < drag_distance_px():
                return
            self._surface.begin_stroke()
        self._ask(self._moved(start, pointer), held=True)

    def release(self, pointer: Pointer) -> None:
        start, self._start = self._start, None
        if start is None:
            return
        if self._last is None:
            self._beneath.press(start)
            self._beneath.release(pointer)
        else:
            self._ask(self._moved(start, pointer), held=False)

    def cancel(self) -> None:
        self._start = None
        if self._last is not None:
            # Undo of the stroke lets go of the weights, but only where it is the last thing that was done.
            self._surface.request_in_stroke(replace(self._last, held=False))

    def preview(self, pointer: Pointer) -> Preview:
        return Preview()

    def cursor(self, pointer: Pointer) -> Qt.CursorShape:
        if self._start is not None:
            return Qt.CursorShape.ClosedHandCursor
        return (
            Qt.CursorShape.SizeAllCursor if self._pivot is None else Qt.CursorShape.OpenHandCursor
        )

    def _moved(self, start: Pointer, now: Pointer) -> np.ndarray:
        if self._pivot is None:
            return shifted(self._line, now.x1 - start.x1, now.x2 - start.x2)
        return turned(self._line, self._pivot, (start.x1, start.x2), (now.x1, now.x2))

    def _ask(self, line: np.ndarray, *, held: bool) -> None:
        weights, bias = unit_of_line(self._features, line)
        inputs = np.array([*range(len(weights)), BIAS])
        units = np.full(len(inputs), self.unit)
        values = np.array([*weights, bias])
        self._last = SetParameters(0, units, inputs, values, held=held, stroke=self._surface.stroke)
        self._surface.request_in_stroke(self._last)
