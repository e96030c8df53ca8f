"""What moves with the cursor, in pixels: the ghost of a point, the halo of the eraser, the keyboard's crosshair.

Each is a picture that is made when its look changes. Qt moves and paints it by itself.
"""

from PySide6.QtGui import QPixmap
from PySide6.QtWidgets import QGraphicsItem, QGraphicsPixmapItem

from nngui.ui.canvas.markers import cross_pixmap, look_pixmap, ring_pixmap
from nngui.ui.canvas.paint import Look
from nngui.ui.colors import LIGHT, Theme

_GHOST_OPACITY = 0.55


class CursorItem(QGraphicsPixmapItem):
    """A picture round a place of the plane: nothing changes size under the wheel."""

    def __init__(self, z: float) -> None:
        super().__init__()
        self.setFlag(QGraphicsItem.GraphicsItemFlag.ItemIgnoresTransformations)
        self.setShapeMode(QGraphicsPixmapItem.ShapeMode.BoundingRectShape)
        self.setZValue(z)
        self.hide()
        self._theme, self._ratio = LIGHT, 1.0

    def show_look(self, theme: Theme, ratio: float) -> None:
        """Take the colors of a theme, on a screen of `ratio` pixels a point."""
        self._theme, self._ratio = theme, ratio

    def _show_picture(self, picture: QPixmap) -> None:
        size = picture.deviceIndependentSize()
        self.setPixmap(picture)
        self.setOffset(-size.width() / 2, -size.height() / 2)


class GhostItem(CursorItem):
    """The point that a click would place."""

    def __init__(self) -> None:
        super().__init__(60)
        self.setOpacity(_GHOST_OPACITY)
        self._shown: tuple[Look, Theme, float, float, bool] | None = None
        # With each point that is placed, the next may be of the other split.
        self._pictures: dict[tuple[Look, Theme, float, float, bool], QPixmap] = {}

    def show_look(self, theme: Theme, ratio: float) -> None:
        """Take the colors of a theme, on a screen of `ratio` pixels a point."""
        super().show_look(theme, ratio)
        self._pictures.clear()

    @property
    def hollow(self) -> bool:
        """Whether it looks like a test point."""
        return self._shown is not None and self._shown[-1]

    @property
    def look(self) -> Look | None:
        """Shape and color."""
        return self._shown[0] if self._shown else None

    def set_look(self, look: Look, size: float, *, hollow: bool = False) -> None:
        """Look like this; hollow as a test point."""
        shown = (look, self._theme, size, self._ratio, hollow)
        if shown != self._shown:
            self._shown = shown
            if shown not in self._pictures:
                self._pictures[shown] = look_pixmap(
                    look.shape, look.color, self._theme, size, self._ratio, hollow=hollow
                )
            self._show_picture(self._pictures[shown])


class HaloItem(CursorItem):
    """A circle round the cursor: what lies in it is meant."""

    def __init__(self) -> None:
        super().__init__(59)
        self._radius = 0.0

    @property
    def radius(self) -> float:
        """Pixels from the cursor to the circle."""
        return self._radius

    def show_look(self, theme: Theme, ratio: float) -> None:
        """Take the colors of a theme, on a screen of `ratio` pixels a point."""
        super().show_look(theme, ratio)
        self._show_circle()

    def set_radius(self, radius: float) -> None:
        """Pixels from the cursor to the circle."""
        if radius != self._radius:
            self._radius = radius
            self._show_circle()

    def _show_circle(self) -> None:
        if self._radius:
            ink, paper = self._theme.ink, self._theme.paper
            self._show_picture(ring_pixmap(ink, paper, 2 * self._radius, 1, self._ratio))


class CrosshairItem(CursorItem):
    """Where the keyboard would place or erase a point."""

    def __init__(self) -> None:
        super().__init__(61)

    def show_look(self, theme: Theme, ratio: float) -> None:
        """Take the colors of a theme, on a screen of `ratio` pixels a point."""
        super().show_look(theme, ratio)
        self._show_picture(cross_pixmap(theme.accent, theme.paper, ratio))
