"""When sheets of many marks are painted for what is in view: at once where the hand can wait for it."""

from collections.abc import Sequence
from time import perf_counter

from PySide6.QtCore import QObject, QTimer

from nngui.ui.canvas.extent import Extent
from nngui.ui.canvas.sheet import Sheet

# Fewer marks than these are painted within a frame.
_MANY = 10_000
SHARP_EVERY_S = 0.1


class Sharpness(QObject):
    """Shows sheets another part of the plane. A fast zoom of many marks only stretches their pictures in between.

    They are sharp, with marks of their own size, ten times a second, and soon after the hand rests.
    """

    def __init__(self, sheets: Sequence[Sheet], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._sheets = sheets
        self._extent: Extent | None = None
        self._sharp_s = 0.0
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.timeout.connect(self._on_timeout)

    def show_extent(self, extent: Extent) -> None:
        """This is in view."""
        self._extent = extent
        rest_s = SHARP_EVERY_S - (perf_counter() - self._sharp_s)
        if rest_s <= 0 or sum(len(sheet.marks) for sheet in self._sheets) < _MANY:
            self._sharpen(extent)
            return
        are_sharp = [sheet.show_extent(extent, roughly=True) for sheet in self._sheets]
        if not all(are_sharp):
            self._timer.start(round(1000 * rest_s))

    def _sharpen(self, extent: Extent) -> None:
        self._timer.stop()
        for sheet in self._sheets:
            sheet.show_extent(extent)
        self._sharp_s = perf_counter()

    def _on_timeout(self) -> None:
        if self._extent is not None:
            self._sharpen(self._extent)
