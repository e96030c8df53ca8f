"""Connects the commands for selected points with the canvas; they can be done while there are some."""

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QObject
from PySide6.QtGui import QAction

from nngui.data import Split
from nngui.ui.canvas.panel import CanvasPanel

TURN_DEGREES = 15.0
SCALE = 1.1
_ALWAYS = ("paste", "select_all", "invert_selection")


class SelectionActions(QObject):
    """Copy, turn, sort: what stands in Edit and in Edit > Selection."""

    def __init__(self, actions: dict[str, QAction], canvas: CanvasPanel, parent: QObject) -> None:
        super().__init__(parent)
        self._canvas = canvas
        selected = canvas.selected
        operations: dict[str, Callable[[], object]] = {
            "cut": selected.cut,
            "copy": selected.copy,
            "paste": selected.paste,
            "duplicate": selected.duplicate,
            "erase_selection": selected.erase,
            "select_all": selected.select_all,
            "invert_selection": selected.invert,
            "deselect": selected.clear,
            "rotate_left": partial(selected.rotate, TURN_DEGREES),
            "rotate_right": partial(selected.rotate, -TURN_DEGREES),
            "scale_up": partial(selected.scale, SCALE),
            "scale_down": partial(selected.scale, 1 / SCALE),
            "mirror_horizontally": partial(selected.mirror, upside_down=False),
            "mirror_vertically": partial(selected.mirror, upside_down=True),
            "put_into_train": partial(selected.put_into, Split.TRAIN),
            "put_into_test": partial(selected.put_into, Split.TEST),
            "put_by_share": partial(selected.put_into, Split.NONE),
        }
        for name, operation in operations.items():
            actions[name].triggered.connect(lambda _checked=False, operation=operation: operation())
        self._for_selected = [actions[name] for name in operations if name not in _ALWAYS]
        canvas.selection_changed.connect(self._on_selection_changed)
        self._on_selection_changed()

    def _on_selection_changed(self) -> None:
        for action in self._for_selected:
            action.setEnabled(len(self._canvas.selection) > 0)
