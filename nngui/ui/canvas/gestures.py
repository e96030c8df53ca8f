"""Which tool hears which gesture: the table of gestures, as code.

Left goes to the chosen tool, right to the eraser, middle pans. Alt picks up a class or a value; a double click gives
a point the next class, or the current value.
"""

from collections.abc import Callable

import numpy as np
from PySide6.QtCore import QObject, Qt, Signal

from nngui.state.edits import Edit, RelabelPoints, SetTargets
from nngui.ui.canvas.surface import Surface
from nngui.ui.canvas.tools import TOOLS, EraserTool, Pointer, Preview, Tool
from nngui.ui.canvas.tools.move import MoveTool


class _Pan(MoveTool):
    """The middle button: pans, whatever lies under it."""

    def press(self, pointer: Pointer) -> None:
        self._last = pointer


class Gestures(QObject):
    """Routes presses, moves and releases; one button is listened to at a time."""

    tool_changed = Signal(str)
    stroke_ended = Signal()
    """No button is held any more."""

    def __init__(self, surface: Surface, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._surface = surface
        self._tools: dict[str, Tool] = {tool.name: tool(surface) for tool in TOOLS}
        self._tool = self._tools[TOOLS[0].name]
        self._eraser, self._pan = EraserTool(surface), _Pan(surface)
        self._active: Tool | None = None
        self._over: Tool | None = None
        self._find_over: Callable[[Pointer, Tool], Tool | None] | None = None
        self._show: Callable[[Preview, Pointer | None], None] | None = None
        self._button = Qt.MouseButton.NoButton
        self._pointer: Pointer | None = None
        self._pressed_on: int | None = None

    @property
    def tool(self) -> Tool:
        """The chosen tool."""
        return self._tool

    @property
    def in_stroke(self) -> bool:
        """Whether a button is held."""
        return self._active is not None

    @property
    def button(self) -> Qt.MouseButton:
        """The button of the stroke under way."""
        return self._button

    @property
    def cursor(self) -> Qt.CursorShape:
        """The shape of the mouse cursor now."""
        if self._pointer is None:
            return Qt.CursorShape.ArrowCursor
        return self.acting.cursor(self._pointer)

    @property
    def acting(self) -> Tool:
        """The tool of the stroke under way, or else that of a press here and now."""
        return self._active or self._over or self._tool

    def yield_to(self, find: Callable[[Pointer, Tool], Tool | None]) -> None:
        """Let this say which tool goes before the chosen one at a place, if any."""
        self._find_over = find

    def show_by(self, show: Callable[[Preview, Pointer | None], None]) -> None:
        """Let this show a `Preview` under the `Pointer` that it is for (None: the mouse is away).

        Not a signal: each move of the mouse would hand Python's lock over and back seven times.
        """
        self._show = show

    def set_tool(self, name: str) -> None:
        """Choose a tool; a stroke that is under way is canceled. An unknown name raises KeyError."""
        tool = self._tools[name]
        if tool is self._tool:
            return
        self.cancel()
        if not tool.keeps_selection:
            self._surface.select(self._surface.selection[:0])
        self._tool = tool
        self.tool_changed.emit(name)
        self.refresh()

    def press(self, pointer: Pointer, button: Qt.MouseButton, *, double: bool = False) -> None:
        """A button went down, a second time in short order where `double`."""
        if self._active is not None:
            return
        self._pointer = pointer
        hit = self._surface.hit(pointer.x1, pointer.x2, pointer.pixel)
        twice = double and hit is not None and hit == self._pressed_on
        self._pressed_on = hit
        if button == Qt.MouseButton.LeftButton:
            if pointer.alt:
                self._pick(hit)
            elif twice and hit is not None and self._tool.cycles_on_double_click:
                self._repaint(hit)
            else:
                self._begin(self._tool_at(pointer) or self._tool, pointer, button)
        elif button == Qt.MouseButton.RightButton:
            self._begin(self._eraser, pointer, button)
        elif button == Qt.MouseButton.MiddleButton:
            self._begin(self._pan, pointer, button)
        self.refresh()

    def move(self, pointer: Pointer) -> None:
        """The mouse moved."""
        self._pointer = pointer
        if self._active is not None:
            self._active.move(pointer)
        self.refresh()

    def release(self, pointer: Pointer, button: Qt.MouseButton) -> None:
        """A button went up."""
        if button == self._button:
            self.end_stroke(pointer)

    def end_stroke(self, pointer: Pointer) -> None:
        """What the held button did is done; nothing where none is held."""
        if self._active is None:
            return
        self._pointer = pointer
        active, self._active = self._active, None
        active.release(pointer)
        self._surface.end_stroke()
        self.refresh()
        self.stroke_ended.emit()

    def leave(self) -> None:
        """The mouse went away; a stroke goes on, for the button may still be held."""
        if self._active is None:
            self._pointer = None
            self.refresh()

    def cancel(self) -> bool:
        """Give up the stroke under way; False where there is none."""
        if self._active is None:
            return False
        active, self._active = self._active, None
        active.cancel()
        self._surface.cancel_stroke()
        self.refresh()
        self.stroke_ended.emit()
        return True

    def hold(self, pointer: Pointer) -> None:
        """A finger rests where it pressed: what the press began is taken back, and from here on it erases."""
        if self._active is not None and self._button == Qt.MouseButton.LeftButton:
            self.cancel()
            self._begin(self._eraser, pointer, Qt.MouseButton.LeftButton)
            self.refresh()

    def refresh(self) -> None:
        """Tell anew what to show under the cursor."""
        pointer, preview = self._pointer, Preview()
        self._over = None if self._active or pointer is None else self._tool_at(pointer)
        if pointer is not None:
            preview = self.acting.preview(pointer)
        if self._show is not None:
            self._show(preview, pointer)

    def _tool_at(self, pointer: Pointer) -> Tool | None:
        return self._find_over(pointer, self._tool) if self._find_over else None

    def _begin(self, tool: Tool, pointer: Pointer, button: Qt.MouseButton) -> None:
        self._active, self._button = tool, button
        tool.press(pointer)

    def _pick(self, hit: int | None) -> None:
        if hit is not None:
            self._surface.pick(hit)
        elif self._surface.has_values:
            self._surface.message.emit(
                self.tr("There is no point here: Alt-click a point to take its value.")
            )
        else:
            self._surface.message.emit(
                self.tr("There is no point here: Alt-click a point to take its class.")
            )

    def _repaint(self, hit: int) -> None:
        surface, ids = self._surface, np.array([hit])
        edit: Edit
        if surface.has_values:
            edit = SetTargets(ids, surface.current_target)
        else:
            edit = RelabelPoints(ids, (surface.label_of(hit) + 1) % surface.dataset.n_classes)
        surface.request(edit)
