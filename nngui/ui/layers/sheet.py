"""The sheet of squared paper in the space of a layer: cells in the colors of the field, lines, boundary and points."""

from time import perf_counter
from typing import cast

import numpy as np
import pyqtgraph as pg
from PySide6.QtCore import QLineF, QPointF, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPainterPath, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from nngui.data import PointClass
from nngui.state.layers_view import SIDE, STEPS, LayersView
from nngui.ui.canvas.field_colors import class_table
from nngui.ui.canvas.markers import class_color
from nngui.ui.canvas.native import first_of
from nngui.ui.canvas.value_colors import step_colors, value_table
from nngui.ui.colors import LIGHT, Theme
from nngui.ui.layers.morph import Placed, between
from nngui.ui.theme import scaled

_MARGIN_PX = 8
_CELL_ALPHA = 205
_STEP = 16
_LINE_ALPHA, _EDGE_ALPHA = 60, 150
_POINT_PX, _OUTLINE_PX = 4.8, 6.6
_ROOMY_PX = 230


class SheetView(QWidget):
    """Draws a LayersView at one place between its stages; the pictures' scale is that of each stage."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("layers_sheet")
        self.setAccessibleName(self.tr("The plane in a layer's space"))
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self._view: LayersView | None = None
        self._at = 0.0
        self._theme = LIGHT
        self._classes: tuple[PointClass, ...] | None = ()
        self._table = np.empty(0, dtype=np.uint32)
        self._colors: list[QColor] = []
        self._scale, self._middle = 1.0, np.zeros(2)
        self.paint_cost_s = 0.0
        """How long the last picture took."""

    @property
    def at(self) -> float:
        """Where it stands: 0 is the plane, 1 the first layer."""
        return self._at

    def show_view(self, view: LayersView | None) -> None:
        """Draw these stages; None draws nothing."""
        self._view = view
        self.update()

    def show_at(self, at: float) -> None:
        """Draw this place between the stages."""
        if at != self._at:
            self._at = at
            self.update()

    def show_look(self, classes: tuple[PointClass, ...] | None, theme: Theme) -> None:
        """Draw in the colors of these classes (None: of values)."""
        if (classes, theme) == (self._classes, self._theme) and self._colors:
            return
        self._classes, self._theme = classes, theme
        if classes is None:
            self._table = value_table(theme)
            self._colors = [QColor(color) for color in step_colors(theme)]
        else:
            self._table = class_table(classes, theme)
            self._colors = [QColor(class_color(one, theme)) for one in classes]
        self.update()

    # ---- painting

    def _fits(self, view: LayersView) -> bool:
        """Whether the colors are those of the view: classes may have come or gone meanwhile."""
        marks = int(view.marks.max(initial=0))
        return marks < len(self._colors) and int(view.shades.max()) < len(self._table)

    def _fit(self, placed: Placed) -> None:
        """As large as the widget lets it be, of the same scale in both directions."""
        ends = [placed.vertices, placed.points]
        low = np.min([one.min(axis=0) for one in ends if len(one)], axis=0)
        high = np.max([one.max(axis=0) for one in ends if len(one)], axis=0)
        margin = 2 * scaled(_MARGIN_PX, self.font())
        room = np.maximum([self.width() - margin, self.height() - margin], 1.0)
        self._scale = float((room / np.maximum(high - low, 1e-9)).min())
        self._middle = (low + high) / 2

    def _to_pixels(self, places: np.ndarray) -> np.ndarray:
        """Coordinates (..., 2), x2 upwards, as pixels (..., 2), float64."""
        pixels = (places.astype(np.float64) - self._middle) * [self._scale, -self._scale]
        pixels += [self.width() / 2, self.height() / 2]
        return np.ascontiguousarray(pixels)

    def _paint_cells(self, painter: QPainter, vertices: np.ndarray, view: LayersView) -> None:
        """Those of one color at once, in steps of confidence that an eye can tell apart."""
        corners = vertices[view.cells]
        steps = (view.shades // _STEP * _STEP).tolist()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing, False)
        for step in sorted(set(steps)):
            color = QColor.fromRgb(int(self._table[min(step + _STEP // 2, len(self._table) - 1)]))
            color.setAlpha(_CELL_ALPHA)
            mine = corners[view.shades // _STEP * _STEP == step]
            painter.fillPath(_cells_path(mine), color)

    def _paint_lines(self, painter: QPainter, vertices: np.ndarray) -> None:
        vertices = vertices[: SIDE * SIDE].reshape(SIDE, SIDE, 2)
        across, along = vertices[::STEPS], vertices[:, ::STEPS].swapaxes(0, 1)
        edges = [across[[0, -1]], along[[0, -1]]]
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        for lines, alpha, width in (
            ([across, along], _LINE_ALPHA, 1.0),
            (edges, _EDGE_ALPHA, 1.4),
        ):
            color = QColor(self._theme.ink)
            color.setAlpha(alpha)
            painter.setPen(QPen(color, width))
            pieces = [np.concatenate([one[:, :-1], one[:, 1:]], axis=2) for one in lines]
            _draw_lines(painter, np.concatenate([one.reshape(-1, 4) for one in pieces]))

    def _paint_boundary(self, painter: QPainter, pieces: np.ndarray) -> None:
        if len(pieces):
            pixels = self._to_pixels(pieces.reshape(-1, 2)).reshape(-1, 4)
            halo = QColor(self._theme.paper)
            halo.setAlpha(150)
            for color, width in ((halo, 4.0), (QColor(self._theme.ink), 1.8)):
                painter.setPen(QPen(color, width, Qt.PenStyle.SolidLine, Qt.PenCapStyle.RoundCap))
                _draw_lines(painter, pixels)

    def _paint_points(self, painter: QPainter, placed: Placed, marks: np.ndarray) -> None:
        pixels = self._to_pixels(placed.points)
        # A small sheet is not to vanish under its points.
        size = scaled(10, self.font()) / 10 * min(1.0, min(self.width(), self.height()) / _ROOMY_PX)
        outline = QColor(self._theme.mark_outline)
        # In their order: no class always lies on top of the others.
        for index in np.unique(marks).tolist():
            mine = np.ascontiguousarray(pixels[marks == index])
            for color, width in ((outline, _OUTLINE_PX), (self._colors[index], _POINT_PX)):
                pen = QPen(color, width * size)
                pen.setCapStyle(Qt.PenCapStyle.RoundCap)
                painter.setPen(pen)
                painter.drawPoints(first_of(mine, QPointF), len(mine))

    # ---- Qt

    def sizeHint(self) -> QSize:
        return QSize(320, 260)

    def minimumSizeHint(self) -> QSize:
        return QSize(120, 100)

    def paintEvent(self, event: QPaintEvent) -> None:
        view = self._view
        if view is None or not self._fits(view):
            return
        began_s = perf_counter()
        painter = QPainter(self)
        placed = between(view.stages, self._at)
        self._fit(placed)
        vertices = self._to_pixels(placed.vertices)
        self._paint_cells(painter, vertices, view)
        self._paint_lines(painter, vertices)
        self._paint_boundary(painter, placed.boundary)
        if len(placed.points):
            self._paint_points(painter, placed, view.marks)
        painter.end()
        self.paint_cost_s = perf_counter() - began_s


def _cells_path(corners: np.ndarray) -> QPainterPath:
    """Cells (n, 5, 2) as one path. All go round the same way: where a sheet lies double, none is left out."""
    x, y = corners[..., 0], corners[..., 1]
    area = (x * np.roll(y, -1, axis=1) - np.roll(x, -1, axis=1) * y).sum(axis=1)
    corners = np.where((area < 0)[:, None, None], corners[:, ::-1], corners)
    # The last corner of each cell is not joined to the first one of the next.
    joined = np.tile(np.array([1, 1, 1, 1, 0], dtype=np.int32), len(corners))
    flat = np.ascontiguousarray(corners.reshape(-1, 2))
    path = pg.arrayToQPath(flat[:, 0], flat[:, 1], connect=joined, finiteCheck=False)
    path.setFillRule(Qt.FillRule.WindingFill)
    return cast(QPainterPath, path)


def _draw_lines(painter: QPainter, lines: np.ndarray) -> None:
    lines = np.ascontiguousarray(lines, dtype=np.float64)
    painter.drawLines(first_of(lines, QLineF), len(lines))
