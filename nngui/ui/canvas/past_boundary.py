"""The ghost of the boundary: how it ran before the last operation on the network, dashed, with a caption."""

import numpy as np
from PySide6.QtCore import QObject, Qt
from PySide6.QtGui import QColor
from PySide6.QtWidgets import QGraphicsPathItem, QWidget

from nngui.state.plane_lines import PastBoundary
from nngui.state.snapshot import NO_SEGMENTS, Rect
from nngui.ui.canvas.corner_caption import CornerCaption
from nngui.ui.canvas.framed_item import FramedItem
from nngui.ui.canvas.paths import line_pen, path_of_segments, path_through
from nngui.ui.colors import LIGHT, Theme
from nngui.ui.sentences.labels import label_text

_DASHES = [5.0, 4.0]
_LINE_WIDTH, _HALO_WIDTH = 1.6, 3.2
_HALO_OPACITY = 110


class PastBoundaryItem(FramedItem):
    """Dashed lines along paths, in a halo of paper; painted by Qt itself."""

    def __init__(self) -> None:
        super().__init__()
        self.setZValue(4)
        self._halo, self._line = QGraphicsPathItem(self), QGraphicsPathItem(self)
        self._paths: tuple[np.ndarray, ...] = ()

    @property
    def paths(self) -> tuple[np.ndarray, ...]:
        """What is drawn, each (k, 2)."""
        return self._paths

    def set_colors(self, ink: str, paper: str, ratio: float) -> None:
        """Draw in these, on a screen of this many pixels to one of the window."""
        halo = QColor(paper)
        halo.setAlpha(_HALO_OPACITY)
        self._halo.setPen(line_pen(halo, _HALO_WIDTH, ratio))
        dashed = line_pen(QColor(ink), _LINE_WIDTH, ratio)
        dashed.setDashPattern(_DASHES)
        self._line.setPen(dashed)

    def set_paths(self, paths: tuple[np.ndarray, ...], rect: Rect) -> None:
        """Draw these within `rect`."""
        self.set_frame(rect)
        self._paths = paths
        self._line.setPath(path_through(paths))
        # Only dashes need paths: long ones take Qt six times as long to paint as their pieces.
        pieces = [np.hstack([path[:-1], path[1:]]) for path in paths]
        self._halo.setPath(path_of_segments(np.concatenate([NO_SEGMENTS, *pieces])))


class PastBoundaryLayer(QObject):
    """The line and its caption in a corner of the plot."""

    def __init__(self, viewport: QWidget, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._viewport, self._theme = viewport, LIGHT
        self.item = PastBoundaryItem()
        self.caption = CornerCaption("ghost_caption", Qt.Corner.BottomLeftCorner, viewport)
        self._shown: PastBoundary | None = None

    def show_past(self, past: PastBoundary | None, rect: Rect) -> None:
        """Draw this boundary; None draws nothing."""
        if past is self._shown:
            return
        self._shown = past
        self.item.set_paths(past.paths if past else (), rect)
        if past is None:
            self.caption.say("")
            return
        self.caption.say(
            self.tr("- - -  before: {label} (epoch {epoch:,})").format(
                label=label_text(past.label), epoch=past.epoch
            )
        )

    def show_theme(self, theme: Theme) -> None:
        """Take the colors of a theme."""
        self._theme = theme
        self.show_screen()
        self.caption.show_theme(theme)

    def show_screen(self) -> None:
        """Draw for the present screen's resolution."""
        ratio = self._viewport.devicePixelRatioF()
        self.item.set_colors(self._theme.muted, self._theme.paper, ratio)
