"""How a document is looked at: goes into the session file, never into undo."""

from dataclasses import dataclass

from nngui.state.snapshot import Rect

FLAT_OUT = None


@dataclass(frozen=True, slots=True)
class ViewSettings:
    """`rect` is the part of the plane in view (None: fitted); `speed` in epochs a second, None is flat out."""

    rect: Rect | None = None
    speed: float | None = 60.0
    show_test: bool = True
    hard_boundary: bool = False
    show_misclassified: bool = True
