"""What a tool is: an object that hears press, move and release in data coordinates, and asks for edits.

A tool draws nothing. What should be seen under the cursor it tells as a `Preview`.
"""

from dataclasses import dataclass, field
from typing import ClassVar

import numpy as np
from PySide6.QtCore import Qt

from nngui.ui.canvas.hits import Pixel
from nngui.ui.canvas.paint import Paint
from nngui.ui.canvas.surface import Surface

NO_IDS = np.empty(0, dtype=np.int64)


@dataclass(frozen=True, slots=True)
class Pointer:
    """Where the mouse is: in data coordinates, and in pixels of the canvas (y downwards).

    `pixel` is the size of a pixel in data units. `shift` and `alt`: those keys are held.
    """

    x1: float
    x2: float
    px: float
    py: float
    pixel: Pixel
    shift: bool = False
    alt: bool = False

    def distance_px(self, other: "Pointer") -> float:
        """Pixels to another place."""
        return float(np.hypot(self.px - other.px, self.py - other.py))


@dataclass(frozen=True, eq=False, slots=True)
class Preview:
    """What is seen under the cursor before anything happens.

    `ghost`: what a point would be of that a click would place at the cursor. `halo_px`: radius of a circle round it.
    `marked`: ids that the next press would take hold of or erase. `band`: corners (x1, x2, x1, x2) of a rectangle.
    `loop`: places (n, 2) of a polygon.
    """

    ghost: Paint | None = None
    halo_px: float | None = None
    marked: np.ndarray = field(default_factory=lambda: NO_IDS)
    band: tuple[float, float, float, float] | None = None
    loop: np.ndarray | None = None


class Tool:
    """A tool that does nothing yet. Its button, its menu entry and its key are made of what it says of itself here."""

    name: ClassVar[str]
    icon: ClassVar[str]
    key: ClassVar[str]
    """The key that chooses it."""
    begins_group: ClassVar[bool] = False
    """A line stands above it in the menu."""
    cycles_on_double_click: ClassVar[bool] = True
    keeps_selection: ClassVar[bool] = False
    yields_to_lines: ClassVar[bool] = False
    """Over a neuron line, a press takes the line."""
    has_radius: ClassVar[bool] = False
    """[ and ] change the radius of its circle."""

    def __init__(self, surface: Surface) -> None:
        self._surface = surface

    @staticmethod
    def label() -> str:
        """What it is called in the menu, with & before the letter that opens it there."""
        raise NotImplementedError

    @staticmethod
    def tip() -> str:
        """What it does."""
        raise NotImplementedError

    @staticmethod
    def first_use() -> str:
        """What to do with it where there is no point; empty for a tool that places none.

        In braces, what the points are of: {what}.
        """
        return ""

    def press(self, pointer: Pointer) -> None:
        """The left button went down."""

    def move(self, pointer: Pointer) -> None:
        """The mouse moved with the button held."""

    def release(self, pointer: Pointer) -> None:
        """The button went up."""

    def cancel(self) -> None:
        """Forget what was begun; what was asked for already is undone by others."""

    def preview(self, pointer: Pointer) -> Preview:
        """What to show for the mouse here; asked for after each of the above."""
        return Preview()

    def cursor(self, pointer: Pointer) -> Qt.CursorShape:
        """The shape of the mouse cursor here."""
        return Qt.CursorShape.ArrowCursor
