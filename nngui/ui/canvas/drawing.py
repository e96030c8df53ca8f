"""What is drawn with: the class of the next point, and how far the brush reaches. Keys, pills and menus ask here."""

from PySide6.QtCore import QObject, Signal

from nngui.state.edits import RelabelPoints
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
        """What a digit key or a pill does: relabels the selected points, or without any sets the current class."""
        selection = self._surface.selection
        if index >= self._surface.dataset.n_classes:
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
