"""The present run on a chart: train and test, raw and smoothed, their band, dots at the end, and what a reset left."""

import numpy as np
from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QPainterPath, QPen
from PySide6.QtWidgets import QGraphicsItem, QGraphicsPathItem

from nngui.ui.charts.dot import Dot
from nngui.ui.charts.polyline import LinePair, path_through
from nngui.ui.charts.scale import Scale
from nngui.ui.charts.series import NO_LINES, Lines
from nngui.ui.colors import Theme, mixed

_LINE_PX, _FAINT_PX = 1.5, 1.0
_GHOST_SHARE, _RAW_SHARE, _BAND_SHARE = 0.48, 0.42, 0.16
_BAND_PIECES = 256


class RunLines:
    """Made once, then only given data."""

    def __init__(self) -> None:
        self.band = QGraphicsPathItem()
        self.band.setPen(QPen(Qt.PenStyle.NoPen))
        self.ghost = LinePair(_FAINT_PX)
        self.raw = LinePair(_FAINT_PX)
        self.main = LinePair(_LINE_PX)
        self.heads = Dot(), Dot()
        self._scale = Scale()
        self._given = NO_LINES, NO_LINES, NO_LINES, False

    def items(self) -> list[QGraphicsItem]:
        """What stands on the plot, lowest first."""
        pairs = self.ghost, self.raw, self.main
        return [*(item for pair in pairs for item in pair.items()), *self.heads[::-1]]

    def show_theme(self, theme: Theme, ratio: float) -> None:
        """Draw in the colors of `theme`, faint ones opaque: what shines through takes several times as long."""
        ground, ink, accent = theme.plot_background, theme.ink, theme.accent
        self.band.setBrush(QColor(mixed(ground, ink, _BAND_SHARE)))
        for pair, share in ((self.main, 1.0), (self.ghost, _GHOST_SHARE), (self.raw, _RAW_SHARE)):
            pair.set_look(mixed(ground, ink, share), mixed(ground, accent, share), ratio)
        for head, color in zip(self.heads, (ink, accent), strict=True):
            head.set_look(color, ground)

    def show(self, lines: Lines, raw: Lines, ghost: Lines, *, has_end: bool) -> None:
        """Draw the rows of a run, with dots at its end if that is among them, and an earlier run.

        `raw`: the same rows before they were smoothed, none where they were not.
        """
        self._given = lines, raw, ghost, has_end
        self._draw()

    def show_scale(self, scale: Scale) -> None:
        """Draw them there."""
        self._scale = scale
        self._draw()

    def _draw(self) -> None:
        lines, raw, ghost, has_end = self._given
        self.raw.show(raw, self._scale)
        self.ghost.show(ghost, self._scale)
        if self.main.show(lines, self._scale):
            self.band.setPath(_band_path(self.main.x, self.main.ys[2:]))
        for head, end in zip(self.heads, self.main.ends, strict=True):
            head.show_at(end if has_end else None)


def _band_path(x: np.ndarray, edges: np.ndarray) -> QPainterPath:
    """The area between the least and the greatest of each row, (2, n) in pixels; nothing where there are none."""
    if not len(edges):
        return QPainterPath()
    finite = np.isfinite(edges)
    if not finite.all():
        rows = finite.all(axis=0)
        x, edges = x[rows], edges[:, rows]
    if not len(x):
        return QPainterPath()
    # A filled outline is dear: neighbors share one piece of it. The greatest value is the least way down.
    starts = np.arange(0, len(x), -(-len(x) // _BAND_PIECES))
    x = np.append(x[starts], x[-1])
    below = np.maximum.reduceat(edges[0], starts)
    above = np.minimum.reduceat(edges[1], starts)
    around = np.concatenate((above, above[-1:], below[-1:], below[::-1]))
    return path_through(np.concatenate((x, x[::-1])), around)
