"""What is drawn with: the class or value of the next point, and how far the brush reaches.

Keys, pills, slider and menus ask here.
"""

from PySide6.QtCore import QObject, Signal

from nngui.data.value_scale import ValueScale
from nngui.state.edits import RelabelPoints, SetTargets
from nngui.ui.canvas.brush_sizes import STEP
from nngui.ui.canvas.gestures import Gestures
from nngui.ui.canvas.surface import Surface


class Drawing(QObject):
    """The hand's settings. `message(str)` says what has changed, or why nothing has."""

    message = Signal(str)

    def __init__(self, surface: Surface, gestures: Gestures, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._surface, self._gestures = surface, gestures
        self.sizes = surface.sizes
        surface.brush_size_changed.connect(self._on_brush_size_changed)
        surface.sizes.changed.connect(gestures.refresh)
        surface.sizes.message.connect(self.message)

    @property
    def current_class(self) -> int:
        """The class of the next point."""
        return self._surface.current_class

    def set_current_class(self, index: int) -> None:
        """The class of the next point; beyond the last class, the last."""
        self._surface.set_current_class(index)

    def choose_class(self, index: int) -> None:
        """What a digit key or a pill does: relabels the selected points, or without any sets the current class.

        Where values are learned, the keys choose among eight of the scale.
        """
        selection = self._surface.selection
        if self._surface.has_values:
            self.choose_target(self.scale.digits[index])
        elif index >= self._surface.dataset.n_classes:
            self.message.emit(
                self.tr("There is no class {number} yet: press + to add one.").format(
                    number=index + 1
                )
            )
        elif len(selection):
            self._surface.request(RelabelPoints(selection, index))
        else:
            self.set_current_class(index)

    @property
    def scale(self) -> ValueScale:
        """The scale of the values."""
        return ValueScale.of(self._surface.dataset)

    @property
    def current_target(self) -> float:
        """The value of the next point."""
        return self._surface.current_target

    def choose_target(self, target: float, stroke: int = 0) -> None:
        """The value of the next point, and at once that of the selected ones."""
        self._surface.set_current_target(target)
        selection = self._surface.selection
        if len(selection):
            self._surface.request(SetTargets(selection, target, stroke=stroke))

    def turn_target(self, notches: int) -> None:
        """So many steps up the scale, to its end; from beyond an end only back."""
        scale, now = self.scale, self.current_target
        steps = round(now / scale.step) + notches
        target = float(f"{steps * scale.step:.12g}")
        low, high = min(-scale.limit, now), max(scale.limit, now)
        self.choose_target(min(max(target, low), high))

    def turn(self, notches: int) -> None:
        """Alt and the wheel on the canvas: another value, or the class so many places to the left."""
        if self._surface.has_values:
            self.turn_target(notches)
        else:
            count = self._surface.dataset.n_classes
            self.set_current_class((self.current_class - notches) % count)

    @property
    def brush_size(self) -> float:
        """Pixels between two painted points."""
        return self._surface.brush_px

    def set_brush_size(self, pixels: float) -> None:
        """Pixels between two painted points, 4 to 120."""
        self._surface.set_brush_px(pixels)

    def grow_brush(self) -> None:
        """One step wider apart, or a wider circle: `]`."""
        self._scale_brush(STEP)

    def shrink_brush(self) -> None:
        """One step denser, or a narrower circle: `[`."""
        self._scale_brush(1 / STEP)

    def _scale_brush(self, factor: float) -> None:
        if self._gestures.tool.has_radius:
            self._surface.sizes.scale_radius(factor)
        else:
            self.set_brush_size(self.brush_size * factor)

    def _on_brush_size_changed(self, pixels: float) -> None:
        self._gestures.refresh()
        self.message.emit(
            self.tr("Brush: a point every {pixels:.0f} pixels.").format(pixels=pixels)
        )
