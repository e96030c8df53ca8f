"""The neuron lines on the canvas: what is drawn of them, and which of them a hand can take."""

import numpy as np
from PySide6.QtCore import QCoreApplication, QObject, Qt, Signal
from PySide6.QtWidgets import QWidget

from nngui.state.plane_lines import NeuronLines
from nngui.state.snapshot import Rect
from nngui.ui.canvas.corner_caption import CornerCaption
from nngui.ui.canvas.line_geometry import nearest_part, turns, visible_parts
from nngui.ui.canvas.line_item import LineItem
from nngui.ui.canvas.surface import Surface
from nngui.ui.canvas.tools import Pointer, Tool
from nngui.ui.canvas.tools.line import LineTool
from nngui.ui.colors import Theme

GRAB_PX = 6.0


class NeuronLineLayer(QObject):
    """Shows the lines of a frame, and gives tools that drag them."""

    message = Signal(str)

    def __init__(self, surface: Surface, viewport: QWidget, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.caption = CornerCaption("line_caption", Qt.Corner.BottomRightCorner, viewport)
        self._surface, self._viewport = surface, viewport
        self.item = LineItem()
        self.item.setZValue(6)
        self._shown: NeuronLines | None = None
        self._rect = Rect()
        self._parts = np.empty((0, 4))
        self._held: int | None = None

    def show_lines(self, lines: NeuronLines | None, rect: Rect) -> None:
        """Draw these; None draws nothing."""
        if lines is self._shown and (lines is None or rect == self._rect):
            return
        appear = self._shown is None
        self._shown, self._rect = lines, rect
        if lines is None:
            self._parts = np.empty((0, 4))
            self.item.set_pieces(self._parts, rect)
        elif lines.contours:
            self._parts = np.empty((0, 4))
            self.item.set_pieces(np.concatenate(lines.contours), rect)
        else:
            self._parts = visible_parts(lines.lines, rect)
            numbers = tuple(range(1, len(self._parts) + 1))
            self.item.set_pieces(self._parts, rect, numbers)
        self._show_held()
        if appear:
            self.message.emit(self._hint())

    def tool_at(self, pointer: Pointer, beneath: Tool) -> LineTool | None:
        """What a press here does in place of the chosen tool; None where that goes first, or no line is near.

        A point lies on top of the lines.
        """
        shown = self._shown
        if shown is None or not beneath.yields_to_lines:
            return None
        pixel = pointer.pixel
        parts_px = self._parts / np.tile(pixel, 2)
        found = nearest_part(parts_px, pointer.x1 / pixel.x1, pointer.x2 / pixel.x2, GRAB_PX)
        if found is None or self._surface.hit(pointer.x1, pointer.x2, pointer.pixel) is not None:
            return None
        row, along = found
        part = self._parts[row]
        # A line of one coordinate alone stands upright or lies flat: it cannot turn.
        can_turn = shown.features.n_features == 2
        pivot = (part[:2] + part[2:]) / 2 if can_turn and turns(along) else None
        return LineTool(self._surface, beneath, shown.features, row, shown.lines[row], pivot)

    def show_theme(self, theme: Theme) -> None:
        """Take the colors of a theme."""
        self.item.set_theme(theme, self._viewport.font())
        self.caption.show_theme(theme)

    def show_tool(self, tool: Tool | None) -> None:
        """Mark the line that this tool has or would take."""
        held = tool.unit if isinstance(tool, LineTool) else None
        if held != self._held:
            self._held = held
            self._show_held()

    def _show_held(self) -> None:
        held, shown = self._held, self._shown
        if held is None or shown is None or held >= len(shown.lines):
            self.item.set_held(None)
            self.caption.say("")
        else:
            self.item.set_held(held)
            self.caption.say(equation(held, shown.lines[held]))

    def _hint(self) -> str:
        """A sentence for who looks at the lines for the first time."""
        if self._shown is not None and self._shown.contours:
            return QCoreApplication.translate(
                "canvas",
                "With features other than x1 and x2 the units are curves: they show where each sum is zero.",
            )
        return QCoreApplication.translate(
            "canvas", "Drag a line near its middle to shift it, near its ends to turn it."
        )


def equation(unit: int, line: np.ndarray) -> str:
    """The line (3,) of a unit as it is written: "3:  0.52 x₁ − 1.3 x₂ + 0.2 = 0"."""
    terms: list[str] = []
    for value, name in zip(line.tolist(), (" x₁", " x₂", ""), strict=True):
        number = f"{abs(value):.2g}"
        if float(number) == 0:
            continue
        sign = "−" if value < 0 else "+"
        if terms:
            terms.append(f" {sign} {number}{name}")
        else:
            terms.append(f"{sign if value < 0 else ''}{number}{name}")
    return f"{unit + 1}:  {''.join(terms) or '0'} = 0"
