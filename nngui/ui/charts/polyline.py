"""Lines through many points that cost little to draw, and nothing of Python's time."""

import math

import numpy as np
from pyqtgraph.functions import create_qpolygonf, ndarray_from_qpolygonf
from PySide6.QtGui import QColor, QPainterPath, QPen
from PySide6.QtWidgets import QGraphicsItem, QGraphicsPathItem

from nngui.ui.charts.scale import Place, Scale
from nngui.ui.charts.series import Lines

# Qt draws smooth lines of one pixel of the screen twenty times faster than wider ones, so a wider line is several of
# those, each a little further down to the right: level and steep ones grow alike.
_RIGHT, _DOWN = 0.7, 1.0
_FEW_LEVEL = 8
"""One level piece of so many is few."""


class Polyline(QGraphicsPathItem):
    """A line some pixels wide; made once, then only given data."""

    def __init__(self, width: float) -> None:
        super().__init__()
        self._width = width
        self._more: list[QGraphicsPathItem] = []
        self.hide()

    def set_look(self, color: str, ratio: float) -> None:
        """Draw in this color, on a screen of so many pixels to one of ours."""
        extra = max(self._width * ratio - 1.0, 0.0)
        n_more = math.ceil(extra - 1e-6)
        while len(self._more) < n_more:
            stroke = QGraphicsPathItem(self)
            stroke.setPath(self.path())
            self._more.append(stroke)
        # Of a pen of width 0, which is one pixel of the screen, Qt asks for no outline of the line to know its bounds.
        pen = QPen(QColor(color), 0.0)
        self.setPen(pen)
        for number, stroke in enumerate(self._more, start=1):
            stroke.setPen(pen)
            stroke.setVisible(number <= n_more)
            step = number * extra / max(n_more, 1) / ratio
            stroke.setPos(_RIGHT * step, _DOWN * step)

    def set_points(self, x: np.ndarray, y: np.ndarray) -> None:
        """Go through these points (n,) in pixels, all finite, `x` ascending."""
        self.setVisible(len(x) > 1)
        path = QPainterPath()
        if len(x) > 1:
            # A level stretch is one piece: joints of short ones can be seen as beads. Here and there one is nothing.
            same = y[1:] == y[:-1]
            if np.count_nonzero(same) > len(y) // _FEW_LEVEL:
                within = same[1:] & same[:-1]
                corners = np.concatenate(([0], np.flatnonzero(~within) + 1, [len(y) - 1]))
                x, y = x[corners], y[corners]
            path = path_through(x, y)
        self.setPath(path)
        for stroke in self._more:
            stroke.setPath(path)


def path_through(x: np.ndarray, y: np.ndarray) -> QPainterPath:
    """A path along these points (n,), n at least 2, all finite."""
    # The way of pyqtgraph's arrayToQPath, without its looks at what the points may be.
    polygon = create_qpolygonf(len(x))
    corners = ndarray_from_qpolygonf(polygon)
    corners[:, 0], corners[:, 1] = x, y
    path = QPainterPath()
    path.addPolygon(polygon)
    return path


class LinePair:
    """Train and test of one run; what would look as it does already is left alone."""

    def __init__(self, width: float) -> None:
        self.train, self.test = Polyline(width), Polyline(width)
        self.x, self.ys = np.empty(0), np.empty((2, 0))
        """What was drawn last, in pixels: (n,) and (2 or 4, n)."""
        self._ends: tuple[Place | None, Place | None] = (None, None)
        self._given: tuple[Lines, Scale] | None = None

    def items(self) -> list[QGraphicsItem]:
        """What stands on the plot, lowest first: train lies on test, since it is the one that is watched."""
        return [self.test, self.train]

    def set_look(self, train: str, test: str, ratio: float) -> None:
        """Draw in these colors, on a screen of so many pixels to one of ours."""
        self.train.set_look(train, ratio)
        self.test.set_look(test, ratio)

    @property
    def ends(self) -> tuple[Place | None, Place | None]:
        """Where train and test are at the last row that has a value."""
        return self._ends

    def show(self, lines: Lines, scale: Scale) -> bool:
        """Draw these rows there; tells whether that is another picture than before."""
        if self._given is not None and lines is self._given[0] and scale is self._given[1]:
            return False
        self._given = lines, scale
        x, ys = scale.across(lines.x), scale.down(lines.ys)
        # Bytes, because nan differs from itself.
        if ys.shape == self.ys.shape and all(
            new.tobytes() == old.tobytes() for new, old in ((x, self.x), (ys, self.ys))
        ):
            return False
        self.x, self.ys = x, ys
        ends: list[Place | None] = []
        for line, y in zip((self.train, self.test), ys, strict=False):
            finite = slice(None) if lines.is_whole else np.isfinite(y)
            along, down = x[finite], y[finite]
            line.set_points(along, down)
            ends.append((float(along[-1]), float(down[-1])) if len(along) else None)
        self._ends = ends[0], ends[1]
        return True
