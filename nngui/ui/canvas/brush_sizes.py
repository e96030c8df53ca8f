"""How far the tools with a circle reach, and how densely the spray falls."""

from PySide6.QtCore import QObject, Signal

MIN_RADIUS_PX, MAX_RADIUS_PX, DEFAULT_RADIUS_PX = 8.0, 240.0, 40.0
MIN_DENSITY, MAX_DENSITY, DEFAULT_DENSITY = 1.0, 40.0, 5.0
STEP = 1.25
"""What one key makes more of it."""


class BrushSizes(QObject):
    """`radius_px` of spray, magnet and jitter; `density`: points of the spray in each radius of its way."""

    changed = Signal()
    message = Signal(str)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._radius_px = DEFAULT_RADIUS_PX
        self._density = DEFAULT_DENSITY

    @property
    def radius_px(self) -> float:
        return self._radius_px

    @property
    def density(self) -> float:
        return self._density

    def scale_radius(self, factor: float) -> None:
        """A wider circle, or a narrower one; held to its bounds."""
        self._radius_px = min(max(self._radius_px * factor, MIN_RADIUS_PX), MAX_RADIUS_PX)
        self.changed.emit()
        self.message.emit(self.tr("Radius: {pixels:.0f} pixels.").format(pixels=self._radius_px))

    def scale_density(self, factor: float) -> None:
        """More points, or fewer; held to its bounds."""
        self._density = min(max(self._density * factor, MIN_DENSITY), MAX_DENSITY)
        self.changed.emit()
        self.message.emit(
            self.tr("Spray: {count:.1f} points in each radius of the way.").format(
                count=self._density
            )
        )
