"""Eraser: what lies within 12 pixels of the path of the mouse goes, and nothing else."""

from PySide6.QtCore import QCoreApplication, Qt

from nngui.ui.canvas.surface import ERASE_RADIUS_PX, Surface
from nngui.ui.canvas.tools.tool import Pointer, Preview, Tool


class EraserTool(Tool):
    """Also what the right button does, whatever tool is chosen."""

    name = "eraser"
    icon = "eraser"
    key = "E"
    cycles_on_double_click = False

    @staticmethod
    def label() -> str:
        return QCoreApplication.translate("canvas", "&Eraser")

    @staticmethod
    def tip() -> str:
        return QCoreApplication.translate(
            "canvas",
            "Click or drag to erase points within 12 pixels of the cursor. "
            "The right mouse button erases with every tool.",
        )

    def __init__(self, surface: Surface) -> None:
        super().__init__(surface)
        self._last: Pointer | None = None

    def press(self, pointer: Pointer) -> None:
        self._surface.begin_stroke()
        self._last = pointer
        self._erase_to(pointer)

    def move(self, pointer: Pointer) -> None:
        self._erase_to(pointer)

    def release(self, pointer: Pointer) -> None:
        self._last = None

    def cancel(self) -> None:
        self._last = None

    def preview(self, pointer: Pointer) -> Preview:
        here = (pointer.x1, pointer.x2)
        doomed = self._surface.near_path(here, here, pointer.pixel)
        return Preview(halo_px=ERASE_RADIUS_PX, marked=doomed)

    def cursor(self, pointer: Pointer) -> Qt.CursorShape:
        return Qt.CursorShape.CrossCursor

    def _erase_to(self, pointer: Pointer) -> None:
        if self._last is None:
            return
        start, end = (self._last.x1, self._last.x2), (pointer.x1, pointer.x2)
        self._last = pointer
        self._surface.erase_points(self._surface.near_path(start, end, pointer.pixel))
